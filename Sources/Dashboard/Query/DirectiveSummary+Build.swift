import Model

extension DirectiveSummary {
  /// Goes once through the register; nothing is sorted but the first few.
  /// - Parameter warningDays: how many days before its last day a directive is due soon (0...).
  public convenience init(
    today: Day, warningDays: Int, from reader: any FactReader, catalogue: Catalogue
  ) throws {
    let register = try reader.directiveRegister()
    // Rows come by the day of assignment; what was assigned later is not there yet.
    let assigned = register.rows.prefix { $0.assignedOn <= today }.count
    var tally = DirectiveTally(register)
    func standing(_ place: Int) -> DirectiveStanding {
      register.standing(
        of: register.rows[place], on: today, warningDays: warningDays, workdays: catalogue.calendar,
        publishedEditions: { catalogue.published($0) })
    }
    for place in 0..<assigned { tally.add(place, standing(place)) }
    func entry(_ place: Int) -> DirectiveEntry {
      DirectiveEntry(register, register.rows[place], standing(place), on: today)
    }
    var states: [DirectiveState: StateSummary] = [:]
    for state in DirectiveState.allCases {
      guard let found = tally.summary(of: state) else { continue }
      states[state] = StateSummary(
        first: entry(found.first), count: found.count, days: found.days,
        provinces: found.provinces.map { register.provinces[$0] })
    }
    self.init(
      today: today, counts: tally.counts, first: tally.first.map(entry), states: states,
      sources: catalogue.sources(of: register, 0..<assigned), provinceCount: tally.provinceCount,
      marks: tally.marks)
  }
}

/// Counts directives as they come, and keeps of each state and province the first in the usual order.
private struct DirectiveTally {
  /// A row and what it is ordered by.
  private struct Candidate {
    /// State, due day and document.
    let key: UInt64
    let place: Int
  }

  private struct OfState {
    var count = 0
    var fewestDays = Int.max
    var mostDays = 0
    /// The first of each province; the last is for those that belong to none.
    var first: [Candidate?]
  }

  private let register: DirectiveRegister
  private let order: UsualDirectiveOrder
  private var states: [OfState]
  private var tasks = [Int](repeating: 0, count: DirectiveState.allCases.count)
  private var others = [Int](repeating: 0, count: DirectiveState.allCases.count)
  /// The first of all, and others until it is cut.
  private var candidates: [Candidate] = []
  /// Nothing after this one is among the first.
  private var limit = UInt64.max
  private(set) var marks: [UInt64] = []

  init(_ register: DirectiveRegister) {
    self.register = register
    order = UsualDirectiveOrder(register)
    let ofState = OfState(first: Array(repeating: nil, count: register.provinces.count + 1))
    states = Array(repeating: ofState, count: DirectiveState.allCases.count)
    marks.reserveCapacity(register.count)
  }

  mutating func add(_ place: Int, _ standing: DirectiveStanding) {
    let row = register.rows[place]
    let state = standing.state.urgency
    if row.kind == .task { tasks[state] += 1 } else { others[state] += 1 }
    marks.append(DirectiveSummary.mark(register.idBytes(of: row), standing))
    let candidate = Candidate(
      key: UInt64(DirectiveListGrouping.stateRanks[state]) << (64 - UsualDirectiveOrder.freeBits)
        | order.key(of: row, due: DirectiveStock.dueDay(row, standing)), place: place)
    let days = abs(standing.daysLeft ?? 0)
    states[state].count += 1
    states[state].fewestDays = min(states[state].fewestDays, days)
    states[state].mostDays = max(states[state].mostDays, days)
    let province = row.province < 0 ? register.provinces.count : Int(row.province)
    if states[state].first[province].map({ precedes(candidate, $0) }) ?? true {
      states[state].first[province] = candidate
    }
    if candidate.key <= limit {
      candidates.append(candidate)
      if candidates.count == 8 * DirectiveList.blockSize { cut() }
    }
  }

  private func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    left.key == right.key
      ? order.precedes(register.rows[left.place], register.rows[right.place]) : left.key < right.key
  }

  private func sortedCandidates() -> [Candidate] {
    Array(candidates.sorted(by: precedes).prefix(DirectiveList.blockSize))
  }

  private mutating func cut() {
    candidates = sortedCandidates()
    if let last = candidates.last { limit = last.key }
  }

  // MARK: Results

  /// Places of the first of all, in order.
  var first: [Int] { sortedCandidates().map(\.place) }

  var counts: DirectiveCounts {
    func byState(_ counts: [Int]) -> [DirectiveState: Int] {
      var result: [DirectiveState: Int] = [:]
      for state in DirectiveState.allCases where counts[state.urgency] > 0 {
        result[state] = counts[state.urgency]
      }
      return result
    }
    return DirectiveCounts(tasks: byState(tasks), others: byState(others))
  }

  var provinceCount: Int {
    register.provinces.indices.count { province in states.contains { $0.first[province] != nil } }
  }

  /// nil for a state that none is in. Provinces are places in the register.
  func summary(
    of state: DirectiveState
  ) -> (first: Int, count: Int, days: ClosedRange<Int>, provinces: [Int])? {
    let found = states[state.urgency]
    let firsts = found.first.enumerated().compactMap { province, candidate in
      candidate.map { (province: province, candidate: $0) }
    }.sorted { precedes($0.candidate, $1.candidate) }
    guard let first = firsts.first else { return nil }
    return (
      first.candidate.place, found.count, found.fewestDays...max(found.fewestDays, found.mostDays),
      firsts.map(\.province).filter { $0 < register.provinces.count }
    )
  }
}
