import Foundation
import Glibc
import Model
import TestLibrary

/// A large store that the tests share and only read: made once a run, gone with it.
///
/// As many directives, units and months as tell whether a key's cost grows with them, since a debug build takes half a
/// minute for all; `LargeStore` makes the whole, and ManyDirectivesTests have 20,000 directives.
enum SharedLargeStore {
  static let plan = LargeLibrary.Plan(
    unitCount: 200, monthCount: 12, directiveCount: 5000,
    today: Day(year: 2024, month: 6, day: 3) ?? Day(number: 0))

  /// Its path.
  static func path() throws -> String { try made.get() }

  /// What a dashboard on it is started with.
  static func arguments() throws -> [String] { ["--store", try path(), "--read-only"] }

  private static let folder = NSTemporaryDirectory() + "phienhop-large-\(getpid())"

  private static let made = Result {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: SharedLargeStore.folder) }
    let path = folder + "/large.store"
    try LargeLibrary(plan).write(to: path)
    return path
  }
}
