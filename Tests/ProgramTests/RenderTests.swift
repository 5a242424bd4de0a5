import Dashboard
import Foundation
import Model
import Testing

@testable import phienhop

@Suite struct RenderTests {
  @Test(arguments: ScreenID.allCases, ["60x16", "80x24", "120x40", "200x60"])
  func everyScreenHasItsSize(_ screen: ScreenID, _ size: String) throws {
    let run = try ProgramRun(
      "render", "--screen", screen.rawValue, "--size", size, "--home", "51", "--today", "2024-06-03")
    #expect(run.exitCode == 0)
    let wanted = try #require(Size(size))
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == wanted.rows)
    for line in lines { #expect(CleanText(cleaning: String(line)).columns <= wanted.columns) }
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func languageAndKeysCount() throws {
    let english = try ProgramRun("render", "--lang", "en", "--size", "80x24")
    #expect(english.output.contains("Overview"))
    let toggled = try ProgramRun("render", "--lang", "en", "--size", "80x24", "--keys", "L")
    #expect(toggled.output.contains("Tổng quan"))
    let second = try ProgramRun("render", "--size", "80x24", "--keys", "2")
    #expect(second.output == (try ProgramRun("render", "--size", "80x24", "--screen", "rankings")).output)
  }

  /// As `read` and the palette take them.
  @Test func screensAreNamedInVietnameseToo() throws {
    let expected = try ProgramRun("render", "--size", "80x24", "--screen", "directives").output
    for name in ["Nhiệm vụ", "nhiem vu", "4"] {
      #expect(try ProgramRun("render", "--size", "80x24", "--screen", name).output == expected, "\(name)")
    }
  }

  @Test func coloursOnlyOnDemand() throws {
    let run = try ProgramRun("render", "--format", "ansi", "--size", "80x24")
    #expect(run.output.contains("\u{1B}[0;"))
    let plain = try ProgramRun("render", "--format", "ansi", "--size", "80x24", "--theme", "monochrome")
    #expect(!plain.output.contains("38;2"))
  }

  @Test func tooSmallIsTold() throws {
    #expect(try ProgramRun("render", "--size", "20x5").exitCode == 0)
    #expect(try ProgramRun("render", "--size", "1x1").exitCode == 0)
  }
}
