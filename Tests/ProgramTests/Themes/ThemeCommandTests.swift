import Dashboard
import Foundation
import Testing

@testable import phienhop

@Suite struct ThemeCommandTests {
  @Test(arguments: ["vi", "en"])
  func list(_ language: String) throws {
    let run = try ProgramRun("theme", "list", "--lang", language)
    #expect(run.exitCode == 0)
    try expectSnapshot(run.output, "theme-list.\(language).txt")
  }

  @Test(arguments: BuiltInThemes.names)
  func builtInThemesPass(_ name: String) throws {
    let run = try ProgramRun("theme", "check", name)
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(run.output.split(separator: "\n").count == 1)
  }

  /// Every role with what is sent and its contrast at every depth, in straight columns.
  @Test(arguments: BuiltInThemes.names)
  func show(_ name: String) throws {
    let run = try ProgramRun("theme", "show", name, "--lang", "en")
    #expect(run.exitCode == 0)
    #expect(!run.output.contains("\u{1B}"), "no samples where there is no terminal")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    for role in Role.allCases {
      #expect(lines.contains { $0.split(separator: " ").first.map(String.init) == role.rawValue })
    }
    try expectSnapshot(run.output, "Themes/\(name).show.txt")
  }

  @Test func checkNamesWhatFails() throws {
    let home = try TestHome()
    try home.write(
      """
      [roles]
      text = { foreground = "#ffffff", background = "#000000", ansi = 7, ansi_background = 0 }
      source = { foreground = "#767676" }
      good = { foreground = "#87d75f", ansi = 10 }
      warning = { foreground = "#d7d75f", ansi = 11 }
      bad = { foreground = "#ff5f5f", ansi = 1 }
      """, to: "mine.toml")
    for language in ["vi", "en"] {
      let run = try ProgramRun("theme", "check", "mine.toml", "--lang", language, home: home)
      #expect(run.exitCode == 1)
      #expect(run.errors == "")
      try expectSnapshot(run.output, "theme-check.\(language).txt")
    }
    #expect(try ProgramRun("theme", "show", "mine.toml", home: home).exitCode == 0)
    #expect(try ProgramRun("theme", "check", "nosuch.toml", home: home).exitCode == 2)
    #expect(try ProgramRun("theme", "check", "drak", home: home).errors.contains("“dark”"))
  }

  @Test(arguments: ["sometimes", ""])
  func wrongColourUse(_ value: String) throws {
    let run = try ProgramRun("show", "units", "--color", value, "--lang", "en")
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("always"))
    let home = try TestHome()
    try home.configure("\ncolor = \"\(value)\"\n")
    let configured = try ProgramRun("show", "units", home: home)
    #expect(configured.exitCode == 2)
    for part in ["config.toml", "2", "“color”", "never"] { #expect(configured.errors.contains(part)) }
  }
}
