import Foundation
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct DirectiveTests {
  private func report(
    _ id: String, day: Int, _ progress: Model.Progress, instance: Day? = nil, assignment: FactID? = nil
  ) -> ProgressReport {
    ProgressReport(
      id: FactID(id), directive: "d1", assignment: assignment, instance: instance,
      reportedOn: ProbeFacts.day + day, progress: progress, finishedOn: nil, percent: nil, text: .empty,
      evidence: .empty, reference: ProbeFacts.reference)
  }

  @Test func outlineTakesLatestReportAndExtension() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let reader = try StoreReader.open(path: scratch.store)
    let before = try #require(try reader.directiveOutlines().first)
    // The report of one unit's line says nothing of the whole; the extension does.
    #expect(before.latestReport == nil)
    #expect(before.window == DayRange(ProbeFacts.day + 30) && before.extensionCount == 1)
    #expect(before.searchText.contains("hoan thien bao cao"))
    #expect(before.searchText.contains("so tttt"))
    #expect(before.lead == clean("Sở TTTT") && before.document == "doc" && before.item == "4")

    var batch = ProbeFacts.batch("báo cáo")
    let march = ProbeFacts.day + 60
    let april = ProbeFacts.day + 90
    batch.reports = [
      report("r3", day: 9, .done, instance: march), report("r2", day: 5, .done, instance: april),
      report("r4", day: 12, .returned, instance: april), report("r5", day: 20, .done, assignment: "a1"),
    ]
    _ = try writer.write(batch)
    let after = try #require(try reader.latest().directiveOutlines().first)
    #expect(
      after.latestReport
        == ReportOutline(
          reportedOn: ProbeFacts.day + 12, progress: .returned, finishedOn: nil, instance: april))
    #expect(after.finishedInstances(on: ProbeFacts.day + 40) == [march])
    #expect(after.lines.first?.reports.map(\.reportedOn) == [ProbeFacts.day + 3, ProbeFacts.day + 20])
    #expect(try reader.directiveOutlines().first == before)
    #expect(try reader.latest().reports(of: "d1").map(\.id) == ["r1", "r2", "r3", "r4", "r5"])
  }

  /// Of two reports on one day the one that became known later is the latest, whatever is corrected since.
  @Test func correctionsDoNotMakeAnOlderReportTheLatest() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    func progress() throws -> [Model.Progress] {
      let reader = try StoreReader.open(path: scratch.store)
      let outline = try #require(try reader.directiveOutlines().first)
      let reports = try reader.reports(of: "d1").filter { $0.assignment == nil }
      #expect(reports.map(\.progress) == outline.reports.map(\.progress))
      return outline.reports.map(\.progress)
    }
    func take(_ report: ProgressReport) throws -> BatchRecord {
      var batch = ProbeFacts.batch("báo cáo")
      batch.reports = [report]
      return try writer.write(batch)
    }
    _ = try take(report("z", day: 5, .underWay))
    _ = try take(report("a", day: 5, .done))
    #expect(try progress() == [.underWay, .done])
    let correction = try take(report("z", day: 5, .returned))
    #expect(try progress() == [.returned, .done])
    _ = try writer.withdraw(correction.number, author: clean("thử"), reason: .empty)
    #expect(try progress() == [.underWay, .done])
  }

  @Test func extensionsOfOneDayKeepTheirOrder() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    func take(_ id: FactID, to days: Int, reason: String) throws {
      var batch = ProbeFacts.batch("gia hạn")
      batch.extensions = [
        DueExtension(
          id: id, directive: "d1", assignment: nil, grantedOn: ProbeFacts.day + 9,
          window: DayRange(ProbeFacts.day + days), document: .empty, reason: clean(reason),
          reference: ProbeFacts.reference)
      ]
      _ = try writer.write(batch)
    }
    try take("z", to: 40, reason: "một")
    try take("a", to: 50, reason: "hai")
    try take("z", to: 40, reason: "một, sửa")
    let reader = try StoreReader.open(path: scratch.store)
    let outline = try #require(try reader.directiveOutlines().first)
    #expect(outline.window == DayRange(ProbeFacts.day + 50))
    #expect(outline.window(on: ProbeFacts.day + 8) == DayRange(ProbeFacts.day + 30))
    #expect(outline.window(on: ProbeFacts.day + 3) == DayRange(ProbeFacts.day + 10))
    #expect(try reader.extensions(of: "d1").map(\.id) == ["e1", "z", "a"])
  }

  @Test func searchIgnoresTonesAndKnowsLeadAndDocumentNumber() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let reader = try StoreReader.open(path: scratch.store)
    for text in ["hoan thien", "so tttt", "thong tin va truyen thong", "2114/qd"] {
      #expect(try reader.directives(matching: text) == ["d1"], "\(text)")
    }
    #expect(try reader.directives(matching: "toan van") == [])
    #expect(try reader.at(BatchNumber(0)).directives(matching: "hoan") == [])
  }

  @Test func unitsAreSortedTheVietnameseWay() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var batch = ProbeFacts.batch("đơn vị")
    batch.units = ["Đà Nẵng", "Cà Mau", "Điện Biên", "Cả", "Dak"].enumerated().map { index, name in
      AdministrativeUnit(
        id: UnitID(code: "\(index)", validFrom: ProbeFacts.day), kind: .province, group: .provinces,
        name: ProbeFacts.both(name), shortName: ProbeFacts.both(name), validTo: nil, parent: nil,
        successors: [],
        officialOrder: 0, aliases: [])
    }
    _ = try writer.write(batch)
    let names = try StoreReader.open(path: scratch.store).units().map(\.shortName.vietnamese.string)
    #expect(names == ["Cả", "Cà Mau", "Dak", "Đà Nẵng", "Điện Biên"])
  }

  /// 20,000 directives: lists come in a fraction of a second even from a debug build.
  @Test func twentyThousandDirectives() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var batch = ProbeFacts.batch("nhiều")
    batch.directives = (0..<20_000).map {
      ProbeFacts.directive("d\($0)", title: "Nhiệm vụ số \($0) của tỉnh")
    }
    _ = try writer.write(batch)
    let log = StatementLog()
    let reader = try StoreReader.open(path: scratch.store, mode: .normal, schema: .current) { log.add($0) }
    _ = try reader.directiveOutlines()
    log.clear()
    let clock = ContinuousClock()
    var outlines: [DirectiveOutline] = []
    let reading = try clock.measure { outlines = try reader.directiveOutlines() }
    #expect(outlines.count == 20_000)
    #expect(log.statements.count == 4)
    #expect(reading < .milliseconds(1_500), "\(reading)")
    var found: [DirectiveID] = []
    let searching = try clock.measure { found = try reader.directives(matching: "so 19999 cua") }
    #expect(found == ["d19999"])
    #expect(searching < .milliseconds(200), "\(searching)")
    let some = stride(from: 0, to: 20_000, by: 20).map { DirectiveID("d\($0)") }
    #expect(try reader.directives(some).count == 1_000)
    print("outlines \(reading), search \(searching)")
  }
}

/// Statements a reader ran.
final class StatementLog: @unchecked Sendable {
  private let lock = NSLock()
  private var seen: [String] = []

  func add(_ sql: String) { lock.withLock { seen.append(sql) } }
  func clear() { lock.withLock { seen = [] } }
  var statements: [String] { lock.withLock { seen } }
}

@Suite struct PlanTests {
  /// Tables that are small by nature and read as a whole. Units and batches are read as a whole too, once.
  private static let smallTables: Set<String> = [
    "source", "definition", "target", "structure", "edition", "holiday", "setting", "document", "difficulty",
    "unit", "batch", "procedure", "meeting", "agenda_item",
  ]

  /// Every statement of every function of the reader, asked of SQLite for its plan.
  @Test func noStatementScansABigTable() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let log = StatementLog()
    let reader = try StoreReader.open(path: scratch.store, mode: .normal, schema: .current) { log.add($0) }
    let edition = EditionID(index: "dti", label: "2022")
    let month = Period.month(year: 2024, month: 5)
    _ = try reader.batches()
    _ = try reader.batch(contentHash: "x")
    _ = try reader.settings()
    _ = try reader.sources()
    _ = try reader.units()
    _ = try reader.definitions()
    _ = try reader.targets()
    _ = try reader.structures()
    _ = try reader.holidays()
    _ = try reader.procedures()
    _ = try reader.meetings()
    _ = try reader.agendaItems(of: "m1")
    _ = try reader.meetingRooms(of: "m1")
    _ = try reader.attendance(of: "m1")
    _ = try reader.editions()
    _ = try reader.figureCounts()
    _ = try reader.documents()
    _ = try reader.difficulties()
    _ = try reader.indexFigures(edition: edition)
    _ = try reader.indexFigures(index: "dti", unit: ProbeFacts.home)
    _ = try reader.indexTotals(index: "dti")
    for definitions in [nil, ["ratio", "other"]] as [[DefinitionID]?] {
      for unit in [nil, ProbeFacts.home] {
        for parent in [nil, ProbeFacts.home] {
          for period in [nil, month] where definitions != nil || unit != nil || parent != nil || period != nil
          {
            let filter = ObservationFilter(
              definitions: definitions, unit: unit, parent: parent, period: period)
            _ = try reader.observations(filter)
          }
          for period in [nil, month] {
            _ = try reader.observations(
              ObservationFilter(
                definitions: definitions, unit: unit, parent: parent, period: period, topLevelOnly: true))
          }
        }
      }
    }
    for filter in [
      ObservationFilter(topLevelOnly: true), ObservationFilter(parent: ProbeFacts.home),
      ObservationFilter(unmatchedOnly: true),
    ] {
      let parts = RatioParts(ratio: "ratio", numerator: "ratio", denominator: "ratio")
      _ = try reader.observationYears(filter)
      try reader.visitObservations(filter) { _ in }
      _ = try reader.ratioPeriods([parts], filter)
      let span = NewestSpan(today: try #require(Day(year: 2024, month: 6, day: 3)))
      _ = try reader.newestObservations(filter, ratios: [parts], in: span)
    }
    // Ways that only a store with many rows takes.
    for statement in reader.statementsOfRatioPeriods() { log.add(statement) }
    _ = try reader.observationPeriods()
    _ = try reader.observations(ObservationFilter(unmatchedOnly: true))
    _ = try reader.observations(ObservationFilter(period: month, unmatchedOnly: true))
    _ = try reader.lastObservations(of: ["ratio"], unit: ProbeFacts.home, periods: 5)
    _ = try reader.lastObservations(of: ["ratio"], unit: ProbeFacts.home, periods: 5, asLongAs: month)
    _ = try reader.repeatedObservations(of: "ratio")
    _ = try reader.observationCount(of: "ratio", upTo: 5)
    _ = try reader.units(besides: [.communes])
    _ = try reader.directiveOutlines()
    _ = try reader.directiveRegister()
    _ = try reader.directiveTexts()
    _ = try reader.documentSources()
    _ = try reader.directives(["d1", "d2"])
    _ = try reader.directives(matching: "x")
    _ = try reader.assignments(of: "d1")
    _ = try reader.reports(of: "d1")
    _ = try reader.extensions(of: "d1")
    _ = try reader.history(of: "nowhere")

    let statements = Set(log.statements).filter { $0.hasPrefix("SELECT") && !$0.contains("max(number)") }
    #expect(statements.count > 40)
    let plain = try StoreConnection.copying(path: scratch.store)
    for statement in statements {
      for step in try plan(statement, plain) where step.hasPrefix("SCAN") {
        let words = step.split(separator: " ")
        // Lists of everything go along a narrow index that holds all they need; that is not the table.
        guard !step.contains("COVERING INDEX") else { continue }
        // The groups and days that a part of the statement found, which is told by lines of its own.
        guard words[1] != "g", words[1] != "(subquery-1)" else { continue }
        let table = try #require(Self.table(of: String(words[1]), in: statement))
        #expect(Self.smallTables.contains(table), "\(step) in \(statement)")
      }
    }
  }

  private func plan(_ statement: String, _ connection: StoreConnection) throws -> [String] {
    try connection.run { sql in
      var steps: [String] = []
      try sql.rows("EXPLAIN QUERY PLAN " + statement) { row in
        _ = row.value()
        _ = row.value()
        _ = row.value()
        steps.append(row.string())
      }
      return steps
    }
  }

  /// The table that an alias stands for in the statement.
  private static func table(of alias: String, in statement: String) -> String? {
    let words = statement.split { " (),".contains($0) }.map(String.init)
    for index in words.indices.dropFirst(2) where words[index] == alias && words[index - 1] == "AS" {
      return words[index - 2]
    }
    return nil
  }

  /// The lists of columns in the code are those of the schema.
  @Test func columnsAreThoseOfTheSchema() throws {
    let connection = try StoreConnection.inMemory()
    try connection.run { sql in
      try sql.db.inTransaction {
        try Schema.current.migrate(sql.db, from: 0)
        return .commit
      }
      for type in FactTables.all {
        let columns = try sql.strings("SELECT name FROM pragma_table_info('\(type.table)')")
        let known = ["id", "since", "until", "said_by"] + type.columns + type.derivedColumns
        #expect(Set(columns) == Set(known) && columns.count == known.count, "\(type.table)")
        let types = try sql.strings("SELECT type FROM pragma_table_info('\(type.table)')")
        #expect(Set(types).isSubset(of: ["TEXT", "INTEGER"]))
      }
    }
  }
}
