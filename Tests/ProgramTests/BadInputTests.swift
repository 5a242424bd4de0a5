import Foundation
import Store
import Testing

@testable import phienhop

/// What cannot be taken in, at the command itself: a line with its place, a fixed exit code, and the store as it was.
/// What the readers do with each kind is told by `HostileFileTests` and `BadFileTests`.
struct BadInputTests {
  private let home: TestHome
  private let store: String
  private static let fixtures = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../ForeignFilesTests/Fixtures").standardized

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func put(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
    let path = home.path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func fixture(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.fixtures.appendingPathComponent(name)))
  }

  private static let list = "Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả\n"
  private static let good = "H1,Tỉnh Quảng Ngãi,1.001,Trực tuyến,01/03/2025,10/03/2025,05/03/2025\n"

  /// A list of dossiers is read by readers of its own.
  private func rows(_ more: String) -> [UInt8] { Array((Self.list + Self.good + more).utf8) }

  @Test func eachIsRefusedWithItsPlaceAndNothingIsWritten() throws {
    let whole = try fixture("ii06a-xlsxwriter.xlsx")
    let pipe = home.path + "/pipe.csv"
    #expect(mkfifo(pipe, 0o600) == 0)
    let cases: [(path: String, code: Int32, words: String)] = [
      (home.path + "/nowhere.csv", 2, "nowhere.csv"),
      (try put([], "empty.xlsx"), 4, "empty.xlsx"),
      (home.path, 4, home.path), (pipe, 4, "pipe.csv"),
      (try put(whole.prefix(whole.count / 2), "cut.xlsx"), 4, "cut.xlsx"),
      (try put(whole.enumerated().map { $0 % 97 == 41 ? $1 ^ 0x55 : $1 }, "corrupt.xlsx"), 4, "corrupt.xlsx"),
      (try put(Array("%PDF-1.7\n".utf8), "report.xlsx"), 4, "PDF"),
      (try put(rows("H2,Tỉnh Quảng Ngãi,1.0\0,Trực tuyến,02/03/2025,,\n"), "zero.csv"), 4, "row 3"),
      (try put(rows("H2,Tỉnh Quảng Ngải,1.001,Trực tuyến,02/03/2025,,\n"), "unit.csv"), 4, "row 3"),
      (try put(rows("H2,Tỉnh Quảng Ngãi,1.001,Trực tuyến,31/02/2025,,\n"), "day.csv"), 4, "row 3"),
      (
        try put(rows(String(repeating: "x", count: 5_000_000) + "\n"), "long.csv"), 4, "row 3"
      ),
    ]
    let before = try StoreReader.open(path: store).batches().count
    for (path, code, words) in cases {
      let run = try ProgramRun("import", path, "--yes", "--store", store, "--lang", "en", home: home)
      let told = run.output + run.errors
      #expect(run.exitCode == code, "\(path): \(told.prefix(600))")
      #expect(told.contains(words), "\(path): \(told.prefix(600))")
      #expect(!told.contains("Fatal") && told.utf8.count < 4_000, "\(path)")
      #expect(try StoreReader.open(path: store).batches().count == before, "\(path)")
    }
    // Several at once are all told, and none is taken in.
    let both = try ProgramRun(
      "import", cases[4].path, cases[8].path, "--yes", "--store", store, "--lang", "en", home: home)
    #expect(both.exitCode == 4 && both.output.contains("cut.xlsx") && both.output.contains("unit.csv"))
    #expect(try StoreReader.open(path: store).batches().count == before)
  }

  @Test func whatIsOpenInASpreadsheetProgramIsTakenInAndNamed() throws {
    let path = try put(rows(""), "list.csv")
    _ = try put(Array("x".utf8), ".~lock.list.csv#")
    let run = try ProgramRun("import", path, "--yes", "--store", store, "--lang", "en", home: home)
    #expect(run.exitCode == 0 && run.output.contains("open in another program"), "\(run.output)")
  }
}
