import Foundation
import Glibc
import PseudoTerminal

/// Presenting, walking and following on one store.
struct MeetingBenchmark {
  /// A line for each thing that is timed.
  struct Table {
    init() { print(Self.fill("milliseconds"), "  median      p95      max  runs") }

    func row(_ name: String, _ samples: [Double]) {
      let sorted = samples.sorted()
      func share(_ percent: Int) -> String {
        String(format: "%8.2f", sorted[min(sorted.count - 1, sorted.count * percent / 100)])
      }
      guard !sorted.isEmpty else { return }
      print(Self.fill(name), share(50), share(95), share(100), String(format: "%5d", sorted.count))
    }

    private static func fill(_ name: String) -> String {
      name.padding(toLength: 48, withPad: " ", startingAt: 0)
    }
  }

  private let table: Table
  private let home: String
  private let store: String
  private let clock = ContinuousClock()
  /// Whole, since each program starts in its own folder.
  private let program = URL(fileURLWithPath: PseudoTerminal.program("phienhop")).path

  /// - Parameter store: one that is there; nil for a new one with the built-in figures.
  init(_ table: Table, store: String? = nil) throws {
    self.table = table
    home = FileManager.default.temporaryDirectory.appendingPathComponent("meeting-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    self.store = store.map { URL(fileURLWithPath: $0).path } ?? home + "/a.store"
    guard store == nil else { return }
    try run(["store", "init", "--home", "51"])
  }

  private func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments + ["--store", store]
    process.environment = ["HOME": home, "LC_ALL": "C.UTF-8"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  func remove() { try? FileManager.default.removeItem(atPath: home) }

  private func open(_ columns: Int, _ rows: Int, _ command: [String]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      program, arguments: ["--today", "2024-06-03", "--store", store] + command,
      columns: columns, rows: rows, environment: ["HOME": home])
    try terminal.waitForIdle()
    return terminal
  }

  /// From the key to the last byte of what it leads to.
  private func time(_ key: String, on terminal: PseudoTerminal) throws -> Double {
    // A key comes when nothing moves.
    _ = terminal.goesIdle(within: 20)
    let begin = clock.now
    try terminal.press(key)
    return milliseconds(begin.duration(to: max(begin, terminal.lastReceived)))
  }

  private func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1000 + Double(attoseconds) / 1e15
  }

  /// F5 and the walk through the agenda, each time in a program that has not presented before; the changes view.
  func present(_ name: String) throws {
    print(name)
    var first: [Double] = []
    var items: [Double] = []
    var again: [Double] = []
    var rows: [Double] = []
    var changes: [Double] = []
    for _ in 0..<15 {
      let terminal = try open(120, 40, [])
      changes.append(try time("C", on: terminal))
      try terminal.press("\u{1B}")
      first.append(try time(Self.f5, on: terminal))
      let count = Self.items(terminal.screen.text)
      for _ in 1..<max(2, count) { items.append(try time(Self.pageDown, on: terminal)) }
      for _ in 1..<max(2, count) { again.append(try time(Self.pageUp, on: terminal)) }
      try terminal.press("2\r")
      for step in 0..<20 { rows.append(try time(step < 10 ? Self.down : Self.up, on: terminal)) }
      try terminal.press("\u{1B}")
      try terminal.type(Array("q".utf8))
      _ = try terminal.waitForExit()
    }
    table.row("F5 to the first item", first)
    table.row("item to item, seen for the first time", items)
    table.row("item to item, seen before", again)
    table.row("row to row in an item", rows)
    table.row("C to the changes view", changes)
  }

  /// F5 where the meeting shows figures that were closed and some of them say something else since. Its store is one's
  /// own.
  func presentClosed() throws {
    print("own store, closed and corrected since")
    try report("a.csv", late: 2)
    try run(["meeting", "new", "2024-06-03"])
    try run(["close", "5/2024", "--today", "2024-06-03"])
    try report("b.csv", late: 7)
    var first: [Double] = []
    for _ in 0..<15 {
      let terminal = try open(120, 40, [])
      first.append(try time(Self.f5, on: terminal))
      guard terminal.screen.text.contains("chốt") else { throw NotClosed() }
      try terminal.press("\u{1B}")
      try terminal.type(Array("q".utf8))
      _ = try terminal.waitForExit()
    }
    table.row("F5 to the first item, closed figures", first)
  }

  private struct NotClosed: Error {}

  /// Takes in the report of a department on its dossiers of May.
  private func report(_ name: String, late: Int) throws {
    let text = """
      Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
      Đơn vị báo cáo: UBND tỉnh Quảng Ngãi,,,,,,,,,,,,
      Kỳ báo cáo: Tháng 5 năm 2024,,,,,,,,,,,,
      TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
      ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
      1,2,3,4,5,6,7,8,9,10,11,12,13
      1,Sở Tài chính,120,80,30,10,100,\(100 - 38 - late),38,\(late),20,18,2

      """
    try text.write(toFile: home + "/" + name, atomically: true, encoding: .utf8)
    try run(["import", home + "/" + name, "--yes"])
  }

  private static let (up, down, pageUp, pageDown) = ("\u{1B}[A", "\u{1B}[B", "\u{1B}[5~", "\u{1B}[6~")
  private static let f5 = "\u{1B}[15~"

  /// How many items the quiet line of a presentation names: 9 of "1/9".
  private static func items(_ screen: String) -> Int {
    let words = screen.split { $0 == " " || $0.isNewline }.map(String.init)
    let counts = words.compactMap { word in word.hasPrefix("1/") ? Int(word.dropFirst(2)) : nil }
    return counts.last ?? 0
  }

  /// Steps of a presenter with and without followers, of whom one is stopped.
  func follow() throws {
    print("own store, followed")
    let presenter = try open(120, 40, ["present"])
    try presenter.press("2\r")
    table.row("key to frame, nobody follows", try walk(presenter, []).own)
    let followers = [
      try open(80, 24, ["follow"]), try open(200, 60, ["follow"]),
      try open(160, 45, ["follow", "--console"]),
    ]
    try presenter.press(Self.down)
    for follower in followers {
      try follower.wait(for: "the presenter") { follower.screen.text.contains("2/9") }
    }
    table.row("key to frame, three follow", try walk(presenter, []).own)
    followers[2].send(SIGSTOP)
    let walked = try walk(presenter, [followers[0], followers[1]])
    table.row("key to frame, three follow, one is stopped", walked.own)
    table.row("key to the last frame of two followers", walked.all)
    followers[2].send(SIGCONT)
  }

  /// Down and up the list of the second item, one key after the other.
  /// - Returns: milliseconds from the key to the presenter's frame, and to the last frame of the followers.
  private func walk(_ presenter: PseudoTerminal, _ followers: [PseudoTerminal]) throws -> (
    own: [Double], all: [Double]
  ) {
    var own: [Double] = []
    var all: [Double] = []
    for step in 0..<100 {
      let frames = followers.map(\.frames)
      let begin = clock.now
      own.append(try time(step / 25 % 2 == 0 ? Self.down : Self.up, on: presenter))
      for (follower, before) in zip(followers, frames) {
        try follower.wait(for: "the step") { follower.frames != before }
      }
      all.append(milliseconds(begin.duration(to: clock.now)))
    }
    return (own, all)
  }
}
