import Model

/// Breaks text into lines at blanks; a word longer than a line is broken between characters.
enum TextWrapper {
  static func wrap(_ text: CleanText, columns: Int) -> [CleanText] {
    guard columns > 0 else { return [] }
    var lines: [CleanText] = []
    var line: CleanText = ""
    for part in text.string.split(separator: " ") {
      var word = CleanText(cleaning: String(part))
      let gap = line.isEmpty ? 0 : 1
      if line.columns + gap + word.columns <= columns {
        line = gap == 0 ? word : line + " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while word.columns > columns {
        let head = word.prefix(columns: columns)
        if head.isEmpty { break }
        lines.append(head)
        word = CleanText(cleaning: String(word.string.dropFirst(head.string.count)))
      }
      line = word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
