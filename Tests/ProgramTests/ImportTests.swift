import Foundation
import Testing

/// `phienhop import` from files as units send them to figures in the store.
struct ImportTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(["import"] + arguments + ["--store", store, "--lang", "en"], home: home)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = home.path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Form II.06a of the province for one month.
  private func form(received: Int, online: Int) -> String {
    """
    Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
    Đơn vị báo cáo: UBND tỉnh Quảng Ngãi,,,,,,,,,,,,
    Kỳ báo cáo: Tháng 5 năm 2025,,,,,,,,,,,,
    TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
    ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
    1,2,3,4,5,6,7,8,9,10,11,12,13
    1,Đất đai,\(received),\(online),30,10,100,60,38,2,20,18,2
    ,Tổng cộng,\(received),\(online),30,10,100,60,38,2,20,18,2

    """
  }

  private func batchCount() throws -> Int {
    let info = try ProgramRun("store", "info", "--store", store, "--lang", "en", home: home).output
    let line = try #require(info.split(separator: "\n").first { $0.hasPrefix("Batches") })
    return try #require(Int(line.filter(\.isNumber)))
  }

  private func received() throws -> [String] {
    let shown = try ProgramRun(
      "show", "indicators", "--store", store, "--format", "csv", "--today", "2025-06-03", home: home)
    return shown.output.split(separator: "\r\n").filter { $0.contains("ii06a_tiep_nhan,") }.map(String.init)
  }

  @Test func figuresArriveOnceAndTheSameFileChangesNothing() throws {
    let path = try file("may.csv", form(received: 120, online: 80))
    let before = try batchCount()
    let first = try run(path, "--yes")
    #expect(first.exitCode == 0, "\(first.output) \(first.errors)")
    #expect(try batchCount() == before + 1)
    #expect(try received().contains { $0.contains("120") })
    let again = try run(path, "--yes")
    #expect(again.exitCode == 0)
    #expect(again.output.contains("This very file was taken in before"))
    #expect(try batchCount() == before + 1)
  }

  @Test func aDryRunWritesNothing() throws {
    let before = try batchCount()
    let preview = try run(try file("may.csv", form(received: 120, online: 80)), "--dry-run")
    #expect(preview.exitCode == 0)
    #expect(preview.output.contains("new"))
    #expect(try batchCount() == before)
    #expect(try received().isEmpty)
  }

  @Test func aSumThatDoesNotAddUpIsTakenInAndTold() throws {
    let result = try run(try file("may.csv", form(received: 123, online: 80)), "--yes")
    #expect(result.exitCode == 1)
    #expect(result.output.contains("3 = 4 + 5 + 6"))
    #expect(result.output.contains("lệch 3"))
    #expect(try received().contains { $0.contains("123") })
  }

  @Test func aCorrectedFileSupersedesItsOwnFigures() throws {
    #expect(try run(try file("may.csv", form(received: 123, online: 80)), "--yes").exitCode == 1)
    let corrected = try run(try file("may, corrected.csv", form(received: 120, online: 80)), "--yes")
    #expect(corrected.exitCode == 0)
    #expect(corrected.output.contains("123 →") || corrected.output.contains("→ 120"))
    let rows = try received()
    #expect(rows.count == 1 && rows[0].contains("120"))
  }

  /// A figure that another source states otherwise is told before anything is written.
  @Test func whatAnotherSourceSaysOtherwiseIsToldInThePreview() throws {
    #expect(try run(try file("may.csv", form(received: 120, online: 80)), "--yes").exitCode == 0)
    let other = try file(
      "values.csv", "Đơn vị,Kỳ,Chỉ tiêu,Giá trị\nTỉnh Quảng Ngãi,2025-05,ii06a_tiep_nhan,125\n")
    let before = try batchCount()
    let preview = try run(other, "--dry-run")
    #expect(preview.exitCode == 1, "\(preview.output)")
    #expect(preview.output.contains("Another source says otherwise: 1 figures"), "\(preview.output)")
    let line = try #require(preview.output.split(separator: "\n").first { $0.contains("this file 125") })
    #expect(line.contains("Quảng Ngãi, 2025-05") && line.hasSuffix(": 120"), "\(line)")
    #expect(try batchCount() == before)
    // Once taken in it is no news.
    #expect(try run(other, "--yes").exitCode == 1)
    let same = try file(
      "values, again.csv", "Đơn vị,Kỳ,Chỉ tiêu,Giá trị\nTỉnh Quảng Ngãi,2025-05,ii06a_tiep_nhan,120\n")
    #expect(try !run(same, "--dry-run").output.contains("this file 125"))
  }

  @Test func refusedRowsHoldUpTheFileUnlessTheRestIsAskedFor() throws {
    let text = """
      Đơn vị,Kỳ,Chỉ tiêu,Giá trị
      Tỉnh Quảng Ngãi,2025-05,ii06a_tiep_nhan,120
      Tỉnh Quảng Ngải,2025-05,ii06a_tiep_nhan,x12

      """
    let path = try file("values.csv", text)
    let before = try batchCount()
    let refused = try run(path, "--yes")
    #expect(refused.exitCode == 4)
    #expect(refused.output.contains("row 3"))
    #expect(try batchCount() == before)
    let rejects = home.path + "/rejects.csv"
    let rest = try run(path, "--yes", "--accept-valid", "--rejects", rejects)
    #expect(rest.exitCode == 1, "\(rest.output)")
    #expect(try batchCount() == before + 1)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: rejects))
    let sentBack = String(decoding: bytes, as: UTF8.self)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && sentBack.contains("x12"))
    #expect(!sentBack.contains(",120,"))
  }

  @Test(arguments: [("", 4), ("only words\n", 4)])
  func aFileThatIsNoFormIsRefused(text: String, code: Int32) throws {
    let before = try batchCount()
    let result = try run(try file("x.csv", text), "--yes")
    #expect(result.exitCode == code, "\(result.output) \(result.errors)")
    #expect(try batchCount() == before)
  }

  @Test func optionsThatCannotBeAreTold() throws {
    let path = try file("may.csv", form(received: 120, online: 80))
    for options in [
      ["--profile", "ii06"], ["--period", "soon"], ["--unit", "Nowhere"], ["--locale", "fr"],
      ["--encoding", "klingon"],
    ] {
      let result = try ProgramRun(["import", path, "--store", store] + options, home: home)
      #expect(result.exitCode == 2, "\(options) \(result.output) \(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
    #expect(try run(home.path + "/missing.csv", "--yes").exitCode == 2)
    #expect(try ProgramRun("import", path, "--store", store, "--read-only", home: home).exitCode == 2)
  }
}
