/// Ranks by score in the way of competitions: equal scores share a rank and the next is skipped (14, 15, 15,
/// 17), so that a rank is one more than the number of better units. A row number is no rank.
public struct CompetitionRanking<Key: Hashable & Sendable>: Sendable {
  public struct Entry: Sendable {
    public let key: Key
    public let score: ExactDecimal
    /// From 1.
    public let rank: Int
    /// Another has the same score.
    public let isTied: Bool
  }

  /// Best first; tied ones in the order they were given.
  public let entries: [Entry]
  private let positionOfKey: [Key: Int]

  /// - Parameters:
  ///   - scores: one for each unit; a key that comes again is left out.
  ///   - higherIsBetter: false for figures that are better when small.
  public init(_ scores: [(key: Key, score: ExactDecimal)], higherIsBetter: Bool = true) {
    var seen: Set<Key> = []
    let scores = scores.filter { seen.insert($0.key).inserted }
    let places = CompetitionRanks(scores.map(\.score), higherIsBetter: higherIsBetter)
    let entries = places.order.map { position in
      Entry(
        key: scores[position].key, score: scores[position].score, rank: places.ranks[position],
        isTied: places.isTied[position])
    }
    self.entries = entries
    positionOfKey = Dictionary(
      entries.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The n of "15/n": how many are ranked.
  public var rankOf: Int { entries.count }

  public subscript(key: Key) -> Entry? {
    positionOfKey[key].map { entries[$0] }
  }

  /// The nearest better unit and how far it is ahead; nil for the first and for unknown keys. Of several that
  /// share the next place the first given.
  public func nextPlace(above key: Key) -> (entry: Entry, distance: ExactDecimal)? {
    guard let own = self[key], own.rank > 1 else { return nil }
    let above = entries[own.rank - 2]
    let first = entries[above.rank - 1]
    return (first, (first.score - own.score).absolute)
  }

  /// The plain mean of the scores of all ranked units, with `scale` digits; nil of nothing. A mean of ranks is
  /// never formed.
  public func mean(scale: Int) -> ExactDecimal? {
    entries.map(\.score).total().divided(by: ExactDecimal(entries.count), scale: scale)
  }
}
