import Dashboard
import Glibc
import Model
import Terminal

/// `phienhop theme list`, `check` and `show`.
struct ThemeTasks {
  private let preparation: Preparation
  private var words: ProgramWords { preparation.words }

  init(_ preparation: Preparation) {
    self.preparation = preparation
  }

  // MARK: - list

  /// Name, where from and what for of every theme.
  /// - Returns: 1 where one of them cannot be used.
  func list() throws -> Int32 {
    let folder = ThemeFolder(preparation.folders.themes)
    let own = folder.names
    var code = ExitCode.done
    var rows: [[CleanText]] = []
    for name in BuiltInThemes.names where !own.contains(name) {
      let text = BuiltInThemes.text(named: name) ?? ""
      rows.append([CleanText(cleaning: name), words[.themeBuiltIn], try summary(text, path: name)])
    }
    for name in own {
      let path = folder.file(of: name)
      var place = CleanText(cleaning: path)
      if BuiltInThemes.names.contains(name) { place = words(.themeOverrides, [place]) }
      let line: CleanText
      do {
        _ = try ThemeFile.read(path: path)
        line = try summary(TextFile.read(path, limit: TOMLFile.sizeLimit), path: path)
      } catch {
        line = words(.themeFaulty, [Failure(error).message(words)])
        code = ExitCode.findings
      }
      rows.append([CleanText(cleaning: name), place, line])
    }
    try print(rows)
    return code
  }

  private func summary(_ text: String, path: String) throws -> CleanText {
    let summary = try ThemeFile.summary(TOMLFile(name: path, text: text))
    return (summary[words.language] ?? summary.values.sorted().first).map { CleanText(cleaning: $0) } ?? "—"
  }

  // MARK: - check

  /// Measures a theme.
  /// - Returns: 1 where something falls short.
  func check(_ asked: String) throws -> Int32 {
    let (name, theme) = try find(asked)
    let measure = ThemeMeasure(theme: theme)
    let shown = CleanText(cleaning: name)
    let findings = measure.findings
    guard findings.isEmpty else {
      try Program.print(words(.themeFindings, [shown, integer(findings.count)]).string + "\n")
      for finding in findings { try Program.print("  " + text(finding).string + "\n") }
      return ExitCode.findings
    }
    let many = ThemeMeasure.Setting.all.filter { $0.palette == nil }
    let few = ThemeMeasure.Setting.all.filter { $0.palette != nil }
    let figures = [
      measure.least(marks: false, many), measure.least(marks: false, few),
      measure.least(marks: true, ThemeMeasure.Setting.all), measure.leastApart(ThemeMeasure.Setting.all),
    ]
    let line =
      figures.allSatisfy { $0 == nil }
      ? words(.themeFinePlain, [shown])
      : words(.themeFine, [shown] + figures.map { $0.map(figure) ?? "—" })
    try Program.print(line.string + "\n")
    return ExitCode.done
  }

  private func find(_ asked: String) throws -> (name: String, theme: Theme) {
    let found = try ThemeLibrary.find(asked, folder: preparation.folders.themes)
    return (found.name, found.theme ?? BuiltInThemes.theme(named: found.name))
  }

  private func text(_ finding: ThemeMeasure.Finding) -> CleanText {
    switch finding {
    case .lowContrast(let role, let isSelected, let setting, let contrast, let least):
      let name = CleanText(cleaning: role.rawValue)
      let shown = isSelected ? words(.themeSelectedText, [name]) : name
      return words(.themeLowContrast, [shown, self.name(setting), figure(contrast), figure(least)])
    case .tooNear(let one, let other, let setting, let vision, let distance):
      return words(
        .themeTooNear,
        [
          CleanText(cleaning: one.rawValue), CleanText(cleaning: other.rawValue), name(setting),
          words.text("term.\(vision.rawValue)") ?? CleanText(cleaning: vision.rawValue), figure(distance),
          figure(ThemeMeasure.leastApart),
        ])
    case .halfPainted(let role, let setting):
      return words(.themeHalfPainted, [CleanText(cleaning: role.rawValue), name(setting)])
    }
  }

  private func name(_ setting: ThemeMeasure.Setting) -> CleanText {
    let depth = Self.name(setting.depth)
    switch setting.palette {
    case nil: return depth
    case .xterm: return depth + " xterm"
    case .linuxConsole: return depth + " linux"
    }
  }

  private static func name(_ depth: ColourDepth) -> CleanText {
    switch depth {
    case .direct: "direct"
    case .indexed: "256"
    case .sixteen: "16"
    case .eight: "8"
    case .none: "none"
    }
  }

  // MARK: - show

  /// Prints every role with what is sent for it and its least contrast at each depth, then how far states are apart.
  func show(_ asked: String) throws -> Int32 {
    let (_, theme) = try find(asked)
    let measure = ThemeMeasure(theme: theme)
    let shownDepth = isatty(STDOUT_FILENO) == 1 ? ColourDepth.ofEnvironment(preparation.colour) : .none
    let hasSample = shownDepth != .none
    let depths: [ColourDepth] = [.direct, .indexed, .sixteen, .eight]
    var rows = [[words[.themeRole]] + depths.map(Self.name) + [Self.name(.none)]]
    for role in Role.allCases {
      let name = CleanText(cleaning: role.rawValue) + (role.isMark ? " *" : "")
      rows.append(
        [name] + depths.map { cell(role, $0, measure) } + [
          attributes(theme.appearance(of: role, depth: .none))
        ])
    }
    if hasSample {
      // A sample stands behind each role; its sequences count for nothing in the widths.
      let samples =
        [words[.themeSample].string]
        + Role.allCases.map { role in
          ANSIText.sequence(theme.appearance(of: role, depth: shownDepth), shownDepth)
            + " \(words[.themeSampleWord].string) ━━─ 0,98 \u{1B}[0m"
        }
      try print(rows, behind: samples)
    } else {
      try print(rows)
    }
    let legend = words(
      .themeLegend, [figure(7), figure(4.5), figure(ThemeMeasure.leastMark)])
    try Program.print("\n" + Self.wrapped(legend) + "\n")
    var pairs = [[CleanText.empty] + depths.map(Self.name)]
    for (one, other) in ThemeMeasure.states {
      let name = CleanText(cleaning: "\(one.rawValue) – \(other.rawValue)")
      pairs.append(
        [name]
          + depths.map { depth in
            let settings = ThemeMeasure.Setting.all.filter { $0.depth == depth }
            return settings.compactMap { measure.separation(one, other, $0)?.distance }.min().map(figure)
              ?? "—"
          })
    }
    try print(pairs)
    try Program.print(
      "\n" + Self.wrapped(words(.themeApart, [figure(ThemeMeasure.leastApart)])))
    return ExitCode.done
  }

  /// `#e4e4e4 #121212 14,7`
  private func cell(_ role: Role, _ depth: ColourDepth, _ measure: ThemeMeasure) -> CleanText {
    let look = measure.theme.appearance(of: role, depth: depth)
    guard look.foreground != nil || look.background != nil else { return "—" }
    func colour(_ number: Int?) -> String {
      guard let number else { return depth == .direct ? "      —" : "  —" }
      guard depth == .direct else { return Self.right(String(number), depth == .indexed ? 3 : 2) }
      let digits = String(number, radix: 16)
      return "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
    let settings = ThemeMeasure.Setting.all.filter { $0.depth == depth }
    let contrast = settings.compactMap { measure.contrast(role, $0) }.min().map { figure($0).string } ?? "—"
    return CleanText(
      cleaning: colour(look.foreground) + " " + colour(look.background) + " " + Self.right(contrast, 4))
  }

  private func attributes(_ look: Appearance) -> CleanText {
    let names = [
      look.isBold ? "bold" : nil, look.isUnderlined ? "underlined" : nil, look.isReversed ? "reversed" : nil,
    ].compactMap(\.self)
    return names.isEmpty ? "—" : CleanText(cleaning: names.joined(separator: " "))
  }

  // MARK: - Writing

  /// One decimal, rounded down, so that what falls short never looks as if it did not.
  private func figure(_ value: Double) -> CleanText {
    Format(language: words.language)
      .number(ExactDecimal(significand: Int128((value * 10 + 1e-9).rounded(.down)), scale: 1), decimals: 1)
  }

  private func integer(_ value: Int) -> CleanText { Format(language: words.language).integer(value) }

  private static func right(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.count)) + text
  }

  /// Rows as straight columns.
  private func print(_ rows: [[CleanText]], behind: [String]? = nil) throws {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.count > column ? $0[column].columns : 0 }.max() ?? 0
    }
    for (index, row) in rows.enumerated() {
      let line = row.indices.map { row[$0].padded(to: widths[$0]).string }.joined(separator: "  ")
      if let behind {
        try Program.print(line + "  " + behind[index] + "\n")
      } else {
        try Program.print(String(line.reversed().drop { $0 == " " }.reversed()) + "\n")
      }
    }
  }

  private static func wrapped(_ text: CleanText) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.string.split(separator: " ") {
      if !line.isEmpty, CleanText(cleaning: line).columns + 1 + CleanText(cleaning: String(word)).columns > 80
      {
        lines.append(line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }
}
