import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Taking a file in from the screen: what keys ask for, and what news of it do.
@Suite struct ImportKeyTests {
  private func driver() throws -> ScreenDriver {
    var driver = try ScreenDriver(screen: .sources)
    driver.state.library = .store(name: "kho.store")
    driver.state.isReadOnly = false
    return driver
  }

  private static let folder = FolderListing(
    path: "/nhà",
    entries: [
      .init(name: "tháng 5.xlsx", isFolder: false, size: 12_345),
      .init(name: "cũ", isFolder: true, size: 0),
      .init(name: "thang 6.csv", isFolder: false, size: 10),
    ])

  private static func table(refused: Int = 0, isEmpty: Bool = false) -> ImportTable {
    let place = SourceReference(source: "", file: "tháng 5.xlsx", sheet: "Biểu", row: 7, column: "Tiếp nhận")
    var counts = ImportTable.Counts()
    counts.refused = refused
    counts.new = isEmpty ? 0 : 60
    let wrong = ImportTable.Row.refused(
      place: place, value: "Quảng Ngải",
      reason: LocalizedText(vietnamese: "không có đơn vị", english: "no unit"),
      suggestion: "Quảng Ngãi")
    let notes = (0..<60).map { number in
      let line = CleanText(cleaning: "dòng \(number)")
      return ImportTable.Row.note(LocalizedText(vietnamese: line, english: line))
    }
    return ImportTable(
      rows: (refused > 0 ? [wrong] : []) + notes, counts: counts, dossiers: nil, isRefused: refused > 0,
      isEmpty: isEmpty)
  }

  private func press(_ driver: inout ScreenDriver, _ keys: String) throws -> [Effect] {
    try keys.split(separator: " ").flatMap { driver.play(.key(try #require(Key(name: String($0))))) }
  }

  /// As far as the preview.
  private func shown(_ table: ImportTable) throws -> (driver: ScreenDriver, ticket: Int) {
    var driver = try driver()
    guard case .importing(let ticket, .listFolder(nil))? = try press(&driver, "i").first else {
      throw Unexpected()
    }
    driver.play(.importing(ticket, .folder(Self.folder)))
    #expect(
      try press(&driver, "t h a n g 5 Enter")
        == [.importing(ticket, .read(["/nhà/tháng 5.xlsx"]))])
    driver.play(.importing(ticket, .preview(table)))
    return (driver, ticket)
  }

  private struct Unexpected: Error {}

  @Test func foldersComeFirstAndTypingNarrows() throws {
    var driver = try driver()
    _ = try press(&driver, "i")
    driver.play(.importing(driver.state.importTicket, .folder(Self.folder)))
    let text = driver.frame.text
    #expect(text.contains("cũ/") && text.contains("tháng 5.xlsx") && text.contains("13 kB"))
    #expect(
      try press(&driver, "Down Enter") == [.importing(driver.state.importTicket, .listFolder("/nhà/cũ"))])
    // What is known of the folder left is not to be chosen from while the other is looked through.
    #expect(driver.frame.text.contains(driver.state.wording[.importLoading].string))
    #expect(!driver.frame.text.contains("tháng 5.xlsx"))
    #expect(try press(&driver, "Down Enter").isEmpty)
    #expect(try press(&driver, "Left").isEmpty)
    driver.play(
      .importing(
        driver.state.importTicket, .folder(FolderListing(path: "/nhà/cũ", entries: []))))
    #expect(try press(&driver, "Left") == [.importing(driver.state.importTicket, .listFolder("/nhà"))])
    driver.play(.importing(driver.state.importTicket, .folder(Self.folder)))
    _ = try press(&driver, "6")
    #expect(!driver.frame.text.contains("tháng 5.xlsx"))
    #expect(driver.frame.text.contains("thang 6.csv"))
    #expect(try press(&driver, "Backspace Esc").isEmpty)
    #expect(driver.state.overlays.isEmpty)
    // The folder is remembered.
    #expect(try press(&driver, "i") == [.importing(driver.state.importTicket, .listFolder("/nhà"))])
  }

  @Test func filesThatWereMarkedAreReadTogether() throws {
    var driver = try driver()
    _ = try press(&driver, "i")
    let ticket = driver.state.importTicket
    driver.play(.importing(ticket, .folder(Self.folder)))
    #expect(driver.frame.text.split(separator: "\n").last?.contains("Space") == true)
    // Neither the way up nor a folder is marked.
    #expect(try press(&driver, "Space Down Space").isEmpty)
    #expect(!driver.frame.text.contains("√"))
    _ = try press(&driver, "Down Space Space")
    #expect(driver.frame.text.split(separator: "\n").count { $0.contains("√") } == 2)
    // The last one stays selected, and the same key takes the mark away.
    _ = try press(&driver, "Space")
    #expect(driver.frame.text.split(separator: "\n").count { $0.contains("√") } == 1)
    _ = try press(&driver, "Space")
    // In the order of the marks, and with the name of each.
    #expect(
      try press(&driver, "Enter")
        == [.importing(ticket, .read(["/nhà/thang 6.csv", "/nhà/tháng 5.xlsx"]))])
    #expect(driver.frame.text.contains("thang 6.csv, tháng 5.xlsx"))
  }

  @Test func thePreviewScrollsAndNoIsWhatEnterSays() throws {
    let (begun, ticket) = try shown(Self.table(refused: 1))
    var driver = begun
    let text = driver.frame.text
    #expect(text.contains("không có đơn vị (có phải Quảng Ngãi?)"))
    #expect(text.contains("trang Biểu") && text.contains("dòng 7"))
    #expect(text.contains("Nhập các dòng hợp lệ?"))
    _ = try press(&driver, "G")
    #expect(driver.frame.text.contains("dòng 59"))
    #expect(try press(&driver, "Enter") == [.importing(ticket, .cancel)])
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.state.notice?.text == driver.state.wording[.importCancelled])
    // What still comes of it is not wanted.
    driver.play(.importing(ticket, .preview(Self.table())))
    #expect(driver.state.importPreview == nil && driver.state.overlays.isEmpty)
  }

  @Test(arguments: [0, 1]) func yesTakesInWhatWasRead(refused: Int) throws {
    let (begun, ticket) = try shown(Self.table(refused: refused))
    var driver = begun
    #expect(try press(&driver, "Tab Enter") == [.importing(ticket, .take(acceptsValid: refused > 0))])
    #expect(driver.frame.text.contains("Đang ghi vào kho"))
    driver.play(
      .importing(
        ticket, .taken([.init(number: BatchNumber(5), title: "tháng 5.xlsx", facts: 60)], differing: 0)))
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.state.notice?.text.string.contains("đợt 5") == true)
  }

  @Test func countsThatNewDossiersDoNotMakeAreTold() throws {
    let (begun, ticket) = try shown(Self.table())
    var driver = begun
    _ = try press(&driver, "Tab Enter")
    driver.play(
      .importing(
        ticket, .taken([.init(number: BatchNumber(5), title: "hồ sơ.csv", facts: 60)], differing: 4)))
    #expect(driver.state.notice?.kind == .warning)
    #expect(driver.state.notice?.text.string.contains("4 số lệch giữa hồ sơ và biểu II.06a") == true)
  }

  @Test func whatAnotherSourceSaysOtherwiseIsARowOfThePreview() throws {
    func both(_ text: CleanText) -> LocalizedText { LocalizedText(vietnamese: text, english: text) }
    var counts = ImportTable.Counts()
    counts.conflicts = 1
    let place = SourceReference(source: "", file: "tháng 5.xlsx", row: 7)
    let (driver, _) = try shown(
      ImportTable(
        rows: [
          .conflict(
            place: place, subject: both("Sở Y tế, Hồ sơ tiếp nhận"), own: both("125"),
            others: both("may.csv: 120"))
        ], counts: counts, dossiers: nil, isRefused: false, isEmpty: false))
    let text = driver.frame.text
    #expect(text.contains("Khác với nguồn khác: 1 số"), "\(text)")
    let row = try #require(text.split(separator: "\n").first { $0.contains("may.csv: 120") })
    #expect(row.contains("≠ khác nguồn") && row.contains("tệp này 125") && row.contains("dòng 7"), "\(row)")
  }

  @Test func nothingIsTakenInWhereThereIsNothing() throws {
    let (begun, ticket) = try shown(Self.table(isEmpty: true))
    var driver = begun
    #expect(driver.frame.text.contains("Không có gì để nhập"))
    #expect(try press(&driver, "Tab c").isEmpty)
    #expect(try press(&driver, "Enter") == [.importing(ticket, .cancel)])
  }

  @Test func escapeStopsTheReadingAndFailuresAreOneLine() throws {
    var driver = try driver()
    _ = try press(&driver, "i")
    let ticket = driver.state.importTicket
    driver.play(.importing(ticket, .folder(Self.folder)))
    _ = try press(&driver, "x l s x Enter")
    driver.play(.importing(ticket, .progress(done: 40, total: 100)))
    #expect(driver.frame.text.contains("40%"))
    // The rest of the dashboard goes on: a change of the store, another size.
    driver.play(.storeChanged)
    driver.resize(80, 24)
    #expect(driver.frame.text.contains("tháng 5.xlsx"))
    #expect(try press(&driver, "Esc") == [.importing(ticket, .cancel)])
    #expect(driver.state.overlays.isEmpty)
    _ = try press(&driver, "i")
    let next = driver.state.importTicket
    driver.play(.importing(ticket, .failed(Notice(.error, "cũ"))))
    #expect(driver.state.notice?.text != "cũ")
    driver.play(.importing(next, .failed(Notice(.error, "không đọc được thư mục"))))
    #expect(driver.state.notice?.text == "không đọc được thư mục")
  }
}
