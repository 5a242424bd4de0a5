import Model
import TestLibrary
import Testing

@testable import Dashboard

/// A directive that hangs on a figure: drafted from it, then, now and target beside it, completion proposed.
@Suite struct DirectiveFigureTests {
  private static let ratio: DefinitionID = "ty_le_dat"

  private static func observation(_ month: Int, _ value: Int128) -> Observation {
    Observation(
      id: FactID("o\(month)"), definition: ratio, unit: MeetingProvince.home, unitAsStated: "Quảng Ngãi",
      period: .month(year: 2024, month: month),
      value: StatedNumber(
        text: "\(value / 100).\(value % 100)", value: ExactDecimal(significand: value, scale: 2)),
      numerator: nil, denominator: nil, asOf: nil,
      reference: SourceReference(source: "s", file: "bieu.csv", row: month), note: .empty)
  }

  private static let link = FigureLink(
    subject: .observation(ratio), unit: MeetingProvince.home, period: .month(year: 2024, month: 4),
    value: ExactDecimal(significand: 1694, scale: 2), fact: "o4", target: ExactDecimal(30),
    higherIsBetter: true)

  /// - Parameter june: the figure of June in hundredths; nil where none has come.
  private static func batch(june: Int128?, link: FigureLink = link) -> FactBatch {
    var batch = FactBatch(kind: .figures, title: "chỉ tiêu", author: "lan", reason: .empty)
    let name = LocalizedText(vietnamese: "Tỷ lệ hồ sơ trực tuyến", english: "Share of online dossiers")
    batch.definitions = [
      Definition(
        id: ratio, kind: .ratio, group: .dossiers, name: name,
        unitOfMeasure: LocalizedText(vietnamese: "%", english: "%"), numerator: nil, denominator: nil,
        formula: LocalizedText(vietnamese: .empty, english: .empty), levelSystem: .empty, basis: .empty,
        higherIsBetter: true)
    ]
    batch.targets = [
      Target(
        id: "t", definition: ratio, unit: nil, value: ExactDecimal(30), asStated: "30%", year: nil,
        basis: "KH 1")
    ]
    batch.observations =
      [observation(4, 1694), observation(5, 2130)] + (june.map { [observation(6, $0)] } ?? [])
    batch.directiveFigures = [DirectiveFigure(id: "far", link: link)]
    return batch
  }

  private func open(
    june: Int128? = 3150, screen: ScreenID = .directives, size: Size = Size(columns: 120, rows: 40),
    language: Language = .vietnamese, link: FigureLink = link
  ) throws -> ScreenDriver {
    var driver = try MeetingProvince.driver(
      screen: screen, size: size, language: language,
      reader: MeetingProvince.reader([Self.batch(june: june, link: link)]))
    if screen == .directives { driver.state.view.selected = .directive("far") }
    driver.play(.resize(size))
    return driver
  }

  private func form(_ driver: ScreenDriver) -> RecordForm? {
    if case .recording(let form)? = driver.state.overlays.last { form } else { nil }
  }

  // MARK: From the figure

  @Test(arguments: [ScreenID.indicators])
  func theKeyKeepsWhatTheFigureWas(_ screen: ScreenID) throws {
    var driver = try open(june: nil, screen: screen)
    driver.state.view.selected = .definition(Self.ratio)
    driver.play(.resize(driver.state.size))
    try driver.press("A")
    let figure = try #require(form(driver)?.figure)
    let link = try #require(figure.link)
    #expect(link.subject == .observation(Self.ratio) && link.unit == MeetingProvince.home)
    #expect(link.period == .month(year: 2024, month: 5) && link.fact == "o5")
    #expect(link.value == ExactDecimal(significand: 2130, scale: 2) && link.target == ExactDecimal(30))
    // It outlives a cut.
    try driver.press("! Esc")
    let kept = try #require(driver.state.keptRecording)
    #expect(RecordForm.forms(from: kept).first?.figure?.link == link)
  }

  @Test func aPlaceInAnIndexIsKeptAsScoreOrRank() throws {
    var batch = FactBatch(kind: .figures, title: "hạng", author: "lan", reason: .empty)
    batch.targets = [
      Target(
        id: "h", definition: "hang_dti", unit: MeetingProvince.home, value: ExactDecimal(25),
        asStated: "hạng 25", year: nil, basis: "KH 1")
    ]
    var driver = try MeetingProvince.driver(screen: .rankings, reader: MeetingProvince.reader([batch]))
    try driver.press("A")
    let link = try #require(form(driver)?.figure?.link)
    #expect(link.subject == .rank("dti") && link.value == ExactDecimal(30) && link.target == ExactDecimal(25))
    #expect(form(driver)?.figure?.line.string.hasSuffix(": hạng 30, mục tiêu hạng 25") == true)
    #expect(link.higherIsBetter == false && link.period == .year(2023))
  }

  @Test func aSavedLinkReadsBackAndDamageIsNone() {
    for link in [
      Self.link,
      FigureLink(
        subject: .score("dti", "tru1"), unit: MeetingProvince.home, period: .year(2023),
        value: ExactDecimal(significand: 7078, scale: 4), fact: nil, target: nil, higherIsBetter: nil),
      FigureLink(
        subject: .rank("dti"), unit: MeetingProvince.home, period: .year(2023), value: ExactDecimal(30),
        fact: "f", target: ExactDecimal(25), higherIsBetter: false),
    ] {
      #expect(FigureLink(savedText: link.savedText) == link)
      for end in 0..<link.savedText.count {
        // Cut off anywhere it is nothing, or what it says is whole.
        _ = FigureLink(savedText: String(link.savedText.prefix(end)))
      }
    }
    #expect(FigureLink(savedText: "") == nil && FigureLink(savedText: "rank\tx") == nil)
  }

  // MARK: Then, now, target

  @Test func thePageTellsThenNowAndTarget() throws {
    var driver = try open(june: 2890)
    try driver.press("Enter")
    var text = driver.frame.text
    #expect(text.contains("Lúc giao 16,94% (Tháng 4/2024) · nay 28,90% (Tháng 6/2024) · mục tiêu 30%"))
    #expect(text.contains("! gần đạt mục tiêu"))
    driver = try open(june: nil)
    try driver.press("Enter")
    text = driver.frame.text
    #expect(text.contains("nay 21,30% (Tháng 5/2024)") && text.contains("■ chưa đạt mục tiêu"))
    // Its source is one key away, with that of then.
    try driver.press("o")
    text = driver.frame.text
    #expect(text.contains("Nay: 21,30%, Tháng 5/2024") && text.contains("Lúc giao: 16,94%, Tháng 4/2024"))
    #expect(text.contains("bieu.csv"))
  }

  @Test func aReachedTargetIsProposedAndNeverDone() throws {
    var driver = try open()
    #expect(driver.frame.text.contains("√ đạt mục tiêu · "))
    #expect(DirectivesScreen.list(driver.state)?.reached.keys.map(\.rawValue) == ["far"])
    #expect(DirectivesScreen.list(driver.state)?.entries.first { $0.id == "far" }?.standing.state == .inTime)
    try driver.press("H")
    let opened = try #require(form(driver))
    #expect(
      opened.typed[.evidence]
        == "Tỷ lệ hồ sơ trực tuyến, Quảng Ngãi: 31,50% (Tháng 6/2024), mục tiêu 30%; nguồn: Nguồn")
    // Another kind of word begins empty, and so does a completion of what has not reached it.
    try driver.press("Esc T")
    #expect(form(driver)?.typed.isEmpty == true)
    driver = try open(june: 2890)
    #expect(!driver.frame.text.contains("√ đạt mục tiêu"))
    try driver.press("H")
    #expect(form(driver)?.typed[.evidence] == nil)
  }

  /// Who disagrees about the newest figure proposes nothing.
  @Test func aFigureInDisputeProposesNothing() throws {
    var batch = Self.batch(june: 3150)
    batch.observations.append(
      Observation(
        id: "other", definition: Self.ratio, unit: MeetingProvince.home, unitAsStated: .empty,
        period: .month(year: 2024, month: 6),
        value: StatedNumber(text: "20", value: ExactDecimal(20)), numerator: nil, denominator: nil, asOf: nil,
        reference: SourceReference(source: "s", file: .empty, row: 9), note: .empty))
    let driver = try MeetingProvince.driver(
      screen: .directives, reader: MeetingProvince.reader([batch]))
    #expect(DirectivesScreen.list(driver.state)?.reached.isEmpty == true)
  }

  /// A year is no month, and what ends after today is not known yet.
  @Test func onlyPeriodsOfTheSameLengthCount() throws {
    let link = FigureLink(
      subject: .observation(Self.ratio), unit: MeetingProvince.home, period: .year(2023),
      value: ExactDecimal(10), fact: nil, target: ExactDecimal(30), higherIsBetter: true)
    var driver = try open(link: link)
    #expect(DirectivesScreen.list(driver.state)?.reached.isEmpty == true)
    try driver.press("Enter")
    #expect(driver.frame.text.contains("chưa có số liệu mới"))
  }

  @Test func theChangesTellIt() throws {
    var driver = try open(screen: .overview)
    try driver.press("C")
    let lines = ChangesPage(driver.state).table?.lines ?? []
    #expect(lines.map(\.kind) == [.rank, .targetReached, .figureReached, .finished, .overdue, .due])
    #expect(driver.frame.text.contains("√ Đạt mục tiêu"))
    let line = try #require(lines.first { $0.kind == .figureReached })
    driver.state.view.selected = line.key
    try driver.press("Enter")
    #expect(driver.state.screen == .directives && driver.state.view.path == [.directive("far")])
  }

  @Test(
    arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)],
    Language.allCases)
  func golden(_ size: Size, _ language: Language) throws {
    var driver = try open(size: size, language: language)
    let name = "\(size.columns)x\(size.rows)-\(language.rawValue)"
    try GoldenFile("directives-figure-list-\(name)", file: GoldenTests.file).expect(driver.frame.text)
    try driver.press("Enter")
    try GoldenFile("directives-figure-page-\(name)", file: GoldenTests.file).expect(driver.frame.text)
  }
}
