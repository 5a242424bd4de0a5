import BuiltInImport
import Dashboard
import ForeignFiles
import Foundation
import Model
import Profiles
import Store
import Testing

@testable import Export
@testable import Intake

/// What goes out comes in again through the readers of the import, with equal values.
@Suite struct ImportAgainTests {
  private let day = Day(number: 19_877)

  private func read(_ view: ExportedView, _ format: ExportFormat) throws -> RawWorkbook {
    let folder = try Folder()
    let path = folder.file("xuất." + format.fileExtension)
    try ViewFile(view, as: format, day: day).write(to: path, replaces: false)
    let reading = try WorkbookReader(program: try BuiltProgram.path()).read(path: path)
    #expect(reading.faults == [])
    return reading.workbook
  }

  @Test(arguments: SampleViews.all, [ExportFormat.xlsx, .ods])
  func workbook(_ sample: SampleViews.Sample, _ format: ExportFormat) throws {
    let view = try sample.view()
    let layout = try WorkbookLayout(view)
    let sheets = try read(view, format).sheets
    #expect(sheets.map(\.name) == layout.sheets.map(\.name))
    for (sheet, expected) in zip(sheets, layout.sheets) {
      let rows = Dictionary(uniqueKeysWithValues: sheet.rows.map { ($0.number, $0) })
      for (row, cells) in expected.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let found = rows[row + 1]?[column].readCell ?? .nothing
          #expect(found == cell.content.expectedInWorkbook, "\(sheet.name) \(row + 1), \(column + 1)")
        }
      }
    }
  }

  @Test(arguments: SampleViews.all, Language.allCases)
  func csv(_ sample: SampleViews.Sample, _ language: Language) throws {
    let view = try sample.view(language)
    let decimalMark: Character = language == .vietnamese ? "," : "."
    let sheet = try #require(try read(view, .csv).sheets.first)
    let rows = Dictionary(uniqueKeysWithValues: sheet.rows.map { ($0.number, $0) })
    var line = 1
    for (position, table) in view.tables.enumerated() where !table.columns.isEmpty {
      if position > 0 { line += 1 }
      if view.tables.count > 1 { line += 1 }
      for (column, heading) in table.columns.enumerated() {
        #expect(rows[line]?[column].plainText == heading.fullHeading.string)
      }
      for row in table.rows {
        line += 1
        guard case .cells(let cells) = row else { continue }
        for (column, cell) in cells.enumerated() {
          let text = rows[line]?[column].plainText ?? ""
          #expect(
            ReadCSV.cell(text, like: cell, decimalMark: decimalMark) == cell.expectedInWorkbook,
            "line \(line), \(text)")
        }
      }
      line += 1
    }
  }

  /// A formula comes back as the text that it was.
  @Test(arguments: [ExportFormat.xlsx, .ods, .csv]) func hostileTexts(_ format: ExportFormat) throws {
    let texts = DefusingTests.hostile.map { CleanText(cleaning: $0) }.filter { !$0.isEmpty }
    let view = try SampleViews.Sample(name: "", screen: .meeting).view().with(tables: [
      .sample(texts.map { [.text($0)] })
    ])
    let rows = try #require(try read(view, format).sheets.first).rows
    let heading = try #require(rows.firstIndex { $0[0].plainText == "Cột 1" })
    for (text, row) in zip(texts, rows.dropFirst(heading + 1)) {
      #expect(row[0].plainText == text.string)
    }
  }

  /// The published table of an index goes out and is read in the form that units send it in: each score and rank comes
  /// back.
  @Test(arguments: [ExportFormat.xlsx, .ods, .csv, .html], Language.allCases)
  func rankingsInTheirForm(_ format: ExportFormat, _ language: Language) throws {
    let view = try SampleViews.Sample(name: "rankings", screen: .rankings).view(language)
    let batches = try BuiltInImport.batches()
    let reading = try form(view, format, "dti")
    #expect(reading.faults == [])
    #expect(reading.takenRows == 63)
    let figures = reading.batch.indexFigures
    let items = Set(figures.map(\.item))
    let edition = try #require(figures.first).edition
    let published = batches.flatMap(\.indexFigures).filter {
      $0.edition == edition && items.contains($0.item)
    }
    let scores = Set(published.compactMap(Score.init))
    #expect(scores.count > 300)
    #expect(Set(figures.compactMap(Score.init)) == scores)
    let ranks = figures.filter { $0.item == nil && $0.rank != nil }
    #expect(ranks.count == 63)
    for figure in ranks {
      #expect(published.contains { $0.item == nil && $0.unit == figure.unit && $0.rank == figure.rank })
    }
  }

  /// Reads a view that went out as a form that somebody sent.
  private func form(_ view: ExportedView, _ format: ExportFormat, _ name: String) throws -> FormReading {
    let builtIn = try #require(try BuiltInImport.batches().first)
    let context = ReadingContext(
      register: UnitRegister(builtIn.units), definitions: builtIn.definitions,
      structures: builtIn.structures, editions: builtIn.editions, home: nil)
    let matcher = ProfileMatcher(ProfileLibrary().profiles, context: context)
    let sheet = try #require(try read(view, format).formSheets.first)
    guard case .one(let match) = matcher.choose(SheetOutline(sheet), fileName: "a.csv") else {
      throw NotRecognised()
    }
    #expect(match.profile.name == name)
    return FormReader(
      match, context: context, options: ReadingOptions(today: try #require(Day(iso8601: "2024-06-03")))
    ).read(sheet, file: "a")
  }

  private struct NotRecognised: Error {}

  /// What goes out in English comes in as what goes out in Vietnamese: the same form, units, periods and figures.
  @Test(
    arguments: [
      ("", "service-index"), ("x", "indicators-wide"), ("x x x", "indicators-long"),
    ], [ExportFormat.csv, .xlsx])
  func bothLanguagesAreReadAlike(_ view: (keys: String, form: String), _ format: ExportFormat) throws {
    let readings = try Language.allCases.map { language in
      let sample = SampleViews.Sample(name: "dossiers", screen: .dossiers, keys: view.keys)
      return try form(try sample.view(language), format, view.form)
    }
    let figures = readings.map { reading in
      Set(
        reading.batch.observations.map {
          [
            $0.unit?.description ?? "", $0.definition.rawValue, $0.period.code,
            $0.value?.value.description ?? "",
          ]
        }
          + reading.batch.indexFigures.map {
            [
              $0.unit.description, $0.item?.rawValue ?? "", "\($0.edition)",
              $0.score?.value.description ?? "",
            ]
          })
    }
    let first = try #require(figures.first)
    // What the program computed does not come in.
    #expect(first.count > 8)
    for other in figures.dropFirst() {
      #expect(
        other == first,
        "\(other.subtracting(first).sorted { $0.description < $1.description }.prefix(5)) \(first.subtracting(other).sorted { $0.description < $1.description }.prefix(5))"
      )
    }
  }

  /// The figures of the indicators go out twice, side by side and one by one; they come in once, from either language.
  @Test(arguments: [ExportFormat.csv, .xlsx]) func indicatorsAreReadOneByOne(_ format: ExportFormat) throws {
    let readings = try Language.allCases.map { language in
      let sample = SampleViews.Sample(name: "indicators", screen: .indicators, keys: "f v a n Space b a n")
      return try form(try sample.view(language), format, "indicators-long")
    }
    let figures = readings.map { reading in
      Set(
        reading.batch.observations.map {
          [$0.unit?.description ?? "", $0.definition.rawValue, $0.period.code]
        })
    }
    #expect(figures[0].count > 3 && figures[0] == figures[1], "\(figures.map(\.count))")
    let published = Set(
      try BuiltInImport.batches().flatMap(\.observations).map {
        [$0.unit?.description ?? "", $0.definition.rawValue, $0.period.code]
      })
    #expect(figures[0].subtracting(published).isEmpty, "\(figures[0].subtracting(published))")
  }

  /// A list of directives comes in as the same directives with the same dues, whichever language it went out in.
  @Test(arguments: [ExportFormat.csv, .xlsx]) func directivesAreReadAlike(_ format: ExportFormat) throws {
    let readings = try Language.allCases.map { language in
      try form(
        try SampleViews.Sample(name: "directives", screen: .directives).view(language), format, "directives")
    }
    for reading in readings { #expect(reading.faults == [], "\(reading.faults.prefix(3))") }
    let directives = readings.map { reading in
      reading.batch.directives.map { directive in
        [
          directive.id.rawValue, directive.item, "\(directive.assignedOn)", directive.due.asStated.string,
          directive.due.window.map { "\($0.first) \($0.last)" } ?? "", directive.initialProgress.rawValue,
        ]
      }.sorted { $0[0] < $1[0] }
    }
    #expect(directives[0].count > 40 && directives[0] == directives[1])
  }

  /// The words that part a table from what is said about it are those of the export.
  @Test(arguments: Language.allCases) func wordsAreThoseOfTheExport(_ language: Language) {
    let wording = Wording(language)
    func key(_ label: Label) -> String { VietnameseText.words(wording[label].string).joined(separator: " ") }
    #expect(RawSheet.aboutHeadings.contains(key(.exportAbout)))
    #expect(RawSheet.noteHeadings.contains(key(.exportNotes)))
    #expect(RawSheet.figureHeadings.contains(key(.exportEachFigure)))
    #expect(RawSheet.besideHeadings.contains(key(.indicatorsTitle)))
    let locale: NumberLocale = language == .english ? .english : .vietnamese
    #expect(OwnExport.unitSinceHeadings[key(.exportUnitSince)] == locale)
    #expect(OwnExport.unitCodeHeadings.contains(key(.exportUnitCode)))
    #expect(OwnExport.codeHeadings.contains(key(.exportCode)))
    #expect(OwnExport.seenOnWords[key(.exportSeenOn)] == locale)
  }

  /// import(export(x)) = x: every figure that comes back is known, whoever stated it, and nothing is refused.
  @Test(
    arguments: [
      (ScreenID.rankings, Language.vietnamese, ExportFormat.html), (.rankings, .english, .csv),
      (.dossiers, .vietnamese, .xlsx), (.dossiers, .english, .html), (.indicators, .vietnamese, .html),
      (.indicators, .english, .csv), (.indicators, .vietnamese, .ods),
    ])
  func whatWasExportedIsKnown(_ screen: ScreenID, _ language: Language, _ format: ExportFormat) throws {
    let form = [ScreenID.rankings: "dti", .dossiers: "service-index"][screen] ?? "indicators-long"
    let reading = try self.form(
      SampleViews.Sample(name: "", screen: screen).view(language), format, form)
    #expect(reading.faults == [] && reading.isOwnExport, "\(reading.faults.prefix(3))")
    var batch = reading.batch
    let count = batch.observations.count + batch.indexFigures.count
    #expect(count > 100)
    let image = try StoreImage.build(batches: BuiltInImport.batches(), recordedAt: BuiltInImport.recordedAt)
    let known = try image.withUnsafeBytes { bytes in
      try KnownFigures(StoreReader(image: bytes)).takeOut(of: &batch, sheets: [reading.sheet])
    }
    #expect(known == count && !batch.hasFacts && batch.sources.isEmpty, "\(batch.observations.prefix(2))")
    // What somebody changed is no longer known.
    var changed = reading.batch
    changed.observations = changed.observations.prefix(1).map { $0.withValue("123456789") }
    changed.indexFigures = []
    guard !changed.observations.isEmpty else { return }
    let again = try image.withUnsafeBytes { bytes in
      try KnownFigures(StoreReader(image: bytes)).takeOut(of: &changed, sheets: [reading.sheet])
    }
    #expect(again == 0 && changed.observations.count == 1 && !changed.sources.isEmpty)
  }

  /// A score, whoever states it.
  private struct Score: Hashable {
    let unit: UnitID
    let item: IndexItemID?
    let score: ExactDecimal

    init?(_ figure: IndexFigure) {
      guard let score = figure.score?.exact else { return nil }
      unit = figure.unit
      item = figure.item
      self.score = score
    }
  }
}

extension Observation {
  fileprivate func withValue(_ text: String) -> Observation {
    Observation(
      id: id, definition: definition, unit: unit, unitAsStated: unitAsStated, period: period,
      value: ExactDecimal(text).map { StatedNumber(text: text, value: $0) }, numerator: nil, denominator: nil,
      asOf: asOf, reference: reference, note: note)
  }
}

/// The built program lies beside the test bundle.
enum BuiltProgram {
  static func path() throws -> String {
    let places =
      [(try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""]
      + CommandLine.arguments
    for place in places {
      let candidate = URL(fileURLWithPath: place).deletingLastPathComponent()
        .appendingPathComponent("phienhop")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate.path }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}

extension RawCell {
  /// The text as it came.
  fileprivate var plainText: String { if case .text(let text) = content { text } else { "" } }

  fileprivate var readCell: ReadCell {
    switch content {
    case .blank: .nothing
    case .text(let text): .text(text)
    case .number(let number):
      ExactDecimal(number).map { .number($0, isPercent: isPercent) } ?? .text("no number: \(number)")
    case .day(let day, _): .day(day)
    case .flag, .error: .text("neither text nor number")
    }
  }
}
