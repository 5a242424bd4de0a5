import Colorimetry
import Dashboard

/// Measures a theme by what is sent to terminals: how well each role can be read, and how well states are told
/// apart by people who see colours differently.
struct ThemeMeasure {
  /// A kind of terminal: what it has, and for few colours what it shows for them.
  struct Setting: Hashable, Sendable {
    let depth: ColourDepth
    let palette: TerminalPalette?

    static let all =
      [Setting(depth: .direct, palette: nil), Setting(depth: .indexed, palette: nil)]
      + [ColourDepth.sixteen, .eight].flatMap { depth in
        TerminalPalette.allCases.map { Setting(depth: depth, palette: $0) }
      }

    /// Least contrast of text: more where the theme chooses the colour itself.
    var leastText: Double { palette == nil ? 7 : 4.5 }
  }

  static let leastMark = 3.0
  static let leastApart = 10.0
  /// States that must not be taken for each other.
  static let states: [(Role, Role)] = [(.good, .warning), (.good, .bad), (.warning, .bad)]

  enum Finding: Hashable, Sendable {
    case lowContrast(Role, isSelected: Bool, Setting, contrast: Double, least: Double)
    case tooNear(Role, Role, Setting, ColourVision, distance: Double)
    /// Only the letters or only the ground have a colour.
    case halfPainted(Role, Setting)
  }

  let theme: Theme

  // MARK: - Figures

  /// The least contrast of a role; nil where it is drawn in the terminal's own colours.
  func contrast(_ role: Role, isSelected: Bool = false, _ setting: Setting) -> Double? {
    let attributes: [Cell.Attributes] = isSelected ? [.selected, [.selected, .bold]] : [[], .bold]
    return attributes.flatMap { attributes -> [Double] in
      let look = theme.appearance(of: role, attributes: attributes, depth: setting.depth)
      guard let ground = colours(look.background, isBold: false, setting).first else { return [] }
      return colours(look.foreground, isBold: look.isBold, setting).map { $0.contrast(to: ground) }
    }.min()
  }

  /// How far two states are apart to those who tell them apart worst; nil where symbol and word alone tell them:
  /// where the theme sends no colours, or of few colours none but that of text.
  func separation(_ one: Role, _ other: Role, _ setting: Setting) -> (distance: Double, vision: ColourVision)?
  {
    let looks = [one, other].map { theme.appearance(of: $0, depth: setting.depth) }
    let text = theme.appearance(of: .text, depth: setting.depth).foreground
    if setting.palette != nil, looks.allSatisfy({ $0.foreground == text }) { return nil }
    let shown = looks.map { colours($0.foreground, isBold: $0.isBold, setting) }
    return ColourVision.allCases.compactMap { vision in
      let distances = shown[0].flatMap { mine in shown[1].map { mine.difference(from: $0, seenWith: vision) }
      }
      return distances.min().map { ($0, vision) }
    }.min { $0.0 < $1.0 }
  }

  /// All that falls short.
  var findings: [Finding] {
    Setting.all.flatMap { setting -> [Finding] in
      let roles = Role.allCases.flatMap { role in
        faults(role, isSelected: false, setting)
          + (role == .text ? faults(role, isSelected: true, setting) : [])
      }
      let pairs = Self.states.compactMap { one, other -> Finding? in
        guard let found = separation(one, other, setting), found.distance < Self.leastApart else {
          return nil
        }
        return .tooNear(one, other, setting, found.vision, distance: found.distance)
      }
      return roles + pairs
    }
  }

  private func faults(_ role: Role, isSelected: Bool, _ setting: Setting) -> [Finding] {
    let look = theme.appearance(of: role, attributes: isSelected ? .selected : [], depth: setting.depth)
    if (look.foreground == nil) != (look.background == nil) { return [.halfPainted(role, setting)] }
    let least = role.isMark ? Self.leastMark : setting.leastText
    guard let contrast = contrast(role, isSelected: isSelected, setting), contrast < least else { return [] }
    return [.lowContrast(role, isSelected: isSelected, setting, contrast: contrast, least: least)]
  }

  /// The least contrast of all text or of all marks on some kinds of terminals; nil where nothing has a colour.
  func least(marks: Bool, _ settings: [Setting]) -> Double? {
    Role.allCases.filter { $0.isMark == marks }
      .flatMap { role in settings.compactMap { contrast(role, $0) } }.min()
  }

  /// The least distance of two states; nil where symbols and words alone tell them.
  func leastApart(_ settings: [Setting]) -> Double? {
    settings.flatMap { setting in Self.states.compactMap { separation($0, $1, setting)?.distance } }.min()
  }

  // MARK: - Colours

  /// What a terminal may show for a number: bold may brighten the first eight of few colours, or not.
  private func colours(_ number: Int?, isBold: Bool, _ setting: Setting) -> [SRGB] {
    guard let number else { return [] }
    switch setting.depth {
    case .direct: return [SRGB(UInt32(clamping: number))]
    case .indexed:
      return ColourDepth.colour(ofIndex: number).map { [SRGB(red: $0.red, green: $0.green, blue: $0.blue)] }
        ?? []
    case .sixteen, .eight:
      guard let palette = setting.palette?.colours, palette.indices.contains(number) else { return [] }
      return isBold && number < 8 ? [palette[number], palette[number + 8]] : [palette[number]]
    case .none: return []
    }
  }
}
