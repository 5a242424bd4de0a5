import Foundation
import Glibc
import PseudoTerminal

/// Times steps of a presentation with and without followers, and prints a table. A third follower is stopped.
private struct FollowBenchmark {
  private let steps = 100
  private let home: String
  private let store: String
  private let clock = ContinuousClock()
  /// Whole, since each program starts in its own folder.
  private let program = URL(fileURLWithPath: PseudoTerminal.program("phienhop")).path

  init() throws {
    home = FileManager.default.temporaryDirectory.appendingPathComponent("follow-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    store = home + "/a.store"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["store", "init", "--home", "51", "--store", store]
    process.environment = ["HOME": home, "LC_ALL": "C.UTF-8"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  private func open(_ columns: Int, _ rows: Int, _ command: [String]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      program, arguments: ["--today", "2024-06-03", "--store", store] + command,
      columns: columns, rows: rows, environment: ["HOME": home])
    try terminal.waitForIdle()
    return terminal
  }

  /// Down and up the list of the second item, one key after the other.
  /// - Returns: milliseconds from the key to the presenter's frame, and to the last frame of the followers.
  private func walk(_ presenter: PseudoTerminal, _ followers: [PseudoTerminal]) throws -> (
    own: [Double], all: [Double]
  ) {
    var own: [Double] = []
    var all: [Double] = []
    for step in 0..<steps {
      let frames = followers.map(\.frames)
      let begin = clock.now
      try presenter.type(Array((step / 25 % 2 == 0 ? "\u{1B}[B" : "\u{1B}[A").utf8))
      try presenter.waitForIdle()
      own.append(milliseconds(begin.duration(to: clock.now)))
      for (follower, before) in zip(followers, frames) {
        try follower.wait(for: "the step") { follower.frames != before }
      }
      all.append(milliseconds(begin.duration(to: clock.now)))
    }
    return (own, all)
  }

  private func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1000 + Double(attoseconds) / 1e15
  }

  private func row(_ name: String, _ samples: [Double]) {
    let sorted = samples.sorted()
    func share(_ percent: Int) -> String {
      String(format: "%8.2f", sorted[min(sorted.count - 1, sorted.count * percent / 100)])
    }
    print(name.padding(toLength: 44, withPad: " ", startingAt: 0), share(50), share(95), share(100))
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(atPath: home) }
    print(
      "milliseconds over \(steps) steps".padding(toLength: 44, withPad: " ", startingAt: 0),
      "  median      p95      max")
    let presenter = try open(120, 40, ["present"])
    try presenter.press("2\r")
    row("key to frame, nobody follows", try walk(presenter, []).own)
    let followers = [
      try open(80, 24, ["follow"]), try open(200, 60, ["follow"]),
      try open(160, 45, ["follow", "--console"]),
    ]
    try presenter.press("\u{1B}[B")
    for follower in followers {
      try follower.wait(for: "the presenter") { follower.screen.text.contains("2/9") }
    }
    row("key to frame, three follow", try walk(presenter, []).own)
    followers[2].send(SIGSTOP)
    let walked = try walk(presenter, [followers[0], followers[1]])
    row("key to frame, three follow, one is stopped", walked.own)
    row("key to the last frame of two followers", walked.all)
    followers[2].send(SIGCONT)
  }
}

try FollowBenchmark().run()
