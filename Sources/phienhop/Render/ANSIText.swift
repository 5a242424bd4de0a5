import Dashboard

/// A frame as text with colours for `cat` on a terminal with true colour; no other sequences than colours and
/// attributes.
struct ANSIText {
  let theme: Theme

  func text(_ frame: Frame) -> String {
    var result = ""
    for row in 0..<frame.size.rows {
      var current = ""
      for column in 0..<frame.size.columns {
        let cell = frame[column: column, row: row]
        if cell.attributes.contains(.continuation) { continue }
        let wanted = sequence(cell)
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

  private func sequence(_ cell: Cell) -> String {
    // A selected row is one even bar, as on the terminal.
    let style = theme.style(of: cell.attributes.contains(.selected) ? .text : cell.role)
    var codes = ["0"]
    if style.isBold || cell.attributes.contains(.bold) { codes.append("1") }
    if style.isUnderlined || cell.attributes.contains(.underlined) { codes.append("4") }
    if style.isReversed != cell.attributes.contains(.selected) { codes.append("7") }
    if let colour = style.foreground { codes.append("38;2;\(colour.red);\(colour.green);\(colour.blue)") }
    if let colour = style.background { codes.append("48;2;\(colour.red);\(colour.green);\(colour.blue)") }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}
