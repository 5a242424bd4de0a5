import Foundation
import Intake
import TestLibrary
import Testing

@testable import ForeignFiles

/// Damaged files of every kind: each is read or refused, and nothing else ever happens.
@Suite(.serialized) struct FuzzTests {
  private let folder: TestFolder
  private let invariants: ReadingInvariants

  init() throws {
    folder = try TestFolder()
    invariants = ReadingInvariants(try Fixture.reader())
  }

  private func fuzz(_ name: String, seconds: Double, _ files: [[UInt8]]) throws {
    try FuzzRun(name, seconds: seconds, in: folder).run { numbers in
      var mutator = Mutator(numbers: numbers)
      return mutator.mutate(
        files.randomElement(using: &mutator.numbers) ?? [],
        with: files.randomElement(using: &mutator.numbers) ?? [])
    } _: { path in
      invariants.complaints(path)
    }
  }

  // MARK: - Through the child

  @Test func archivesAsBytes() throws {
    try fuzz("archive", seconds: 1, FuzzSeeds.files(FuzzSeeds.names("xlsx", "ods")))
  }

  /// Parts damaged inside a sound archive.
  @Test(arguments: ["xlsx", "ods"]) func archivesInside(_ ending: String) throws {
    let names = try FuzzSeeds.names(ending).filter { $0 != "password.xlsx" }
    let archives = try names.map(FuzzSeeds.parts)
    try FuzzRun(ending, seconds: 1.2, in: folder).run { numbers in
      var mutator = Mutator(numbers: numbers)
      guard var parts = archives.randomElement(using: &mutator.numbers) else { return [] }
      for _ in 0...Int.random(in: 0..<2, using: &mutator.numbers) {
        let other = archives.randomElement(using: &mutator.numbers)?.randomElement(using: &mutator.numbers)
        let part = Int.random(in: parts.indices, using: &mutator.numbers)
        parts[part].bytes = mutator.mutate(parts[part].bytes, with: other?.bytes ?? [0])
      }
      return FuzzSeeds.archive(parts)
    } _: { path in
      invariants.complaints(path)
    }
  }

  /// FreeXL itself reads beyond its memory in about one of two thousand damaged files (measured with 1.0.6), which is
  /// why a child reads them: such an end of the child is one refused file. More of them than that library brings about
  /// would be ours.
  @Test func oldWorkbooks() throws {
    let files = try FuzzSeeds.files(FuzzSeeds.names("xls")).filter { $0.starts(with: [0xD0, 0xCF]) }
    var crashes = 0
    let cases = try FuzzRun("xls", seconds: 1.2, in: folder).run { numbers in
      var mutator = Mutator(numbers: numbers)
      return mutator.mutate(
        files.randomElement(using: &mutator.numbers) ?? [],
        with: files.randomElement(using: &mutator.numbers) ?? [])
    } _: { path in
      let complaints = invariants.complaints(path)
      let ours = complaints.filter { !ReadingInvariants.isEndOfChild($0) }
      crashes += complaints.count - ours.count
      return ours
    }
    #expect(crashes <= max(1, cases / 100), "\(crashes) of \(cases)")
  }

  /// A file on which FreeXL ends by itself: refused with its name and what to do, by a program that goes on.
  @Test func anEndOfTheLibraryIsOneRefusedFile() throws {
    let path = Fixture.folder.appendingPathComponent("../Corpus/library-crash.xls").standardized.path
    for _ in 0..<2 {
      let failure = #expect(throws: ReadingFailure.self) { try Fixture.reader().read(path: path) }
      #expect(failure?.exitCode == 4 && failure?.kind == .refused)
      #expect(failure?.fault.file.string.contains("library-crash.xls") == true)
    }
    // What is sound is read afterwards.
    let sound = Fixture.folder.appendingPathComponent("ii06a-xlwt.xls").path
    #expect(try !Fixture.reader().read(path: sound).workbook.sheets.isEmpty)
  }

  @Test func pages() throws {
    let files = try FuzzSeeds.files(FuzzSeeds.names("html") + ["portal766-portal-html.xls"])
    try fuzz("html", seconds: 1, files)
  }

  @Test func workbooksOfMarkup() throws {
    try fuzz("xml", seconds: 1, FuzzSeeds.files(FuzzSeeds.names("xml", "fods") + ["ii06a-spreadsheetml.xls"]))
  }

  // MARK: - In process

  @Test func delimitedText() throws {
    try fuzz("text", seconds: 1, FuzzSeeds.files(FuzzSeeds.names("csv", "tsv", "txt")))
  }

  /// With the encoding named by the user, which may be any.
  @Test func textInANamedEncoding() throws {
    let files = try FuzzSeeds.files(FuzzSeeds.names("csv", "tsv", "txt"))
    let reader = try Fixture.reader()
    for encoding in TextEncoding.allCases where encoding.isReadable {
      let invariants = ReadingInvariants(reader, encoding: encoding)
      try FuzzRun("text-\(encoding.rawValue)", seconds: 0.1, in: folder).run { numbers in
        var mutator = Mutator(numbers: numbers)
        let other = files.randomElement(using: &mutator.numbers) ?? []
        return mutator.mutate(files.randomElement(using: &mutator.numbers) ?? [], with: other)
      } _: { path in
        invariants.complaints(path)
      }
    }
  }

  // MARK: - What once broke something

  /// Every file of `Corpus` is read or refused, as mutated files are; profiles as such.
  @Test func corpus() throws {
    let corpus = Fixture.folder.appendingPathComponent("../Corpus").standardized
    for name in try FileManager.default.contentsOfDirectory(atPath: corpus.path) where !name.hasPrefix(".") {
      let path = corpus.appendingPathComponent(name).path
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      #expect(size ?? .max < 50_000, "\(name)")
      if name.hasSuffix(".toml") {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(FormFuzzTests.complaints(ofProfile: text) == [], "\(name)")
      } else {
        let complaints = invariants.complaints(path)
        let isOfLibrary = name == "library-crash.xls"
        #expect(
          complaints.filter { !isOfLibrary || !ReadingInvariants.isEndOfChild($0) } == [], "\(name)")
      }
    }
  }
}
