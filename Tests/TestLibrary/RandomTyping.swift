import Dashboard

/// What somebody, or a broken line, might send: seven of ten keys that mean something, two random bytes, one a broken or
/// unfinished sequence, a paste or a mouse report. The same for the same seed.
public struct RandomTyping {
  private var random: SeededNumbers
  private let known: [[UInt8]]
  private let forbidden: Set<UInt8>

  /// - Parameters:
  ///   - leavingOut: actions whose keys are never typed, such as leaving.
  ///   - forbidden: bytes that never come by chance either.
  public init(seed: UInt64, leavingOut: Set<Action> = [], forbidden: Set<UInt8> = []) {
    random = SeededNumbers(seed: seed)
    self.forbidden = forbidden
    var keys = KeyTable.bindings.filter { !leavingOut.contains($0.action) }.flatMap(\.keys)
    // What is typed into prompts, and keys that mean nothing anywhere.
    keys += "aghiơưđ9 ".map { Key.character($0) } + [.insert, .delete, .function(12)]
    known = keys.map { KeyBytes.bytes(of: $0) }.filter { forbidden.isDisjoint(with: $0) }
  }

  public mutating func next() -> [UInt8] {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<70: return known.randomElement(using: &random) ?? []
    case 70..<90:
      return (0..<Int.random(in: 1...3, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }.filter { !forbidden.contains($0) }
    default: return broken()
    }
  }

  private mutating func broken() -> [UInt8] {
    let text = [
      // Unfinished.
      "\u{1B}", "\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}[<0;1", "\u{1B}]0;x", "\u{1B}P1",
      // Whole, and nothing to this program.
      "\u{1B}[?62;22c", "\u{1B}[12;40R", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[I",
      "\u{1B}[113;5u", "\u{1B}[27;5;113~", "\u{1B}[999z", "\u{1B}[1;2;3;4;5H", "\u{1B}[?1;2:3$y",
      // Mouse reports of the old, the numbered and the urxvt kind.
      "\u{1B}[M !!", "\u{1B}[<0;10;20M", "\u{1B}[<0;10;20m", "\u{1B}[<65;5;5M", "\u{1B}[35;10;20M",
      // Pastes, whole, without an end, without a beginning.
      "\u{1B}[200~quang ngai\u{1B}[A\n\u{1B}[201~", "\u{1B}[200~abc", "\u{1B}[201~",
      // Wrong parameters.
      "\u{1B}[99999999999999999999A", "\u{1B}[;;;;;;;B", "\u{1B}[\u{18}", "\u{1B}\u{1B}\u{1B}[",
    ]
    let bytes: [[UInt8]] = [
      // Halves of letters, letters that are none.
      [0xE1], [0xE1, 0xBA], [0xF0, 0x9F], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80],
      [0xFF, 0xFE],
      // Marks without a letter, direction overrides, zero-width letters.
      Array("\u{301}\u{302}".utf8), Array("\u{202E}\u{200B}\u{FEFF}".utf8), Array("\u{85}\u{9B}31m".utf8),
    ]
    let choices = text.map { Array($0.utf8) } + bytes
    let chosen = choices.randomElement(using: &random) ?? []
    return forbidden.isDisjoint(with: chosen) ? chosen : []
  }
}

/// What a terminal of xterm's kind sends for a key.
public enum KeyBytes {
  public static func bytes(of key: Key) -> [UInt8] {
    let text: String =
      switch key {
      case .character(let character): String(character)
      case .enter: "\r"
      case .escape: "\u{1B}"
      case .tab: "\t"
      case .backTab: "\u{1B}[Z"
      case .backspace: "\u{7F}"
      case .delete: "\u{1B}[3~"
      case .insert: "\u{1B}[2~"
      case .up: "\u{1B}[A"
      case .down: "\u{1B}[B"
      case .right: "\u{1B}[C"
      case .left: "\u{1B}[D"
      case .home: "\u{1B}[H"
      case .end: "\u{1B}[F"
      case .pageUp: "\u{1B}[5~"
      case .pageDown: "\u{1B}[6~"
      case .function(let number):
        [
          "\u{1B}OP", "\u{1B}OQ", "\u{1B}OR", "\u{1B}OS", "\u{1B}[15~", "\u{1B}[17~", "\u{1B}[18~",
          "\u{1B}[19~",
          "\u{1B}[20~", "\u{1B}[21~", "\u{1B}[23~", "\u{1B}[24~",
        ][min(max(1, number), 12) - 1]
      case .control(let letter):
        String(Character(Unicode.Scalar(UInt8(letter.unicodeScalars.first?.value ?? 0x61) & 0x1F)))
      }
    return Array(text.utf8)
  }
}
