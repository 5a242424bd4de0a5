/// Vietnamese words as people type, write and sort them.
public enum VietnameseText {
  /// Lower case without tone marks, with đ as d, for search: "Quảng Ngãi" gives "quang ngai".
  ///
  /// Composed and decomposed text give the same; no-break and other spaces become plain ones.
  public static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let plain = LatinLetters.folded(scalar)
      if plain.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: plain.value))
        continue
      }
      switch plain.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: continue
      case .spaceSeparator: bytes.append(0x20)
      default: bytes.append(contentsOf: Array(String(Character(plain)).utf8))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The plain letter under all marks, in its own case: `Ở` gives `O`, `đ` gives `d`.
  public static func unaccented(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let plain = LatinLetters.folded(scalar)
    guard (0x61...0x7A).contains(plain.value), scalar.properties.isUppercase else { return plain }
    return Unicode.Scalar(UInt8(plain.value - 0x20))
  }

  /// The words of a text, folded: whatever is neither letter nor digit parts them.
  public static func words(_ text: String) -> [String] {
    folded(text).unicodeScalars.split { !isLetterOrDigit($0) }.map { String($0) }
  }

  /// What stays the same in all spellings of a unit's name: folded, without "UBND", "Tỉnh", "Thành phố",
  /// "TP." and "Thủ đô" before it, without spaces and punctuation. "TP. Huế" gives "hue".
  public static func matchKey(_ name: String) -> String {
    var rest = words(name)[...]
    var isShortened = true
    while isShortened {
      isShortened = false
      for prefix in namePrefixes where rest.count > prefix.count && rest.starts(with: prefix) {
        rest = rest.dropFirst(prefix.count)
        isShortened = true
        break
      }
    }
    return rest.joined()
  }

  /// First letters of the words: "Quảng Nam" gives "qn".
  public static func initials(_ text: String) -> String {
    String(String.UnicodeScalarView(words(text).compactMap { $0.unicodeScalars.first }))
  }

  private static let namePrefixes: [[String]] = [
    ["ubnd"], ["uy", "ban", "nhan", "dan"], ["hdnd"], ["tinh"], ["thanh", "pho"], ["tp"], ["thu", "do"],
  ]

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    case 0..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
