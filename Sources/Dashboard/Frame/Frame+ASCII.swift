import Model

extension Frame {
  /// The same picture in ASCII, cell for cell: unaccented letters, and for each symbol one of the keyboard's.
  ///
  /// For locales and terminals that cannot show Vietnamese, and where it is asked for.
  public var ascii: Frame {
    var frame = self
    frame.marks = [:]
    for index in cells.indices {
      let cell = cells[index]
      let isHalf = cell.attributes.contains(.continuation)
      if cell.scalar.value < 0x7F, !isHalf { continue }
      // Both halves of a wide character get a sign of their own.
      frame.cells[index] = Cell(
        scalar: isHalf ? "?" : ASCII.scalar(cell.scalar, role: cell.role), role: cell.role,
        attributes: cell.attributes.subtracting(.continuation))
    }
    return frame
  }
}

/// One ASCII character for each that the screens draw.
public enum ASCII {
  /// A text of the same width; see ``Frame/ascii``.
  public static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let width = scalar.value < 0x300 ? 1 : CharacterWidth.columns(of: scalar)
      if width > 0 { result.unicodeScalars.append(self.scalar(scalar)) }
      if width > 1 { result.append("?") }
    }
    return result
  }

  /// - Parameter role: where a symbol means two things, tells them apart.
  static func scalar(_ scalar: Unicode.Scalar, role: Role = .text) -> Unicode.Scalar {
    // √ is done, and done late without the colour of what is good. "v" would be ▼ as well.
    if scalar == "√" { return role == .good || role == .text ? "Y" : "y" }
    if let symbol = symbols[scalar] { return symbol }
    let plain = VietnameseText.unaccented(scalar)
    return (0x20..<0x7F).contains(plain.value) ? plain : "?"
  }

  private static let symbols: [Unicode.Scalar: Unicode.Scalar] = [
    // States and marks.
    "■": "X", "◊": "c", "○": "o", "●": "*", "·": ".", "◄": "<", "►": ">", "×": "x", "▲": "^", "▼": "v",
    "≠": "#", "±": "+", "−": "-", "÷": "/", "▌": "|",
    // Lines and bars. A half block is not what a whole one is, so that small graphs keep their shapes. Large digits of
    // half blocks are drawn of strokes instead; see ``BigDigits``.
    "─": "-", "│": "|", "━": "=", "╾": "=", "┃": "|", "║": "|", "█": "#", "▀": "\"", "▄": "_",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    // Punctuation.
    "–": "-", "—": "-", "…": "~", "“": "\"", "”": "\"", "‘": "'", "’": "'", "«": "\"", "»": "\"", "§": "S",
    "•": "*", "←": "<", "→": ">", "↑": "^", "↓": "v", "\u{A0}": " ", "\u{202F}": " ", "‑": "-", "₫": "d",
    "²": "2", "³": "3", "°": "o", "≤": "<", "≥": ">",
  ]
}
