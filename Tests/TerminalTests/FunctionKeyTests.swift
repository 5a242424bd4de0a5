import Testing

@testable import Dashboard
@testable import Terminal

@Suite struct FunctionKeyTests {
  private func moment(_ milliseconds: Int) -> MonotonicTime {
    MonotonicTime(nanoseconds: 10_000_000_000).adding(milliseconds: milliseconds)
  }

  private func expected(_ row: KeyBytes) -> [TerminalInput] { row.key.map { [.key($0)] } ?? [] }

  @Test(arguments: KeyBytes.functionKeys + KeyBytes.moving + KeyBytes.modified)
  func readsTheKeyWholeAndInPieces(row: KeyBytes) {
    var decoder = InputDecoder()
    let bytes = Array(row.bytes.utf8)
    #expect(decoder.feed(bytes, at: moment(0)) == expected(row))
    #expect(decoder.deadline == nil, "nothing is left over")
    // The next key is itself: nothing of the sequence lingers.
    #expect(decoder.feed(Array("j".utf8), at: moment(5)) == [.key(.character("j"))])
    var inputs: [TerminalInput] = []
    for (index, byte) in bytes.enumerated() { inputs += decoder.feed([byte], at: moment(1000 + index)) }
    #expect(inputs == expected(row))
    #expect(decoder.deadline == nil)
  }

  /// Keys held down come many in one reading.
  @Test(arguments: KeyBytes.functionKeys + KeyBytes.moving + KeyBytes.modified)
  func readsManyAtOnce(row: KeyBytes) {
    var decoder = InputDecoder()
    let many = decoder.feed(Array(String(repeating: row.bytes, count: 5).utf8), at: moment(0))
    #expect(many == Array(repeating: expected(row), count: 5).flatMap { $0 })
  }

  @Test func functionKeysAreAllThere() {
    let terminals = Set(KeyBytes.functionKeys.map(\.terminal))
    #expect(terminals.count == 6)
    for terminal in terminals where terminal != "PuTTY SCO" {
      let keys = KeyBytes.functionKeys.filter { $0.terminal == terminal }.compactMap(\.key)
      #expect(keys == (1...12).map { Key.function($0) }, "\(terminal)")
    }
  }

  /// PuTTY's F1 in mode SCO is how a mouse report begins; nothing follows it.
  @Test func theFirstKeyOfSCOIsNoMouseReport() {
    var decoder = InputDecoder(escapeDelay: 50)
    #expect(decoder.feed(Array("\u{1B}[M".utf8), at: moment(0)) == [])
    #expect(decoder.deadline == moment(50))
    #expect(decoder.expire(at: moment(50)) == [.key(.function(1))])
    #expect(decoder.feed(Array("\u{1B}[M !!j".utf8), at: moment(100)) == [.key(.character("j"))])
  }

  @Test func escapeTwiceIsEscape() {
    var decoder = InputDecoder(escapeDelay: 50)
    #expect(decoder.feed([0x1B, 0x1B], at: moment(0)) == [])
    #expect(decoder.expire(at: moment(50)) == [.key(.escape)])
  }

  /// Slow lines: the rest comes when ESC has been taken for the key.
  @Test(arguments: ["[B", "OB", "[1;5B", "[6~"])
  func theLateRestOfAKeyIsTheKey(rest: String) {
    var decoder = InputDecoder(escapeDelay: 50)
    _ = decoder.feed([0x1B], at: moment(0))
    #expect(decoder.expire(at: moment(60)) == [.key(.escape)])
    let key: Key = rest == "[6~" ? .pageDown : .down
    #expect(decoder.feed(Array(rest.utf8), at: moment(200)) == [.key(key)])
  }

  @Test(arguments: ["[<64;10;10M", "[M !!", "[24;80R", "[?62;22c", "[15;2~"])
  func theLateRestOfAReportIsSwallowed(rest: String) {
    var decoder = InputDecoder(escapeDelay: 50)
    _ = decoder.feed([0x1B], at: moment(0))
    _ = decoder.expire(at: moment(60))
    #expect(decoder.feed(Array(rest.utf8), at: moment(200)) == [])
    #expect(decoder.feed(Array("[".utf8), at: moment(2000)) == [.key(.character("["))])
  }
}
