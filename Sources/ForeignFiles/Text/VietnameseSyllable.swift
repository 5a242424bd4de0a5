import Model

/// Whether a word can be a Vietnamese syllable; what tells one old encoding from another.
///
/// Bytes of one encoding read as another give letters too, but seldom syllables: initial, vowels, final, tone and the
/// letter that bears it follow rules of spelling.
enum VietnameseSyllable {
  private static let initials: Set<String> = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
  ]
  /// Initials that stand only before e, ê, i and y, and those that never do.
  private static let beforeFront: Set<String> = ["k", "gh", "ngh"]
  private static let notBeforeFront: Set<String> = ["c", "g", "ng"]
  private static let front: Set<Character> = ["e", "ê", "i", "y"]

  /// Which of a syllable's vowels bears the tone.
  private enum Bearer {
    case first, last, middle
    /// "hòa" and "hoà" are both written.
    case either
  }

  /// Vowels that nothing need follow, those that a final must follow, and those that may stand both ways.
  private enum Ending {
    case open, closed, both
  }

  private struct Vowels {
    let bearer: Bearer
    let ending: Ending
  }

  private static let vowels: [String: Vowels] = {
    var table: [String: Vowels] = [:]
    func add(_ list: String, _ bearer: Bearer, _ ending: Ending) {
      for vowels in list.split(separator: " ") {
        table[String(vowels)] = Vowels(bearer: bearer, ending: ending)
      }
    }
    add("a e ê i o ô ơ u ư y", .first, .both)
    add("ă â", .first, .closed)
    add("ai ao au ay âu ây eo êu ia iu oi ôi ơi ua ui ưa ưi ưu", .first, .open)
    add("iê yê uô ươ uâ oă", .last, .closed)
    add("uyê", .last, .closed)
    add("oo", .last, .closed)
    add("oa oe uê uy uơ", .either, .both)
    add("oai oao oay oeo uây iêu yêu uôi ươi ươu uya uyu", .middle, .open)
    return table
  }()

  /// The k is that of Đắk Lắk.
  private static let finals: Set<String> = ["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"]
  /// Finals that allow only two tones.
  private static let stops: Set<String> = ["c", "ch", "k", "p", "t"]
  /// Vowels that "ch" and "nh" follow.
  private static let beforePalatal: Set<String> = ["a", "ê", "i", "oa", "uê", "uy", "y"]

  private static let acute: UInt32 = 0x0301
  private static let dot: UInt32 = 0x0323
  /// The five written tones, by their combining marks.
  private static let tones: [UInt32] = [0x0300, acute, 0x0303, 0x0309, dot]

  /// - Parameter word: letters only.
  static func isPossible(_ word: String) -> Bool {
    let isOfLetters = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
    }
    guard isOfLetters, !word.isEmpty else { return false }
    let word = CleanText(cleaning: word).string
    // Capitals stand at the start or throughout.
    let rest = word.dropFirst()
    if isAbbreviation(word) { return true }
    if rest.contains(where: \.isUppercase), word.contains(where: \.isLowercase) { return false }
    var letters: [Character] = []
    var tone: (mark: UInt32, place: Int)?
    for scalar in word.lowercased().unicodeScalars {
      let (letter, mark) = parts(scalar)
      if let mark {
        guard tone == nil else { return false }
        tone = (mark, letters.count)
      }
      letters.append(Character(letter))
    }
    guard (1...7).contains(letters.count) else { return false }
    return isPossible(letters, tone)
  }

  /// "QĐ", "CĐS": capitals of documents and offices.
  private static func isAbbreviation(_ word: String) -> Bool {
    word.count <= 6 && word.allSatisfy { $0 == "Đ" || ("A"..."Z").contains($0) }
  }

  private static func isPossible(_ letters: [Character], _ tone: (mark: UInt32, place: Int)?) -> Bool {
    for start in 0...min(3, letters.count - 1) {
      let initial = String(letters[..<start])
      guard initials.contains(initial) else { continue }
      let isFront = front.contains(letters[start])
      if beforeFront.contains(initial) && !isFront || notBeforeFront.contains(initial) && isFront { continue }
      for end in stride(from: letters.count, to: start, by: -1) {
        guard let vowels = vowels[String(letters[start..<end])] else { continue }
        if fits(vowels, letters, start..<end, tone) { return true }
      }
    }
    // "gì" and "giếng": the i of the initial is the vowel as well.
    guard letters.starts(with: ["g", "i"]) else { return false }
    return letters.count == 2 || isPossible(["d", "i"] + letters.dropFirst(2), tone)
  }

  private static func fits(
    _ vowels: Vowels, _ letters: [Character], _ place: Range<Int>, _ tone: (mark: UInt32, place: Int)?
  ) -> Bool {
    let final = String(letters[place.upperBound...])
    guard finals.contains(final) else { return false }
    switch vowels.ending {
    case .open: if !final.isEmpty { return false }
    case .closed: if final.isEmpty { return false }
    case .both: break
    }
    if final == "ch" || final == "nh", !beforePalatal.contains(String(letters[place])) { return false }
    guard let tone else { return !stops.contains(final) }
    if stops.contains(final), tone.mark != acute, tone.mark != dot { return false }
    switch vowels.bearer {
    case .first: return tone.place == place.lowerBound
    case .middle: return tone.place == place.lowerBound + 1
    case .last: return tone.place == place.upperBound - 1
    case .either: return place.contains(tone.place) && (final.isEmpty || tone.place == place.upperBound - 1)
    }
  }

  /// The letter without its tone, and the tone.
  private static func parts(_ scalar: Unicode.Scalar) -> (letter: Unicode.Scalar, tone: UInt32?) {
    guard scalar.value >= 0x80, let known = toned[scalar.value] else { return (scalar, nil) }
    return known
  }

  private static let toned: [UInt32: (Unicode.Scalar, UInt32?)] = {
    var table: [UInt32: (Unicode.Scalar, UInt32?)] = [:]
    for letter in "aăâeêioôơuưy".unicodeScalars {
      for tone in tones {
        guard let mark = Unicode.Scalar(tone) else { continue }
        let text = CleanText(cleaning: String(String.UnicodeScalarView([letter, mark]))).string
        guard let composed = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { continue }
        table[composed.value] = (letter, tone)
      }
    }
    return table
  }()
}
