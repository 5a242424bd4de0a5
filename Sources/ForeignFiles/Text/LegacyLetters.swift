/// Letters of the encodings VNI and VPS, as far as it takes to recognise them. From GNU recode 3.6, charsets VNI and
/// VPS.
enum LegacyLetters {
  /// What the bytes from 0x80 on mean in VPS; a point where there is no letter.
  private static let vps = Array(
    ("ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ··ỀỂỄỐỒỔ·ýỷỵỚỜỞ·ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ·"
      + "àáâãảạă·èéêẽìí·ĩẴĐòóôõ·Ơụùúủ·ỶẼỳ").unicodeScalars)

  /// The vowels that marks of VNI follow, and what those marks make of them, in the order of ``marks``.
  private static let vni: [UInt8: String] = [
    UInt8(ascii: "a"): "áàảãạâấầẩẫậăắằẳẵặ", UInt8(ascii: "e"): "éèẻẽẹêếềểễệ",
    UInt8(ascii: "o"): "óòỏõọôốồổỗộ",
    UInt8(ascii: "u"): "úùủũụ", UInt8(ascii: "y"): "ýỳỷỹ", 0xF4: "ớờởỡợ", 0xF6: "ứừửữự",
  ]
  private static let marks: [UInt8] = [
    0xF9, 0xF8, 0xFB, 0xF5, 0xEF, 0xE2, 0xE1, 0xE0, 0xE5, 0xE3, 0xE4, 0xEA, 0xE9, 0xE8, 0xFA, 0xFC, 0xEB,
  ]
  /// Letters of one byte.
  private static let single: [UInt8: Unicode.Scalar] = [
    0xF4: "ơ", 0xF6: "ư", 0xF1: "đ", 0xED: "í", 0xEC: "ì", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị", 0xEE: "ỵ",
  ]

  /// A word as VPS means it; nil where a byte is none of its letters.
  static func vps(_ word: [UInt8]) -> String? {
    var result = String.UnicodeScalarView()
    for byte in word {
      if byte < 0x80 {
        result.append(Unicode.Scalar(byte))
      } else {
        let letter = vps[Int(byte) - 0x80]
        guard letter != "·" else { return nil }
        result.append(letter)
      }
    }
    return String(result)
  }

  /// A word as VNI means it, in lower case; nil where a mark stands without its vowel.
  static func vni(_ word: [UInt8]) -> String? {
    var result = String.UnicodeScalarView()
    var position = 0
    while position < word.count {
      let letter = lowered(word[position])
      let mark = position + 1 < word.count ? lowered(word[position + 1]) : 0
      if mark >= 0x80, let place = marks.firstIndex(of: mark), let row = vni[letter]?.unicodeScalars,
        place < row.count
      {
        result.append(row[row.index(row.startIndex, offsetBy: place)])
        position += 2
      } else if letter < 0x80 {
        result.append(Unicode.Scalar(letter))
        position += 1
      } else {
        guard let scalar = single[letter] else { return nil }
        result.append(scalar)
        position += 1
      }
    }
    return String(result)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) || (0xC0...0xDE).contains(byte) ? byte + 0x20 : byte
  }
}
