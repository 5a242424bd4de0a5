import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct IdleTests {
    /// Waiting costs nothing: no thread but ours, and none of them ever wakes.
    @Test(arguments: [false, true])
    func sleepsWithoutWaking(hasStore: Bool) throws {
      let run = try DashboardRun(in: hasStore ? withStore() : HomeFolder())
      for key in Keys.screens { try run.press(key, Keys.down, Keys.enter, Keys.escape) }
      try run.press("?", Keys.escape, "o", Keys.escape, "p", "p", "r", "L", "t", "2", "/", "q", Keys.enter)
      if hasStore {
        // The watcher has been at work, too.
        let colleague = try Colleague(store: run.home.store)
        try colleague.correct(code: "51", from: "0.6033", to: "0.6051")
        try run.terminal.wait(for: "the figure") { run.text.contains("0.6051") }
        try run.terminal.waitForIdle()
      }
      let expected =
        hasStore
        ? ["phienhop", "phienhop-worker", "store-watcher"] : ["phienhop", "phienhop-worker"]
      #expect(try threads(of: run).sorted() == expected)
      // The idle byte comes just before the sleep, and the watcher looks for 100 ms after the last event.
      var before = -1
      try run.terminal.wait(for: "all threads to sleep") {
        let now = try contextSwitches(of: run)
        defer { before = now }
        usleep(300_000)
        return try contextSwitches(of: run) == now && now == before
      }
      let bytes = run.terminal.received.count
      // Time itself is what is tested here: nothing may happen in it.
      usleep(ProcessInfo.processInfo.environment["PHIENHOP_LONG_TESTS"] == nil ? 3_000_000 : 10_000_000)
      #expect(try contextSwitches(of: run) == before)
      #expect(try threads(of: run).sorted() == expected)
      #expect(run.terminal.received.count == bytes)
      try run.quit()
    }
  }
}

func tasks(of run: DashboardRun) throws -> [String] {
  let folder = "/proc/\(run.terminal.process)/task"
  return try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
}

/// Names of the program's threads.
func threads(of run: DashboardRun) throws -> [String] {
  // A thread may end while the list is read.
  try tasks(of: run).compactMap { task in
    (try? String(contentsOfFile: task + "/comm", encoding: .utf8)).map { String($0.prefix { $0 != "\n" }) }
  }
}

/// How far each of the program's threads stands back, by its name.
func niceness(of run: DashboardRun) throws -> [String: Int] {
  var found: [String: Int] = [:]
  for task in try tasks(of: run) {
    guard let stat = try? String(contentsOfFile: task + "/stat", encoding: .utf8),
      let open = stat.firstIndex(of: "("), let close = stat.lastIndex(of: ")")
    else { continue }
    // After the name in brackets comes the third field; the nineteenth is meant.
    let fields = stat[stat.index(after: close)...].split(separator: " ")
    if fields.count > 16 { found[String(stat[stat.index(after: open)..<close])] = Int(fields[16]) }
  }
  return found
}

/// How often the program's threads have been switched to or from, of their own will or not.
func contextSwitches(of run: DashboardRun) throws -> Int {
  var sum = 0
  for task in try tasks(of: run) {
    for line in try String(contentsOfFile: task + "/status", encoding: .utf8).split(separator: "\n")
    where line.contains("ctxt_switches") {
      sum += line.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? 0
    }
  }
  return sum
}
