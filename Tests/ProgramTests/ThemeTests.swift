import Dashboard
import Foundation
import Testing

@testable import phienhop

@Suite struct ThemeTests {
  private static let marks: Set<Role> = [.border, .bar, .barRest, .mark]

  @Test func everyFileIsInTheProgram() throws {
    let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../themes").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".toml") }
    #expect(Set(files) == Set(BuiltInThemes.names.map { $0 + ".toml" }))
    for name in BuiltInThemes.names {
      let text = try String(contentsOf: folder.appendingPathComponent(name + ".toml"), encoding: .utf8)
      #expect(BuiltInThemes.text(named: name) == text)
    }
  }

  @Test(arguments: BuiltInThemes.names)
  func everyRoleHasAStyle(_ name: String) throws {
    let text = try #require(BuiltInThemes.text(named: name))
    let theme = try ThemeFile.parse(TOMLFile(name: name, text: text), themeName: name)
    #expect(Set(theme.styles.keys) == Set(Role.allCases))
    #expect(theme == BuiltInThemes.theme(named: name))
  }

  /// WCAG contrast of what is sent to terminals with many colours: 7:1 for text, 3:1 for marks.
  @Test(arguments: BuiltInThemes.names.filter { $0 != "monochrome" })
  func contrast(_ name: String) throws {
    let theme = BuiltInThemes.theme(named: name)
    for role in Role.allCases {
      let style = theme.style(of: role)
      let foreground = try #require(style.foreground)
      let background = try #require(style.background)
      let ratio = (luminance(foreground), luminance(background))
      let contrast = (max(ratio.0, ratio.1) + 0.05) / (min(ratio.0, ratio.1) + 0.05)
      #expect(contrast >= (Self.marks.contains(role) ? 3 : 7), "\(name) \(role) \(contrast)")
    }
  }

  @Test func monochromeSendsNoColour() {
    for style in BuiltInThemes.theme(named: "monochrome").styles.values {
      #expect(style.foreground == nil && style.background == nil)
      #expect(style.foregroundANSI == nil && style.backgroundANSI == nil)
    }
  }

  @Test(arguments: [
    ("[roles]\ntxet = {}\n", ["2", "roles.txet", "text"]),
    ("[roles]\ntext = { foregruond = \"#ffffff\" }\n", ["2", "roles.text.foregruond", "foreground"]),
    ("[roles]\n\ntext = { foreground = \"white\" }\n", ["3", "roles.text.foreground", "#ffd75f"]),
    ("[roles.text]\nbold = 1\n", ["2", "roles.text.bold", "true"]),
    ("[roles]\ntext = { ansi = 16 }\n", ["2", "roles.text.ansi", "0–15"]),
    ("[rolse]\n", ["1", "rolse", "roles"]),
    ("[roles\n", ["1", "TOML"]),
  ])
  func faultsNameFileLineAndKey(_ text: String, _ expected: [String]) throws {
    let home = try TestHome()
    try home.write(text, to: "my.toml")
    let run = try ProgramRun("render", "--theme", "my.toml", "--lang", "en", home: home)
    #expect(run.exitCode == 2)
    for part in expected + ["my.toml"] { #expect(run.errors.contains(part), "\(run.errors)") }
  }

  @Test func aThemeOfOnesOwn() throws {
    let home = try TestHome()
    try home.write("[roles]\ntext = { foreground = \"#010203\" }\n", to: "my.toml")
    let run = try ProgramRun(
      "render", "--theme", "my.toml", "--format", "ansi", "--size", "80x24", home: home)
    #expect(run.output.contains("38;2;1;2;3"))
    // `t` leads from it to the built-in ones.
    let next = try ProgramRun(
      "render", "--theme", "my.toml", "--format", "ansi", "--size", "80x24", "--keys", "t", home: home)
    #expect(!next.output.contains("38;2;1;2;3"))
  }

  private func luminance(_ colour: ResolvedStyle.Colour) -> Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
  }
}
