import Dashboard

/// A frame as text with colours for `cat` on a terminal; no other sequences than colours and attributes.
struct ANSIText {
  let theme: Theme
  var depth = ColourDepth.direct

  func text(_ frame: Frame) -> String {
    var result = ""
    for row in 0..<frame.size.rows {
      var current = ""
      for column in 0..<frame.size.columns {
        let cell = frame[column: column, row: row]
        if cell.attributes.contains(.continuation) { continue }
        let look = theme.appearance(of: cell.role, attributes: cell.attributes, depth: depth)
        let wanted = Self.sequence(look, depth)
        if wanted != current {
          result += wanted
          current = wanted
        }
        result.unicodeScalars.append(cell.scalar)
        for mark in frame.marks[row * frame.size.columns + column] ?? [] {
          result.unicodeScalars.append(mark)
        }
      }
      result += "\u{1B}[0m\n"
    }
    return result
  }

  /// What makes a terminal draw a look, whatever it drew before.
  static func sequence(_ look: Appearance, _ depth: ColourDepth) -> String {
    var codes = ["0"]
    if look.isBold { codes.append("1") }
    if look.isUnderlined { codes.append("4") }
    if look.isReversed { codes.append("7") }
    if let colour = look.foreground { codes.append(code(colour, 30, depth)) }
    if let colour = look.background { codes.append(code(colour, 40, depth)) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func code(_ colour: Int, _ base: Int, _ depth: ColourDepth) -> String {
    switch depth {
    case .direct: "\(base + 8);2;\(colour >> 16);\(colour >> 8 & 0xFF);\(colour & 0xFF)"
    case .indexed: "\(base + 8);5;\(colour)"
    case .sixteen, .eight, .none: colour < 8 ? "\(base + colour)" : "\(base + 52 + colour)"
    }
  }
}
