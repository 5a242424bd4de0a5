import CNcurses
import Dashboard

/// A theme in ncurses' terms: attributes and a colour pair for every look a cell can have.
struct StyleTable {
  struct Entry {
    var attributes: attr_t
    var pair: Int32
    /// Colour number; nil for the terminal's own.
    var background: Int?
    /// Whether a blank shows nothing but the background.
    var hidesBlanks: Bool

    /// Whether a blank of this look looks the same in another one. Most columns are apart by one blank; a change of
    /// colour for it would be a dozen bytes.
    func blankLooksAlike(in other: Entry) -> Bool {
      hidesBlanks && other.hidesBlanks && background == other.background
    }
  }

  let theme: Theme
  /// By role and the three attributes that change a look: bold, selected, underlined.
  private let entries: [Entry]
  private let pairs: [Int32]

  /// Takes colour pairs for the theme; ``release()`` gives them back.
  init(theme: Theme, depth: ColourDepth) {
    self.theme = theme
    var entries: [Entry] = []
    var pairs: [Int32] = []
    entries.reserveCapacity(Role.allCases.count * 8)
    func pair(_ look: Appearance) -> Int32 {
      guard look.foreground != nil || look.background != nil else { return 0 }
      let pair = max(0, alloc_pair(Int32(look.foreground ?? -1), Int32(look.background ?? -1)))
      if pair > 0, !pairs.contains(pair) { pairs.append(pair) }
      return pair
    }
    // Of all attributes only being selected changes colours.
    let selected = pair(theme.appearance(of: .text, attributes: .selected, depth: depth))
    for role in Role.allCases {
      let own = pair(theme.appearance(of: role, depth: depth))
      for bits in UInt8(0)..<8 {
        let shown = Cell.Attributes(rawValue: bits)
        let look = theme.appearance(of: role, attributes: shown, depth: depth)
        var attributes = attr_t(0)
        if look.isBold { attributes |= cn_bold() }
        if look.isReversed { attributes |= cn_reverse() }
        if look.isUnderlined { attributes |= cn_underline() }
        entries.append(
          Entry(
            attributes: attributes, pair: shown.contains(.selected) ? selected : own,
            background: look.background, hidesBlanks: !look.isReversed && !look.isUnderlined))
      }
    }
    self.entries = entries
    self.pairs = pairs
  }

  func release() {
    for pair in pairs { free_pair(pair) }
  }

  func entry(role: Role, attributes: Cell.Attributes) -> Entry {
    let underlined: UInt8 = attributes.contains(.changed) ? 4 : 0
    return entries[role.ordinal << 3 | Int(attributes.rawValue & 7 | underlined)]
  }
}
