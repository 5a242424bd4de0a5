import BuiltInImport
import Demo
import Foundation
import Intake
import Model
import Profiles
import TestLibrary
import Testing

@testable import ForeignFiles

/// Damaged tables as the preview gets to see them, damaged lists of dossiers and damaged profiles, all in process: a
/// trap in one of them would be the end of the program.
@Suite(.serialized) struct FormFuzzTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  private static func pick(_ files: [[UInt8]], _ mutator: inout Mutator) -> [UInt8] {
    files.randomElement(using: &mutator.numbers) ?? []
  }

  private static func texts(of faults: [IntakeFault]) -> [String] {
    faults.flatMap(ReadingInvariants.shown).map(\.string).filter { !ReadingInvariants.isHarmless($0) }
      .map { "shown: \($0.debugDescription)" }
  }

  // MARK: - Forms

  /// The headings of every form over rows with values of every kind.
  private static func tables(_ library: ProfileLibrary) -> [[UInt8]] {
    let values = [
      "Sở Nội vụ", "12", "1.020", "98,54%", "20.7.2020", "tháng 5.2025", "hơn 800", "Đúng hạn", "", "x",
    ]
    return library.profiles.map { profile in
      let title = profile.titleWords.first.map { $0 + " năm 2023\n" } ?? ""
      let heads = profile.columns.map { $0.headings.first ?? $0.field }.joined(separator: "\t")
      let rows = (0..<6).map { row in
        profile.columns.indices.map { values[(row * 3 + $0) % values.count] }.joined(separator: "\t")
      }
      return Array((title + heads + "\n" + rows.joined(separator: "\n") + "\nTổng cộng\t12\n").utf8)
    }
  }

  @Test func forms() throws {
    let facts = try BuiltInImport.batches()[0]
    let province = DemoProvince(seed: 1)
    let context = ReadingContext(
      register: UnitRegister(facts.units + province.units), definitions: facts.definitions,
      structures: facts.structures, editions: facts.editions, home: DemoProvince.home,
      directives: KnownDirectives([]), dueReader: DueReader(workdays: WorkCalendar(holidays: facts.holidays)))
    let library = ProfileLibrary()
    // Against one form and not all: that takes a twentieth of the time, and most of it is the same for all.
    let matchers = library.profiles.map { ProfileMatcher([$0], context: context) }
    var position = 0
    let options = ReadingOptions(today: try #require(Day(iso8601: "2026-10-10")))
    let tables = Self.tables(library)
    let invariants = ReadingInvariants(try Fixture.reader(), encoding: .utf8)
    var readings = 0
    try FuzzRun("form", seconds: 1.5, in: folder).run { numbers in
      // Forms are short; matching a long one against every profile takes its time.
      var mutator = Mutator(numbers: numbers, longest: 8_000)
      position = Int.random(in: tables.indices, using: &mutator.numbers)
      return mutator.mutate(tables[position], with: Self.pick(tables, &mutator))
    } _: { path in
      invariants.complaints(path) { workbook in
        workbook.sheets.flatMap { sheet -> [String] in
          let choice = matchers[position].choose(SheetOutline(sheet), fileName: "t.csv")
          let matches: [ProfileMatch] =
            switch choice {
            case .one(let match): [match]
            case .several(let several): Array(several.prefix(2))
            case .none: []
            }
          return matches.flatMap { match in
            readings += 1
            let reading = FormReader(match, context: context, options: options).read(sheet, file: "t.csv")
            return Self.texts(of: reading.faults)
              + reading.faults.filter { $0.reason.vietnamese.isEmpty }.map { "without a reason: \($0)" }
          }
        }
      }
    }
    #expect(readings > 0, "no damaged table was recognised as a form")
  }

  // MARK: - Lists of dossiers

  @Test func listsOfDossiers() throws {
    let province = DemoProvince(seed: 1)
    let lists = DemoLists(DemoDossiers(province, count: 60, seed: 1))
    var list: [UInt8] = []
    try lists.write(.dossiers) { list += $0 }
    let text = String(decoding: list, as: UTF8.self)
    let seeds = [
      list, Array(text.replacing(",", with: ";").utf8), Array(text.replacing(",", with: "\t").utf8),
      try Fixture.bytes("ii06a-libreoffice.csv"),
    ]
    let first = try #require(Day(iso8601: "2000-01-01"))
    let last = try #require(Day(iso8601: "2040-12-31"))
    var taken = 0
    try FuzzRun("dossiers", seconds: 1, in: folder).run { numbers in
      var mutator = Mutator(numbers: numbers)
      return mutator.mutate(Self.pick(seeds, &mutator), with: Self.pick(seeds, &mutator))
    } _: { path in
      var rest = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))[...]
      let size = rest.count
      let reader = DossierListReader(file: "ho-so.csv") { buffer in
        let piece = rest.prefix(min(buffer.count, 1 + rest.count / 3))
        buffer.copyBytes(from: piece)
        rest.removeFirst(piece.count)
        return piece.count
      }
      let names = DossierWords.builtIn.headings
      guard let columns = try reader.findColumns({ DossierColumns(headings: $0, names: names) }) else {
        return []
      }
      var rows = DossierRowReader(
        columns: columns, register: UnitRegister(province.units), home: DemoProvince.home,
        catalogue: province.procedures, days: first...last)
      rows.begin(SourceReference(source: "ho-so", file: "ho-so.csv", row: 0))
      var complaints: [String] = []
      var refused = 0
      let summary = try reader.rows(
        &rows, pulse: { _ in },
        take: { code, row in
          taken += 1
          if code.isEmpty { complaints.append("a dossier without a code") }
          if !(first.number...last.number).contains(Int32(row.received)) {
            complaints.append("received \(row.received)")
          }
        },
        refuse: {
          refused += 1
          if $0.fault.row <= 0 { complaints.append("no row: \($0.fault)") }
        })
      if summary.refused != refused { complaints.append("\(summary.refused) refused, \(refused) told") }
      if summary.rows + refused > size { complaints.append("more rows than bytes") }
      return complaints + Self.texts(of: summary.faults)
    }
    #expect(taken > 0)
  }

  // MARK: - Profiles

  @Test func profiles() throws {
    let files = BuiltInProfiles.names.compactMap { BuiltInProfiles.text(named: $0).map { Array($0.utf8) } }
    try FuzzRun("profile", seconds: 1, in: folder).run { numbers in
      var mutator = Mutator(numbers: numbers)
      return mutator.mutate(Self.pick(files, &mutator), with: Self.pick(files, &mutator))
    } _: { path in
      Self.complaints(
        ofProfile: String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self))
    }
  }

  /// A profile is read, or refused with a line of its own.
  static func complaints(ofProfile text: String) -> [String] {
    do throws(ProfileFault) {
      let profile = try ProfileFile.parse(text, path: "p.toml", name: "p")
      return profile.columns.isEmpty ? ["a profile without columns"] : []
    } catch {
      let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      return (1...lines + 1).contains(error.line) ? [] : ["line \(error.line) of \(lines): \(error)"]
    }
  }
}
