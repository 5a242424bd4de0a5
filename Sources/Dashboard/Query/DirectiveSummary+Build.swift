import Model

extension DirectiveSummary {
  /// Goes once through the register; nothing is sorted but the first few.
  /// - Parameters:
  ///   - warningDays: how many days before its last day a directive is due soon (0...).
  ///   - sharing: a large register is gone through in pieces.
  public convenience init(
    today: Day, warningDays: Int, from reader: any FactReader, catalogue: Catalogue,
    sharing: WorkSharing = .alone
  ) throws {
    let register = try reader.directiveRegister()
    // Rows come by the day of assignment; what was assigned later is not there yet.
    let assigned = register.rows.prefix { $0.assignedOn <= today }.count
    let starts = Array(stride(from: 0, to: max(assigned, 1), by: Self.pieceSize))
    let order = UsualDirectiveOrder(register)
    let tallies = sharing.results(of: starts) { start in
      var tally = DirectiveTally(register, order)
      register.visitStandings(
        of: start..<min(start + Self.pieceSize, assigned), on: today, warningDays: warningDays,
        workdays: catalogue.calendar, publishedEditions: { catalogue.published($0) },
        { place, standing in tally.add(place, standing) })
      return tally
    }
    var tally = tallies.first ?? DirectiveTally(register, order)
    for other in tallies.dropFirst() { tally.add(other) }
    func entry(_ place: Int) -> DirectiveEntry {
      DirectiveEntry(
        register, register.rows[place],
        register.standing(
          of: place, on: today, warningDays: warningDays, workdays: catalogue.calendar,
          publishedEditions: { catalogue.published($0) }), on: today)
    }
    var states: [DirectiveState: StateSummary] = [:]
    for state in DirectiveState.allCases {
      guard let found = tally.summary(of: state) else { continue }
      states[state] = StateSummary(
        first: entry(found.first), count: found.count, days: found.days,
        provinces: found.provinces.map { register.provinces[$0] })
    }
    let sources = try reader.documentSources()
    self.init(
      today: today, counts: tally.counts, first: tally.first.map(entry), states: states,
      sources: register.sources(of: 0..<assigned) { sources[$0] }, provinceCount: tally.provinceCount,
      standing: { id in
        guard let place = register.place(of: id), place < assigned else { return nil }
        return register.standing(
          of: place, on: today, warningDays: warningDays, workdays: catalogue.calendar,
          publishedEditions: { catalogue.published($0) })
      })
  }
}

/// How many directives one thread goes through at a time.
extension DirectiveSummary {
  fileprivate static let pieceSize = 2_000
}

/// Counts directives as they come, and keeps of each state and province the first in the usual order.
private struct DirectiveTally: Sendable {
  /// A row and what it is ordered by.
  private struct Candidate {
    /// State, due day and document.
    let key: UInt64
    let place: Int
  }

  /// How many are in one state, and how many days are left or past.
  private struct OfState {
    var tasks = 0
    var others = 0
    var fewestDays = Int.max
    var mostDays = 0

    var count: Int { tasks + others }
  }

  private let register: DirectiveRegister
  private let order: UsualDirectiveOrder
  private let ranks = DirectiveListGrouping.stateRanks.map { UInt64($0) }
  private var states = [OfState](repeating: OfState(), count: DirectiveState.allCases.count)
  /// Provinces, and one more for what belongs to none.
  private let provinces: Int
  /// The first of each state and province, state after state.
  private var firsts: [Candidate?]
  /// The first of all, and others until it is cut.
  private var candidates: [Candidate] = []
  /// How many others there may be before it is cut.
  private var room = Self.room
  /// Nothing after this one is among the first.
  private var limit = UInt64.max

  init(_ register: DirectiveRegister, _ order: UsualDirectiveOrder) {
    self.register = register
    self.order = order
    provinces = register.provinces.count + 1
    firsts = Array(repeating: nil, count: provinces * states.count)
    candidates.reserveCapacity(Self.room)
  }

  private static let room = 8 * DirectiveList.blockSize

  mutating func add(_ place: Int, _ standing: DirectiveStanding) {
    let row = register.rows[place]
    let state = standing.state.urgency
    let days = abs(standing.daysLeft ?? 0)
    var ofState = states[state]
    if row.kind == .task { ofState.tasks += 1 } else { ofState.others += 1 }
    ofState.fewestDays = min(ofState.fewestDays, days)
    ofState.mostDays = max(ofState.mostDays, days)
    states[state] = ofState
    let candidate = Candidate(
      key: ranks[state] << (64 - UsualDirectiveOrder.freeBits)
        | order.key(of: row, due: DirectiveStock.dueDay(row, standing)), place: place)
    let slot = state * provinces + (row.province < 0 ? provinces - 1 : Int(row.province))
    if firsts[slot].map({ precedes(candidate, $0) }) ?? true { firsts[slot] = candidate }
    if candidate.key <= limit {
      candidates.append(candidate)
      if candidates.count >= room { cut() }
    }
  }

  /// Takes in what another one counted, of other directives.
  mutating func add(_ other: DirectiveTally) {
    for (state, more) in other.states.enumerated() where more.count > 0 {
      states[state].tasks += more.tasks
      states[state].others += more.others
      states[state].fewestDays = min(states[state].fewestDays, more.fewestDays)
      states[state].mostDays = max(states[state].mostDays, more.mostDays)
    }
    for (slot, candidate) in other.firsts.enumerated() {
      guard let candidate else { continue }
      if firsts[slot].map({ precedes(candidate, $0) }) ?? true { firsts[slot] = candidate }
    }
    for candidate in other.candidates where candidate.key <= limit {
      candidates.append(candidate)
      if candidates.count >= room { cut() }
    }
  }

  private func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    left.key == right.key
      ? order.precedes(register.rows[left.place], register.rows[right.place]) : left.key < right.key
  }

  private func sortedCandidates() -> [Candidate] {
    Array(candidates.sorted(by: precedes).prefix(DirectiveList.blockSize))
  }

  /// Leaves out what comes after as many as are wanted. By number alone: only the few that stay are worth reading
  /// their keys.
  private mutating func cut() {
    var keys = candidates.map(\.key)
    keys.sort()
    limit = min(limit, keys[DirectiveList.blockSize - 1])
    candidates.removeAll { $0.key > limit }
    // Many may have the same day and document.
    room = max(Self.room, 2 * candidates.count)
  }

  // MARK: Results

  /// Places of the first of all, in order.
  var first: [Int] { sortedCandidates().map(\.place) }

  var counts: DirectiveCounts {
    func byState(_ count: (OfState) -> Int) -> [DirectiveState: Int] {
      var result: [DirectiveState: Int] = [:]
      for state in DirectiveState.allCases {
        let counted = count(states[state.urgency])
        if counted > 0 { result[state] = counted }
      }
      return result
    }
    return DirectiveCounts(tasks: byState(\.tasks), others: byState(\.others))
  }

  var provinceCount: Int {
    (0..<(provinces - 1)).count { province in
      states.indices.contains { firsts[$0 * provinces + province] != nil }
    }
  }

  /// nil for a state that none is in. Provinces are places in the register.
  func summary(
    of state: DirectiveState
  ) -> (first: Int, count: Int, days: ClosedRange<Int>, provinces: [Int])? {
    let ofState = states[state.urgency]
    let found = (0..<provinces).compactMap { province in
      firsts[state.urgency * provinces + province].map { (province: province, candidate: $0) }
    }.sorted { precedes($0.candidate, $1.candidate) }
    guard let first = found.first else { return nil }
    return (
      first.candidate.place, ofState.count, ofState.fewestDays...max(ofState.fewestDays, ofState.mostDays),
      found.map(\.province).filter { $0 < provinces - 1 }
    )
  }
}
