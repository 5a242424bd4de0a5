import Testing

@testable import Dashboard
@testable import Terminal

/// From the bytes an input method sends to the keys that were meant.
@Suite struct InputMethodTests {
  /// How the pieces arrive.
  enum Pace: CaseIterable {
    /// Key by key, each answer in one reading.
    case keyByKey
    /// Key by key, and each answer byte by byte, 3 ms apart, as from a terminal that writes letter by letter.
    case letterByLetter
    /// All in one reading: typed faster than the program looks.
    case atOnce
  }

  private func moment(_ milliseconds: Int) -> MonotonicTime {
    MonotonicTime(nanoseconds: 10_000_000_000).adding(milliseconds: milliseconds)
  }

  private func inputs(_ pieces: [String], pace: Pace) -> [TerminalInput] {
    var decoder = InputDecoder()
    var retypes = RetypeReader()
    var inputs: [TerminalInput] = []
    var time = 0
    func read(_ bytes: [UInt8]) {
      inputs += retypes.feed(decoder.feed(bytes, at: moment(time)), at: moment(time))
      inputs += retypes.expire(at: moment(time))
    }
    func wait(_ milliseconds: Int) {
      time += milliseconds
      inputs += retypes.expire(at: moment(time))
    }
    switch pace {
    case .atOnce: read(pieces.flatMap { Array($0.utf8) })
    case .keyByKey:
      for piece in pieces {
        read(Array(piece.utf8))
        wait(70)
      }
    case .letterByLetter:
      for piece in pieces {
        for byte in piece.utf8 {
          read([byte])
          time += 3
        }
        wait(70)
      }
    }
    wait(1000)
    return inputs
  }

  private func keys(_ inputs: [TerminalInput], _ method: InputMethod = .telex) -> [Key] {
    var word = TypedWord()
    return inputs.flatMap { input -> [Key] in
      switch input {
      case .key(.character(let character)): return word.typed(character, method).keys
      case .retyped(let deletions, let text):
        return word.retyped(deletions: deletions, text: text, method).flatMap(\.keys)
      case .key(let key):
        if key == .backspace { word.deleted() } else { word.reset() }
        return [key]
      case .mouse, .paste, .closed: return []
      }
    }
  }

  /// The keys of plain typing. w is an alias of ], because input methods send ư for both.
  private func plain(_ typed: String) -> [Key] {
    alias(
      typed.map { $0 == "\u{7F}" ? .backspace : $0 == "\r" ? .enter : .character($0) })
  }

  private func alias(_ keys: [Key]) -> [Key] {
    keys.map { $0 == .character("w") ? .character("]") : $0 }
  }

  /// Whatever stood on the line after what came: Backspaces taken literally.
  private func text(_ pieces: [String]) -> String {
    var text = ""
    for character in pieces.joined() {
      switch character {
      case "\u{7F}": if !text.isEmpty { text.removeLast() }
      case "\r": text = ""
      default: text.append(character)
      }
    }
    return text
  }

  @Test(arguments: InputMethodTable.telex, Pace.allCases)
  func telexActsAsPlainTyping(row: InputMethodTable.Row, pace: Pace) {
    #expect(alias(keys(inputs(row.pieces, pace: pace))) == plain(row.typed))
  }

  @Test(arguments: InputMethodTable.vni, Pace.allCases)
  func vniActsAsPlainTyping(row: InputMethodTable.Row, pace: Pace) {
    #expect(keys(inputs(row.pieces, pace: pace), .vni) == plain(row.typed))
  }

  @Test(arguments: InputMethodTable.committed, Pace.allCases)
  func committedWordsActAsTheirKeys(row: InputMethodTable.Row, pace: Pace) {
    #expect(alias(keys(inputs(row.pieces, pace: pace))) == plain(row.typed))
  }

  @Test func ambiguousWordsAreReadAsTheFewestKeys() {
    for row in InputMethodTable.ambiguous {
      let read = keys(inputs([row.committed], pace: .atOnce))
      #expect(read == row.read.map { Key.character($0) }, "\(row.typed)")
    }
  }

  /// Nothing could read them better: what is read sends the very same letters.
  @Test func ambiguousWordsAreCommittedByFewerKeysToo() throws {
    for row in InputMethodTable.ambiguous {
      let others = InputMethodTable.committed.filter { $0.pieces.joined() == row.committed + "\r" }
      let isPlain = row.read == row.committed
      #expect(isPlain || others.contains { $0.typed == row.read + "\r" }, "\(row.typed)")
    }
  }

  /// The same bytes where text is typed: what the input method wrote is what stands there.
  @Test(arguments: InputMethodTable.telex + InputMethodTable.vni + InputMethodTable.committed, Pace.allCases)
  func textArrivesAsText(row: InputMethodTable.Row, pace: Pace) {
    var typed = ""
    for input in inputs(row.pieces, pace: pace) {
      switch input {
      case .key(.character(let character)): typed.append(character)
      case .key(.backspace): if !typed.isEmpty { typed.removeLast() }
      case .key: typed = ""
      case .retyped(let deletions, let text):
        typed.removeLast(min(deletions, typed.count))
        typed += text
      case .mouse, .paste, .closed: break
      }
    }
    #expect(typed == text(row.pieces))
  }

  @Test func thereAreManySequences() {
    #expect(InputMethodTable.telex.count >= 130)
    #expect(InputMethodTable.vni.count >= 27)
    #expect(InputMethodTable.committed.count >= 27)
  }

  /// UniKey's "always use the clipboard" pastes its letters.
  @Test func lettersThroughTheClipboardAreReadAlike() {
    #expect(
      keys(inputs(["o", "\u{7F}\u{1B}[200~ô\u{1B}[201~"], pace: .keyByKey)) == [
        .character("o"), .character("o"),
      ])
  }

  @Test func backspaceByAPersonIsItself() {
    var retypes = RetypeReader()
    // Nothing typed before: at once.
    #expect(retypes.feed([.key(.backspace)], at: moment(0)) == [.key(.backspace)])
    #expect(retypes.deadline == nil)
    // After letters: when no letter follows at its heels.
    #expect(retypes.feed([.key(.character("o"))], at: moment(100)) == [.key(.character("o"))])
    #expect(retypes.feed([.key(.backspace)], at: moment(200)) == [])
    #expect(retypes.deadline == moment(200 + RetypeReader.quiet))
    #expect(retypes.expire(at: moment(200 + RetypeReader.quiet)) == [.key(.backspace)])
    #expect(retypes.deadline == nil)
    // More of them than letters.
    #expect(retypes.feed([.key(.backspace)], at: moment(300)) == [.key(.backspace)])
    #expect(
      retypes.feed([.key(.character("a")), .key(.backspace), .key(.backspace)], at: moment(400)) == [
        .key(.character("a")), .key(.backspace), .key(.backspace),
      ])
  }

  /// Held down it repeats every 33 ms, and every letter goes as it does.
  @Test func backspaceHeldDownDeletesAsItGoes() {
    var retypes = RetypeReader()
    _ = retypes.feed(Array(repeating: .key(.character("a")), count: 20), at: moment(0))
    for turn in 1...20 {
      #expect(retypes.feed([.key(.backspace)], at: moment(turn * 33)) == [])
      #expect(retypes.expire(at: moment(turn * 33 + RetypeReader.quiet)) == [.key(.backspace)])
    }
  }

  /// Repeating faster than that it is never shown much later, and nothing waits for the key to be let go.
  @Test(arguments: [5, 8, 12, 16, 20, 25, 28]) func backspaceThatRepeatsFastIsShownAsItGoes(pause: Int) {
    var retypes = RetypeReader()
    _ = retypes.feed(Array(repeating: .key(.character("a")), count: 60), at: moment(0))
    var pressed = 0
    var shown = 0
    /// When the oldest Backspace that is not shown yet was pressed.
    var waiting: [Int] = []
    for time in 1...1600 {
      let now = moment(1000 + time)
      var inputs = retypes.expire(at: now)
      if time % pause == 0, pressed < 50 {
        pressed += 1
        waiting.append(time)
        inputs += retypes.feed([.key(.backspace)], at: now)
        inputs += retypes.expire(at: now)
      }
      for input in inputs {
        #expect(input == .key(.backspace))
        shown += 1
        waiting.removeFirst()
      }
      if let first = waiting.first { #expect(time - first <= RetypeReader.longest, "at \(time)") }
    }
    #expect(shown == 50)
  }

  /// An arrow or anything else ends the waiting, and nothing is lost or out of order.
  @Test func whateverFollowsEndsTheWaiting() {
    var retypes = RetypeReader()
    #expect(
      retypes.feed(
        [.key(.character("o")), .key(.backspace), .key(.down), .key(.backspace), .closed], at: moment(0)) == [
          .key(.character("o")), .key(.backspace), .key(.down), .key(.backspace), .closed,
        ])
  }

  /// A person who types Backspace and a letter in one go has typed just that.
  @Test(arguments: ["o<j", "o<k", "jo<<q", "as<d", "o<2"])
  func quickHandsAreNoInputMethod(typed: String) {
    let bytes = String(typed.map { $0 == "<" ? "\u{7F}" : $0 })
    #expect(keys(inputs([bytes], pace: .atOnce)) == plain(bytes))
  }

  /// The word began before the program did, or in another window: letters with marks act as their last key.
  @Test(arguments: [
    ("\u{7F}ô", "o"), ("\u{7F}ó", "s"), ("\u{7F}\u{7F}òa", "f"), ("\u{7F}đ", "d"), ("\u{7F}ơ", "["),
  ])
  func aWordThatIsNotKnownActsAsItsLastKey(text: String, key: Character) {
    var word = TypedWord()
    let deletions = text.filter { $0 == "\u{7F}" }.count
    let strokes = word.retyped(
      deletions: deletions, text: String(text.dropFirst(deletions)), .telex)
    #expect(strokes.flatMap(\.keys) == [.character(key)])
  }
}
