/// A letter taken apart as one types it: `Ộ` is O with the shape of ô and the tone nặng.
public struct VietnameseLetter: Hashable, Sendable {
  /// What makes a letter of its own: ô, ơ and ư, ă, đ.
  public enum Shape: Hashable, Sendable {
    case circumflex, horn, breve, stroke
  }

  /// The five tones that are written.
  public enum Tone: Hashable, Sendable {
    case acute, grave, hook, tilde, dot
  }

  /// The ASCII letter, in its own case.
  public let base: Character
  public let shape: Shape?
  public let tone: Tone?

  /// - Returns: nil for a character that is no Latin letter with marks of Vietnamese, plain ASCII letters included
  ///   as letters without marks.
  public init?(_ character: Character) {
    var shape: Shape?
    var tone: Tone?
    var marks: [Unicode.Scalar] = []
    guard var letter = character.unicodeScalars.first else { return nil }
    marks += character.unicodeScalars.dropFirst()
    while let parts = LatinLetters.decomposed(letter) {
      marks.append(parts.mark)
      letter = parts.letter
    }
    if letter == "đ" || letter == "Đ" {
      shape = .stroke
      letter = letter == "đ" ? "d" : "D"
    }
    for mark in marks {
      switch mark.value {
      case 0x0302: shape = .circumflex
      case 0x031B: shape = .horn
      case 0x0306: shape = .breve
      case 0x0301: tone = .acute
      case 0x0300: tone = .grave
      case 0x0309: tone = .hook
      case 0x0303: tone = .tilde
      case 0x0323: tone = .dot
      default: return nil
      }
    }
    guard letter.isASCII, letter.properties.isAlphabetic else { return nil }
    base = Character(letter)
    self.shape = shape
    self.tone = tone
  }

  /// Whether it has neither shape nor tone.
  public var isPlain: Bool { shape == nil && tone == nil }
}
