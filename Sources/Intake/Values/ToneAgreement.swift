import Model

/// Whether two spellings of a name can be the same in spite of their marks.
///
/// Names are found without their marks, because lists leave them out. Marks that are there must not contradict:
/// "Quang Ngai" and "Đăk Lăk" lack some, "Hoà" puts one elsewhere, "Quảng Ngải" is another word.
enum ToneAgreement {
  /// - Parameters:
  ///   - stated: as a file writes it.
  ///   - spelling: as the unit is written.
  static func agrees(_ stated: String, _ spelling: String) -> Bool {
    let left = words(stated)
    let right = words(spelling)
    // A prefix such as "UBND tỉnh" may stand before either.
    let count = min(left.count, right.count)
    guard count > 0 else { return false }
    return zip(left.suffix(count), right.suffix(count)).allSatisfy { one, other in
      one.letters.count == other.letters.count && one.tone.agrees(with: other.tone)
        && zip(one.letters, other.letters).allSatisfy {
          $0.base == $1.base && ($0.shape == nil || $0.shape == $1.shape)
        }
    }
  }

  private struct Word {
    struct Letter {
      let base: Character
      let shape: VietnameseLetter.Shape?
    }

    enum Tone {
      case none
      case one(VietnameseLetter.Tone)
      case several

      func agrees(with other: Tone) -> Bool {
        switch (self, other) {
        case (.none, _): true
        case (.one(let left), .one(let right)): left == right
        default: false
        }
      }
    }

    var letters: [Letter] = []
    var tone = Tone.none
  }

  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var word = Word()
    for character in CleanText(cleaning: text).string.lowercased() {
      if let letter = VietnameseLetter(character) {
        word.letters.append(Word.Letter(base: letter.base, shape: letter.shape))
        if let tone = letter.tone {
          if case .none = word.tone { word.tone = .one(tone) } else { word.tone = .several }
        }
      } else if character.isNumber {
        word.letters.append(Word.Letter(base: character, shape: nil))
      } else if !word.letters.isEmpty {
        words.append(word)
        word = Word()
      }
    }
    if !word.letters.isEmpty { words.append(word) }
    return words
  }
}
