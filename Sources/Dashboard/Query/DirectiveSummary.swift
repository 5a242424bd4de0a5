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
  /// A number for each directive and how it stands, in no particular order; the same number means that nothing has
  /// changed.
  let marks: [UInt64]

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
    sources: [SourceID], provinceCount: Int, marks: [UInt64]
  ) {
    self.today = today
    self.counts = counts
    self.first = first
    self.states = states
    self.sources = sources
    self.provinceCount = provinceCount
    self.marks = marks
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
    first.filter { !old.marks.contains(Self.mark(Array($0.id.rawValue.utf8)[...], $0.standing)) }.map(\.id)
  }

  /// FNV-1a over the key and the standing: tells apart, and nothing hangs on its secrecy.
  static func mark(_ id: ArraySlice<UInt8>, _ standing: DirectiveStanding) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ value: UInt64) { hash = (hash ^ value) &* 0x0000_0100_0000_01B3 }
    func mix(_ value: Int) { mix(UInt64(bitPattern: Int64(value))) }
    for byte in id { mix(UInt64(byte)) }
    mix(standing.state.urgency << 2 | (standing.isContinuous ? 2 : 0) | (standing.isKnownLater ? 1 : 0))
    mix(standing.window.map { Int($0.first.number) } ?? .max)
    mix(standing.window.map { Int($0.last.number) } ?? .max)
    mix(standing.daysLeft ?? .max)
    mix(standing.missedInstances)
    mix(Progress.allCases.firstIndex(of: standing.progress) ?? -1)
    if let lines = standing.assignments {
      mix(lines.finished)
      mix(lines.total)
      for state in DirectiveState.allCases { mix(lines.counts[state] ?? 0) }
    }
    return hash
  }
}
