import CNcurses
import Dashboard

/// A theme in ncurses' terms: attributes and a colour pair for every role.
struct StyleTable {
  struct Entry {
    var attributes: attr_t
    var pair: Int32
  }

  let theme: Theme
  private let entries: [Role: Entry]
  private let pairs: [Int32]

  /// Takes colour pairs for the theme; ``release()`` gives them back.
  init(theme: Theme, depth: ColourDepth) {
    self.theme = theme
    var entries: [Role: Entry] = [:]
    var pairs: [Int32] = []
    for role in Role.allCases {
      let style = theme.style(of: role)
      var attributes = attr_t(0)
      if style.isBold || depth.needsBold(foregroundIndex: style.foregroundANSI) { attributes |= cn_bold() }
      if style.isReversed { attributes |= cn_reverse() }
      if style.isUnderlined { attributes |= cn_underline() }
      let foreground = depth.number(style.foreground, index: style.foregroundANSI)
      let background = depth.number(style.background, index: style.backgroundANSI)
      var pair: Int32 = 0
      if depth != .none, foreground >= 0 || background >= 0 {
        pair = max(0, alloc_pair(foreground, background))
        if pair > 0, !pairs.contains(pair) { pairs.append(pair) }
      }
      entries[role] = Entry(attributes: attributes, pair: pair)
    }
    self.entries = entries
    self.pairs = pairs
  }

  func release() {
    for pair in pairs { free_pair(pair) }
  }

  func entry(role: Role, attributes: Cell.Attributes) -> Entry {
    // A selected row is one even bar: marks keep their symbols and lose their colours there.
    let isSelected = attributes.contains(.selected)
    var entry = entries[isSelected ? .text : role] ?? Entry(attributes: 0, pair: 0)
    if attributes.contains(.bold) { entry.attributes |= cn_bold() }
    // Without colours a change is told by the line under it; with them as well.
    if attributes.contains(.underlined) || attributes.contains(.changed) {
      entry.attributes |= cn_underline()
    }
    // Selected text of a reversed role would vanish among its neighbours if it were reversed back.
    if isSelected { entry.attributes |= cn_reverse() }
    return entry
  }
}
