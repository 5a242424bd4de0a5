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
    // The content is a sentence, and no label with its value.
    #expect(
      form(driver)?.typed[.text] == "Nâng tỷ lệ hồ sơ trực tuyến của Quảng Ngãi từ 21,30% lên 30%")
    // It outlives a cut.
    try driver.press("! Esc")
    let kept = try #require(driver.state.keptRecording)
    #expect(RecordForm.forms(from: kept).first?.figure?.link == link)
  }

  /// A ratio of screen 3 keeps the same as one of the indicators.
  @Test func aRatioOfDossiersIsKept() throws {
    var driver = try open(june: nil, screen: .dossiers)
    driver.state.view.selected = .unit(MeetingProvince.home)
    driver.state.view.column = Self.ratio.rawValue
    driver.play(.resize(driver.state.size))
    try driver.press("A")
    let figure = try #require(form(driver)?.figure, "\(driver.frame.text)")
    let link = try #require(figure.link, "\(driver.frame.text)")
    #expect(link.subject == .observation(Self.ratio) && link.unit == MeetingProvince.home)
    #expect(link.value == ExactDecimal(significand: 2130, scale: 2) && link.target == ExactDecimal(30))
    #expect(link.period == .month(year: 2024, month: 5) && link.higherIsBetter == true)
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
    #expect(form(driver)?.typed[.text] == "Nâng thứ hạng DTI của Quảng Ngãi từ hạng 30 lên hạng 25")
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

  /// Conclusions are Vietnamese whatever the screen speaks, and every direction has its verb.
  @Test(
    arguments: [
      (1694, 30, true, "Nâng tỷ lệ hồ sơ trực tuyến của Quảng Ngãi từ 16,94% lên 30%"),
      (3150, 30, true, "Duy trì tỷ lệ hồ sơ trực tuyến của Quảng Ngãi ở mức 31,50%, mục tiêu 30%"),
      (1694, 5, false, "Giảm tỷ lệ hồ sơ trực tuyến của Quảng Ngãi từ 16,94% xuống 5%"),
      (1694, nil, true, "Nâng tỷ lệ hồ sơ trực tuyến của Quảng Ngãi, hiện là 16,94%"),
      (1694, nil, nil, "Rà soát tỷ lệ hồ sơ trực tuyến của Quảng Ngãi, hiện là 16,94%"),
    ] as [(Int128, Int128?, Bool?, String)])
  func everyFigureIsASentence(value: Int128, target: Int128?, isHigh: Bool?, text: String) throws {
    let driver = try open(screen: .indicators, language: .english)
    let link = FigureLink(
      subject: .observation(Self.ratio), unit: MeetingProvince.home, period: .month(year: 2024, month: 4),
      value: ExactDecimal(significand: value, scale: 2), fact: nil,
      target: target.map { ExactDecimal(significand: $0, scale: 0) }, higherIsBetter: isHigh)
    let figure = FigureMention(
      definition: Self.ratio, unit: MeetingProvince.home, name: "x", value: "y", target: .empty, link: link)
    #expect(FigureTask(figure, driver.state).text.string == text)
  }

  /// A count of dossiers one by one cannot be found again, and the form says so.
  @Test func aFigureWithoutALinkIsTold() throws {
    var driver = try open(screen: .indicators)
    var form = RecordForm(.directive)
    form.figure = FigureMention(
      definition: nil, unit: nil, name: "Hồ sơ quá hạn, Sở A", value: "12", target: .empty)
    form.typed[.text] = FigureTask(try #require(form.figure), driver.state).text.string
    #expect(form.typed[.text] == "Rà soát hồ sơ quá hạn, Sở A, hiện là 12")
    driver.state.overlays.append(.recording(form))
    #expect(driver.frame.text.contains("không nối với nhiệm vụ được"), "\(driver.frame.text)")
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

  /// What a room sees of a directive that hangs on a figure.
  @Test(arguments: GoldenTests.sizes) func presented(_ size: Size) throws {
    var driver = try open(june: 2890, screen: .overview, size: size)
    try driver.press("F5 4 Enter")
    driver.state.view.selected = .directive("far")
    driver.play(.resize(size))
    try driver.press("Enter")
    let text = driver.frame.text
    #expect(text.contains("16,94%") && text.contains("28,90%") && text.contains("30%"), "\(text)")
    try GoldenFile("present-directive-figure-\(size.columns)x\(size.rows)", file: GoldenTests.file)
      .expect(text)
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
