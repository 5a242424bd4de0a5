import Foundation
import Intake
import Model
import Profiles
import Testing

@Suite struct ProfileFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "profiles")

  @Test func everyFileIsEmbeddedAsItIs() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
      .filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
    #expect(files == BuiltInProfiles.names.sorted())
    for name in files {
      let text = try String(contentsOf: Self.folder.appending(path: name + ".toml"), encoding: .utf8)
      #expect(BuiltInProfiles.text(named: name) == text, "\(name)")
    }
  }

  /// Forms as people name them.
  @Test(
    arguments: [
      ("ii06a", "ii06a"), ("II.06a", "ii06a"), ("Biểu II.06a", "ii06a"), ("bieu so ii.06a", "ii06a"),
      ("Mẫu II.06a/VPCP/KSTT", "ii06a"), ("Form II.06A", "ii06a"), ("Indicators Long", "indicators-long"),
      ("II.06", nil), ("biểu", nil), ("", nil),
    ] as [(String, String?)])
  func aFormIsFoundByWhatItIsCalled(_ asked: String, _ name: String?) {
    #expect(ProfileLibrary().entry(asked: asked)?.name == name)
  }

  /// The parser would end the program on such a text.
  @Test(arguments: [
    ("[!]", 1), ("a = 1\n[é]\n", 2), ("\n [[ ? ]]", 2), ("[ #]", 1), ("[\n]", 1),
    ("a = \"\"\"\n[\"\"\"\n[=]", 3), ("a = '[' # [\n\t[.b]", 2), ("\u{FEFF}[é]", 1), ("a = [}]", 1),
    ("a = [\n1, }", 2), ("a = {b = [1}", 1), ("a = 1\n\0\nb = 2", 2), ("# \0\nb = 2", 1),
    ("a = \"x\n\0\"", 2), ("a = \"\\\0\"", 1), ("a = '''\n\n\0'''", 3), ("[a\0]\n", 1),
  ])
  func whatTheParserMustNotSee(_ text: String, _ line: Int) {
    #expect(TOMLGuard.faultyLine(of: text) == line)
    let fault = #expect(throws: ProfileFault.self) {
      try ProfileFile.parse(text, path: "p.toml", name: "p")
    }
    #expect(fault?.line == line)
  }

  @Test(arguments: [
    "", "[a]", "[[a]]", "[ \"é\" ]", "['é'.b]", "[-a]\n[_b]\n[9]", "[]", "[",
    "a = [\n[1, 2],\n[\"x\"],\n[[!]\n",
    "a = \"\"\"\n[!]\\\"\"\"\n[é]\n\"\"\"\n[b]", "a = '''\n[!]\n'''\n", "# [!]\n#\n", "a = \"\\\"[\"\n[b]",
    "a = {b = [\n[!]", "a = [{b = 1}, {c = [{}]}]", "a = [\"}\", # }\n]",
  ])
  func allElseIsTheParsersMatter(_ text: String) {
    #expect(TOMLGuard.faultyLine(of: text) == nil)
  }

  @Test func everyBuiltInProfileReadsWithoutAFault() {
    #expect(Fixtures.library.faults == [])
    #expect(Fixtures.library.entries.map(\.name) == BuiltInProfiles.names)
  }

  /// What a profile refers to must be there: definitions, structures, items.
  @Test func referencesOfBuiltInProfilesAreKnown() throws {
    let context = try Fixtures.context()
    for profile in Fixtures.library.profiles {
      var definitions = profile.columns.compactMap(\.definition) + profile.sums.map(\.definition)
      definitions += profile.tallies.map(\.definition)
      for template in definitions {
        for name in Self.filled(template, profile) {
          #expect(context.definitions[DefinitionID(name)] != nil, "\(profile.name): \(name)")
        }
      }
      let structures = profile.index?.known.compactMap { context.structures[$0.id] } ?? []
      #expect(structures.count == profile.index?.known.count ?? 0, "\(profile.name)")
      let items = Set(
        (structures + [profile.index?.own].compactMap(\.self)).flatMap { $0.items.map(\.id.rawValue) })
      for column in profile.columns {
        if let item = column.item, item != "total" {
          #expect(items.contains(item), "\(profile.name): \(item)")
        }
      }
    }
  }

  /// Every word a place in braces may take.
  private static func filled(_ template: String, _ profile: FormProfile) -> [String] {
    guard let open = template.firstIndex(of: "{"), let close = template.firstIndex(of: "}") else {
      return [template]
    }
    let field = String(template[template.index(after: open)..<close])
    let words = Set(profile.column(field)?.words.values.map(\.self) ?? [])
    return words.map { template[..<open] + $0 + template[template.index(after: close)...] }.map(String.init)
  }
}
