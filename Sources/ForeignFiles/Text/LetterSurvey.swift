/// Looks for texts of old encodings in a container that keeps characters: each of their bytes is one of Latin-1 there.
struct LetterSurvey {
  private var survey = EncodingSurvey()

  /// Looks at one more text. One with a letter beyond Latin-1 is Unicode for certain.
  mutating func add(_ text: String) {
    var bytes: [UInt8] = []
    var hasHigh = false
    for scalar in text.unicodeScalars {
      guard scalar.value <= 0xFF else {
        // Signs of Windows are no letters.
        if scalar.properties.isAlphabetic { return }
        bytes.append(UInt8(ascii: " "))
        continue
      }
      hasHigh = hasHigh || scalar.value >= 0x80
      bytes.append(UInt8(scalar.value))
    }
    guard hasHigh else { return }
    bytes.append(UInt8(ascii: " "))
    bytes.withUnsafeBytes { survey.add($0) }
  }

  /// - Returns: TCVN3 where the letters are its; nil for Unicode.
  /// - Throws: a ``FaultPlace`` for encodings that cannot be read, and where the letters leave doubt.
  func encoding() throws(FaultPlace) -> TextEncoding? {
    switch survey.lettersOfLatin1 {
    case .unicode: return nil
    case .certain(let encoding):
      guard encoding.isReadable else { throw FaultPlace(.legacyEncoding, detail: encoding.name) }
      return encoding
    case .doubtful(let encodings):
      throw FaultPlace(.uncertainEncoding, detail: encodings.map(\.rawValue).joined(separator: ", "))
    }
  }
}
