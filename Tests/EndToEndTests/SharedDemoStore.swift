import Foundation
import Glibc
import PseudoTerminal
import Testing

/// The store of Tỉnh Mẫu with its units, procedures, one month's form and some thousand dossiers, taken in by the program
/// itself. Made once a run, gone with it.
enum SharedDemoStore {
  static let day = "2025-12-31"
  static let count = 3000

  /// Its path.
  static func path() throws -> String { try made.get() }

  /// What a dashboard on it is started with.
  static func arguments() throws -> [String] {
    ["--store", try path(), "--today", day, "--read-only"]
  }

  /// One line of the list as it was written: the code of the unit, that of the procedure, days as day/month/year.
  struct Line {
    let code: String
    let unit: String
    let procedure: String
    let received: String
    let due: String
    let finished: String
    let state: String
  }

  /// The list that was taken in.
  static func lines() throws -> [Line] {
    _ = try path()
    let text = try String(contentsOfFile: folder + "/files/ho-so.csv", encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst(2).map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Line(
        code: cells[0], unit: cells[1], procedure: cells[2], received: cells[4], due: cells[5],
        finished: cells[6], state: cells[7])
    }
  }

  private static let folder = NSTemporaryDirectory() + "phienhop-demo-\(getpid())"

  private static let made = Result {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: SharedDemoStore.folder) }
    let home = try HomeFolder()
    let (files, store) = (folder + "/files", folder + "/demo.store")
    let demo = try home.command("demo", files, "--dossiers", String(count), "--store", store)
    try #require(demo.exitCode == 0, "\(demo.output)")
    let names = ["don-vi.csv", "thu-tuc.csv", "ii06a-2025-12.xlsx", "ho-so.csv"]
    let taken = try home.run(["import"] + names.map { files + "/" + $0 } + ["--store", store, "--yes"])
    try #require(taken.exitCode <= 1, "\(taken.output)")
    return store
  }
}
