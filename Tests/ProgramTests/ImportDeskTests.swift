import Dashboard
import ForeignFiles
import Foundation
import Model
import Store
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
}
