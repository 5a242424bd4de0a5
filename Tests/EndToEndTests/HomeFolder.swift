import Foundation
import PseudoTerminal
import Testing

/// A person's folder with nothing in it, which goes with the test.
final class HomeFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("phienhop-\(UUID().uuidString)").path
    for folder in ["", "/config", "/data", "/state"] {
      try FileManager.default.createDirectory(atPath: path + folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var environment: [String: String] {
    [
      "HOME": path, "XDG_CONFIG_HOME": path + "/config", "XDG_DATA_HOME": path + "/data",
      "XDG_STATE_HOME": path + "/state",
    ]
  }

  /// Where a store of one's own lies when nothing else is said.
  var store: String { path + "/data/phienhop/phienhop.store" }

  /// Makes the store with the command and Quảng Ngãi as home province.
  func makeStore() throws {
    let made = try command("store", "init", "--home", "51")
    try #require(made.exitCode == 0, "\(made.output)")
  }

  /// Runs the program without a terminal. Output and errors come together.
  func command(_ arguments: String...) throws -> (exitCode: Int32, output: String) {
    try run(arguments)
  }

  func run(_ arguments: [String]) throws -> (exitCode: Int32, output: String) {
    let process = ChildProcess()
    process.executableURL = URL(fileURLWithPath: PseudoTerminal.program("phienhop"))
    process.arguments = arguments
    process.environment = environment.merging(["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    let file = path + "/output-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    let handle = FileHandle(forWritingAtPath: file)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOfFile: file, encoding: .utf8))
  }

  /// The checksum of a file, by another program: reading a store file in a process that has it open drops its locks.
  func checksum(_ path: String) throws -> String {
    let process = ChildProcess()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data.prefix(64), as: UTF8.self)
  }
}
