import Model
import TestLibrary

@testable import Dashboard

/// A small province with two meetings: something of most kinds changed between them.
enum MeetingProvince {
  static let since = day(2024, 6, 3)
  static let today = day(2024, 7, 1)
  static let next = day(2024, 7, 5)
  static let home = UnitID(code: "51", validFrom: day(2004, 7, 8))
  static let finance = UnitID(code: "51.STC", validFrom: day(2004, 7, 8))
  static let meeting: MeetingID = "2024-07-05"
  private static let source: SourceID = "s"
  private static let reference = SourceReference(source: source, file: "a.csv", row: 2)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  private static func text(_ vietnamese: String, _ english: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: vietnamese), english: CleanText(cleaning: english))
  }

  private static func unit(_ id: UnitID, _ name: String, _ english: String, parent: UnitID?)
    -> AdministrativeUnit
  {
    AdministrativeUnit(
      id: id, kind: parent == nil ? .province : .department,
      group: parent == nil ? .provinces : .departments, name: text(name, english),
      shortName: text(name, english), validTo: nil, parent: parent, successors: [], officialOrder: 1,
      aliases: [])
  }

  private static func directive(_ id: DirectiveID, _ title: String, _ english: String, due: Day) -> Directive
  {
    Directive(
      id: id, kind: .task, province: home, title: text(title, english), text: .empty, document: nil, item: "",
      assignedOn: day(2024, 5, 2),
      leads: [PartyName(unit: finance, asStated: "Sở Tài chính", short: "Sở TC")], coordinating: [],
      due: Due(asStated: .empty, reading: nil, window: DayRange(first: day(2024, 5, 2), last: due)),
      recurrence: .none, isTracked: true, initialProgress: .underWay, awaitsReading: nil,
      reference: reference, note: .empty)
  }

  private static func edition(_ year: Int, published: Day) -> Edition {
    Edition(
      id: EditionID(index: "dti", label: "\(year)"), structure: "dti-1", period: .year(year),
      published: published, publishedAsStated: .empty, unitCount: 63, unitsOn: day(2023, 1, 1),
      methodBreak: .no, breakNote: .empty, statedMeans: [], source: source)
  }

  private static func rank(_ year: Int, _ rank: Int) -> IndexFigure {
    IndexFigure(
      id: FactID("f\(year)"), edition: EditionID(index: "dti", label: "\(year)"), item: nil, unit: home,
      unitAsStated: .empty, score: nil, rank: rank, rankOf: 63, rankBasis: .published, asOf: nil,
      reference: reference, note: .empty)
  }

  private static func meeting(_ day: Day) -> Meeting {
    Meeting(id: MeetingID(day.description), kind: .monthly, province: home, day: day, ordinal: nil)
  }

  /// - Parameters:
  ///   - more: facts that came since.
  ///   - corrections: what they correct.
  static func reader(_ more: [FactBatch] = [], corrections: [FigureCorrection] = []) -> MemoryReader {
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: "thử")
    batch.settings = ["home": home.description]
    batch.sources = [
      Source(
        id: source, kind: .press, title: text("Nguồn", "Source"), publisher: .empty, address: .empty,
        published: nil, readOn: nil, note: .empty)
    ]
    batch.units = [
      unit(home, "Quảng Ngãi", "Quang Ngai", parent: nil),
      unit(finance, "Sở Tài chính", "Dept. of Finance", parent: home),
    ]
    batch.structures = [
      IndexStructureVersion(
        id: "dti-1", index: "dti", name: text("Chỉ số chuyển đổi số", "Digital transformation index"),
        shortName: text("DTI", "DTI"), scale: .weightedUnit, decimals: 4, tolerance: .zero,
        maximum: ExactDecimal(1), items: [], bands: [], bandsAreProvisional: false, passMark: nil,
        basis: .empty)
    ]
    batch.editions = [edition(2022, published: day(2023, 7, 12)), edition(2023, published: day(2024, 6, 20))]
    batch.indexFigures = [rank(2022, 26), rank(2023, 30)]
    batch.directives = [
      directive("done", "Ban hành kế hoạch số hóa", "Issue the plan", due: day(2024, 6, 20)),
      directive("late", "Rà soát thủ tục nội bộ", "Review internal procedures", due: day(2024, 6, 10)),
      directive("soon", "Báo cáo giải ngân", "Report on disbursement", due: day(2024, 7, 3)),
      directive("far", "Nâng cấp cổng dịch vụ", "Upgrade the portal", due: day(2024, 12, 31)),
    ]
    batch.reports = [
      ProgressReport(
        id: "r", directive: "done", assignment: nil, instance: nil, reportedOn: day(2024, 6, 18),
        progress: .done, finishedOn: day(2024, 6, 18), percent: 100, text: .empty, evidence: .empty,
        reference: reference)
    ]
    batch.meetings = [meeting(since), meeting(next)]
    batch.agendaItems = ScreenDriver.usualAgenda.prefix(4).map { item in
      AgendaItem(
        id: FactID("\(meeting)/\(item.position)"), meeting: meeting, position: item.position,
        title: item.title, view: item.view, minutes: item.minutes)
    }
    return MemoryReader([batch] + more, corrections: corrections)
  }

  /// On a store that can be written to.
  static func driver(
    screen: ScreenID = .overview, size: Size = Size(columns: 120, rows: 40),
    language: Language = .vietnamese, reader: MemoryReader = reader()
  ) throws -> ScreenDriver {
    var driver = try ScreenDriver(
      reader: reader, screen: screen, size: size, language: language, today: today, home: home)
    driver.state.library = .store(name: "thử")
    driver.state.isReadOnly = false
    return driver
  }
}
