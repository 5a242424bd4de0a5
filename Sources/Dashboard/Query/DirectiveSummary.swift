import Model

/// What is said of all directives together, and the first of them: counts by state, the most pressing ones, and the
/// extremes. A fraction of the work of a ``DirectiveList``, and the same as is found there. Shared by reference.
public final class DirectiveSummary: Sendable {
  public let today: Day
  public let counts: DirectiveCounts
  /// The first of all in the usual order, at most ``DirectiveList/blockSize``.
  public let first: [DirectiveEntry]
  /// What is said of the directives in one state; nothing for a state that has none.
  public let states: [DirectiveState: StateSummary]
  /// Sources of the documents that directives stand on, the one with most directives first.
  public let sources: [SourceID]
  /// How many provinces the directives belong to.
  public let provinceCount: Int
  /// Keys of ``first`` and of the first of each state: what is read whole. Shared, so that asking copies nothing.
  public let shownIDs: [DirectiveID]
  /// Finds how a directive stands in what the summary is of, by its key; nil for one that is not there. Asked only
  /// where something changed, so that a start pays nothing for it.
  private let standing: @Sendable (DirectiveID) -> DirectiveStanding?

  /// The directives in one state.
  public struct StateSummary: Sendable {
    /// The first in the usual order.
    public let first: DirectiveEntry
    public let count: Int
    /// The fewest and the most days left or past; 0 for one that waits for no day.
    public let days: ClosedRange<Int>
    /// Their provinces, in the order in which they come among the directives.
    public let provinces: [UnitID]
  }

  init(
    today: Day, counts: DirectiveCounts, first: [DirectiveEntry], states: [DirectiveState: StateSummary],
    sources: [SourceID], provinceCount: Int,
    standing: @escaping @Sendable (DirectiveID) -> DirectiveStanding?
  ) {
    self.today = today
    self.counts = counts
    self.first = first
    self.states = states
    self.sources = sources
    self.provinceCount = provinceCount
    self.standing = standing
    let shown = Set(first.map(\.id))
    let others = DirectiveState.allCases.compactMap { states[$0]?.first.id }.filter { !shown.contains($0) }
    shownIDs = first.map(\.id) + others
  }

  /// A directive that is read whole.
  public func entry(of id: DirectiveID) -> DirectiveEntry? {
    first.first { $0.id == id } ?? states.values.lazy.map(\.first).first { $0.id == id }
  }

  /// Of ``first``, what is new or stands otherwise than in an earlier summary.
  func changes(since old: DirectiveSummary) -> [DirectiveID] {
    first.filter { old.standing($0.id) != $0.standing }.map(\.id)
  }
}
