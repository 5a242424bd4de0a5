import Foundation
import PseudoTerminal
import Testing

/// The terminal for words on a line that stalls, and what input methods send to it.
@Suite struct PlainTerminalTests {
  private func lines(_ terminal: PseudoTerminal) -> [String] {
    String(decoding: terminal.received, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  /// Far more than a pseudo-terminal holds unread (18 kB), and less than the program keeps.
  @Test func whatIsSaidWhileTheLineStallsIsSaidLaterInOrder() throws {
    let terminal = try ProbeProgram.shown(arguments: ["--plain"])
    terminal.isReading = false
    try terminal.type(Array("6".utf8))
    #expect(!terminal.goesIdle(within: 1000), "all was written: nothing is tested")
    #expect(lines(terminal) == ["sẵn sàng"])
    terminal.isReading = true
    try terminal.waitForIdle()
    let said = lines(terminal).dropFirst()
    #expect(said.count == 600)
    for (number, line) in said.enumerated() where !line.hasPrefix("dòng \(number + 1) Quảng Ngãi") {
      Issue.record("line \(number + 1) is “\(line)”")
      break
    }
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
  }

  /// Beyond what is kept, what comes last stands for all that was left out, and nothing is torn.
  @Test func moreThanIsKeptGivesWayToHowThingsStand() throws {
    let terminal = try ProbeProgram.shown(arguments: ["--plain"])
    terminal.isReading = false
    try terminal.type(Array("9999".utf8))
    #expect(!terminal.goesIdle(within: 1000), "all was written: nothing is tested")
    terminal.isReading = true
    try terminal.waitForIdle()
    let said = lines(terminal).dropFirst()
    #expect(terminal.received.count < 150_000)
    #expect(said.last?.hasPrefix("dòng 3600 ") == true || said.last == "tới 3600")
    #expect(said.contains { $0.hasPrefix("tới ") })
    #expect(said.allSatisfy { $0.hasPrefix("tới ") || $0.hasSuffix("Quảng Ngãi; ") })
  }

  /// What waits when the program leaves is still given 200 ms.
  @Test func whatWaitsIsSaidBeforeLeaving() throws {
    let terminal = try ProbeProgram.shown(arguments: ["--plain"])
    try terminal.type(Array("6q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
    #expect(lines(terminal).last?.hasPrefix("dòng 600 ") == true)
  }

  @Test func pastedTextIsTextAndWordsWrittenAnewAreRead() throws {
    let terminal = try ProbeProgram.shown(arguments: ["--plain"])
    let text = "q\nKết luận số 12\nq 9 9 9"
    try terminal.type(Array(text.utf8))
    try terminal.wait(for: "the paste") { lines(terminal).last == "dán \(text.count)" }
    try terminal.type(Array("h".utf8))
    try terminal.waitForIdle()
    try terminal.press("o\u{7F}ô")
    try terminal.wait(for: "the letter") { lines(terminal).last == "thay 1 ô" }
    #expect(!terminal.received.contains(0x1B))
  }
}
