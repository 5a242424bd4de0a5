import PseudoTerminal
import Testing

@testable import Terminal

@Suite struct LookFilterTests {
  private func filtered(_ text: String, canSwitchOff: Bool = true) -> String {
    var filter = LookFilter(canSwitchOff: canSwitchOff)
    return String(decoding: filter.filter(Array(text.utf8)), as: UTF8.self)
  }

  @Test func tellsOnlyWhatChanges() {
    #expect(
      filtered("\u{1B}[38;5;252m\u{1B}[48;5;233mTỉnh\u{1B}[38;5;252m\u{1B}[48;5;233m 26\u{1B}[1m!")
        == "\u{1B}[;38;5;252;48;5;233mTỉnh 26\u{1B}[1m!")
    // Away and back between two letters is nothing.
    #expect(filtered("\u{1B}[1ma\u{1B}[m\u{1B}[31m\u{1B}[m\u{1B}[1mb") == "\u{1B}[;1mab")
    // A move goes first, the colour with the letter it is for.
    #expect(filtered("a\u{1B}[31m\u{1B}[5;7Hb") == "\u{1B}[ma\u{1B}[5;7H\u{1B}[31mb")
    #expect(filtered("\u{1B}(B\u{1B}[ma\u{1B}(B\u{1B}[mb") == "\u{1B}(B\u{1B}[mab")
  }

  @Test func oldTerminalsOnlyGetWholeSettings() {
    #expect(filtered("\u{1B}[7mx\u{1B}[my", canSwitchOff: false) == "\u{1B}[;7mx\u{1B}[my")
    #expect(filtered("\u{1B}[7mx\u{1B}[my") == "\u{1B}[;7mx\u{1B}[my")
    #expect(filtered("\u{1B}[1;7;31mx\u{1B}[27my") == "\u{1B}[;1;7;31mx\u{1B}[27my")
  }

  @Test func tellsAllAnewAfterWhatItDoesNotKnow() {
    #expect(filtered("\u{1B}[31ma\u{1B}[53mb") == "\u{1B}[;31ma\u{1B}[53m\u{1B}[;31mb")
    #expect(
      filtered("\u{1B}[31ma\u{1B}7\u{1B}[mb\u{1B}8\u{1B}[31mc") == "\u{1B}[;31ma\u{1B}7\u{1B}[mb\u{1B}8c")
  }

  /// What is erased or scrolled in takes the background of the moment.
  @Test(arguments: ["\u{1B}[K", "\u{1B}[J", "\u{1B}[3X", "\n", "\u{1B}[2P"])
  func coloursComeBeforeWhatTheyFill(_ fill: String) {
    #expect(filtered("\u{1B}[44m" + fill) == "\u{1B}[;44m" + fill)
  }

  /// Streams such as ncurses writes, with what it may send between, look the same filtered and not.
  @Test(arguments: 0..<40) func showsTheSame(seed: UInt64) {
    var random = SplitMix(state: seed)
    let colours = [
      "30", "37", "39", "40", "49", "93", "104", "38;5;252", "48;5;17", "38;2;9;8;7", "48:2::20:30:40", "1",
      "22", "4", "24", "7", "27", "0", "", "1;31", "0;7;44", "10",
    ]
    let plain = VirtualScreen(columns: 40, rows: 12)
    let lean = VirtualScreen(columns: 40, rows: 12)
    var filter = LookFilter(canSwitchOff: seed % 2 == 0)
    var (sentPlain, sentLean) = (0, 0)
    // Without a cursor kept before, a terminal may bring anything back.
    plain.feed(Array("\u{1B}7".utf8))
    lean.feed(filter.filter(Array("\u{1B}7".utf8)))
    for _ in 0..<30 {
      var text = ""
      for _ in 0..<random.below(60) {
        switch random.below(10) {
        case 0...3: text += "\u{1B}[" + (random.pick(colours) ?? "") + "m"
        case 4: text += "\u{1B}[\(random.below(12) + 1);\(random.below(40) + 1)H"
        case 5: text += random.pick(["\r", "\u{8}", "\u{1B}[3C", "\u{1B}[A", "\n", "\u{1B}[7G"]) ?? ""
        case 6:
          text +=
            random.pick([
              "\u{1B}[K", "\u{1B}[2X", "\u{1B}[2;9r", "\u{1B}[?25l", "\u{1B}(B", "\u{1B}7", "\u{1B}8",
            ]) ?? ""
        default: text += random.pick(["Hạng", "26/63", " ", "━━╾", "ế", "a"]) ?? ""
        }
      }
      let bytes = Array(text.utf8)
      let less = filter.filter(bytes)
      plain.feed(bytes)
      lean.feed(less)
      sentPlain += bytes.count
      sentLean += less.count
      for row in 0..<12 {
        for column in 0..<40 {
          #expect(plain.cell(column: column, row: row) == lean.cell(column: column, row: row), "seed \(seed)")
        }
      }
    }
    #expect(sentLean < sentPlain)
  }
}

private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
