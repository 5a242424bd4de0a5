import ForeignFiles
import Foundation
import Intake
import Testing

/// The committed files, and the program that reads them.
enum Fixture {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Fixtures").standardized

  static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// The built program lies beside the test bundle.
  static func program() throws -> String {
    let places =
      [(try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""]
      + CommandLine.arguments
    for place in places {
      let candidate = URL(fileURLWithPath: place).deletingLastPathComponent().appendingPathComponent(
        "phienhop")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate.path }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  static func reader() throws -> WorkbookReader { WorkbookReader(program: try program()) }

  static func read(_ name: String, sheets: SheetChoice = .visible, encoding: TextEncoding? = nil) throws
    -> WorkbookReading
  {
    try reader().read(
      path: path(name), name: name, options: WorkbookReader.Options(sheets: sheets, encoding: encoding))
  }

  /// What the scripts say a form holds: `sheet, row, column, kind, value`, and merged areas.
  static func expected(_ form: String) throws -> [String] {
    try String(contentsOfFile: path(form + ".expected.tsv"), encoding: .utf8).split(separator: "\n").map(
      String.init)
  }
}

/// A folder that goes with the test.
final class TestFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("foreign-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// - Returns: the path of a file with these bytes.
  @discardableResult func write(_ bytes: some Sequence<UInt8>, to name: String = "tệp") throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  @discardableResult func write(_ text: String, to name: String = "tệp") throws -> String {
    try write(Array(text.utf8), to: name)
  }
}
