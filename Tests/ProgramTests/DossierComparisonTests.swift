import Foundation
import Model
import Store
import Testing

@testable import phienhop

/// Form II.06a against single dossiers of the same unit and month.
struct DossierComparisonTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", "en"], home: home)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = home.path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Four dossiers of March: three finished (early, on the day, late), one open.
  private var list: String {
    """
    Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả
    H1,Tỉnh Quảng Ngãi,1.001,Trực tuyến,01/03/2025,10/03/2025,05/03/2025
    H2,Tỉnh Quảng Ngãi,1.001,Trực tuyến,02/03/2025,10/03/2025,10/03/2025
    H3,Tỉnh Quảng Ngãi,1.001,Trực tiếp,03/03/2025,10/03/2025,11/03/2025
    H4,Tỉnh Quảng Ngãi,1.001,Trực tiếp,31/03/2025,10/04/2025,

    """
  }

  private func form(received: Int, online: Int) -> String {
    """
    Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
    Đơn vị báo cáo: UBND tỉnh Quảng Ngãi,,,,,,,,,,,,
    Kỳ báo cáo: Tháng 3 năm 2025,,,,,,,,,,,,
    TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
    ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
    1,2,3,4,5,6,7,8,9,10,11,12,13
    1,Đất đai,\(received),\(online),2,0,3,1,1,1,\(received - 3),\(received - 3),0
    ,Tổng cộng,\(received),\(online),2,0,3,1,1,1,\(received - 3),\(received - 3),0

    """
  }

  @Test func whatAgreesIsSilent() throws {
    #expect(try run("import", file("l.csv", list), "--yes").exitCode == 0)
    let form = try run("import", file("f.csv", form(received: 4, online: 2)), "--yes")
    #expect(form.exitCode == 0, "\(form.output)")
    #expect(!form.output.contains("đếm từ"))
  }

  @Test func aFormAfterTheListIsToldAndKeepsIt() throws {
    #expect(try run("import", file("l.csv", list), "--yes").exitCode == 0)
    let path = try file("f.csv", form(received: 6, online: 4))
    let preview = try run("import", path, "--dry-run")
    #expect(
      preview.exitCode == 1 && preview.output.contains("lệch 2: đếm từ danh sách hồ sơ"), "\(preview.output)")
    #expect(try run("import", path, "--yes").exitCode == 1)
    let shown = try ProgramRun(
      "show", "indicators", "--store", store, "--format", "json", "--today", "2025-04-03", home: home)
    #expect(shown.output.contains("lệch 2: đếm từ danh sách hồ sơ"))
  }

  @Test func aListAfterTheFormIsTold() throws {
    #expect(try run("import", file("f.csv", form(received: 6, online: 4)), "--yes").exitCode == 0)
    // Before it is in, what will be compared is named.
    let dry = try run("import", file("l.csv", list), "--dry-run")
    #expect(dry.output.contains("once taken in, the dossiers are held against it"), "\(dry.output)")
    let list = try run("import", file("l.csv", list), "--yes")
    #expect(list.exitCode == 1, "\(list.output)")
    #expect(
      list.output.contains("4 figures differ") && list.output.contains("stated 6, counted 4"),
      "\(list.output)")
  }

  /// What an import did not change is not looked at again.
  @Test func otherPeriodsAreNotComparedAnew() throws {
    #expect(try run("import", file("f.csv", form(received: 6, online: 4)), "--yes").exitCode == 0)
    // All of March are finished by April, and the form of March is off.
    let march = list.replacing("10/04/2025,\n", with: "10/04/2025,02/04/2025\n")
    #expect(try run("import", file("march.csv", march), "--yes").output.contains("figures differ"))
    let may = """
      Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả
      H8,Tỉnh Quảng Ngãi,1.001,Trực tuyến,02/05/2025,10/05/2025,05/05/2025

      """
    let later = try run("import", file("may.csv", may), "--yes")
    #expect(later.exitCode == 0 && !later.output.contains("figures differ"), "\(later.output)")
    // A dossier of February that was open in March is: what was carried over is another number.
    let february = """
      Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả
      H0,Tỉnh Quảng Ngãi,1.001,Trực tuyến,20/02/2025,10/05/2025,

      """
    let earlier = try run("import", file("february.csv", february), "--yes")
    #expect(earlier.exitCode == 1 && earlier.output.contains("figures differ"), "\(earlier.output)")
  }

  @Test func theComparisonStopsWhenAsked() throws {
    #expect(try run("import", file("f.csv", form(received: 6, online: 4)), "--yes").exitCode == 0)
    #expect(try run("import", file("l.csv", list), "--yes").exitCode == 1)
    let reader = try StoreReader.open(path: store)
    let batch = try #require(try reader.batches().last)
    let touched = try reader.dossiersTouched(by: batch.number)
    var comparison = try DossierComparison(reader, UnitRegister(try reader.units()))
    #expect(try comparison.differencesOfStore(touched: touched) {}.count == 4)
    var looks = 0
    #expect(throws: StoreError.self) {
      try comparison.differencesOfStore(touched: touched) {
        looks += 1
        throw StoreError.cancelled
      }
    }
    #expect(looks == 1)
  }
}
