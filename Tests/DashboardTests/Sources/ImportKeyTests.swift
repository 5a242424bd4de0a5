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

  /// A folder in which no name fits is not told to be empty.
  @Test func whatNoNameHasIsTold() throws {
    var driver = try driver()
    _ = try press(&driver, "i")
    driver.play(.importing(driver.state.importTicket, .folder(Self.folder)))
    _ = try press(&driver, "z z")
    #expect(driver.frame.text.contains("Không tên nào có “zz”"))
    #expect(!driver.frame.text.contains("không có tệp nào"))
  }

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

  @Test func aStoppedComparisonIsTold() throws {
    let (begun, ticket) = try shown(Self.table())
    var driver = begun
    _ = try press(&driver, "Tab Enter")
    #expect(try press(&driver, "Esc") == [.importing(ticket, .cancel)])
    driver.play(
      .importing(
        ticket, .taken([.init(number: BatchNumber(5), title: "hồ sơ.csv", facts: 60)], differing: nil)))
    let told = try #require(driver.state.notice?.text.string)
    #expect(told.contains("đợt 5") && told.contains("đã dừng so với biểu II.06a"), "\(told)")
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

  // MARK: What files leave open

  private static func openTable() -> ImportTable {
    ImportTable(
      rows: [], counts: ImportTable.Counts(), dossiers: nil, isRefused: true, isEmpty: true,
      doubts: [
        ReadingDoubt(.period), ReadingDoubt(.encoding, candidates: ["tcvn3"]),
        ReadingDoubt(.locale, candidates: ["vi", "en"]),
      ],
      choices: [
        .encoding: ["utf-8", "cp1258", "tcvn3"], .locale: ["vi", "en"], .profile: ["ii06a", "dti"],
      ])
  }

  @Test func whatIsOpenIsSaidAndTheFilesAreReadAgain() throws {
    let (begun, ticket) = try shown(Self.openTable())
    var driver = begun
    #expect(driver.frame.text.contains("Chưa rõ: kỳ, bảng mã (tcvn3), cách viết số (vi, en)"))
    #expect(driver.frame.text.split(separator: "\n").last?.contains("s Đặt cách đọc") == true)
    _ = try press(&driver, "s")
    let foot = try #require(driver.frame.text.split(separator: "\n").last)
    #expect(foot.contains("Enter Đọc lại") && foot.contains("Esc"), "\(foot)")
    // The first that is open comes first, and letters are letters there.
    _ = try press(&driver, "2 0 2 4 - 0 5 Backspace 6")
    // Past the unit to the encoding: the candidate is the first choice.
    _ = try press(&driver, "Down Down Right")
    #expect(driver.frame.text.contains("tcvn3"))
    // From the last choice one comes to the first again, which leaves it to be found out.
    _ = try press(&driver, "Down Left")
    #expect(driver.frame.text.contains("1.020 là một phẩy không hai"))
    _ = try press(&driver, "Left")
    #expect(driver.frame.text.contains("1.020 là một nghìn không trăm hai mươi"))
    var said = ImportOptions()
    said[.period] = "2024-06"
    said[.encoding] = "tcvn3"
    said[.locale] = "vi"
    #expect(
      try press(&driver, "Enter") == [.importing(ticket, .read(["/nhà/tháng 5.xlsx"], said))])
    #expect(driver.state.importPreview == nil)
    driver.play(.importing(ticket, .preview(Self.table())))
    #expect(!driver.frame.text.contains("Chưa rõ"))
    // What was said is there when one comes back.
    _ = try press(&driver, "s")
    #expect(driver.frame.text.contains("2024-06"))
    _ = try press(&driver, "Esc Tab")
    #expect(try press(&driver, "Enter") == [.importing(ticket, .take(acceptsValid: false))])
  }

  @Test func whatIsSaidWronglyIsMendedWhereItWasSaid() throws {
    let (begun, ticket) = try shown(Self.openTable())
    var driver = begun
    _ = try press(&driver, "s x Enter")
    driver.play(.importing(ticket, .failed(Notice(.error, "Không đọc được kỳ “x”"))))
    #expect(driver.state.notice?.text == "Không đọc được kỳ “x”")
    _ = try press(&driver, "Backspace 2 0 2 4")
    var said = ImportOptions()
    said[.period] = "2024"
    #expect(
      try press(&driver, "Enter") == [.importing(ticket, .read(["/nhà/tháng 5.xlsx"], said))])
    driver.play(.importing(ticket, .failed(Notice(.error, "hỏng"))))
    // There is no preview to go back to.
    #expect(try press(&driver, "Esc") == [.importing(ticket, .cancel)])
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func aSheetIsChosenAndPersonalDataAreKeptForAReason() throws {
    let (begun, ticket) = try shown(
      ImportTable(
        rows: [], counts: ImportTable.Counts(), dossiers: nil, isRefused: false, isEmpty: true,
        choices: [.sheet: ["Bìa", "Nháp"]]))
    var driver = begun
    driver.resize(60, 16)
    _ = try press(&driver, "s Up Up")
    #expect(driver.frame.text.contains("mọi trang không ẩn") && driver.frame.text.contains("bỏ ra ngoài"))
    #expect(driver.frame.text.contains("Có thể chọn: Bìa, Nháp."))
    _ = try press(&driver, "Left Down S o Space 5")
    var said = ImportOptions()
    said[.sheet] = "Nháp"
    said[.personal] = "So 5"
    #expect(
      try press(&driver, "Enter") == [.importing(ticket, .read(["/nhà/tháng 5.xlsx"], said))])
  }

  @Test func bothLanguagesTellWhatIsOpen() throws {
    let (begun, _) = try shown(Self.openTable())
    var driver = begun
    driver.state.language = .english
    #expect(driver.frame.text.contains("Not certain: period, encoding (tcvn3), number style (vi, en)"))
    _ = try press(&driver, "s")
    #expect(driver.frame.text.contains("How to read tháng 5.xlsx"))
    #expect(driver.frame.text.contains("found in the file"))
    // As words, too: the row one is in, with what is open.
    guard case .importing(let dialog)? = driver.state.overlays.last else { throw Unexpected() }
    #expect(
      ImportOverlay.plainStep(dialog, driver.state).string.hasPrefix("period: found in the file, not certain")
    )
  }
}
