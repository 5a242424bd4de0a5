import Dashboard
import Foundation
import Model
import Testing

/// The parts of the README that the program writes: its picture and its keys. `UPDATE_README=1` writes them anew.
@Suite(.serialized) struct ReadmeTests {
  private static let file = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../README.md")
    .standardized

  @Test func pictureIsTheRealScreen() throws {
    let run = try ProgramRun("render", "--home", "51", "--today", "2024-06-03")
    #expect(run.exitCode == 0)
    try expectPart("screen", "```text\n\(run.output)```\n")
  }

  @Test func keysAreThoseOfTheTable() throws {
    let vietnamese = Wording(.vietnamese)
    let english = Wording(.english)
    var text = "| key | Vietnamese | English |\n|---|---|---|\n"
    for binding in KeyTable.bindings {
      let words = [vietnamese, english].map { wording in
        "\(wording[binding.name]): \(wording[binding.help])".replacing("|", with: "\\|")
      }
      text += "| `\(binding.shown)` | \(words.joined(separator: " | ")) |\n"
    }
    try expectPart("keys", text)
  }

  @Test func presentingKeysAreThoseOfTheTable() throws {
    let wordings = [Wording(.vietnamese), Wording(.english)]
    var text = "| key | Vietnamese | English |\n|---|---|---|\n"
    for binding in PresentingKeys.bindings {
      let words = wordings.map { "\($0[binding.name]): \($0[binding.help])" }
      text += "| `\(binding.shown)` | \(words.joined(separator: " | ")) |\n"
    }
    try expectPart("presenting", text)
  }

  @Test func theTwoCommandsAreOneLineEach() throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    let commands = lines.filter { $0.contains("apt-get install") }
    #expect(commands.count == 2)
    let build =
      "swift build -c release --static-swift-stdlib -Xlinker -no-pie -Xswiftc -Xfrontend"
      + " -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors"
      + " --product phienhop && .build/release/phienhop"
    #expect(commands.first?.hasSuffix(build) == true)
    #expect(commands.last?.hasSuffix("swift test") == true)
  }

  @Test func theSampleThemePassesItsCheck() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let start = try #require(text.range(of: "```toml\n[roles]\n"))
    let end = try #require(text[start.upperBound...].range(of: "```"))
    let home = try TestHome()
    try home.write("[roles]\n" + text[start.upperBound..<end.lowerBound], to: "hall.toml")
    let check = try ProgramRun("theme", "check", "hall.toml", home: home)
    #expect(check.exitCode == 0, "\(check.output)")
  }

  private func expectPart(_ name: String, _ part: String) throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- \(name): begin -->\n"))
    let end = try #require(text.range(of: "<!-- \(name): end -->"))
    if ProcessInfo.processInfo.environment["UPDATE_README"] == "1" {
      let updated = text[..<begin.upperBound] + part + text[end.lowerBound...]
      try Data(updated.utf8).write(to: Self.file)
    } else {
      #expect(String(text[begin.upperBound..<end.lowerBound]) == part, "run the tests with UPDATE_README=1")
    }
  }
}
