extension VietnameseText {
  /// A key that sorts as Vietnamese does when compared byte by byte, also in SQL.
  ///
  /// The order is that of the Unicode CLDR for `vi`: letters a ă â b c d đ e ê … o ô ơ … u ư first; among equal
  /// letters the tones none, huyền, hỏi, ngã, sắc, nặng; then small before capital. Spaces come before
  /// punctuation, that before digits and letters; letters of other scripts come last. Texts that differ in
  /// nothing but invisible characters have equal keys.
  ///
  /// The key holds letters, digits and signs, and a line for each level of difference, parted by a space.
  public static func sortKey(_ text: String) -> String {
    var letters: [UInt8] = []
    var tones: [UInt8] = []
    var cases: [UInt8] = []
    for scalar in TextCleaner.clean(text).unicodeScalars {
      let weight = SortWeight.of(scalar)
      if weight.isMark {
        // A mark that composed with nothing weighs on the letter before it.
        if let last = tones.indices.last { tones[last] = max(tones[last], SortWeight.otherMark) }
        continue
      }
      letters.append(contentsOf: weight.letter)
      tones.append(weight.tone)
      cases.append(weight.isCapital ? 0x31 : 0x30)
    }
    var key = letters
    for level in [tones, cases] {
      key.append(0x20)
      let end = level.lastIndex { $0 != 0x30 }.map { $0 + 1 } ?? 0
      key.append(contentsOf: level[..<end])
    }
    return String(decoding: key, as: UTF8.self)
  }
}

/// What one scalar weighs on the three levels of a sort key.
private struct SortWeight {
  /// Bytes on the first level.
  var letter: [UInt8]
  /// "0" for none, "1" to "5" for the tones, "6" for marks of other languages.
  var tone: UInt8 = 0x30
  var isCapital = false
  var isMark = false

  static let otherMark: UInt8 = 0x36

  /// Marks on the first level start at these bytes; a space is the smallest of all, and 0x20 parts the levels.
  private static let space: UInt8 = 0x21
  private static let punctuation: UInt8 = 0x22
  private static let symbol: UInt8 = 0x23
  private static let firstLetter: UInt8 = 0x41
  private static let otherScripts: UInt8 = 0x7E

  private static let alphabet: [UInt32: UInt8] = {
    let order = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars
    return Dictionary(
      order.enumerated().map { ($0.element.value, firstLetter + UInt8($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }()

  /// Punctuation in the order of the CLDR root.
  private static let punctuationOrder: [UInt32: UInt8] = {
    let order = "_-–—,;:!?.…'‘’\"“”«»()[]{}§@*/\\&#%`´^+±×<=>|~$€₫°".unicodeScalars
    return Dictionary(
      order.enumerated().map { ($0.element.value, 0x30 + UInt8($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }()

  /// The Latin letters and what ASCII has, weighed once.
  private static let table: [SortWeight] = (0..<0x1F00).map { (value: UInt32) in
    guard value < 0x250 || value >= 0x1E00, let scalar = Unicode.Scalar(value) else {
      return SortWeight(letter: [])
    }
    return SortWeight(scalar)
  }

  static func of(_ scalar: Unicode.Scalar) -> SortWeight {
    let value = scalar.value
    return value < 0x250 || (0x1E00..<0x1F00).contains(value) ? table[Int(value)] : SortWeight(scalar)
  }

  private init(letter: [UInt8]) {
    self.letter = letter
  }

  private init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value == 0x20 {
      letter = [SortWeight.space]
      return
    }
    if value >= 0x30 && value <= 0x39 {
      letter = [UInt8(value)]
      return
    }
    if let position = SortWeight.punctuationOrder[value] {
      letter = [SortWeight.punctuation, position]
      return
    }
    var small = LatinLetters.lowercased(scalar)
    isCapital = small != scalar
    letter = []
    // Peel marks off until a letter of the alphabet is left: ậ is ạ with a circumflex, which is â with a dot.
    var marks: [UInt32] = []
    while SortWeight.alphabet[small.value] == nil, let parts = LatinLetters.decomposed(small) {
      marks.append(parts.mark.value)
      small = parts.letter
    }
    // The dot below stands inside the circumflex and the breve.
    if let quality = marks.first(where: { $0 == 0x0302 || $0 == 0x0306 }),
      let mark = Unicode.Scalar(quality), let whole = LatinLetters.composed(small, mark),
      SortWeight.alphabet[whole.value] != nil
    {
      marks.removeAll { $0 == quality }
      small = whole
    }
    if let position = SortWeight.alphabet[small.value] {
      letter = [position]
      tone = marks.map(SortWeight.toneWeight).max() ?? 0x30
    } else if let position = SortWeight.alphabet[LatinLetters.folded(small).value] {
      letter = [position]
      tone = SortWeight.otherMark
    } else {
      setOther(scalar)
    }
  }

  private mutating func setOther(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: isMark = true
    default:
      let lead = properties.isAlphabetic ? SortWeight.otherScripts : SortWeight.symbol
      letter = [lead] + Array(String(Character(LatinLetters.lowercased(scalar))).utf8)
    }
  }

  private static func toneWeight(_ mark: UInt32) -> UInt8 {
    switch mark {
    case 0x0300: 0x31
    case 0x0309: 0x32
    case 0x0303: 0x33
    case 0x0301: 0x34
    case 0x0323: 0x35
    default: otherMark
    }
  }
}
