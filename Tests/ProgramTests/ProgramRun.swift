import Foundation
import PseudoTerminal
import Testing

/// One run of the built program in a home of its own, with nothing of the machine's settings.
struct ProgramRun {
  let exitCode: Int32
  let output: String
  let errors: String

  /// - Parameters:
  ///   - home: the folder that HOME names; a new one by default.
  ///   - locale: LC_ALL; nil leaves it out.
  ///   - more: of the environment.
  init(_ arguments: String..., home: TestHome? = nil, locale: String? = nil) throws {
    try self.init(arguments, home: home, locale: locale)
  }

  init(
    _ arguments: [String], home: TestHome? = nil, locale: String? = nil,
    environment more: [String: String] = [:]
  ) throws {
    let home = try home ?? TestHome()
    let process = ChildProcess()
    process.executableURL = try Self.program()
    process.arguments = arguments
    var environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "TERM": "dumb"]
    if let locale { environment["LC_ALL"] = locale }
    process.environment = environment.merging(more) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: home.path)
    process.standardInput = FileHandle.nullDevice
    // Files instead of pipes: nothing has to be read while it runs.
    let output = home.path + "/output-\(UUID().uuidString)"
    let errors = output + ".errors"
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    exitCode = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    self.output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self)
  }

  /// The program lies beside the test bundle.
  static func program() throws -> URL {
    let places =
      [
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "",
        CommandLine.arguments[0],
      ] + CommandLine.arguments
    for place in places {
      let candidate = URL(fileURLWithPath: place).deletingLastPathComponent().appendingPathComponent(
        "phienhop")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// The output as the rows `show --format json` prints.
  func rows() throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require(value as? [[String: Any]])
  }
}

/// A folder that goes with the test.
final class TestHome: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("phienhop-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func configure(_ text: String) throws { try write(text, to: ".config/phienhop/config.toml") }
}

/// Compares text with a file beside the tests; `UPDATE_GOLDEN=1` writes it anew.
func expectSnapshot(_ text: String, _ name: String, _ place: SourceLocation = #_sourceLocation) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  #expect(text == expected, "differs from Snapshots/\(name)", sourceLocation: place)
}
