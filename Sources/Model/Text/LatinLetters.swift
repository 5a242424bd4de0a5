/// What the program knows of single Latin letters: how they compose, come apart and fold.
enum LatinLetters {
  /// Composed letter of a letter and a mark; nil where Unicode has none.
  static func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    compositions[pairKey(letter.value, mark.value)]
  }

  /// Letter and mark that a composed letter is canonically equal to; nil where it is a letter of its own.
  static func decomposed(_ scalar: Unicode.Scalar) -> (letter: Unicode.Scalar, mark: Unicode.Scalar)? {
    guard let pair = decompositions[scalar.value], let letter = Unicode.Scalar(UInt32(pair >> 32)),
      let mark = Unicode.Scalar(UInt32(truncatingIfNeeded: pair))
    else { return nil }
    return (letter, mark)
  }

  /// The plain lower-case letter under all marks: `ở` and `Ở` give `o`, `Đ` gives `d`. Scalars that are not
  /// Latin letters come back as they are, in lower case.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    if value < 0x80 {
      return value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(value + 32)) : scalar
    }
    if let index = foldIndex(value) {
      return Unicode.Scalar(foldTable[index]) ?? scalar
    }
    return lowercased(scalar)
  }

  static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    guard let first = mapping.first, mapping.count == 1 else { return scalar }
    return first
  }

  private static func pairKey(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private static let compositions: [UInt64: Unicode.Scalar] = {
    var table: [UInt64: Unicode.Scalar] = [:]
    forEachComposition { letter, mark, composed in
      table[pairKey(letter.value, mark)] = composed
    }
    return table
  }()

  private static let decompositions: [UInt32: UInt64] = {
    var table: [UInt32: UInt64] = [:]
    forEachComposition { letter, mark, composed in
      table[composed.value] = pairKey(letter.value, mark)
    }
    return table
  }()

  private static func forEachComposition(
    _ body: (_ letter: Unicode.Scalar, _ mark: UInt32, _ composed: Unicode.Scalar) -> Void
  ) {
    for row in LatinCompositions.rows {
      var letter: Unicode.Scalar?
      for scalar in row.pairs.unicodeScalars {
        if let known = letter {
          body(known, row.mark, scalar)
          letter = nil
        } else {
          letter = scalar
        }
      }
    }
  }

  /// Letters that no mark explains: the crossed d, the Icelandic eth that is often typed for it, and others
  /// seen in names.
  private static let crossedLetters: [UInt32: UInt32] = [
    0x0110: 0x64, 0x0111: 0x64, 0x00D0: 0x64, 0x00F0: 0x64, 0x0189: 0x64, 0x0256: 0x64,
    0x00D8: 0x6F, 0x00F8: 0x6F, 0x0141: 0x6C, 0x0142: 0x6C, 0x0126: 0x68, 0x0127: 0x68, 0x0131: 0x69,
  ]

  /// Where a Latin letter outside ASCII stands in ``foldTable``.
  private static func foldIndex(_ value: UInt32) -> Int? {
    if value >= 0xC0 && value < 0x250 { return Int(value - 0xC0) }
    if value >= 0x1E00 && value < 0x1F00 { return Int(value - 0x1E00) + 0x190 }
    return nil
  }

  /// Flat, because a search folds thousands of titles between a key and the next frame.
  private static let foldTable: [UInt32] = {
    let values = Array(0xC0..<0x250) + Array(0x1E00..<0x1F00)
    return values.map { value in
      let code = UInt32(value)
      if let plain = crossedLetters[code] { return plain }
      guard var scalar = Unicode.Scalar(code) else { return code }
      while let parts = decomposed(scalar) { scalar = parts.letter }
      return crossedLetters[scalar.value] ?? lowercased(scalar).value
    }
  }()
}
