import Foundation
import Model
import PseudoTerminal
import Testing

@testable import Store
@testable import StoreProbe

/// A folder that is gone with the test.
final class Scratch {
  let folder: String
  var store: String { folder + "/phienhop.store" }

  private let root: String

  /// - Parameter isDeep: true where what others do in the folder for passing files must not be seen.
  init(isDeep: Bool = false) throws {
    root = NSTemporaryDirectory() + "store-tests-" + UUID().uuidString
    folder = root + (isDeep ? "/store" : "")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// A store with a fact of every kind as batch 1 and the home province as batch 2.
  func filled() throws -> StoreWriter {
    let image = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "2024-06-03T00:00:00Z")
    return try image.withUnsafeBytes {
      try StoreFile.initialise(from: $0, to: store, home: ProbeFacts.home, author: CleanText("thử"))
    }
  }

  /// The same, closed: no connection of this process has it open, as after another program made it.
  func filledElsewhere() throws {
    var image = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "2024-06-03T00:00:00Z")
    // The two bytes that say the file uses a write-ahead log.
    image[18] = 2
    image[19] = 2
    try Data(image).write(to: URL(fileURLWithPath: store))
  }
}

/// The probe in a process of its own.
final class Probe {
  private let process = ChildProcess()
  private let input = Pipe()
  private let output = Pipe()

  init(_ arguments: String..., through launcher: [String] = []) throws {
    let command = launcher + [try Self.path()] + arguments
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Beside the test bundle.
  private static func path() throws -> String {
    let places = [
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "",
      CommandLine.arguments[0],
    ]
    for place in places {
      let path = URL(fileURLWithPath: place).deletingLastPathComponent().path + "/StoreProbe"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw StoreError.missing(path: "StoreProbe")
  }

  var identifier: pid_t { process.processIdentifier }

  /// Blocks until the probe prints a line; nil at its end.
  func line() -> String? {
    var bytes: [UInt8] = []
    while true {
      let byte = output.fileHandleForReading.readData(ofLength: 1)
      guard let byte = byte.first else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == 10 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  func closeInput() { try? input.fileHandleForWriting.close() }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// All further lines and the exit status.
  func finish() -> (lines: [String], status: Int32) {
    closeInput()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    return (lines, process.terminationStatus)
  }
}

/// Reading a store file in this process would drop SQLite's locks on it, so another program does.
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

func clean(_ text: String) -> CleanText { CleanText(cleaning: text) }

/// A batch of observations with these keys and values.
func figures(_ title: String, _ values: KeyValuePairs<String, Int>) -> FactBatch {
  var batch = ProbeFacts.batch(title)
  batch.observations = values.map { ProbeFacts.observation($0.key, value: $0.value) }
  return batch
}

extension StoreReader {
  /// Key and value of every observation.
  func values() throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try observations(ObservationFilter()).map {
        ($0.id.rawValue, $0.value?.text ?? "")
      })
  }
}
