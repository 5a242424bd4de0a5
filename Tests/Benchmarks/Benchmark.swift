import Dashboard
import Model
import Store
import TestLibrary

/// Times what happens between a key and the screen, and before the first frame, on one library.
struct Benchmark {
  /// Opens the library anew, as a start does.
  let open: () throws -> StoreReader
  let today: Day
  let home: UnitID?
  let size = Size(columns: 120, rows: 40)

  struct Row {
    let name: String
    let samples: Samples
  }

  /// - Parameter only: what the names of the rows must contain; empty for all.
  func run(times: Int, only: String) throws -> [Row] {
    var rows: [Row] = []
    for screen in ScreenID.allCases where Self.wants("first frame, \(screen.rawValue)", only) {
      var samples = Samples()
      try samples.measure(times: max(3, times / 20)) {
        let driver = try driver(screen)
        _ = driver.frame
      }
      rows.append(Row(name: "first frame, \(screen.rawValue)", samples: samples))
    }
    for screen in ScreenID.allCases
    where Self.wants("cursor key, \(screen.rawValue)", only) || Self.wants("frame, \(screen.rawValue)", only)
    {
      rows += try keys(screen, times: times).filter { Self.wants($0.name, only) }
    }
    rows += try queries(times: max(3, times / 20), only: only)
    if Self.wants("changes of a month", only) { rows.append(try changes(times: max(3, times / 20))) }
    return rows
  }

  private static func wants(_ name: String, _ only: String) -> Bool { only.isEmpty || name.contains(only) }

  private func driver(_ screen: ScreenID) throws -> ScreenDriver {
    try ScreenDriver(reader: open(), screen: screen, size: size, today: today, home: home)
  }

  /// A cursor key down the list and up again: what it does to the state, and the frame after it.
  private func keys(_ screen: ScreenID, times: Int) throws -> [Row] {
    var driver = try driver(screen)
    var updates = Samples()
    var frames = Samples()
    for turn in 0..<times {
      let key: Key = turn / 30 % 2 == 0 ? .down : .up
      var effects: [Effect] = []
      updates.measure(times: 1) { effects = driver.state.update(.key(key)) }
      frames.measure(times: 1) { _ = driver.frame }
      // Rows that the key asks for come later, outside of what is timed.
      if !effects.isEmpty { driver.play(.resize(size)) }
    }
    return [
      Row(name: "cursor key, \(screen.rawValue)", samples: updates),
      Row(name: "frame, \(screen.rawValue)", samples: frames),
    ]
  }

  /// Each query that some screen begins with, and the directives in other orders.
  private func queries(times: Int, only: String) throws -> [Row] {
    let reader = try open()
    let catalogue = try Catalogue(from: reader)
    var seen: Set<Query> = []
    var rows: [Row] = []
    for query in try ScreenID.allCases.flatMap({ try driver($0).state.wantedQueries() }) + orders {
      guard seen.insert(query).inserted, Self.wants("query " + Self.name(query), only) else { continue }
      var samples = Samples()
      try samples.measure(times: times) { _ = try query.answer(from: reader, catalogue: catalogue) }
      rows.append(Row(name: "query " + Self.name(query), samples: samples))
    }
    return rows
  }

  /// What changed in the month before, up to a meeting in five days, with what was known two batches ago.
  private func changes(times: Int) throws -> Row {
    let reader = try open()
    let catalogue = try Catalogue(from: reader)
    let then = reader.knownAt.value > 2 ? try reader.at(BatchNumber(reader.knownAt.value - 2)) : nil
    let finder = MeetingChangeFinder(
      register: catalogue.register, home: home, workdays: catalogue.calendar, rules: .none)
    var samples = Samples()
    try samples.measure(times: times) {
      _ = try finder.changes(
        since: today.adding(months: -1), today: today, nextMeeting: today + 5, then: then, now: reader)
    }
    return Row(name: "changes of a month", samples: samples)
  }

  private var orders: [Query] {
    func order(_ grouping: DirectiveOrder.Grouping, _ filter: String, sort: String? = nil) -> Query {
      .directives(
        DirectiveOrder(
          grouping: grouping, filter: filter, today: today, warningDays: 3, sort: sort, isReversed: false))
    }
    return [
      order(.state, "bao cao"), order(.state, "b"), order(.lead, ""), order(.document, ""),
      order(.dueMonth, ""), order(.state, "", sort: "text"), order(.state, "", sort: "source"),
    ]
  }

  private static func name(_ query: Query) -> String {
    switch query {
    case .ranking(let edition): "ranking \(edition)"
    case .unitFigures(let index, let unit): "figures of \(unit) in \(index)"
    case .directiveRows(let ids): "\(ids.count) directives by key"
    case .directives(let order):
      "directives by \(order.grouping.rawValue)" + (order.sort.map { ", \($0)" } ?? "")
        + (order.filter.isEmpty ? "" : " with \(order.filter)")
    default: String(String(describing: query).prefix { $0.isLetter })
    }
  }
}
