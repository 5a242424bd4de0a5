import Foundation
import Testing

/// `phienhop missing`: who has reported for a period, and who has not.
struct MissingTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("demo", "d", "--dossiers", "300", "--store", store, home: home).exitCode == 0)
    #expect(try run("import", "d/don-vi.csv", "--yes").exitCode == 0)
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", "en"], home: home)
  }

  /// Form II.06a of two departments for a month.
  /// - Parameter signed: what stands beside the reporter.
  private func form(_ month: Int, _ year: Int, _ names: [String], signed: String = "") throws -> String {
    let rows = names.enumerated().map { number, name in
      "\(number + 1),\(name),120,80,30,10,100,60,38,2,20,18,2"
    }
    let text = """
      Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
      Đơn vị báo cáo: Tỉnh Mẫu,,"\(signed)",,,,,,,,,,
      Kỳ báo cáo: Tháng \(month) năm \(year),,,,,,,,,,,,
      TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
      ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
      1,2,3,4,5,6,7,8,9,10,11,12,13
      \(rows.joined(separator: "\n"))

      """
    let path = home.path + "/\(year)-\(month).csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func rows(_ run: ProgramRun) -> [[String]] {
    run.output.split(separator: "\r\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  @Test func whoeverReportedBeforeOwesAgain() throws {
    let none = try run("missing", "--period", "2090-05")
    #expect(none.exitCode == 0 && none.output.hasPrefix("No form is owed"))

    let both = ["Sở Y tế", "Sở Tư pháp"]
    #expect(try run("import", form(4, 2090, both), "--yes").exitCode == 0)
    #expect(try run("import", form(5, 2090, ["Sở Y tế"]), "--yes").exitCode == 0)
    let may = try run("missing", "--period", "2090-05", "--format", "csv", "--today", "2090-06-08")
    #expect(may.exitCode == 1)
    // In official order, whatever the order of the table.
    let found = rows(may)
    #expect(found.map { $0[2] } == ["Sở Tư pháp", "Sở Y tế"], "\(may.output)")
    #expect(found.map { $0[5] } == ["report_missing", "report_reported"])
    #expect(found[0][4] == "2090-06-05" && found[0][8] == "3")
    #expect(found[1][9] == found[1][10] && (Int(found[1][9]) ?? 0) > 10)
    #expect(Int(found[1][7]) != nil)

    // Before the due day nobody is late.
    let early = try run("missing", "--period", "2090-05", "--format", "csv", "--today", "2090-06-05")
    #expect(rows(early).map { $0[5] } == ["report_awaited", "report_reported"] && early.exitCode == 1)
    let april = try run("missing", "--period", "2090-04")
    #expect(april.exitCode == 0, "\(april.output)")
    #expect(april.output.contains("2 in time, 0 late, 0 missing"))
    // A withdrawn report is none.
    let batch = found[1][7]
    #expect(try run("batch", "undo", batch, "--reason", "wrong").exitCode == 0)
    let gone = try run("missing", "--period", "2090-05", "--form", "ii06a", "--format", "csv")
    #expect(rows(gone).allSatisfy { $0[6].isEmpty } && rows(gone).count == 2)
  }

  /// Files of years ago that are taken in today are not late for that.
  @Test func latenessCountsFromTheDayThatTheReportBears() throws {
    func state(_ month: Int) throws -> [String] {
      let run = try run("missing", "--period", "2024-0\(month)", "--format", "csv", "--today", "2025-01-03")
      return try #require(rows(run).first { $0[2] == "Sở Y tế" }, "\(run.output)")
    }
    let one = ["Sở Y tế"]
    #expect(try run("import", form(3, 2024, one), "--yes").exitCode == 0)
    #expect(try state(3)[5...6] == ["report_undated", ""] && state(3)[8] == "")
    let told = try run("missing", "--period", "2024-03", "--today", "2025-01-03")
    #expect(told.exitCode == 0 && told.output.contains("Day of receipt not known: 1"), "\(told.output)")
    let screen = try run("read", "sources", "--today", "2024-04-08").output
    #expect(
      screen.contains("2024-03: 0 missing, 0 not due yet, 0 late, 0 in time, 1 of unknown day"), "\(screen)")

    let inTime = try form(4, 2024, one, signed: "Tỉnh Mẫu, ngày 05 tháng 5 năm 2024")
    #expect(try run("import", inTime, "--yes").exitCode == 0)
    #expect(try state(4)[5...6] == ["report_reported", "2024-05-05"])
    let late = try form(5, 2024, one, signed: "Tỉnh Mẫu, ngày 20 tháng 6 năm 2024")
    #expect(try run("import", late, "--yes").exitCode == 0)
    #expect(try state(5)[5...6] == ["report_late", "2024-06-20"] && state(5)[8] == "15")
    // A correction does not make the first report late.
    let correction = try form(4, 2024, one + ["Sở Tư pháp"], signed: "Tỉnh Mẫu, ngày 9 tháng 7 năm 2024")
    #expect(try run("import", correction, "--yes").exitCode == 0)
    let april = try rows(run("missing", "--period", "2024-04", "--format", "csv", "--today", "2025-01-03"))
    #expect(april.map { $0[5] } == ["report_late", "report_reported"], "\(april)")
    // Whoever knows it better says so.
    let received = try form(6, 2024, one, signed: "Tỉnh Mẫu, ngày 02 tháng 7 năm 2024")
    #expect(try run("import", received, "--yes", "--received", "08/07/2024").exitCode == 0)
    #expect(try state(6)[5...6] == ["report_late", "2024-07-08"])
    #expect(try run("import", received, "--yes", "--received", "soon").exitCode == 2)
  }

  /// The screen of sources lists the same, for the month viewed.
  @Test func theScreenOfSourcesListsWhoHasNotReported() throws {
    func read(_ arguments: String...) throws -> String {
      let run = try ProgramRun(
        ["read", "sources", "--store", store, "--lang", "en", "--today"] + arguments, home: home)
      #expect(run.exitCode == 0, "\(run.errors)")
      return run.output
    }
    #expect(try read("2090-06-08").contains("no form is owed"))
    #expect(try run("import", form(4, 2090, ["Sở Y tế", "Sở Tư pháp"]), "--yes").exitCode == 0)
    #expect(try run("import", form(5, 2090, ["Sở Y tế"]), "--yes").exitCode == 0)
    let may = try read("2090-06-08")
    #expect(may.contains("2090-05: 1 missing, 0 not due yet, 0 late, 1 in time"), "\(may)")
    let told =
      "Justice, Form II.06a: handling of procedures, 2090-05\nmissing\nDue: 2090-06-05\n3 days late\n"
    #expect(may.contains(told), "\(may)")
    #expect(!may.contains("Health, Form II.06a"))
    // The newest month that anything is owed for, however long ago it was.
    #expect(try read("2090-12-08").contains("2090-08: ") == false)
    #expect(try read("2090-12-08").contains("2090-05: 1 missing"))

    // Whom a profile names owes from the beginning.
    let folder = home.path + "/.config/phienhop/profiles"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let shown = try run("profile", "show", "ii06a").output
    try Data((shown + "\n[due]\nevery = \"month\"\nunits = [\"00.S6\"]\n").utf8)
      .write(to: URL(fileURLWithPath: folder + "/ii06a.toml"))
    let named = try read("2090-06-03")
    #expect(named.contains("2090-05: 0 missing, 1 not due yet"), "\(named)")
  }

  @Test func aProfileSaysWhoOwesItsForm() throws {
    let shown = try run("profile", "show", "ii06a").output
    let folder = home.path + "/.config/phienhop/profiles"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func write(_ duty: String) throws {
      try Data((shown + duty).utf8).write(to: URL(fileURLWithPath: folder + "/ii06a.toml"))
    }
    try write(
      "\n[due]\nevery = \"quarter\"\ndays = 10\ngroups = [\"verticalAgencies\"]\nunits = [\"00.S6\"]\n")
    let quarter = try run("missing", "--period", "2025-Q4", "--format", "csv", "--today", "2026-01-10")
    #expect(quarter.exitCode == 1)
    let found = rows(quarter)
    #expect(found.contains { $0[1] == "00.S6" } && found.count > 2, "\(quarter.output)")
    #expect(found.allSatisfy { $0[4] == "2026-01-10" && $0[5] == "report_awaited" })
    #expect(try run("missing", "--period", "2025-12").output.hasPrefix("No form is owed"))

    try write("\n[due]\nevery = \"week\"\n")
    let wrong = try run("profile", "check", folder + "/ii06a.toml")
    #expect(wrong.exitCode == 2 && wrong.errors.contains("every"), "\(wrong.errors)")
  }

  @Test func faultsAreOneLine() throws {
    for (arguments, words) in [
      (["--period", "2025-05-06"], "2025-05-06"), (["--period", "2025-05", "--form", "ii06"], "ii06a"),
    ] {
      let run = try ProgramRun(["missing"] + arguments + ["--store", store], home: home)
      #expect(run.exitCode == 2 && run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains(words))
    }
  }
}
