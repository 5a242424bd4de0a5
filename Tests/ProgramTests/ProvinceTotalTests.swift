import Foundation
import Testing

/// A province's own Form II.06a against those of its units.
struct ProvinceTotalTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
    let units = """
      Mã đơn vị,Tên đơn vị,Loại đơn vị,Khối,Đơn vị cấp trên,Có từ ngày
      51.A,Sở Một,sở,Sở ngành,51,01/01/2020
      51.B,Sở Hai,sở,Sở ngành,51,01/01/2020

      """
    let made = try run(file("units.csv", units), "--yes")
    #expect(made.exitCode == 0, "\(made.output)")
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(
      ["import"] + arguments + ["--store", store, "--lang", "en", "--today", "2024-07-03"], home: home)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = home.path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func form(_ reporter: String, _ month: Int, received: Int) throws -> String {
    try file(
      "\(reporter)-\(month)-\(received).csv",
      """
      Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
      Đơn vị báo cáo: \(reporter),,,,,,,,,,,,
      Kỳ báo cáo: Tháng \(month) năm 2024,,,,,,,,,,,,
      TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
      ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
      1,2,3,4,5,6,7,8,9,10,11,12,13
      1,Đất đai,\(received),\(received),0,0,\(received),\(received),0,0,0,0,0
      ,Tổng cộng,\(received),\(received),0,0,\(received),\(received),0,0,0,0,0

      """)
  }

  @Test func theTotalIsHeldAgainstTheUnitsOnceAllHaveReported() throws {
    for unit in ["Sở Một", "Sở Hai"] {
      let before = try run(form(unit, 4, received: 10), "--yes")
      #expect(before.exitCode == 0, "\(before.output)")
    }
    #expect(try run(form("Sở Một", 5, received: 30), "--yes").exitCode == 0)
    // One of the two that sent it for April has not.
    let early = try run(form("UBND tỉnh Quảng Ngãi", 5, received: 75), "--yes")
    #expect(early.exitCode == 0 && early.output.contains("units missing: 1"), "\(early.output)")
    #expect(!early.output.contains("Tỉnh = cộng"))
    // With the last one the sum is known.
    let last = try run(form("Sở Hai", 5, received: 40), "--yes")
    #expect(last.exitCode == 1 && last.output.contains("Tỉnh = cộng 2 đơn vị"), "\(last.output)")
    #expect(last.output.contains("lệch 5"), "\(last.output)")
    // The province's figure keeps it, as if its form had come last.
    #expect(try kept().contains("lệch 5: Tỉnh = cộng 2 đơn vị"))
    let list = try ProgramRun("batch", "list", "--format", "csv", "--store", store, home: home).output
    let number = try #require(list.split(separator: "\r\n").last?.split(separator: ",").first)
    let undone = try ProgramRun(
      "batch", "undo", String(number), "--reason", "again", "--store", store, home: home)
    #expect(undone.exitCode == 0, "\(undone.errors)")
    #expect(try !kept().contains("Tỉnh = cộng"))
    #expect(try run(form("Sở Hai", 5, received: 45), "--yes").exitCode == 0)
    #expect(try !kept().contains("Tỉnh = cộng"))
    #expect(try run(form("Sở Hai", 5, received: 40), "--yes").exitCode == 1)
    // What adds up is silent, and what does not is kept with the province's figure.
    #expect(try !run(form("UBND tỉnh Quảng Ngãi", 5, received: 70), "--yes").output.contains("Tỉnh = cộng"))
    let wrong = try run(form("UBND tỉnh Quảng Ngãi", 5, received: 71), "--yes")
    #expect(wrong.exitCode == 1 && wrong.output.contains("lệch 1: Tỉnh = cộng 2 đơn vị"), "\(wrong.output)")
    #expect(try kept().contains("lệch 1: Tỉnh = cộng 2 đơn vị"))
    // A unit that mends its figure takes the note away again.
    #expect(try run(form("Sở Hai", 5, received: 41), "--yes").exitCode == 0)
    #expect(try !kept().contains("Tỉnh = cộng"))
  }

  /// What is noted of the figures in the store.
  private func kept() throws -> String {
    try ProgramRun(
      "show", "indicators", "--store", store, "--format", "json", "--today", "2024-07-03", home: home
    ).output
  }

  /// A province of the office's own register has a Vietnamese name only, and its dossiers are its own.
  @Test func aProvinceWithAVietnameseNameOnlyIsFound() throws {
    let units = """
      Mã đơn vị,Tên đơn vị,Loại đơn vị,Khối,Đơn vị cấp trên,Có từ ngày
      98,Tỉnh Thử,tỉnh,Tỉnh,,01/01/2020
      98.A,Sở Ba,sở,Sở ngành,98,01/01/2020

      """
    #expect(try run(file("more.csv", units), "--yes").exitCode == 0)
    func taken(_ path: String) throws -> ProgramRun { try run(path, "--yes", "--home", "98") }
    #expect(try taken(form("Sở Ba", 4, received: 10)).exitCode == 0)
    #expect(try taken(form("Sở Ba", 5, received: 30)).exitCode == 0)
    let total = try taken(form("UBND tỉnh Thử", 5, received: 33))
    #expect(total.exitCode == 1 && total.output.contains("lệch 3: Tỉnh = cộng 1 đơn vị"), "\(total.output)")
    // Dossiers of another province are none of its.
    let list =
      "Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả\n"
      + (1...31).map { "H\($0),Sở Một,1.001,Trực tuyến,\($0)/05/2024,10/06/2024,\n" }.joined()
    let other = try run(file("list.csv", list), "--yes")
    #expect(!other.output.contains("Tỉnh Thử"), "\(other.output)")
  }

  @Test func filesOfOneImportAreAddedUpToo() throws {
    for unit in ["Sở Một", "Sở Hai"] {
      #expect(try run(form(unit, 4, received: 10), "--yes").exitCode == 0)
    }
    let together = try run(
      form("UBND tỉnh Quảng Ngãi", 5, received: 71), form("Sở Một", 5, received: 30),
      form("Sở Hai", 5, received: 40), "--yes")
    #expect(together.exitCode == 1, "\(together.output)")
    // Told once for each count that is off, with the file that states it.
    #expect(
      together.output.components(separatedBy: "Tỉnh = cộng 2 đơn vị").count - 1 == 4, "\(together.output)")
  }
}
