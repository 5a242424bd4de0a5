import Foundation
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct DossierListTests {
  /// Pages one after the other are the whole list, in both directions, whatever it is narrowed to, at any batch.
  @Test(arguments: [1, 2, 3])
  func pagesMakeUpTheList(_ seed: UInt64) throws {
    var numbers = SampleNumbers(seed: seed)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let first = (0..<300).map { DossierSamples.dossier($0, &numbers) }
    try writer.write("một", first)
    let second = (200..<400).map { DossierSamples.dossier($0, &numbers) }
    try writer.write("hai", second)
    let now = Array(
      Dictionary((first + second).map { ($0.code, $0) }, uniquingKeysWith: { $1 }).values)
    for (known, dossiers) in [(1, first), (2, now)] {
      let reader = try StoreReader.open(path: scratch.store).at(BatchNumber(known))
      for _ in 0..<12 {
        var page = DossierPage(unit: DossierSamples.units[numbers.below(5)], count: 1 + numbers.below(20))
        if numbers.percent(40) { page.procedure = ProcedureID("1.\(numbers.below(12))") }
        if numbers.percent(30) { page.field = clean(DossierSamples.fields[numbers.below(4)]) }
        if numbers.percent(40) {
          let day = DossierSamples.start + numbers.below(700)
          page.days = DayRange(first: day, last: day + numbers.below(200))
        }
        if numbers.percent(40) {
          page.standings = [.openLate, .finishedLate]
          page.standingOn = DossierSamples.start + numbers.below(800)
        }
        page.isDescending = numbers.percent(50)
        if numbers.percent(50) {
          page.order = numbers.percent(50) ? .code : .daysLate
          page.standingOn = page.standingOn ?? DossierSamples.start + numbers.below(800)
        }
        if numbers.percent(30) {
          page.texts = (0...numbers.below(2)).map { _ in
            DossierText(
              code: String(numbers.below(10)), states: numbers.percent(50) ? [.openInTerm, .withdrawn] : [])
          }
        }
        var found: [Dossier] = []
        while true {
          let part = try reader.dossiers(page)
          found += part
          guard part.count == page.count, let last = part.last else { break }
          page.after = DossierPage.Position(last, on: page.standingOn)
          // What is behind the place is what has not been read yet.
          let rest = dossiers.filter(page.lists).count - found.count
          #expect(try reader.dossierCount(page) == rest, "\(page)")
        }
        page.after = nil
        #expect(try reader.dossierCount(page) == found.count, "\(page)")
        #expect(Set(found.map(\.said)) == Set(dossiers.filter(page.lists).map(\.said)), "\(page)")
        #expect(found.count == Set(found.map(\.code)).count)
        let days = found.map(\.received)
        guard page.order != .received else {
          #expect(days == (page.isDescending ? days.sorted(by: >) : days.sorted()))
          continue
        }
        var whole = page
        whole.count = .max
        #expect(found.map(\.code) == whole.cut(dossiers.filter(page.lists)).map(\.code), "\(page)")
      }
    }
  }

  /// No question and no list scans dossiers or roll-ups.
  @Test func noStatementScansDossiers() throws {
    var numbers = SampleNumbers(seed: 9)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let dossiers = (0..<50).map { DossierSamples.dossier($0, &numbers) }
    try writer.write("một", dossiers)
    let log = StatementLog()
    let reader = try StoreReader.open(path: scratch.store, mode: .normal, schema: .current) { log.add($0) }
    for _ in 0..<200 { _ = try reader.dossierTallies(DossierSamples.question(&numbers)) }
    for isDescending in [false, true] {
      for narrowed in [false, true] {
        for after in [nil, DossierPage.Position(dossiers[0])] {
          var page = DossierPage(
            unit: DossierSamples.units[0], after: after, isDescending: isDescending, count: 10)
          if narrowed {
            page.procedure = "1.1"
            page.field = clean("Hộ tịch")
            page.days = DayRange(first: DossierSamples.start, last: DossierSamples.start + 90)
            page.standings = [.openLate]
            page.standingOn = DossierSamples.start
          }
          _ = try reader.dossiers(page)
          for order in DossierPage.Order.allCases {
            page.order = order
            page.standingOn = DossierSamples.start
            for texts in [[], [DossierText(code: "1", states: [])]] {
              page.texts = texts
              _ = try reader.dossiers(page)
              _ = try reader.dossierCount(page)
            }
          }
        }
      }
    }
    _ = try reader.dossier(dossiers[0].code)
    _ = try reader.versions(of: dossiers[0].code)
    _ = try reader.dossierDays()
    _ = try StoreInfo(path: scratch.store)
    let statements = Set(log.statements).filter { $0.hasPrefix("SELECT") }
    #expect(statements.count > 15)
    let plain = try StoreConnection.copying(path: scratch.store)
    for statement in statements {
      let plan = try plain.run { try $0.plan(statement) }
      for step in plan {
        #expect(!step.hasPrefix("SCAN") || step.hasPrefix("SCAN batch"), "\(step) in \(statement)")
        #expect(!step.contains("TEMP B-TREE"), "\(step) in \(statement)")
        #expect(!statement.contains("OFFSET"))
      }
    }
  }
}

extension SQL {
  /// The steps of SQLite's plan.
  func plan(_ statement: String) throws -> [String] {
    var steps: [String] = []
    try rows("EXPLAIN QUERY PLAN " + statement) { row in
      _ = row.value()
      _ = row.value()
      _ = row.value()
      steps.append(row.string())
    }
    return steps
  }
}
