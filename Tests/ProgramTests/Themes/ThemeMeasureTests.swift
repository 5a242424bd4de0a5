import Colorimetry
import Dashboard
import Testing

@testable import phienhop

/// Contrast and colour vision, computed from what is sent at each depth.
@Suite struct ThemeMeasureTests {
  typealias Setting = ThemeMeasure.Setting

  @Test(arguments: BuiltInThemes.names)
  func builtInThemesPass(_ name: String) {
    #expect(ThemeMeasure(theme: BuiltInThemes.theme(named: name)).findings == [])
  }

  /// The limits themselves, apart from how findings are made.
  @Test(arguments: BuiltInThemes.names.filter { $0 != "monochrome" })
  func limits(_ name: String) throws {
    let measure = ThemeMeasure(theme: BuiltInThemes.theme(named: name))
    let marks: Set<Role> = [.border, .bar, .barRest, .mark]
    #expect(Setting.all.count == 6)
    for setting in Setting.all {
      let text = [ColourDepth.direct, .indexed].contains(setting.depth) ? 7.0 : 4.5
      for role in Role.allCases {
        let contrast = try #require(measure.contrast(role, setting))
        #expect(contrast >= (marks.contains(role) ? 3 : text), "\(role) \(setting) \(contrast)")
      }
      let selected = try #require(measure.contrast(.text, isSelected: true, setting))
      #expect(selected >= text)
      for (one, other) in [(Role.good, Role.warning), (.good, .bad), (.warning, .bad)] {
        guard let apart = measure.separation(one, other, setting) else {
          // Both in the colour of text: only where there are few colours.
          #expect(setting.palette != nil)
          continue
        }
        #expect(apart.distance >= 10, "\(one) \(other) \(setting) \(apart)")
      }
    }
  }

  /// What the themes claim of themselves in their files.
  @Test func colourBlindIsTheFarthestApart() throws {
    let many = Setting.all.filter { $0.palette == nil }
    let apart = try BuiltInThemes.names.filter { $0 != "monochrome" }.map { name in
      (name, try #require(ThemeMeasure(theme: BuiltInThemes.theme(named: name)).leastApart(many)))
    }
    let blind = try #require(apart.first { $0.0 == "colour-blind" }?.1)
    #expect(blind >= 24)
    let contrast = try BuiltInThemes.names.filter { $0 != "monochrome" }.map { name in
      (
        name,
        try #require(ThemeMeasure(theme: BuiltInThemes.theme(named: name)).contrast(.text, Setting.all[0]))
      )
    }
    #expect(contrast.max { $0.1 < $1.1 }?.0 == "projector")
    #expect(contrast.contains { $0.0 == "projector" && $0.1 > 20.9 })
  }

  @Test func monochromeSendsNoColour() {
    let theme = BuiltInThemes.theme(named: "monochrome")
    for depth in ColourDepth.allCases {
      for role in Role.allCases {
        let look = theme.appearance(of: role, depth: depth)
        #expect(look.foreground == nil && look.background == nil)
      }
    }
  }

  /// Without colours no theme sends one, and the selected row is still told from the others, as at every depth.
  @Test(arguments: BuiltInThemes.names)
  func selectionIsAnAttribute(_ name: String) {
    let theme = BuiltInThemes.theme(named: name)
    for depth in ColourDepth.allCases {
      for role in Role.allCases where ![.header, .match].contains(role) {
        let usual = theme.appearance(of: role, depth: depth)
        let selected = theme.appearance(of: role, attributes: .selected, depth: depth)
        #expect(selected.isReversed && !usual.isReversed, "\(role) at \(depth)")
        if depth == .none { #expect(usual.foreground == nil && usual.background == nil) }
      }
    }
    // A theme whose text is reversed is told the other way round.
    let reversed = Theme(name: "x", styles: [.text: ResolvedStyle(isReversed: true)])
    #expect(!reversed.appearance(of: .bad, attributes: .selected, depth: .none).isReversed)
  }

  /// A line under letters hides the dot under ạ and ệ: no built-in theme draws one.
  @Test(arguments: BuiltInThemes.names)
  func nothingIsUnderlined(_ name: String) {
    let theme = BuiltInThemes.theme(named: name)
    #expect(!Role.allCases.contains { theme.style(of: $0).isUnderlined })
  }

  /// Many terminals draw bold black as grey: on a light ground of few colours nothing is bold.
  @Test func nothingIsBrightenedOnALightGround() {
    for name in ["light", "projector"] {
      let theme = BuiltInThemes.theme(named: name)
      for depth in [ColourDepth.sixteen, .eight] {
        for role in Role.allCases {
          let look = theme.appearance(of: role, attributes: .bold, depth: depth)
          #expect(!look.isBold || look.background == 0)
        }
      }
      #expect(theme.appearance(of: .headline, depth: .indexed).isBold)
      #expect(theme.appearance(of: .headline, depth: .none).isBold)
    }
    #expect(BuiltInThemes.theme(named: "dark").appearance(of: .headline, depth: .eight).isBold)
  }

  /// Themes that look reasonable and are not.
  @Test func findsWhatFails() throws {
    func measure(_ roles: String) throws -> [ThemeMeasure.Finding] {
      let text =
        "[roles]\ntext = { foreground = \"#ffffff\", background = \"#000000\", ansi = 7, ansi_background = 0 }\n"
      return ThemeMeasure(theme: try ThemeFile.parse(text + roles, path: "x", name: "x")).findings
    }
    func low(_ roles: String) throws -> [ThemeMeasure.Finding] {
      try measure(roles).filter { if case .lowContrast = $0 { true } else { false } }
    }
    // All states in the colour of text: told by symbol and word, which is enough for few colours only.
    let same = try measure("")
    #expect(same.count == 6)
    for finding in same {
      guard case .tooNear(_, _, let setting, _, 0) = finding else {
        Issue.record("\(finding)")
        return
      }
      #expect(setting.palette == nil)
    }
    // #767676 on black is 4.6: enough for a line, not for text.
    #expect(try low("border = { foreground = \"#767676\" }\n").isEmpty)
    let grey = try low("source = { foreground = \"#767676\" }\n")
    #expect(grey.count == 2)
    guard case .lowContrast(.source, false, _, let contrast, 7)? = grey.first else {
      Issue.record("\(grey)")
      return
    }
    #expect(abs(contrast - 4.6) < 0.05)
    // Red on black is 3.6 on xterm and 2.7 on the console.
    #expect(try low("bad = { ansi = 1 }\n").count == 4)
    // Green and yellow are 3.1 apart for those who see no red.
    let pair = try measure("good = { ansi = 2 }\nwarning = { ansi = 3 }\n")
    #expect(
      pair.contains {
        if case .tooNear(.good, .warning, let setting, .protanopia, let distance) = $0 {
          setting.palette == .xterm && abs(distance - 3.1) < 0.05
        } else {
          false
        }
      })
    let half = ThemeMeasure(theme: Theme(name: "x", styles: [.bad: ResolvedStyle(foregroundANSI: 1)]))
      .findings
    #expect(half == Setting.all.filter { $0.palette != nil }.map { .halfPainted(.bad, $0) })
  }
}
