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
    first.filter { entry in
      var id = entry.id.rawValue
      let mark = id.withUTF8 { Self.mark($0, entry.standing) }
      return !old.marks.contains(mark)
    }.map(\.id)
  }

  /// A number for a key and a standing: tells apart, and nothing hangs on its secrecy.
  static func mark(_ id: UnsafeBufferPointer<UInt8>, _ standing: DirectiveStanding) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ value: UInt64) {
      hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    func mix(_ value: Int) { mix(UInt64(bitPattern: Int64(value))) }
    func mix(_ day: Day?) { mix(day.map { Int($0.number) } ?? Int.min) }
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    mix(standing.state.urgency << 2 | (standing.isContinuous ? 2 : 0) | (standing.isKnownLater ? 1 : 0))
    mix(standing.window?.first)
    mix(standing.window?.last)
    mix(standing.daysLeft ?? .min)
    mix(standing.missedInstances)
    mix(standing.progress.place)
    if let lines = standing.assignments {
      mix(lines.finished)
      mix(lines.total)
      for state in DirectiveState.allCases { mix(lines[state]) }
    }
    return hash
  }
}

extension Progress {
  /// A number of its own for each.
  fileprivate var place: Int {
    switch self {
    case .notStarted: 0
    case .underWay: 1
    case .awaitingConfirmation: 2
    case .done: 3
    case .onHold: 4
    case .returned: 5
    case .dropped: 6
    }
  }
}
