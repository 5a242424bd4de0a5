/// Makes raw text drawable. See ``CleanText``.
///
/// - Letters and marks become composed letters (NFC), whichever order the marks came in.
/// - Every kind of space, tab and line break becomes a plain space.
/// - Controls, direction overrides, private and unassigned code points become U+FFFD, so that a reader sees
///   that something was there.
/// - What is invisible by nature (zero-width characters, variation selectors, direction marks) goes.
/// - A mark without a letter gets U+25CC to stand on; more than eight marks on one letter are dropped.
enum TextCleaner {
  static let largestMarkCount = 8

  static func clean(_ raw: String) -> String {
    isClean(raw) ? raw : rebuilt(raw)
  }

  /// True only for text that needs nothing; most text of most files.
  private static func isClean(_ raw: String) -> Bool {
    raw.utf8.withContiguousStorageIfAvailable { isClean($0) }
      ?? raw.unicodeScalars.allSatisfy { isPlain($0.value) }
  }

  /// The same along the bytes of a string: every text of a store comes by here, thousands before the first frame.
  private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = UInt32(bytes[index])
      if byte < 0x80 {
        guard byte >= 0x20, byte < 0x7F else { return false }
        index += 1
      } else if byte < 0xE0, index + 1 < bytes.count {
        guard isPlain((byte & 0x1F) << 6 | UInt32(bytes[index + 1]) & 0x3F) else { return false }
        index += 2
      } else if byte < 0xF0, index + 2 < bytes.count {
        let second = UInt32(bytes[index + 1]) & 0x3F
        let third = UInt32(bytes[index + 2]) & 0x3F
        guard isPlain((byte & 0x0F) << 12 | second << 6 | third) else { return false }
        index += 3
      } else {
        // Letters of four bytes are none of the plain ones.
        return false
      }
    }
    return true
  }

  /// Composed letters, punctuation and symbols that stand as they are and combine with nothing before them.
  private static func isPlain(_ value: UInt32) -> Bool {
    switch value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x24F: true
    case 0x1E00...0x1EFF: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20C0: true
    case 0x2190...0x23FF, 0x2500...0x25FF: true
    default: false
    }
  }

  private static func rebuilt(_ raw: String) -> String {
    var output = String.UnicodeScalarView()
    /// The letter that waits for marks, and its marks.
    var letter: Unicode.Scalar?
    var marks: [Unicode.Scalar] = []
    var previousWasCarriageReturn = false

    func flush() {
      guard let base = letter else { return }
      appendComposed(base, marks, to: &output)
      letter = nil
      marks.removeAll(keepingCapacity: true)
    }

    for scalar in raw.unicodeScalars {
      let followsCarriageReturn = previousWasCarriageReturn
      previousWasCarriageReturn = scalar.value == 0x0D
      if followsCarriageReturn && scalar.value == 0x0A { continue }
      switch treatment(of: scalar) {
      case .remove: continue
      case .mark:
        if letter == nil { letter = "\u{25CC}" }
        if marks.count < largestMarkCount { marks.append(contentsOf: canonicalMarks(scalar)) }
      case .keep(let kept):
        flush()
        letter = kept
      }
    }
    flush()
    return String(output)
  }

  private enum Treatment {
    case keep(Unicode.Scalar)
    case mark
    case remove
  }

  private static func treatment(of scalar: Unicode.Scalar) -> Treatment {
    let value = scalar.value
    if isPlain(value) { return .keep(scalar) }
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: return .keep(" ")
    // Embeddings, overrides and isolates turn text around; a reader must see that they were there.
    case 0x202A...0x202E, 0x2066...0x2069: return .keep("\u{FFFD}")
    // Kelvin and ångström signs are canonically the letters.
    case 0x212A: return .keep("K")
    case 0x212B: return .keep("Å")
    // Two regional indicators would make a flag of one or two cells, as the terminal likes; letters do not.
    case 0x1F1E6...0x1F1FF: return .keep(Unicode.Scalar(UInt8(value - 0x1F1E6) + 0x41))
    // Skin tones change the width of the sign before them on some terminals.
    case 0x1F3FB...0x1F3FF: return .remove
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .spaceSeparator: return .keep(" ")
    case .control, .privateUse, .surrogate, .unassigned: return .keep("\u{FFFD}")
    case .format: return .remove
    case .nonspacingMark, .enclosingMark, .spacingMark:
      return properties.isDefaultIgnorableCodePoint ? .remove : .mark
    default: return properties.isDefaultIgnorableCodePoint ? .remove : .keep(scalar)
    }
  }

  /// Marks that Unicode says are others.
  private static func canonicalMarks(_ mark: Unicode.Scalar) -> [Unicode.Scalar] {
    switch mark.value {
    case 0x0340: ["\u{0300}"]
    case 0x0341: ["\u{0301}"]
    case 0x0343: ["\u{0313}"]
    case 0x0344: ["\u{0308}", "\u{0301}"]
    default: [mark]
    }
  }

  /// Canonical composition of one letter with its marks.
  private static func appendComposed(
    _ base: Unicode.Scalar, _ marks: [Unicode.Scalar], to output: inout String.UnicodeScalarView
  ) {
    guard !marks.isEmpty else {
      output.append(base)
      return
    }
    var letter = base
    var all: [Unicode.Scalar] = []
    while let parts = LatinLetters.decomposed(letter) {
      all.insert(parts.mark, at: 0)
      letter = parts.letter
    }
    all.append(contentsOf: marks)
    let isVowel = "aAeEoOuU".unicodeScalars.contains(letter)
    let ordered = all.enumerated().sorted { left, right in
      let a = order(of: left.element, onVowel: isVowel)
      let b = order(of: right.element, onVowel: isVowel)
      return a == b ? left.offset < right.offset : a < b
    }
    var rest: [Unicode.Scalar] = []
    var lastClass = 0
    for (_, mark) in ordered {
      let markClass = Int(mark.properties.canonicalCombiningClass.rawValue)
      // A mark is blocked from the letter by an uncomposed one of its own class before it, or of class 0.
      let isBlocked = !rest.isEmpty && (lastClass >= markClass || lastClass == 0)
      if !isBlocked, let composed = LatinLetters.composed(letter, mark) {
        letter = composed
      } else if rest.count < largestMarkCount {
        rest.append(mark)
        lastClass = markClass
      }
    }
    output.append(letter)
    output.append(contentsOf: rest)
  }

  /// Canonical order; on the vowels that take a circumflex or breve it comes before a tone mark of the same
  /// class, because typing and old encodings put the tone first as often (`á` + U+0302 is meant as `ấ`).
  private static func order(of mark: Unicode.Scalar, onVowel isVowel: Bool) -> Int {
    let markClass = Int(mark.properties.canonicalCombiningClass.rawValue) * 2
    // Enclosing marks have class 0 and go outermost.
    if markClass == 0 { return .max }
    return isVowel && (mark.value == 0x0302 || mark.value == 0x0306) ? markClass - 1 : markClass
  }
}
