import BuiltInImport
import ForeignFiles
import Foundation
import Model
import Profiles
import Testing

@testable import Export
@testable import Intake

/// Empty forms go out, are filled in, and come back with the same values, without anybody naming their form.
@Suite struct TemplateTests {
  private static let today = Day(number: 20_300)
  private static let province = "49@2004-07-08"

  private static let context: ReadingContext? = try? makeContext()

  private static func makeContext() throws -> ReadingContext {
    let batch = try #require(try BuiltInImport.batches().first)
    let start = try #require(Day(iso8601: "2004-07-08"))
    let home = try #require(UnitID(province))
    func unit(_ code: String, _ name: String, _ group: AdministrativeUnit.Group, _ order: Int)
      -> AdministrativeUnit
    {
      let text = LocalizedText(vietnamese: CleanText(cleaning: name), english: .empty)
      return AdministrativeUnit(
        id: UnitID(code: code, validFrom: start), kind: group == .communes ? .commune : .department,
        group: group, name: text, shortName: text, validTo: nil, parent: home, successors: [],
        officialOrder: 8_000 + order,
        aliases: name.hasPrefix("Sở ") ? [CleanText(cleaning: String(name.dropFirst(3)))] : [])
    }
    let extra = [
      unit("49.T1", "Sở Thử nghiệm", .departments, 1), unit("49.T2", "Sở Giao thông mẫu", .departments, 2),
      unit("49.C1", "Xã Thử Một", .communes, 3), unit("49.C2", "Xã Thử Hai", .communes, 4),
      unit("49.C3", "Phường Thử Ba", .communes, 5),
    ]
    return ReadingContext(
      register: UnitRegister(batch.units + extra), definitions: batch.definitions,
      structures: batch.structures, editions: batch.editions, home: home,
      directives: KnownDirectives(
        tasks.map { task in
          KnownDirectives.Entry(
            id: DirectiveID(task.code), documentNumber: task.document, documentDay: task.documentDay,
            item: task.item, texts: [task.text])
        }))
  }

  private static let tasks = (1...3).map { number in
    TemplateSubject.Task(
      code: "nv/thu/\(number)", document: "304/TB-UBND", documentDay: Day(iso8601: "2022-08-31"),
      item: "\(number)", text: "Việc thử số \(number) của đơn vị")
  }

  private static let profiles = ProfileLibrary().profiles

  /// Forms for the province as a whole and for one department.
  static let cases: [Case] = profiles.flatMap { profile in
    [Case(form: profile.name, unit: province), Case(form: profile.name, unit: "49.T1@2004-07-08")]
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let form: String
    let unit: String
    var testDescription: String { "\(form) \(unit)" }
  }

  private func template(_ one: Case) throws -> (FormTemplate, FormProfile)? {
    let context = try #require(Self.context)
    let profile = try #require(Self.profiles.first { $0.name == one.form })
    let unit = try #require(UnitID(one.unit).flatMap { context.register.unit($0) })
    let period: Period = profile.index == nil ? .month(year: 2023, month: 6) : .year(2023)
    let subject = TemplateSubject(
      unit: unit, period: period, fields: ["Đất đai", "Giao thông mẫu", "Hộ tịch", "Đường bộ"],
      definitions: ["ho_so_tiep_nhan", "ho_so_dung_han", "tong_thue_bao_internet"].filter {
        context.definitions[$0] != nil
      }, tasks: Self.tasks)
    do throws(TemplateFault) {
      return (try TemplateBuilder(profile, for: subject, context: context).build(), profile)
    } catch {
      // A department has no units of its own to give columns to.
      #expect(error == .singleUnit && one.form == "indicators-by-unit" && one.unit != Self.province)
      return nil
    }
  }

  private func written(_ template: FormTemplate) throws -> RawWorkbook {
    let folder = try Folder()
    let path = folder.file("biểu.xlsx")
    try TemplateExport(template, day: Self.today).write(to: path, replaces: false)
    let reading = try WorkbookReader(program: try BuiltProgram.path()).read(path: path)
    #expect(reading.faults == [])
    return reading.workbook
  }

  private func read(_ template: FormTemplate) throws -> FormReading {
    let context = try #require(Self.context)
    let sheets = try written(template).sheets.map(\.withNotesAbove)
    #expect(sheets.count == 1, "the lists are hidden")
    let sheet = try #require(sheets.first)
    let matcher = ProfileMatcher(Self.profiles, context: context)
    guard case .one(let match) = matcher.choose(SheetOutline(sheet), fileName: "biểu.xlsx") else {
      Issue.record("not recognised")
      throw CocoaError(.fileReadCorruptFile)
    }
    #expect(match.profile.name == template.form)
    #expect(match.assignment.missing.isEmpty)
    return FormReader(match, context: context, options: ReadingOptions(today: Self.today))
      .read(sheet, file: "biểu.xlsx")
  }

  @Test(arguments: cases) func whatIsFilledInComesBack(_ one: Case) throws {
    guard let (empty, profile) = try template(one) else { return }
    for seed in [1, 7] as [UInt64] {
      var filling = TemplateFilling(empty, profile, seed: seed)
      filling.fill()
      let reading = try read(filling.template)
      #expect(reading.faults.map(\.description) == [], "\(seed)")
      // Made-up scores need not add up.
      if profile.index == nil { #expect(reading.findings.map(\.note.string) == [], "\(seed)") }
      #expect(reading.period == (profile.index == nil ? .month(year: 2023, month: 6) : .year(2023)))
      #expect(reading.reporter == UnitID(one.unit))
      filling.compare(reading)
    }
  }

  /// What nobody filled in is refused and not taken for zeros.
  @Test(arguments: cases) func anEmptyFormIsNoReport(_ one: Case) throws {
    guard let (empty, profile) = try template(one) else { return }
    let reading = try read(empty)
    #expect(!reading.batch.hasFacts && reading.dossiers.isEmpty)
    if profile.facts == .observations, profile.rows.blank == .zero, !empty.entryRows.isEmpty,
      empty.rows[empty.entryRows[0]].contains(where: { $0.style == .given })
    {
      #expect(reading.faults.map(\.reason) == [ReadingReason.emptyForm])
    }
  }

  /// A row that breaks one identity is told on import and coloured by the very formula that the sheet has.
  @Test func theFormsIdentitiesAreOnTheSheet() throws {
    let (template, _) = try #require(try template(Case(form: "ii06a", unit: "49.T1@2004-07-08")))
    #expect(template.rules.map(\.name) == ["3 = 4 + 5 + 6", "7 = 8 + 9 + 10", "11 = 12 + 13", "3 = 7 + 11"])
    let folder = try Folder()
    let path = folder.file("b.xlsx")
    try TemplateExport(template, day: Self.today).write(to: path, replaces: false)
    let archive = try Archive(path)
    let sheet = try archive.text("xl/worksheets/sheet1.xml")
    #expect(
      sheet.contains(
        "AND(COUNT($C10,$D10,$E10,$F10)&gt;0,ABS(ROUND(SUM($C10)-(SUM($D10,$E10,$F10)),6))&gt;0)"))
    #expect(!sheet.contains("sheetProtection"))
    let book = try archive.text("xl/workbook.xml")
    #expect(!sheet.contains("dataValidation") && !book.contains("hidden"), "fields of work are nobody's list")
  }

  @Test func listsStandOnAHiddenSheetWhateverTheirLength() throws {
    let (template, _) = try #require(try template(Case(form: "directives", unit: "49.T1@2004-07-08")))
    let folder = try Folder()
    let path = folder.file("b.xlsx")
    try TemplateExport(template, day: Self.today).write(to: path, replaces: false)
    let archive = try Archive(path)
    let sheet = try archive.text("xl/worksheets/sheet1.xml")
    let count = template.choices[0].values.count
    #expect(count > 10)
    #expect(sheet.contains("<formula1>'Danh mục'!$A$2:$A$\(count + 1)</formula1>"))
    #expect(try archive.text("xl/workbook.xml").contains("name=\"Danh mục\" sheetId=\"2\" state=\"hidden\""))
    // Texts of the lists are no longer than a cell, and every one is a name that the import knows.
    #expect(template.choices.contains { $0.values.contains("Sở Thử nghiệm") })
    #expect(template.choices.contains { $0.values.contains("Chưa thực hiện") })
  }

  @Test func periodsAreReadAsTheyAreWritten() throws {
    let periods = [
      "2025-06-03", "2025-06", "2025-Q3", "2025-6T", "2025-6T2", "2025-9T", "2025", "..2025-05-31",
      "+2025-01-01..2025-05-14", "2025-02-03..2025-05-28", "r2025-05@2025-04-15..2025-05-14",
      "r2025-Q2@2025-03-15..2025-06-14", "r2025@2024-12-15..2025-12-14",
    ]
    for code in periods {
      let period = try #require(Period(code: code))
      let sheet = RawSheet(
        name: "",
        rows: [RawRow(number: 1, cells: [RawCell(.text("Kỳ báo cáo: " + PeriodText.write(period)))])])
      let title = TitleArea(sheet, above: 1, calendar: ReportingCalendar())
      if case .day = period { continue }
      #expect(title.period?.period == period, "\(code): \(PeriodText.write(period))")
    }
  }
}
