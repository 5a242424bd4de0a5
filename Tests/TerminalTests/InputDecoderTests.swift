import Dashboard
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func moment(_ milliseconds: Int) -> MonotonicTime {
    MonotonicTime(nanoseconds: 10_000_000_000).adding(milliseconds: milliseconds)
  }

  private func decode(_ text: String) -> [TerminalInput] {
    var decoder = InputDecoder()
    return decoder.feed(Array(text.utf8), at: moment(0))
  }

  /// Each as the named terminal sends it.
  @Test(arguments: [
    // xterm, tmux, Windows Terminal; the other mode of arrow keys; keys with Ctrl or Shift
    ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[1;5A", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down),
    ("\u{1B}[C", .right), ("\u{1B}OC", .right), ("\u{1B}[D", .left), ("\u{1B}OD", .left),
    ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[F", .end), ("\u{1B}OF", .end),
    ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete),
    ("\u{1B}[Z", .backTab), ("\u{1B}\t", .backTab), ("\u{1B}OM", .enter),
    // Linux console, PuTTY, tmux, screen
    ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}[7~", .home), ("\u{1B}[8~", .end),
    ("\u{1B}OP", .function(1)), ("\u{1B}OS", .function(4)), ("\u{1B}[[A", .function(1)),
    ("\u{1B}[[E", .function(5)),
    ("\u{1B}[11~", .function(1)), ("\u{1B}[14~", .function(4)), ("\u{1B}[15~", .function(5)),
    ("\u{1B}[17~", .function(6)), ("\u{1B}[20~", .function(9)), ("\u{1B}[21~", .function(10)),
    ("\u{1B}[23~", .function(11)), ("\u{1B}[24~", .function(12)),
    ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
    ("\u{3}", .control("c")), ("\u{C}", .control("l")), (" ", .character(" ")), ("đ", .character("đ")),
  ])
  func readsKey(bytes: String, key: Key) {
    #expect(decode(bytes) == [.key(key)])
    // Whatever way the line cuts it.
    var decoder = InputDecoder()
    var inputs: [TerminalInput] = []
    for (index, byte) in bytes.utf8.enumerated() { inputs += decoder.feed([byte], at: moment(index * 20)) }
    #expect(inputs == [.key(key)])
    #expect(decoder.deadline == nil)
  }

  @Test(arguments: [
    "\u{1B}[<0;10;20M", "\u{1B}[<0;10;20m", "\u{1B}[M q!", "\u{1B}[35;10;20M", "\u{1B}[?62;22c",
    "\u{1B}[24;80R",
    "\u{1B}[>1;10;0c", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_qqqq\u{1B}\\",
    "\u{1B}[I", "\u{1B}[1;3S", "\u{1B}[27;5;113~", "\u{1B}[113;5u", "\u{1B}[201~", "\u{1B}[999q", "\u{1B}[?q",
    "\u{1B}[[q", "\u{1B}Oq\u{1B}[38;2;1q", "\u{1B}q", "\u{1B}ế",
  ])
  func swallowsUnknownSequences(bytes: String) {
    let keys = decode(bytes).filter { $0 != .key(.character("1")) }
    #expect(keys.isEmpty)
    #expect(decode(bytes + "z").last == .key(.character("z")))
  }

  @Test func loneEscapeWaitsAndThenIsAKey() {
    var decoder = InputDecoder(escapeDelay: 50)
    #expect(decoder.feed([0x1B], at: moment(0)) == [])
    #expect(decoder.deadline == moment(50))
    #expect(decoder.expire(at: moment(49)) == [])
    #expect(decoder.expire(at: moment(50)) == [.key(.escape)])
    #expect(decoder.deadline == nil)
  }

  @Test func lateRestOfAnArrowIsTheArrow() {
    var decoder = InputDecoder(escapeDelay: 50)
    _ = decoder.feed([0x1B], at: moment(0))
    _ = decoder.expire(at: moment(60))
    #expect(decoder.feed(Array("[B".utf8), at: moment(120)) == [.key(.down)])
    // A bracket typed by hand comes alone.
    _ = decoder.feed([0x1B], at: moment(1000))
    _ = decoder.expire(at: moment(1060))
    #expect(decoder.feed(Array("[".utf8), at: moment(1300)) == [.key(.character("["))])
  }

  /// Alt is an ESC before the key: no command, and not Esc and then the key either.
  @Test func aKeyWithAltIsNoOtherKey() {
    for letter in ["q", "z", "K", "b", ".", "p", "t", "L", "m", "r", "c", "x", "+", " ", "ế", "\r", "\u{7F}"]
    {
      #expect(decode("\u{1B}" + letter) == [], "\(letter)")
    }
    #expect(decode("\u{1B}\u{1B}[A") == [.key(.up)])
    var decoder = InputDecoder(escapeDelay: 50)
    _ = decoder.feed([0x1B], at: moment(0))
    #expect(decoder.expire(at: moment(50)) == [.key(.escape)])
    #expect(decoder.feed(Array("q".utf8), at: moment(60)) == [.key(.character("q"))])
  }

  /// A slow line brings Esc and the next key at once. What only moves or shows something is taken for that.
  @Test func escAndAKeyThatOnlyMovesAreBoth() {
    for letter in ["j", "k", "4", "1", "/", ":", "?", "g", "G", "n", "s", "v"] {
      #expect(decode("\u{1B}" + letter) == [.key(.escape), .key(.character(Character(letter)))], "\(letter)")
    }
    #expect(decode("j\u{1B}jj") == [.key(.character("j")), .key(.escape)] + decode("jj"))
  }

  @Test func unfinishedSequenceIsDroppedWhole() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[1;".utf8), at: moment(0)) == [])
    #expect(decoder.expire(at: moment(500)) == [])
    #expect(decoder.feed(Array("q".utf8), at: moment(600)) == [.key(.character("q"))])
  }

  @Test func halfALetterIsDroppedAndTheNextIsRight() {
    var decoder = InputDecoder()
    let letter = Array("ế".utf8)
    #expect(decoder.feed(Array(letter[..<2]), at: moment(0)) == [])
    #expect(decoder.feed(letter, at: moment(1)) == [.key(.character("ế"))])
    #expect(
      decoder.feed([0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80] + letter, at: moment(2)) == [.key(.character("ế"))])
  }

  @Test func marksJoinTheirLetter() {
    let inputs = decode("e\u{302}\u{301}o\u{31B}\u{323}")
    #expect(inputs == [.key(.character("ế")), .key(.character("ợ"))])
  }

  @Test func inputMethodRetypesWithBackspaces() {
    #expect(
      decode("\u{7F}\u{7F}iệ") == [
        .key(.backspace), .key(.backspace), .key(.character("i")), .key(.character("ệ")),
      ])
  }

  @Test func pasteIsTextHoweverItIsCut() {
    let text = "q\u{1B}[Bdòng một\nx\u{1B}[20~"
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~q".utf8)
    for part in 1...7 {
      var decoder = InputDecoder()
      var inputs: [TerminalInput] = []
      for start in stride(from: 0, to: bytes.count, by: part) {
        inputs += decoder.feed(Array(bytes[start..<min(start + part, bytes.count)]), at: moment(start))
      }
      #expect(inputs == [.paste(text), .key(.character("q"))])
    }
  }

  @Test func pasteIsCapped() {
    var decoder = InputDecoder(pasteLimit: 1000)
    let inputs = decoder.feed(
      Array(("\u{1B}[200~" + String(repeating: "ệ", count: 70_000) + "\u{1B}[201~z").utf8), at: moment(0))
    #expect(inputs == [.paste(String(repeating: "ệ", count: 333)), .key(.character("z"))])
  }

  @Test func pasteWithoutEndDoesNotHoldTheKeyboard() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~abc".utf8), at: moment(0)) == [])
    #expect(decoder.feed(Array("q".utf8), at: moment(3000)) == [])
    #expect(decoder.feed([0x1B], at: moment(3100)) == [])
    #expect(decoder.feed(Array("[201~".utf8), at: moment(3101)) == [.paste("abcq")])
    _ = decoder.feed(Array("\u{1B}[200~abc".utf8), at: moment(4000))
    #expect(decoder.feed([0x1B], at: moment(6000)) == [.paste("abc")])
    #expect(decoder.feed(Array("q".utf8), at: moment(6100)) == [.key(.character("q"))])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func anyBytesLeaveAWorkingKeyboard(seed: UInt64) {
    var random = Random(seed: seed)
    var decoder = InputDecoder(pasteLimit: 100)
    var time = 0
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 1...12, using: &random)).map { _ -> UInt8 in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : Array("\u{1B}[]OP;~0129MZ".utf8).randomElement(using: &random) ?? 0
      }
      time += Int.random(in: 0...80, using: &random)
      _ = decoder.feed(bytes, at: moment(time))
      if Bool.random(using: &random) { _ = decoder.expire(at: moment(time + 60)) }
    }
    // Out of whatever it is in: a paste by Esc alone, anything else by quiet.
    _ = decoder.feed([0x1B], at: moment(time + 5000))
    _ = decoder.expire(at: moment(time + 10_000))
    _ = decoder.expire(at: moment(time + 15_000))
    _ = decoder.feed([0x1B], at: moment(time + 20_000))
    _ = decoder.expire(at: moment(time + 25_000))
    #expect(decoder.feed(Array("ế".utf8), at: moment(time + 30_000)) == [.key(.character("ế"))])
  }
}

/// A generator that repeats itself, so that a seed names a failure.
struct Random: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
