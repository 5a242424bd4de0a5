/// Letters that stand for others under the fonts of TCVN 5712.
enum TCVN3 {
  /// What each byte from 0x80 on means, as the C library knows it; nil where it does not know the encoding.
  private static let letters: [Unicode.Scalar?]? = {
    guard CharacterConverter(.tcvn3) != nil else { return nil }
    return (0x80...0xFF).map { byte in
      // One by one, so that no mark joins the letter before it.
      let text = CharacterConverter(.tcvn3)?.converted([UInt8(byte)])
      guard let scalars = text?.unicodeScalars, scalars.count == 1, let scalar = scalars.first else {
        return nil
      }
      return scalar
    }
  }()

  /// Whether a byte is one that the fonts have a letter for. The standard gives the codes of capitals with tone marks
  /// and of single tone marks as well, which the fonts do not have.
  static func isLetter(_ byte: UInt8) -> Bool {
    guard byte >= 0xA1, let letter = letters?[Int(byte) - 0x80] else { return false }
    if letter.properties.generalCategory == .nonspacingMark { return false }
    return !letter.properties.isUppercase || (0xA1...0xA7).contains(byte)
  }

  /// Text whose characters are the bytes of the fonts, as office files keep it.
  ///
  /// - Returns: the letters meant. Text with a letter beyond the bytes is Unicode already, whatever its font says,
  ///   and comes back as it is.
  static func converted(_ text: String, capitals: Bool = false) -> String {
    guard let letters, !text.utf8.allSatisfy({ $0 < 0x80 }) || capitals else { return text }
    guard !text.unicodeScalars.contains(where: { $0.value > 0xFF && $0.properties.isAlphabetic }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      var letter = scalar
      if scalar.value >= 0xA1, scalar.value <= 0xFF, let meant = letters[Int(scalar.value) - 0x80] {
        letter = meant
      }
      if capitals {
        result.append(contentsOf: letter.properties.uppercaseMapping.unicodeScalars)
      } else {
        result.append(letter)
      }
    }
    return String(result)
  }
}
