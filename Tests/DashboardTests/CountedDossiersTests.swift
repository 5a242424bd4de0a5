import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Dossiers counted one by one: from the province down to single dossiers and back, over any days, every figure what
/// the rows of the list come to.
@Suite struct CountedDossiersTests {
  private static let province = DossierProvince()

  private func driver(
    _ keys: String = "", columns: Int = 120, rows: Int = 40, province: DossierProvince = Self.province
  ) throws -> ScreenDriver {
    var driver = try ScreenDriver(
      reader: province.reader, screen: .dossiers, size: Size(columns: columns, rows: rows),
      today: DossierProvince.today, home: DossierProvince.home)
    try driver.press(keys)
    return driver
  }

  private func context(_ driver: ScreenDriver) throws -> CountedContext {
    try #require(CountedContext(driver.state))
  }

  /// What the rows of the list say, counted here and not by the program.
  private func count(
    _ first: String, _ last: String, _ isWanted: (Dossier) -> Bool
  ) throws -> (received: Int, late: Int) {
    let days = try DayRange(
      first: #require(Day(iso8601: first)), last: #require(Day(iso8601: last)))
    let end = min(try #require(days).last, DossierProvince.today)
    let received = Self.province.dossiers.filter { dossier in
      days?.contains(dossier.received) == true && dossier.received <= end && isWanted(dossier)
    }
    let late = received.filter { dossier in
      guard let due = dossier.due, dossier.result != .withdrawn, due < end else { return false }
      if let finished = dossier.finished { return finished > due }
      return dossier.result != .awaitingSupplement
    }
    return (received.count, late.count)
  }

  private func isUnder(_ unit: UnitID, _ dossier: Dossier) -> Bool {
    dossier.unit == unit || (unit == DossierProvince.land && dossier.unit == DossierProvince.branch)
  }

  // MARK: Levels

  @Test func theWayLeadsDownToSingleDossiersAndBack() throws {
    var driver = try driver()
    #expect(DossierMode.shown(driver.state) == .counted)
    #expect(driver.state.frame().text.contains("Theo tháng: Tháng 6/2025 · 01/06/2025–20/06/2025"))
    var selected: [ItemKey?] = []
    func down(_ keys: String = "") throws {
      try driver.press(keys)
      selected.append(driver.state.view.selected)
      try driver.press("Enter")
    }
    try down()
    #expect(driver.state.view.path == [.group("departments")])
    try down("Down")
    #expect(driver.state.view.path.last == .unit(DossierProvince.land))
    // The branch, and what the department handles itself.
    #expect(
      try context(driver).order?.rows.map(\.key) == [
        .unit(DossierProvince.branch), .ownDossiers(of: DossierProvince.land),
      ])
    try down()
    #expect(try context(driver).order?.rows.map(\.key) == [.procedure(DossierProvince.parcel)])
    try down()
    let text = driver.state.frame().text
    #expect(text.contains("Tỉnh Thử > Sở, ngành > Sở Đất đai > Chi nhánh Đất đai số 1 > Tách thửa đất"))
    #expect(text.contains("H90-") && text.contains("25 hồ sơ"))
    // Enter on a dossier shows everything of it, with its place in the file.
    try driver.press("Enter")
    #expect(driver.state.frame().text.contains("ho-so.csv"))
    try driver.press("Esc")
    for key in selected.reversed() {
      try driver.press("Backspace")
      #expect(driver.state.view.selected == key)
    }
    #expect(driver.state.view.path.isEmpty)
  }

  /// A view that comes from another index keeps its month here, too, but not one before all dossiers.
  @Test func aPeriodIsKeptWhereThereCanBeDossiers() throws {
    var driver = try driver()
    let newest = try context(driver).place.period.period
    for (named, shown) in [
      (Period.month(year: 2025, month: 3), Period.month(year: 2025, month: 3)), (.year(2024), .year(2024)),
      (.month(year: 2019, month: 3), newest), (.year(2030), newest),
    ] {
      driver.state.view.period = named
      driver.play(.resize(driver.state.size))
      #expect(try context(driver).place.period.period == shown, "\(named)")
    }
    // The key for the next index leaves it as it is.
    driver.state.view.period = .month(year: 2025, month: 3)
    try driver.press("x")
    #expect(driver.state.view.period == .month(year: 2025, month: 3))
  }

  @Test(arguments: [
    ("", "2025-06-01", "2025-06-30"), ("[", "2025-05-01", "2025-05-31"),
    ("[ [ [", "2025-03-01", "2025-03-31"),
    ("d", "2025-04-01", "2025-06-30"), ("d [", "2025-01-01", "2025-03-31"),
    ("d d", "2025-01-01", "2025-12-31"), ("d d [", "2024-01-01", "2024-12-31"),
    ("d d d", "2024-01-01", "2025-06-20"), ("d d d [", "2024-01-01", "2025-05-31"),
    ("d d d d", "2025-06-20", "2025-06-20"), ("d d d d [", "2025-06-19", "2025-06-19"),
  ])
  func everyCountIsThatOfTheRows(_ keys: String, _ first: String, _ last: String) throws {
    var driver = try driver(keys + " f x a")
    for (unit, name) in [(DossierProvince.commune, "Xã Một"), (DossierProvince.otherCommune, "Xã Hai")] {
      let expected = try count(first, last) { isUnder(unit, $0) }
      let row = try context(driver).order?.rows.first { $0.key == .unit(unit) }
      #expect(row?.received ?? 0 == expected.received, "\(name) \(keys)")
      #expect(row?.late ?? 0 == expected.late, "\(name) \(keys)")
    }
    try driver.press("Esc")
    let table = try context(driver)
    let departments = try count(first, last) { dossier in
      [DossierProvince.justice, DossierProvince.land].contains { isUnder($0, dossier) }
    }
    let whole = try count(first, last) { _ in true }
    // A group that is alone is not shown as one.
    let rows = try #require(table.order?.rows)
    let grouped = rows.first { $0.key == .group("departments") }.map { [$0] }
    #expect(
      (grouped ?? rows.filter { $0.group == .departments }).map(\.received).reduce(0, +)
        == departments.received)
    #expect(table.whole?.received ?? 0 == whole.received)
    #expect(table.whole?.late ?? 0 == whole.late)
  }

  @Test func proceduresAndDossiersAgreeWithTheRows() throws {
    var driver = try driver("d d Enter Enter")
    let rows = try #require(context(driver).order?.rows)
    #expect(rows.map(\.key) == [.procedure(DossierProvince.marriage), .procedure(DossierProvince.unnamed)])
    // What no catalogue names keeps its code.
    #expect(rows.last?.name.vietnamese == "9.999999")
    for row in rows {
      let expected = try count("2025-01-01", "2025-12-31") { dossier in
        dossier.unit == DossierProvince.justice && .procedure(dossier.procedure) == row.key
      }
      #expect(row.received == expected.received && row.late == expected.late)
      try driver.press("Enter")
      let window = try #require(context(driver).window)
      #expect(window.count == expected.received && window.dossiers.count == expected.received)
      let list = try #require(CountedDossiers(try context(driver)))
      #expect(window.dossiers.filter { list.stateWords($0).role == .bad }.count == expected.late)
      #expect(window.dossiers.compactMap { list.daysLate($0) }.allSatisfy { $0 > 0 })
      try driver.press("Esc Down")
    }
  }

  @Test func whatIsStatedStandsBesideWhatIsCounted() throws {
    // May: Sở Tư pháp states what its list has, Xã Một two more, and Sở Im lặng has no list at all.
    var driver = try driver("[ Enter")
    var lines = driver.state.frame().text.split(separator: "\n")
    #expect(lines.contains { $0.contains("Sở Tư pháp") && $0.contains("khớp") })
    #expect(lines.contains { $0.contains("Sở Im lặng") && $0.contains("—") && !$0.contains("khớp") })
    try driver.press("G Enter")
    #expect(driver.state.frame().text.contains("chưa có danh sách từng hồ sơ: nhập bằng phienhop import"))
    #expect(driver.state.frame().text.contains("Tiếp nhận trong kỳ (II.06a): biểu 7"))
    try driver.press("Esc g Enter")
    let text = driver.state.frame().text
    #expect(text.contains("Tiếp nhận trong kỳ (II.06a): biểu 20, đếm 20, khớp"))
    #expect(text.contains("Hồ sơ đã giải quyết (II.06a): biểu 99") && text.contains("lệch +"))
    try driver.press("Esc Esc Down Enter")
    lines = driver.state.frame().text.split(separator: "\n")
    #expect(lines.contains { $0.contains("Xã Một") && $0.contains("lệch +2") })
  }

  // MARK: Units that ended

  /// At a department that has ended, in June, when there is nothing of it.
  private func driverAtBoard(_ keys: String) throws -> ScreenDriver {
    var driver = try driver(province: DossierProvince(isReorganised: true))
    driver.state.view.path = [.group("departments"), .unit(DossierProvince.board)]
    try driver.press(keys)
    return driver
  }

  @Test(arguments: [
    // A month in which it was; it has a successor that is another unit.
    "[ [ [ [ [",
    // A quarter and a year in which it ended.
    "d [", "d d",
  ])
  func whatBelongedToAUnitThatEndedIsFound(_ keys: String) throws {
    let context = try context(driverAtBoard(keys))
    let rows = try #require(context.order?.rows)
    #expect(
      rows.map(\.key) == [.unit(DossierProvince.boardBranch), .ownDossiers(of: DossierProvince.board)])
    #expect(rows.map(\.received) == [8, 5])
    #expect(context.whole?.received == 13)
  }

  @Test func formsStateNothingOfOwnDossiersAlone() throws {
    var driver = try driverAtBoard("[ [ [ [ [")
    #expect(driver.state.frame().text.contains("khớp"))
    try driver.press("G Enter")
    #expect(driver.state.view.path.last == .ownDossiers(of: DossierProvince.board))
    let context = try context(driver)
    #expect(context.order?.rows.map(\.received) == [5])
    #expect(context.comparisons.isEmpty && context.stated.isEmpty)
    #expect(!driver.state.frame().text.contains("lệch"))
  }

  @Test func aPeriodThatTheListDoesNotCoverIsNotJudged() throws {
    var driver = try driver("d [ [ Down Enter", province: DossierProvince(isReorganised: true))
    let row = try #require(
      context(driver).order?.rows.first { $0.key == .unit(DossierProvince.otherCommune) })
    #expect(row.received > 0 && row.stated.received == ExactDecimal(40) && row.check == nil)
    try driver.press("G Enter")
    let text = driver.state.frame().text
    #expect(text.contains("biểu 40") && !text.contains("lệch"))
  }

  // MARK: Periods

  @Test(arguments: [
    ("tháng 6/2024 đến tháng 8/2024", "2024-06-01", "2024-08-31"),
    ("từ tháng 6 đến tháng 8/2024", "2024-06-01", "2024-08-31"),
    ("quý I/2024 - quý II/2024", "2024-01-01", "2024-06-30"),
    ("năm 2023 đến năm 2024", "2023-01-01", "2024-12-31"),
    ("01/06/2024 đến tháng 8/2024", "2024-06-01", "2024-08-31"),
    ("01/06/2024 - 30/06/2024", "2024-06-01", "2024-06-30"),
    ("từ 1/6 đến 30/6/2024", "2024-06-01", "2024-06-30"),
    ("tháng 6/2024", "2024-06-01", "2024-06-30"), ("3/6/2024", "2024-06-03", "2024-06-03"),
    ("6 tháng đầu năm 2024", "2024-01-01", "2024-06-30"),
    ("31/12/2025abc", "", ""), ("01/06/2024 - 30/06/2024 x", "", ""), ("tháng 6/2024!", "", ""),
    ("2024-06", "2024-06-01", "2024-06-30"), ("tháng 8/2024 đến tháng 6/2024", "", ""),
    ("tháng 6/2024, tháng 8/2024", "", ""),
    ("tháng 6 và tháng 8/2024", "", ""), ("năm 2023 và năm 2024", "", ""),
  ])
  func noTypedDaysAreCut(_ text: String, _ first: String, _ last: String) {
    let days = CountedPeriod.read(text)?.days
    #expect(days?.first == Day(iso8601: first) && days?.last == Day(iso8601: last), "\(text)")
  }

  @Test func typedDaysAreReadAsFilesAre() throws {
    var driver = try driver("D")
    #expect(driver.state.frame().text.contains("Từ – đến: 01/06/2025 - 30/06/2025"))
    for _ in 0..<23 { driver.play(.key(.backspace)) }
    for character in "5/3/2025 đến 20/4/2025" { driver.play(.key(.character(character))) }
    try driver.press("Enter")
    #expect(driver.state.view.period?.code == "2025-03-05..2025-04-20")
    let expected = try count("2025-03-05", "2025-04-20") { _ in true }
    #expect(try context(driver).whole?.received == expected.received)
    // As many days before.
    try driver.press("[")
    #expect(driver.state.view.period?.code == "2025-01-17..2025-03-04")
    try driver.press("Enter Enter Enter")
    #expect(driver.state.frame().text.contains("Từ – đến: Từ 17/01/2025 đến 04/03/2025"))
    // The days go along upwards.
    try driver.press("] Esc Esc")
    #expect(driver.state.view.period?.code == "2025-03-05..2025-04-20")
  }

  @Test func whatCannotBeReadIsOneCalmLine() throws {
    var driver = try driver("D")
    let before = driver.state.view.period
    for _ in 0..<23 { driver.play(.key(.backspace)) }
    for character in "hôm kia" { driver.play(.key(.character(character))) }
    try driver.press("Enter")
    #expect(driver.state.view.period == before)
    let foot = driver.state.frame().text(row: 39)
    #expect(foot.contains("Không đọc được kỳ “hôm kia”: gõ như 01/06/2024 - 30/06/2024"))
    try driver.press("D")
    for _ in 0..<23 { driver.play(.key(.backspace)) }
    for character in "2026-01" { driver.play(.key(.character(character))) }
    try driver.press("Enter")
    #expect(driver.state.frame().text(row: 39).contains("sau ngày đang xem"))
  }

  @Test func noStepLeadsPastTheDossiers() throws {
    var driver = try driver("]")
    #expect(driver.state.notice != nil && driver.state.view.period == nil)
    for _ in 0..<12 { try driver.press("[") }
    #expect(driver.state.view.period == .month(year: 2024, month: 11))
    #expect(driver.state.notice != nil)
  }

  @Test func elsewhereTheKeysSayWhereTheyWork() throws {
    var driver = try BuiltInScreens.driver(.dossiers)
    for key in ["d", "D"] {
      try driver.press(key)
      #expect(driver.state.notice?.text.string.contains("hồ sơ đếm từng dòng") == true)
      #expect(driver.state.overlays.isEmpty)
    }
  }

  // MARK: Order

  @Test func rowsAreSortedFilteredAndCompared() throws {
    var driver = try driver("d d Enter Right Right s s")
    var rows = try #require(context(driver).order?.rows)
    #expect(rows.map(\.received) == rows.map(\.received).sorted())
    try driver.press("f d a t Enter")
    rows = try #require(context(driver).order?.rows)
    #expect(rows.map(\.key) == [.unit(DossierProvince.land)])
    var marked = try self.driver("d d Enter Space Space c")
    #expect(marked.state.overlays.last == .comparison(scroll: 0))
    #expect(marked.state.frame().text.contains("Quá hạn"))
    try marked.press("Esc")
    #expect(marked.state.overlays.isEmpty)
  }

  // MARK: Long lists

  @Test func aLongListIsReadInPartsAndEveryKeyFindsItsRow() throws {
    let province = DossierProvince(many: 3000)
    var driver = try driver("d d d Down Enter G Enter Enter", province: province)
    let all = province.dossiers.filter {
      $0.unit == DossierProvince.otherCommune && $0.procedure == DossierProvince.marriage
    }.sorted { ($0.received, $0.code) < ($1.received, $1.code) }
    var window = try #require(context(driver).window)
    #expect(window.count == all.count && window.before == 0)
    #expect(window.dossiers.count <= 2 * DossierWindow.reach)
    #expect(driver.state.view.selected == .dossier(all[0]))
    // Page by page down, every page where the one before ended.
    let page = Screens.screen(.dossiers).pageRows(driver.state)
    var position = 0
    for _ in 0..<40 {
      try driver.press("PgDn")
      position = min(position + page, all.count - 1)
      #expect(driver.state.view.selected == .dossier(all[position]))
    }
    window = try #require(context(driver).window)
    #expect(window.before > 0 && window.dossiers.count <= 2 * DossierWindow.reach)
    #expect(window.dossiers.first == all[window.before])
    #expect(driver.state.frame().text(row: 39).contains(driver.state.format.integer(all.count).string))
    try driver.press("G")
    #expect(driver.state.view.selected == all.last.map { .dossier($0) })
    for _ in 0..<5 { try driver.press("PgUp") }
    #expect(driver.state.view.selected == .dossier(all[all.count - 1 - 5 * page]))
    try driver.press("g")
    #expect(driver.state.view.selected == .dossier(all[0]))
    // The newest first, around the same dossier.
    try driver.press("PgDn PgDn Right Right s")
    #expect(driver.state.view.selected == .dossier(all[2 * page]))
    try driver.press("g")
    #expect(driver.state.view.selected == all.last.map { .dossier($0) })
    let view = try driver.exported()
    #expect(view.rowCount == all.count)
  }

  @Test func aKeyIsAnsweredFromWhatIsAtHand() throws {
    let province = DossierProvince(many: 3000)
    var driver = try driver("d d d Down Enter G Enter Enter", province: province)
    // No step of the cursor waits for a part: what comes next is read before the edge.
    for _ in 0..<1500 {
      var unanswered = driver.state
      _ = unanswered.update(.key(.down))
      #expect(unanswered.view.selected != driver.state.view.selected)
      driver.play(.key(.down))
      #expect(driver.state.view.selected == unanswered.view.selected)
    }
  }

  // MARK: Words

  @Test(arguments: ["", "Enter", "Enter Enter", "Enter Enter Enter"])
  func everyLevelIsReadAndGivenOut(_ keys: String) throws {
    var driver = try driver("d d " + keys)
    let view = try driver.exported()
    let rows = try context(driver).items.count
    #expect(view.rowCount == rows)
    let words = driver.state.reading().text
    #expect(words.contains("Theo năm: Năm 2025"))
    #expect(words.contains("Tiếp nhận"))
    for language in Language.allCases {
      driver.state.language = language
      #expect(!driver.state.frame().text.contains("{"))
    }
  }
}
