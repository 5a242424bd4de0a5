import BuiltInImport
import Foundation
import Intake
import Model
import Testing

@Suite struct DataFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Reference/Data")

  @Test func everyFileIsEmbeddedAsItIs() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
      .sorted()
    #expect(files == BuiltInFiles.names)
    for name in files {
      let bytes = try #require(BuiltInFiles.bytes(of: name))
      #expect(try Data(contentsOf: Self.folder.appending(path: name)) == Data(bytes), "\(name)")
    }
  }

  @Test func allFilesAreTakenInWithoutAFault() throws {
    if case .failure(let refused) = BuiltInFixture.result { Issue.record("\(refused)") }
    #expect(try BuiltInFixture.batches().map(\.kind) == [.reference, .figures, .figures])
  }

  @Test func everyAddressIsASource() throws {
    let sources = try BuiltInFixture.batches().flatMap(\.sources)
    let addresses = Set(sources.map(\.address.string))
    #expect(addresses.count == sources.count)
    for name in BuiltInFiles.names where name != "sources.csv" {
      let bytes = try #require(BuiltInFiles.bytes(of: name))
      let text = String(decoding: bytes, as: UTF8.self)
      for match in text.matches(of: /https?:\/\/[^\s,;|)"]+/) {
        #expect(addresses.contains(String(match.output)), "\(name): \(match.output)")
      }
    }
  }

  @Test func identifiersAreUnique() throws {
    let batches = try BuiltInFixture.batches()
    var facts = batches.flatMap(\.indexFigures).map(\.id.rawValue)
    facts += batches.flatMap(\.observations).map(\.id.rawValue)
    facts += batches.flatMap(\.documents).map(\.id.rawValue)
    facts += batches.flatMap(\.directives).map(\.id.rawValue)
    facts += batches.flatMap(\.difficulties).map(\.id.rawValue)
    #expect(Set(facts).count == facts.count)
    var lists: [[String]] = [batches.flatMap(\.sources).map(\.id.rawValue)]
    lists.append(batches.flatMap(\.units).map(\.id.description))
    lists.append(batches.flatMap(\.definitions).map(\.id.rawValue))
    lists.append(batches.flatMap(\.targets).map(\.id.rawValue))
    lists.append(batches.flatMap(\.structures).map(\.id.rawValue))
    lists.append(batches.flatMap(\.editions).map(\.id.description))
    for ids in lists { #expect(Set(ids).count == ids.count) }
  }

  @Test func referencesPointToTheRowTheFactWasReadFrom() throws {
    let batches = try BuiltInFixture.batches()
    let sources = Set(batches.flatMap(\.sources).map(\.id))
    var tables: [String: Table] = [:]
    for name in BuiltInFiles.names { tables[name] = try BuiltInFixture.table(name) }
    func check(_ reference: SourceReference, names words: [String]) throws {
      #expect(sources.contains(reference.source))
      let table = try #require(tables[reference.file.string])
      let row = try #require(table.rows.first { $0.number == reference.row })
      for word in words { #expect(row.cells.contains { $0.contains(word) }, "\(reference)") }
    }
    for figure in batches.flatMap(\.indexFigures) {
      try check(figure.reference, names: [figure.unitAsStated.string])
      if let score = figure.score { try check(figure.reference, names: [score.text]) }
    }
    for observation in batches.flatMap(\.observations) where observation.definition != "dti_quoc_gia" {
      try check(observation.reference, names: [observation.unitAsStated.string])
    }
    for document in batches.flatMap(\.documents) { try check(document.reference, names: []) }
    for directive in batches.flatMap(\.directives) {
      try check(directive.reference, names: [directive.due.asStated.string].filter { !$0.isEmpty })
    }
    for difficulty in batches.flatMap(\.difficulties) {
      try check(difficulty.reference, names: [difficulty.id.rawValue])
    }
  }

  @Test func textsAreWrittenInBothLanguages() throws {
    for definition in try BuiltInFixture.batches().flatMap(\.definitions)
    where !definition.id.rawValue.hasPrefix("qd766.") {
      #expect(!definition.name.vietnamese.isEmpty && !definition.name.english.isEmpty, "\(definition.id)")
    }
    for directive in try BuiltInFixture.directives() {
      #expect(directive.title.vietnamese.string.count <= 48, "\(directive.id)")
      #expect(!directive.title.vietnamese.isEmpty && !directive.title.english.isEmpty, "\(directive.id)")
    }
  }

  @Test func everyForeignNoteHasItsWording() throws {
    let wordings = NoteWordingForm.wordings(in: try BuiltInFixture.table("note_wordings.csv"))
    for (name, column) in [("dti_2020_2023.csv", "note"), ("provinces_changes.csv", "source")] {
      let table = try BuiltInFixture.table(name)
      for row in table.rows {
        for part in (table.cell(row, column) ?? "").split(separator: "; ") {
          #expect(wordings[String(part)] != nil, "\(name): \(part)")
        }
      }
    }
  }

  @Test func noTextIsChangedByCleaning() throws {
    for name in BuiltInFiles.names {
      let bytes = try #require(BuiltInFiles.bytes(of: name))
      for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
        #expect(CleanText(cleaning: String(line)).string == String(line), "\(name): \(line)")
      }
    }
  }
}
