import Model

/// Finds out in which encoding a text file is written, from all of its bytes.
struct EncodingSurvey {
  /// How often each byte from 0x80 on stands there.
  private var counts = [Int](repeating: 0, count: 256)
  /// Words with a byte from 0x80 on, as many as are enough to judge.
  private var words: [[UInt8]] = []
  private var utf8 = UTF8Check()
  private var start: [UInt8] = []

  private static let enoughWords = 3000
  private static let longestWord = 24
  /// Letters beyond ASCII that an old encoding must have before it is believed.
  private static let fewestLetters = 20
  private static let startSize = 1 << 14

  /// Looks at the next piece of the file.
  mutating func add(_ piece: UnsafeRawBufferPointer) {
    if start.count < Self.startSize { start += piece.prefix(Self.startSize - start.count) }
    utf8.add(piece)
    var position = 0
    while let high = Self.nextHigh(piece, from: position) {
      position = high
      while position < piece.count, piece[position] >= 0x80 || Self.isLetter(piece[position]) {
        counts[Int(piece[position])] += 1
        position += 1
      }
      guard words.count < Self.enoughWords else { continue }
      var first = high
      while first > 0, Self.isLetter(piece[first - 1]) { first -= 1 }
      if position - first <= Self.longestWord { words.append(Array(piece[first..<position])) }
    }
  }

  /// The place of the next byte from 0x80 on.
  private static func nextHigh(_ piece: UnsafeRawBufferPointer, from: Int) -> Int? {
    var position = from
    while position + 8 <= piece.count {
      if piece.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
      position += 8
    }
    while position < piece.count {
      if piece[position] >= 0x80 { return position }
      position += 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 97 && lower <= 122
  }

  // MARK: - Judging

  /// The encoding, and how many bytes at the start only name it.
  /// - Parameter asked: what the user says; it decides.
  /// - Throws: a ``FaultPlace`` where it is none that can be read, or none is certain.
  func encoding(asked: TextEncoding?) throws(FaultPlace) -> (encoding: TextEncoding, markLength: Int) {
    let mark = Self.mark(start)
    if let asked {
      guard asked.isReadable else { throw FaultPlace(.legacyEncoding, detail: asked.name) }
      return (asked, mark?.encoding == asked ? mark?.markLength ?? 0 : 0)
    }
    if let mark { return mark }
    if let wide = wideEncoding { return (wide, 0) }
    if utf8.isMostlyValid { return (.utf8, 0) }
    return (try legacyEncoding(), 0)
  }

  /// The encoding that the first bytes name.
  static func mark(_ start: [UInt8]) -> (encoding: TextEncoding, markLength: Int)? {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if start.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a mark: every second byte of ASCII letters, digits and separators is zero.
  private var wideEncoding: TextEncoding? { Self.wideEncoding(start) }

  static func wideEncoding(_ start: [UInt8]) -> TextEncoding? {
    let pairs = start.count / 2
    guard pairs >= 4 else { return nil }
    var zeros = [0, 0]
    for position in 0..<(pairs * 2) where start[position] == 0 { zeros[position % 2] += 1 }
    if zeros[1] * 5 > pairs * 2, zeros[0] * 20 < zeros[1] { return .utf16LittleEndian }
    if zeros[0] * 5 > pairs * 2, zeros[1] * 20 < zeros[0] { return .utf16BigEndian }
    return nil
  }

  private struct Candidate {
    let encoding: TextEncoding
    /// Share of the words that are possible syllables, 0...1.
    let share: Double
  }

  private func legacyEncoding() throws(FaultPlace) -> TextEncoding {
    // Dashes, quotation marks and no-break spaces are the same in the encodings of Windows.
    guard highLetters > 0 else { return .cp1258 }
    let candidates = candidates(Self.legacyReadings).sorted { $0.share > $1.share }
    if highLetters >= Self.fewestLetters, let best = certain(candidates) {
      guard best.isReadable else { throw FaultPlace(.legacyEncoding, detail: best.name) }
      return best
    }
    let likely = candidates.filter { $0.share >= 0.3 }
    let named = likely.isEmpty ? [TextEncoding.cp1258, .tcvn3, .vni, .vps] : likely.map(\.encoding)
    throw FaultPlace(.uncertainEncoding, detail: named.map(\.rawValue).joined(separator: ", "))
  }

  /// Letters beyond ASCII.
  private var highLetters: Int {
    (0x80...0xFF).reduce(0) { Self.punctuation.contains(UInt8($1)) ? $0 : $0 + counts[$1] }
  }

  /// The one encoding under which nearly all words are syllables, where there is one.
  private func certain(_ sorted: [Candidate]) -> TextEncoding? {
    guard let best = sorted.first, best.share >= 0.85, isPossible(best.encoding),
      sorted.dropFirst().allSatisfy({ $0.share <= best.share - 0.25 })
    else { return nil }
    return best.encoding
  }

  /// What bytes are that stand for the characters of Latin-1.
  enum Latin1Letters: Equatable {
    case unicode
    case certain(TextEncoding)
    case doubtful([TextEncoding])
  }

  /// Words of Unicode whose letters are all of Latin-1, such as "và", must not be taken for others.
  var lettersOfLatin1: Latin1Letters {
    let unicode: Reading = { String(String.UnicodeScalarView($0.map { Unicode.Scalar($0) })) }
    let sorted = candidates([(.utf8, unicode)] + Self.legacyReadings).sorted { $0.share > $1.share }
    guard let best = certain(sorted), best != .utf8, best != .cp1258 else { return .unicode }
    if highLetters >= Self.fewestLetters { return .certain(best) }
    // Two or three words are a name or a sign, such as "café".
    return words.count < 4 ? .unicode : .doubtful([best, .utf8])
  }

  /// Signs of Windows that text of any of its encodings may have: ellipsis, quotation marks, dashes, no-break space.
  private static let punctuation: Set<UInt8> = [0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0]

  /// Whether the file has no byte that the encoding cannot have.
  private func isPossible(_ encoding: TextEncoding) -> Bool {
    guard encoding == .tcvn3 else { return true }
    return (UInt8(0x80)...0xFF).allSatisfy {
      counts[Int($0)] == 0 || TCVN3.isLetter($0) || Self.punctuation.contains($0)
    }
  }

  private typealias Reading = ([UInt8]) -> String?

  private static var legacyReadings: [(TextEncoding, Reading)] {
    let cp1258 = CharacterConverter(.cp1258)
    let tcvn3 = CharacterConverter(.tcvn3)
    return [
      (.cp1258, { cp1258?.converted($0) }), (.tcvn3, { tcvn3?.converted($0) }), (.vni, LegacyLetters.vni),
      (.vps, LegacyLetters.vps),
    ]
  }

  private func candidates(_ readings: [(TextEncoding, Reading)]) -> [Candidate] {
    // A word may hold signs beside letters.
    let words = self.words.compactMap { word -> [UInt8]? in
      let letters = word.filter { !Self.punctuation.contains($0) }
      return letters.contains { $0 >= 0x80 } ? letters : nil
    }
    guard !words.isEmpty else { return [] }
    return readings.map { encoding, reading in
      let possible = words.reduce(0) { count, word in
        count + (reading(word).map(VietnameseSyllable.isPossible) == true ? 1 : 0)
      }
      return Candidate(encoding: encoding, share: Double(possible) / Double(words.count))
    }
  }
}

/// Checks UTF-8 over pieces that may part a character.
struct UTF8Check {
  private(set) var valid = 0
  private(set) var invalid = 0
  /// Bytes of a character that are still to come, and the bounds of the next of them.
  private var missing = 0
  private var bounds: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether a text is UTF-8 that at most a few characters of have been cut.
  var isMostlyValid: Bool { invalid == 0 || (valid >= 20 && valid >= invalid * 50) }

  mutating func add(_ piece: UnsafeRawBufferPointer) {
    var position = 0
    while position < piece.count {
      let byte = piece[position]
      if missing > 0 {
        if bounds.contains(byte) {
          missing -= 1
          bounds = 0x80...0xBF
          if missing == 0 { valid += 1 }
          position += 1
        } else {
          // The byte may begin a character of its own.
          invalid += 1
          missing = 0
        }
        continue
      }
      position += 1
      if byte < 0x80 {
        while position + 8 <= piece.count,
          piece.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          position += 8
        }
        continue
      }
      bounds = 0x80...0xBF
      switch byte {
      case 0xC2...0xDF: missing = 1
      case 0xE0:
        missing = 2
        bounds = 0xA0...0xBF
      case 0xED:
        missing = 2
        bounds = 0x80...0x9F
      case 0xE1...0xEF: missing = 2
      case 0xF0:
        missing = 3
        bounds = 0x90...0xBF
      case 0xF4:
        missing = 3
        bounds = 0x80...0x8F
      case 0xF1...0xF3: missing = 3
      default: invalid += 1
      }
    }
  }
}
