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
    // Most texts are words already, and a presented list asks for hundreds of them between a key and its frame.
    if Self.isPlain(string) { return text }
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

  /// Whether a text has nothing to leave out: told from its bytes, in doubt false.
  private static func isPlain(_ text: String) -> Bool {
    var before: UInt8 = 0x20
    for byte in text.utf8 {
      switch byte {
      // Dashes, signs of sums, arrows, strokes and marks.
      case 0xE2: return false
      // The middle dot and ×.
      case 0xB7 where before == 0xC2, 0x97 where before == 0xC3: return false
      // A blank too many, or a mark where it stands first.
      case 0x20 where before == 0x20: return false
      case 0x21, 0x3F, 0x3D, 0x2A:
        if before == 0x20 { return false }
      default: break
      }
      before = byte
    }
    return before != 0x20
  }

  /// A line for the eye as words.
  func words(_ line: Line) -> CleanText { words(line.spans.map(\.text).joined()) }
}
