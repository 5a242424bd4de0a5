import Dashboard
import ForeignFiles
import Foundation
import Model
import Store
import Synchronization
import Testing

@testable import phienhop

/// What the open dashboard says of the files that are taken in from its screen.
struct ImportDeskTests {
  private let home: TestHome
  private let store: String
  private let desk: ClerkDesk

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
    desk = ClerkDesk(
      try Preparation(CommonValues(store: store, language: "vi", today: "2024-07-03"), environment: [:]),
      workbooks: WorkbookReader(program: try ProgramRun.program().path))
  }

  /// A cover, a sheet of difficulties, and a hidden one with others, as the XML workbook of Excel 2003.
  private static let workbook = """
    <?xml version="1.0" encoding="UTF-8"?>
    <?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
      xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    \(sheet("Bìa", [["Kính gửi"]]))
    \(sheet("Gửi", [heads, ["Quảng Ngãi", "Thiếu đường truyền", "20/06/2024", "0912345678"]]))
    \(sheet("Nháp", [heads, ["Quảng Ngãi", "Thiếu máy", "21/06/2024", ""], ["Quảng Ngãi", "Thiếu người", "22/06/2024", ""]],
      "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"))
    </Workbook>
    """
  private static let heads = ["Đơn vị", "Khó khăn, vướng mắc", "Ngày nêu", "Số điện thoại"]

  private static func sheet(_ name: String, _ rows: [[String]], _ options: String = "") -> String {
    let cells = rows.map { row in
      "<Row>" + row.map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined() + "</Row>"
    }.joined()
    return "<Worksheet ss:Name=\"\(name)\"><Table>\(cells)</Table>\(options)</Worksheet>"
  }

  private func put(_ text: String, _ name: String) throws -> String {
    try home.write(text, to: name)
    return home.path + "/" + name
  }

  private func read(_ file: String, _ said: [ReadingChoice: String] = [:]) throws -> ImportTable {
    var options = ImportOptions()
    for (choice, text) in said { options[choice] = text }
    let news = try desk.carryOut(.read([file], options), language: .vietnamese) { _, _ in }
    guard case .preview(let table) = news else { throw Unexpected() }
    return table
  }

  private struct Unexpected: Error {}

  private func notes(_ table: ImportTable) -> [String] {
    table.rows.compactMap { if case .note(let text) = $0 { text.vietnamese.string } else { nil } }
  }

  private func reasons(_ table: ImportTable) -> [LocalizedText] {
    table.rows.compactMap { if case .refused(_, _, let reason, _) = $0 { reason } else { nil } }
  }

  @Test func aHiddenSheetIsReadWhereItIsChosen() throws {
    let file = try put(Self.workbook, "vuong-mac.xml")
    let first = try read(file)
    #expect(first.choices[.sheet] == ["Bìa", "Gửi", "Nháp"])
    #expect(
      notes(first).contains { $0.contains("Bìa, Gửi, Nháp") && $0.contains("bấm s") }, "\(notes(first))")
    #expect(first.counts.new == 2, "\(reasons(first)) \(notes(first))")
    let hidden = try read(file, [.sheet: "Nháp"])
    #expect(hidden.counts.new == 3)
    #expect(hidden.choices[.sheet] == ["Bìa", "Gửi", "Nháp"])
    let wrong = try read(file, [.sheet: "Tháng 5"])
    #expect(wrong.doubts == [ReadingDoubt(.sheet, candidates: ["Bìa", "Gửi", "Nháp"])])
    #expect(reasons(wrong).first?.vietnamese.string.hasSuffix("bấm s để chọn trang") == true)
  }

  @Test func personalColumnsAreKeptForAReason() throws {
    let file = try put(Self.workbook, "vuong-mac.xml")
    let left = try #require(notes(try read(file)).first { $0.contains("Số điện thoại") })
    #expect(left.contains("không lấy") && left.contains("bấm s để giữ lại"), "\(left)")
    let kept = try read(file, [.personal: "gọi lại cho người nêu"])
    #expect(notes(kept).contains { $0.contains("lấy vì có lý do: Số điện thoại") }, "\(notes(kept))")
    guard
      case .taken(let batches, _) = try desk.carryOut(
        .take(acceptsValid: false), language: .vietnamese, news: { _, _ in })
    else { throw Unexpected() }
    let number = try #require(batches.first?.number)
    let record = try StoreReader.open(path: store).batches().first { $0.number == number }
    #expect(record?.reason.string.contains("gọi lại cho người nêu") == true)
    #expect(throws: Failure.self) { try read(file, [.personal: "  "]) }
  }

  /// Nobody can add an option on the screen.
  @Test func faultsNameTheKeyThatSettlesThem() throws {
    let files = [
      "TT,Đơn vị,Chỉ tiêu,Giá trị\n1,Quảng Ngãi,so_ngay_xu_ly_trung_binh,\"1.020\"\n": "bấm s để ghi kỳ",
      "Kỳ báo cáo: Tháng 5 năm 2024\nTT,Đơn vị,Chỉ tiêu,Giá trị\n1,Quảng Ngãi,so_ngay_xu_ly_trung_binh,\"1.020\"\n":
        "bấm s để chọn cách viết số",
    ]
    for (text, key) in files {
      let found = reasons(try read(try put(text, "chi-tieu.csv")))
      #expect(found.contains { $0.vietnamese.string.hasSuffix(key) }, "\(found.map(\.vietnamese))")
      #expect(!found.contains { "\($0)".contains("--") }, "\(found)")
      // On the command line it is the option.
      let told = try ProgramRun(
        "import", home.path + "/chi-tieu.csv", "--dry-run", "--store", store, "--lang", "vi", home: home
      ).output
      #expect(told.contains(key.contains("kỳ") ? "hãy thêm --period" : "hãy thêm --locale vi"), "\(told)")
      #expect(!told.contains("bấm s"))
    }
  }

  // MARK: Stopping

  /// However far the writing or the comparison with forms is when somebody stops it: nothing of the list is in the
  /// store, or all of it in one batch.
  @Test func stoppedAnywhereTheStoreHasAllOrNothing() throws {
    let form = """
      Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
      Đơn vị báo cáo: UBND tỉnh Quảng Ngãi,,,,,,,,,,,,
      Kỳ báo cáo: Tháng 5 năm 2024,,,,,,,,,,,,
      TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
      ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
      1,2,3,4,5,6,7,8,9,10,11,12,13
      1,Đất đai,120,80,30,10,100,60,38,2,20,18,2
      ,Tổng cộng,120,80,30,10,100,60,38,2,20,18,2

      """
    #expect(try read(try put(form, "form.csv")).counts.refused == 0)
    _ = try desk.carryOut(.take(acceptsValid: true), language: .vietnamese) { _, _ in }
    var list = "Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả\n"
    for number in 0..<300 {
      list +=
        "H\(number),Tỉnh Quảng Ngãi,1.00\(number % 5),Trực tuyến,\(number % 31 + 1)/05/2024,31/05/2024,\n"
    }
    let file = try put(list, "list.csv")
    let whole = ["H0", "H299"]
    var stops = (reading: 0, writing: 0, comparison: 0)
    for steps in 0..<1_000 {
      let before = try batches()
      let countdown = Countdown(steps)
      do {
        _ = try desk.carryOut(.read([file]), language: .vietnamese) { _, _ in try countdown.tick() }
      } catch StoreError.cancelled {
        stops.reading += 1
        #expect(try batches() == before)
        continue
      }
      do {
        let news = try desk.carryOut(.take(acceptsValid: false), language: .vietnamese) { _, _ in
          try countdown.tick()
        }
        guard case .taken(let taken, let differing) = news else { throw Unexpected() }
        #expect(taken.count == 1)
        #expect(try batches() == before + 1)
        for code in whole { #expect(try dossier(code) != nil) }
        guard differing == nil else {
          #expect(differing ?? 0 > 0)
          break
        }
        stops.comparison += 1
        // Once more from where it was.
        let number = try #require(taken.first?.number)
        _ = try desk.record(.withdrawal(number, reason: "again"))
      } catch StoreError.cancelled {
        stops.writing += 1
        #expect(try batches() == before)
        for code in whole { #expect(try dossier(code) == nil) }
      }
    }
    #expect(stops.reading > 0 && stops.writing > 0 && stops.comparison > 0, "\(stops)")
  }

  private func batches() throws -> Int { try StoreReader.open(path: store).batches().count }

  private func dossier(_ code: String) throws -> Dossier? {
    try StoreReader.open(path: store).dossier(DossierCode(code))
  }
}

/// Somebody who stops after so many steps.
private final class Countdown: Sendable {
  private let left: Mutex<Int>

  init(_ steps: Int) { left = Mutex(steps) }

  func tick() throws {
    let isOver = left.withLock { left in
      left -= 1
      return left < 0
    }
    if isOver { throw StoreError.cancelled }
  }
}
