/// Competition ranks of scores by their position: what ``CompetitionRanking`` computes, without keys.
public struct CompetitionRanks: Sendable {
  /// Positions of the scores, best first; equal ones in the order given.
  public let order: [Int]
  /// The rank of the score at each position, from 1.
  public let ranks: [Int]
  /// True where another score is equal.
  public let isTied: [Bool]

  /// - Parameter higherIsBetter: false for figures that are better when small.
  public init(_ scores: [ExactDecimal], higherIsBetter: Bool = true) {
    // All at one scale, so that two scores are compared as two integers.
    let scale = scores.map(\.scale).max() ?? 0
    var keys: [(value: Int128, position: Int)] = []
    keys.reserveCapacity(scores.count)
    for (position, score) in scores.enumerated() {
      let value = score.significand(at: scale)
      keys.append((higherIsBetter ? -value : value, position))
    }
    keys.sort { left, right in
      left.value == right.value ? left.position < right.position : left.value < right.value
    }
    var ranks = Array(repeating: 0, count: keys.count)
    var isTied = Array(repeating: false, count: keys.count)
    for (place, key) in keys.enumerated() {
      let tiesBefore = place > 0 && keys[place - 1].value == key.value
      let tiesAfter = place + 1 < keys.count && keys[place + 1].value == key.value
      ranks[key.position] = tiesBefore ? ranks[keys[place - 1].position] : place + 1
      isTied[key.position] = tiesBefore || tiesAfter
    }
    order = keys.map(\.position)
    self.ranks = ranks
    self.isTied = isTied
  }
}
