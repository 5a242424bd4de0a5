/// Directives on two days side by side.
struct DirectiveComparison {
  private let finder: MeetingChangeFinder
  private let since: Day
  let today: Day
  private let published: [EditionID: Day]

  init(_ finder: MeetingChangeFinder, since: Day, today: Day, published: [EditionID: Day]) {
    self.finder = finder
    self.since = since
    self.today = today
    self.published = published
  }

  struct Result {
    var finished: [DirectiveChange] = []
    var overdue: [DirectiveChange] = []
    var open: [DirectiveChange] = []
    var extended: [DirectiveChange] = []

    /// Those that fall due from today up to a day; none where it is not known.
    func due(by day: Day?, from today: Day) -> [DirectiveChange] {
      guard let day else { return [] }
      return open.filter { change in
        change.standing.window.map { today <= $0.last && $0.last <= day } ?? false
      }.sorted {
        ($0.standing.window?.last ?? day, $0.id) < ($1.standing.window?.last ?? day, $1.id)
      }
    }
  }

  /// - Parameter then: nil where nothing was kept then; how they stood then is what `now` says of that day.
  func compare(then: DirectiveRegister?, now: DirectiveRegister) -> Result {
    // Where nothing was kept then, both days are looked up in one register and places do for keys.
    let kept = then.map(states)
    let asKnownNow = then == nil ? statesByPlace(now) : []
    let homes = homes(of: now)
    var result = Result()
    visit(now, on: today) { place, standing in
      let row = now.rows[place]
      guard row.kind == .task, row.assignedOn <= today, row.province < 0 || homes.contains(row.province)
      else { return }
      let isOpen = standing.state.isOpen
      let isFinished = standing.state.isFinished
      let count = isOpen ? now.extensionCount(of: row, on: today) : 0
      guard isFinished || isOpen else { return }
      let id = now.id(of: row)
      let was = kept.map { $0[id] } ?? asKnownNow[place]
      let report = isFinished ? now.latestReportOfAny(of: row, on: today) : nil
      let change = DirectiveChange(
        id: id, standing: standing, before: was, extensionCount: count,
        finishedOn: report.map { $0.finishedOn ?? $0.reportedOn })
      if isFinished {
        // What is said to be finished on a day to come has not happened yet.
        guard change.finishedOn.map({ $0 <= today }) ?? true else { return }
        if !(was?.isFinished ?? false), was != nil || row.assignedOn > since || reportedSince(now, row) {
          result.finished.append(change)
        }
        return
      }
      if standing.state == .overdue, was != .overdue { result.overdue.append(change) }
      result.open.append(change)
      if count >= 2 { result.extended.append(change) }
    }
    result.finished.sort { $0.id < $1.id }
    result.overdue.sort { ($0.standing.daysLeft ?? 0, $0.id) < ($1.standing.daysLeft ?? 0, $1.id) }
    result.extended.sort { left, right in
      left.extensionCount == right.extensionCount
        ? left.id < right.id : left.extensionCount > right.extensionCount
    }
    return result
  }

  /// What came since by its day; a directive first entered later with a completion of long ago is no news.
  private func reportedSince(_ register: DirectiveRegister, _ row: DirectiveRegister.Row) -> Bool {
    register.latestReportOfAny(of: row, on: today).map { $0.reportedOn > since } ?? false
  }

  /// How directives stood on the day, as known then.
  func states(of then: DirectiveRegister) -> [DirectiveID: DirectiveState] {
    var states: [DirectiveID: DirectiveState] = [:]
    states.reserveCapacity(then.count)
    visit(then, on: since) { place, standing in
      guard then.rows[place].assignedOn <= since else { return }
      states[then.id(of: then.rows[place])] = standing.state
    }
    return states
  }

  /// How directives stood on the day, as known now; nil for what was not assigned yet.
  private func statesByPlace(_ now: DirectiveRegister) -> [DirectiveState?] {
    var states = [DirectiveState?](repeating: nil, count: now.count)
    visit(now, on: since) { place, standing in
      if now.rows[place].assignedOn <= since { states[place] = standing.state }
    }
    return states
  }

  /// The register's places of the home province, whatever it was called.
  func homes(of register: DirectiveRegister) -> Set<Int32> {
    Set(register.provinces.indices.filter { isOfHome(register.provinces[$0]) }.map { Int32($0) })
  }

  private func isOfHome(_ unit: UnitID) -> Bool {
    guard let home = finder.home else { return true }
    if unit == home { return true }
    let register = finder.register
    return register.lineage(of: unit, on: today).contains { $0.id == home }
      || register.lineage(of: home, on: unit.validFrom).contains { $0.id == unit }
      || register.predecessors(of: home).contains { $0.id == unit }
  }

  private static func isOpen(_ state: DirectiveState) -> Bool {
    switch state {
    case .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate: true
    case .done, .doneLate, .onHold, .returned, .dropped: false
    }
  }

  func visit(
    _ register: DirectiveRegister, on day: Day, _ body: (Int, DirectiveStanding) -> Void
  ) {
    let published = published
    func publication(of edition: EditionID) -> Day? { published[edition] }
    register.visitStandings(
      of: 0..<register.count, on: day, warningDays: finder.warningDays, workdays: finder.workdays,
      publishedEditions: publication, body)
  }
}
