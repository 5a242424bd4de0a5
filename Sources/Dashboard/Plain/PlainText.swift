import Model

/// Turns what is written for the eye into words: symbols go, because a screen reader spells them out and the word
/// stands beside each of them.
struct PlainText {
  private let wording: Wording

  init(_ wording: Wording) {
    self.wording = wording
  }

  /// Symbols that only help the eye.
  private static let symbols = Set<Character>("■○●◊▲▼►◄√│┃─━╾║▀▄█▌┬┴┤├┌┐└┘")
  /// Marks where they stand first; elsewhere they are signs of a sum or a sentence.
  private static let signs: Set<Substring> = ["!", "?", "=", "*", "×"]

  /// True where a text has something that must not be read.
  static func hasSymbols(_ text: CleanText) -> Bool {
    text.string.contains { symbols.contains($0) || $0 == "≠" || $0 == "—" }
      || text.string.split(separator: " ", maxSplits: 1).first.map { signs.contains($0) } ?? false
  }

  /// The text without symbols, padding and column gaps; "—" as words.
  func words(_ text: CleanText) -> CleanText {
    let string = text.string
    let tokens = string.split(separator: " ")
    if tokens == ["—"] { return wording[.plainMissing] }
    var parts: [Substring] = []
    for word in tokens {
      // A middle dot parts two statements, as a comma does.
      if word == "·" || word == "—", let last = parts.last {
        if let end = last.last, !",;:".contains(end) { parts[parts.count - 1] = last + "," }
        continue
      }
      if word == "·" || word == "—" || (parts.isEmpty && Self.signs.contains(word)) { continue }
      guard word.contains(where: { Self.symbols.contains($0) || $0 == "≠" || $0 == "—" }) else {
        parts.append(word)
        continue
      }
      var kept = ""
      for character in word {
        if character == "≠" || character == "—" {
          if !kept.isEmpty { kept += ", " }
        } else if !Self.symbols.contains(character) {
          kept.append(character)
        }
      }
      while kept.last == " " || kept.last == "," { kept.removeLast() }
      if !kept.isEmpty { parts.append(Substring(kept)) }
    }
    return CleanText(cleaning: parts.joined(separator: " "))
  }

  /// A line for the eye as words.
  func words(_ line: Line) -> CleanText { words(line.spans.map(\.text).joined()) }
}
