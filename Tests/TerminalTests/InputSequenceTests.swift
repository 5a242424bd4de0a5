import Dashboard
import Testing

@testable import Terminal

/// Sequences and letters made at random by their grammar, cut wherever the line cuts them: no letter of a sequence is
/// ever a key, and the keys between them all come, each once.
@Suite struct InputSequenceTests {
  /// One piece of what comes, and the keys it means.
  private typealias Piece = (bytes: [UInt8], keys: [Key])

  private func keys(of inputs: [TerminalInput]) -> [Key] {
    inputs.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  /// Feeds the pieces in parts of random length, a little later each time, as a slow line does.
  private func feed(
    _ bytes: [UInt8], to decoder: inout InputDecoder, at time: inout MonotonicTime, _ random: inout Random
  ) -> [TerminalInput] {
    var inputs: [TerminalInput] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      time = time.adding(milliseconds: Int.random(in: 0...40, using: &random))
      inputs += decoder.expire(at: time)
      let part = rest.prefix(Int.random(in: 1...8, using: &random))
      inputs += decoder.feed(Array(part), at: time)
      rest = rest.dropFirst(part.count)
    }
    return inputs
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func sequencesAreSwallowedWhole(seed: UInt64) {
    var random = Random(seed: seed)
    var decoder = InputDecoder()
    var time = MonotonicTime(nanoseconds: 10_000_000_000)
    var bytes: [UInt8] = []
    var expected: [Key] = []
    for _ in 0..<1000 {
      let piece: Piece = Bool.random(using: &random) ? marker(&random) : (bytes: sequence(&random), keys: [])
      bytes += piece.bytes
      expected += piece.keys
    }
    let inputs = feed(bytes, to: &decoder, at: &time, &random)
    let found = keys(of: inputs)
    #expect(found.count == expected.count)
    if let position = zip(found, expected).enumerated().first(where: { $1.0 != $1.1 })?.offset {
      Issue.record("seed \(seed): key \(position) is \(found[position]), not \(expected[position])")
    }
    #expect(!inputs.contains { if case .paste = $0 { true } else { false } })
    #expect(decoder.deadline == nil, "back on the ground")
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func malformedLettersAreNoKeys(seed: UInt64) {
    var random = Random(seed: seed)
    var decoder = InputDecoder()
    var time = MonotonicTime(nanoseconds: 10_000_000_000)
    var bytes: [UInt8] = []
    var expected: [Key] = []
    for _ in 0..<1000 {
      bytes += malformed(&random)
      let piece = marker(&random)
      bytes += piece.bytes
      expected += piece.keys
    }
    #expect(keys(of: feed(bytes, to: &decoder, at: &time, &random)) == expected, "seed \(seed)")
    #expect(decoder.deadline == nil)
  }

  /// What breaks off and stays so is dropped whole; the next key is itself.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func whatBreaksOffIsDropped(seed: UInt64) {
    var random = Random(seed: seed)
    var decoder = InputDecoder()
    var time = MonotonicTime(nanoseconds: 10_000_000_000)
    for _ in 0..<300 {
      var bytes = Bool.random(using: &random) ? sequence(&random) : malformed(&random)
      bytes = Array(bytes.prefix(Int.random(in: 1...max(1, bytes.count), using: &random)))
      // A lone ESC is the key, and some F1 are the beginning of a mouse report.
      if bytes == [0x1B] || bytes == Byte.mouseReport { continue }
      time = time.adding(milliseconds: 1000)
      var inputs = decoder.feed(bytes, at: time)
      time = time.adding(milliseconds: 600)
      inputs += decoder.expire(at: time)
      let piece = marker(&random)
      inputs += decoder.feed(piece.bytes, at: time)
      #expect(keys(of: inputs) == piece.keys, "seed \(seed): \(bytes)")
      #expect(decoder.deadline == nil)
    }
  }

  /// Nothing that is pasted is a key, whatever it is and wherever it is cut.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func nothingPastedIsAKey(seed: UInt64) {
    var random = Random(seed: seed)
    var decoder = InputDecoder(pasteLimit: 200)
    var time = MonotonicTime(nanoseconds: 10_000_000_000)
    for _ in 0..<50 {
      var content: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        content +=
          Bool.random(using: &random) ? sequence(&random) : [UInt8.random(in: 0...255, using: &random)]
      }
      let mark = Array("\u{1B}[201~".utf8)
      // The end mark is the one thing a paste cannot contain.
      guard !content.indices.contains(where: { content[$0...].starts(with: mark) }) else { continue }
      let piece = marker(&random)
      let bytes = Array("\u{1B}[200~".utf8) + content + mark + piece.bytes
      let inputs = feed(bytes, to: &decoder, at: &time, &random)
      #expect(keys(of: inputs) == piece.keys, "seed \(seed)")
      #expect(inputs.count == piece.keys.count + 1)
      guard case .paste(let text)? = inputs.first else {
        Issue.record("seed \(seed): no paste")
        continue
      }
      // A byte that is no letter becomes the three of U+FFFD.
      #expect(text.utf8.count <= 3 * 200)
    }
  }

  // MARK: Pieces

  private func marker(_ random: inout Random) -> Piece {
    let all: [(String, Key)] = [
      ("a", .character("a")), ("q", .character("q")), ("m", .character("m")), ("7", .character("7")),
      ("ế", .character("ế")), ("đ", .character("đ")), ("\u{1B}[B", .down), ("\u{1B}OA", .up),
      ("\u{1B}[6~", .pageDown), ("\r", .enter), ("\u{7F}", .backspace), ("\u{1B}[15~", .function(5)),
    ]
    let (text, key) = all.randomElement(using: &random) ?? all[0]
    return (Array(text.utf8), [key])
  }

  /// A well-formed sequence that means no key.
  private func sequence(_ random: inout Random) -> [UInt8] {
    func bytes(_ range: ClosedRange<UInt8>, _ count: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: count, using: &random)).map { _ in UInt8.random(in: range, using: &random) }
    }
    let csi = Array("\u{1B}[".utf8)
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      // ECMA-48: private parameters, intermediates, a final byte.
      return csi + bytes(0x3D...0x3F, 1...1) + bytes(0x30...0x3B, 0...12) + bytes(0x20...0x2F, 0...2)
        + bytes(0x40...0x7E, 1...1)
    case 1:
      // More than two numbers make no key.
      let numbers = (0..<3).map { _ in String(Int.random(in: 0...999, using: &random)) }
      return csi + Array(numbers.joined(separator: ";").utf8) + bytes(0x61...0x7A, 1...1)
    case 2:
      // A string up to its terminator.
      let begin = ["\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}X"].randomElement(using: &random) ?? ""
      let end = ["\u{7}", "\u{1B}\\"].randomElement(using: &random) ?? ""
      return Array(begin.utf8) + bytes(0x20...0x7E, 1...80) + Array(end.utf8)
    case 3:
      // The oldest mouse report: three bytes from a blank on. Beyond 0x7F they may be letters of two bytes, which is
      // another mode; see MouseReport.
      return Array("\u{1B}[M".utf8) + bytes(0x20...0x7E, 3...3)
    case 4:
      // Buttons by number, pressed and released.
      let numbers =
        [Int.random(in: 0...35, using: &random)]
        + (0..<2).map { _ in Int.random(in: 1...500, using: &random) }
      return Array("\u{1B}[<\(numbers.map(String.init).joined(separator: ";"))".utf8)
        + [Bool.random(using: &random) ? 0x4D : 0x6D]
    default:
      let replies = ["\u{1B}[I", "\u{1B}[113;5u", "\u{1B}[27;5;113~", "\u{1B}[24;80R", "\u{1B}[35;10;20M"]
      return Array((replies.randomElement(using: &random) ?? "").utf8)
    }
  }

  /// Bytes that begin or end as letters do and are none, whatever follows.
  private func malformed(_ random: inout Random) -> [UInt8] {
    let all: [[UInt8]] = [
      [0x80], [0xBF, 0xBF], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE, 0xFF],
      [0xE1], [0xE1, 0xBA], [0xF0, 0x9F, 0x98],
    ]
    return all.randomElement(using: &random) ?? []
  }
}
