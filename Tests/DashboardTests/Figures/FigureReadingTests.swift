import Model
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// What screens read of a store with many periods: the right figures, and no more of them for every year it holds.
@Suite struct FigureReadingTests {
  private static let scopes: [FigureScope] = [.provinces, .inside(MonthlyFigures.home)]

  /// Many units and few, so that every way into the indexes is taken.
  @Test(arguments: [(230, 12), (40, 60), (4, 14)])
  func storeAnswersAsReadingEverythingDoes(units: Int, months: Int) throws {
    let made = MonthlyFigures(units: units, months: months)
    let plain = made.plainReader()
    let store = try StoreReader(image: made.image())
    let catalogue = try Catalogue(from: plain)
    for scope in Self.scopes {
      let filter = scope.filter
      let ratios = catalogue.ratiosWithCounts
      func periods(_ found: [RatioPeriod]) -> Set<[String]> {
        // Two units are as good as any two.
        Set(found.map { ["\($0.ratio)", "\($0.period)", $0.units.count > 1 ? "several" : "\($0.units)"] })
      }
      let expected = periods(try plain.ratioPeriods(ratios, filter))
      #expect(expected.count > 5)
      #expect(periods(try store.ratioPeriods(ratios, filter)) == expected)
      #expect(try store.observationYears(filter) == plain.observationYears(filter))
      for span in [
        NewestSpan(today: MonthlyFigures.today),
        NewestSpan(
          first: Day(year: 2025, month: 1, day: 1), last: Day(year: 2025, month: 12, day: 31),
          today: MonthlyFigures.today),
        NewestSpan(today: Day(year: 2020, month: 1, day: 1) ?? MonthlyFigures.today),
      ] {
        let newest = try store.newestObservations(filter, ratios: catalogue.ratios, in: span)
        #expect(!newest.isEmpty)
        #expect(
          Set(newest) == Set(try plain.newestObservations(filter, ratios: catalogue.ratios, in: span)))
      }
    }
    #expect(Set(try store.observationPeriods()) == Set(try plain.observationPeriods()))
    for definition in catalogue.definitions.keys {
      #expect(
        Set(try store.repeatedObservations(of: definition))
          == Set(try plain.repeatedObservations(of: definition)))
    }
    for unit in [made.inside(1), made.inside(3), MonthlyFigures.home] {
      let definitions: [DefinitionID] = ["ty_le_dung_han", "ho_so_tiep_nhan", "ho_so_dung_han"]
      let last = try store.lastObservations(of: definitions, unit: unit, periods: 5)
      #expect(Set(last) == Set(try plain.lastObservations(of: definitions, unit: unit, periods: 5)))
      #expect(!last.isEmpty)
      for period in [Period.month(year: 2025, month: 1), .year(2025)] {
        let long = try store.lastObservations(of: definitions, unit: unit, periods: 5, asLongAs: period)
        #expect(
          Set(long)
            == Set(try plain.lastObservations(of: definitions, unit: unit, periods: 5, asLongAs: period)))
      }
    }
    #expect(
      Set(try store.units(besides: [.communes]).map(\.id))
        == Set(try plain.units(besides: [.communes]).map(\.id)))
  }

  /// The contents say which matrices there are without making them; every one they name is there, and no other.
  @Test func contentsNameTheMatricesThereAre() throws {
    let made = MonthlyFigures(units: 12, months: 20)
    let reader = try StoreReader(image: made.image())
    let catalogue = try Catalogue(from: reader)
    for scope in Self.scopes {
      let contents = try FigureContents(scope: scope, from: reader, catalogue: catalogue)
      var named: Set<String> = []
      for family in contents.families {
        #expect(family.periods == family.periods.sorted { $0.order < $1.order })
        named.formUnion(family.periods.map { "\(family.id) \($0)" })
      }
      var found: Set<String> = []
      for period in Set(try reader.observations(scope.filter).map(\.period)) {
        for family in ["hồ sơ", "thủ tục", "%"] {
          let table = try FigureTable(
            scope: scope, selection: .period(period, family: family), from: reader, catalogue: catalogue)
          found.formUnion(table.families.map { "\($0.id) \(period)" })
        }
      }
      #expect(named == found)
      #expect(found.count > 10)
    }
  }

  /// What a cell shows is what it would show with every period at hand.
  @Test func newestCellsAreThoseOfTheWholeTable() throws {
    let made = MonthlyFigures(units: 3, months: 30)
    let reader = try StoreReader(image: made.image())
    let catalogue = try Catalogue(from: reader)
    let whole = FigureTable(
      scope: .provinces, selection: .newest(today: MonthlyFigures.today),
      try reader.observations(FigureScope.provinces.filter).map { SharedObservation($0) },
      catalogue: catalogue)
    let newest = try FigureTable(
      scope: .provinces, selection: .newest(today: MonthlyFigures.today), from: reader, catalogue: catalogue)
    #expect(newest.entries.count < whole.entries.count)
    #expect(newest.units.map(\.key) == whole.units.map(\.key))
    #expect(newest.criteria.map(\.key) == whole.criteria.map(\.key))
    func shown(_ table: FigureTable, _ definition: DefinitionID, _ unit: FigureUnit.Key) -> FigureEntry? {
      let all = table.entries(of: definition, unit: unit)
      return all.last { ($0.period.lastDay ?? MonthlyFigures.today) <= MonthlyFigures.today } ?? all.first
    }
    for criterion in whole.criteria {
      guard let definition = criterion.definition else { continue }
      for unit in whole.units {
        let one = shown(newest, definition, unit.key)
        let other = shown(whole, definition, unit.key)
        #expect(one?.key == other?.key, "\(definition) \(unit.key)")
        #expect(one?.value == other?.value)
        #expect(one?.period == other?.period)
        #expect(one?.state == other?.state)
        #expect(one?.identity == other?.identity)
        #expect(one?.hasConflict == other?.hasConflict)
      }
    }
  }

  /// Opening a screen reads as many observations of five years as of one, and keeps no more figures.
  @Test(arguments: [ScreenID.dossiers, .indicators, .sources])
  func yearsCostNothing(screen: ScreenID) throws {
    var read: [Int] = []
    var kept: [Int] = []
    for months in [12, 60] {
      let made = MonthlyFigures(units: 20, months: months)
      let reader = ObservationCounter(try StoreReader(image: made.image()))
      var driver = try ScreenDriver(
        reader: reader, screen: screen, size: Size(columns: 120, rows: 40), today: MonthlyFigures.today,
        home: MonthlyFigures.home)
      // The first family is of ratios without defined counts, the second of dossiers.
      if screen == .dossiers { try driver.press("x") }
      let table = driver.state.answers.figures(
        .inside(MonthlyFigures.home), .period(.month(year: 2026, month: 5), family: "hồ sơ"))
      kept.append(table?.entries.count ?? 0)
      if screen == .dossiers {
        #expect(table != nil)
        try driver.press("Enter Down Down [")
        #expect(driver.state.view.period == .month(year: 2026, month: 4))
      }
      if screen == .indicators { try driver.press("Down Right [") }
      read.append(reader.observationsRead)
    }
    // Trends tell two years at most; statements without counts and disagreements are told of all periods. Screen Sources
    // lists the failing checks of all periods: it looks once at each ratio that has stated counts, four of a unit and
    // month, in parts after its first picture.
    let checked = 20 * 48 * 4
    let rest = screen == .dossiers ? 20 * 3 * 12 * 2 + 900 : screen == .sources ? 300 + checked : 60
    #expect(read[0] > 0 || screen == .sources)
    #expect(read[1] - read[0] <= rest, "\(read)")
    #expect(kept[1] <= kept[0] + 8)
  }
}

/// Passes everything on to a store and counts the observations that come back.
final class ObservationCounter: FactReader {
  private let reader: StoreReader
  private(set) var observationsRead = 0

  init(_ reader: StoreReader) { self.reader = reader }

  private func counted(_ observations: [Observation]) -> [Observation] {
    observationsRead += observations.count
    return observations
  }

  var knownAt: BatchNumber { reader.knownAt }
  func batches() throws -> [BatchRecord] { try reader.batches() }
  func settings() throws -> [String: String] { try reader.settings() }
  func sources() throws -> [Source] { try reader.sources() }
  func units() throws -> [AdministrativeUnit] { try reader.units() }
  func units(besides groups: [AdministrativeUnit.Group]) throws -> [AdministrativeUnit] {
    try reader.units(besides: groups)
  }
  func definitions() throws -> [Definition] { try reader.definitions() }
  func targets() throws -> [Target] { try reader.targets() }
  func structures() throws -> [IndexStructureVersion] { try reader.structures() }
  func holidays() throws -> [Holiday] { try reader.holidays() }
  func editions() throws -> [Edition] { try reader.editions() }
  func figureCounts() throws -> [EditionID: Int] { try reader.figureCounts() }
  func documents() throws -> [Document] { try reader.documents() }
  func difficulties() throws -> [Difficulty] { try reader.difficulties() }
  func indexFigures(edition: EditionID) throws -> [IndexFigure] { try reader.indexFigures(edition: edition) }
  func indexFigures(index: IndexID, unit: UnitID) throws -> [IndexFigure] {
    try reader.indexFigures(index: index, unit: unit)
  }
  func indexTotals(index: IndexID) throws -> [IndexFigure] { try reader.indexTotals(index: index) }
  func observations(_ filter: ObservationFilter) throws -> [Observation] {
    counted(try reader.observations(filter))
  }
  func visitObservations(_ filter: ObservationFilter, _ visit: (Observation) -> Void) throws {
    try reader.visitObservations(filter) { observation in
      observationsRead += 1
      visit(observation)
    }
  }
  func observationPeriods() throws -> [Period] { try reader.observationPeriods() }
  func observationYears(_ filter: ObservationFilter) throws -> [Int] { try reader.observationYears(filter) }
  func ratioPeriods(_ ratios: [RatioParts], _ filter: ObservationFilter) throws -> [RatioPeriod] {
    try reader.ratioPeriods(ratios, filter)
  }
  func newestObservations(
    _ filter: ObservationFilter, ratios: [RatioParts], in span: NewestSpan
  ) throws -> [Observation] {
    counted(try reader.newestObservations(filter, ratios: ratios, in: span))
  }
  func lastObservations(
    of definitions: [DefinitionID], unit: UnitID, periods count: Int, asLongAs period: Period?
  ) throws -> [Observation] {
    counted(try reader.lastObservations(of: definitions, unit: unit, periods: count, asLongAs: period))
  }
  func repeatedObservations(of definition: DefinitionID) throws -> [Observation] {
    counted(try reader.repeatedObservations(of: definition))
  }
  func observationCount(of definition: DefinitionID, upTo limit: Int) throws -> Int {
    try reader.observationCount(of: definition, upTo: limit)
  }
  func directiveOutlines() throws -> [DirectiveOutline] { try reader.directiveOutlines() }
  func directives(_ ids: [DirectiveID]) throws -> [Directive] { try reader.directives(ids) }
  func directives(matching foldedText: String) throws -> [DirectiveID] {
    try reader.directives(matching: foldedText)
  }
  func assignments(of directive: DirectiveID) throws -> [Assignment] { try reader.assignments(of: directive) }
  func reports(of directive: DirectiveID) throws -> [ProgressReport] { try reader.reports(of: directive) }
  func extensions(of directive: DirectiveID) throws -> [DueExtension] {
    try reader.extensions(of: directive)
  }
  func history(of fact: FactID) throws -> [FactVersion] { try reader.history(of: fact) }
}
