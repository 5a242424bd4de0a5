import Foundation
import PseudoTerminal
import Testing

/// An import that ends at any moment leaves all of its dossiers or none, and two imports at once lose nothing.
@Suite(.serialized) struct InterruptTests {
  private let home: TestHome
  private let store: String
  private static let rows = 12_000

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func list(_ name: String, _ prefix: String) throws -> String {
    var text = "Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả\n"
    for number in 0..<Self.rows {
      let day = number % 28 + 1
      text += "\(prefix)\(number),Tỉnh Quảng Ngãi,1.\(number % 40),Trực tuyến,"
      text += "\(day < 10 ? "0" : "")\(day)/03/2025,30/03/2025,\n"
    }
    let path = home.path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Starts the program and does not wait for it.
  private func start(_ arguments: [String]) throws -> ChildProcess {
    let process = ChildProcess()
    process.executableURL = try ProgramRun.program()
    process.arguments = arguments + ["--store", store, "--lang", "en"]
    process.environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "TERM": "dumb"]
    process.currentDirectoryURL = URL(fileURLWithPath: home.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// How many dossiers of a list the store does not have.
  private func unknown(_ path: String) throws -> String {
    let run = try ProgramRun("import", path, "--dry-run", "--store", store, "--lang", "en", home: home)
    if run.output.contains("This very file was taken in before") { return "0 new" }
    let line = run.output.split(separator: "\n").first { $0.hasPrefix("Dossiers against the store") }
    // "Dossiers against the store: 12,000 new, 0 changed, 0 as known"
    let counts = try #require(line, "\(run.output) \(run.errors)").split(separator: ":")[1]
    return counts.split(separator: " ").prefix(2).map { $0.filter { $0 != "," } }.joined(separator: " ")
  }

  @Test(arguments: [SIGINT, SIGKILL]) func allOrNothing(_ signal: Int32) throws {
    let path = try list("a.csv", "H-")
    let begun = ContinuousClock.now
    #expect(try ProgramRun("import", path, "--dry-run", "--store", store, home: home).exitCode == 0)
    // Writing takes as long again.
    let whole = (ContinuousClock.now - begun) * 2
    var numbers = SeededNumbers(state: UInt64(signal) &* 7919)
    for _ in 0..<6 {
      let process = try start(["import", path, "--yes"])
      let share = Double.random(in: 0.02...1, using: &numbers)
      Thread.sleep(
        forTimeInterval: Double(whole.components.seconds) * share
          + Double(whole.components.attoseconds) * 1e-18 * share)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let check = try ProgramRun("store", "check", "--store", store, "--lang", "en", home: home)
      #expect(check.exitCode == 0, "\(check.output) \(check.errors)")
      let left = try unknown(path)
      #expect(left == "0 new" || left == "\(Self.rows) new", "\(share)")
      if left == "0 new" {
        let batches = try ProgramRun("batch", "list", "--format", "csv", "--store", store, home: home).output
        let last = batches.split(separator: "\r\n").last?.split(separator: ",").first.map { String($0) } ?? ""
        #expect(
          try ProgramRun("batch", "undo", last, "--reason", "again", "--store", store, home: home).exitCode
            == 0)
        #expect(try unknown(path) == "\(Self.rows) new")
      }
    }
  }

  @Test func twoAtOnceLoseNothing() throws {
    let paths = [try list("a.csv", "A-"), try list("b.csv", "B-")]
    let processes = try paths.map { try start(["import", $0, "--yes"]) }
    for process in processes { process.waitUntilExit() }
    for (path, process) in zip(paths, processes) {
      let isBusy = process.terminationStatus == 3
      #expect(process.terminationStatus == 0 || isBusy)
      #expect(try unknown(path) == (isBusy ? "\(Self.rows) new" : "0 new"))
    }
    #expect(processes.contains { $0.terminationStatus == 0 })
    #expect(try ProgramRun("store", "check", "--store", store, home: home).exitCode == 0)
  }
}

/// A generator of its own, so that a failure can be had again.
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
