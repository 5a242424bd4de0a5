import Dashboard
import Testing

@testable import Terminal

/// Pasted text without marks around it is told from keys.
@Suite struct BulkReaderTests {
  private func moment(_ milliseconds: Int) -> MonotonicTime {
    MonotonicTime(nanoseconds: 10_000_000_000).adding(milliseconds: milliseconds)
  }

  private func reader(limit: Int = 65_536) -> InputReader {
    InputReader(TerminalOptions(pasteLimit: limit), marksPaste: false)
  }

  private func keys(_ text: String) -> [TerminalInput] { text.map { .key(.character($0)) } }

  @Test func aParagraphIsText() {
    var reader = reader()
    let text = "Kết luận của Chủ tịch:\nq K b\r\nhạn 05/06"
    #expect(reader.read(.bytes(Array(text.utf8)), at: moment(0)) == [])
    #expect(reader.deadline == moment(BulkReader.quiet))
    #expect(reader.read(.nothing, at: moment(BulkReader.quiet)) == [.paste(text)])
    #expect(reader.deadline == nil)
  }

  /// However it is cut, letters in two readings included, what comes at its heels belongs to it.
  @Test(arguments: [40, 64, 1000]) func aLongTextInPartsIsOne(part: Int) {
    var reader = reader()
    let text = String(repeating: "Nghị quyết số 57-NQ/TW, ngày 22/12\n", count: 60)
    let bytes = Array(text.utf8)
    var inputs: [TerminalInput] = []
    var time = 0
    for start in stride(from: 0, to: bytes.count, by: part) {
      inputs += reader.read(.bytes(Array(bytes[start..<min(bytes.count, start + part)])), at: moment(time))
      time += 20
    }
    inputs += reader.read(.nothing, at: moment(time + BulkReader.quiet))
    #expect(inputs == [.paste(text)])
  }

  @Test func aKeyAfterwardsIsAKeyAgain() {
    var reader = reader()
    let text = "Sở Thông tin và Truyền thông"
    var inputs = reader.read(.bytes(Array(text.utf8)), at: moment(0))
    inputs += reader.read(.bytes(Array("\u{1B}[B".utf8)), at: moment(30))
    #expect(inputs == [.paste(text), .key(.down)])
    #expect(reader.read(.bytes(Array("j".utf8)), at: moment(500)) == keys("j"))
  }

  @Test(arguments: [
    "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj", "jkjkjkjkjkjkjkjkjkjkjk", "/quang ngai\r",
    "2jjjjjjjjjjjjjjjjjjjjj",
    "4",
  ])
  func keysAreKeys(typed: String) {
    var reader = reader()
    let inputs = reader.read(.bytes(Array(typed.utf8)), at: moment(0))
    #expect(inputs.count == typed.count)
    #expect(!inputs.contains { if case .paste = $0 { true } else { false } })
  }

  /// A word that an input method writes anew is no paste: its Backspaces tell.
  @Test func aWordWrittenAnewIsRead() {
    var reader = reader()
    var inputs = reader.read(.bytes(Array("duongthuyen".utf8)), at: moment(0))
    let anew = String(repeating: "\u{7F}", count: 11) + "dườngthuyền"
    inputs += reader.read(.bytes(Array(anew.utf8)), at: moment(50))
    inputs += reader.read(.nothing, at: moment(500))
    #expect(inputs.last == .retyped(deletions: 11, text: "dườngthuyền"))
  }

  @Test func arrowsTypedAheadAreArrows() {
    var reader = reader()
    let bytes = Array(String(repeating: "\u{1B}[B", count: 30).utf8)
    #expect(reader.read(.bytes(bytes), at: moment(0)) == Array(repeating: .key(.down), count: 30))
  }

  @Test func marksAroundItAreUnderstoodToo() {
    var reader = reader()
    let text = "Ban Chỉ đạo Chuyển đổi số\nq"
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    #expect(reader.read(.bytes(bytes), at: moment(0)) == [.paste(text)])
  }

  @Test func whatIsTooLongIsCutBetweenLetters() throws {
    var reader = reader(limit: 100)
    let text = String(repeating: "ế ộ ạ b", count: 100)
    _ = reader.read(.bytes(Array(text.utf8)), at: moment(0))
    guard case .paste(let pasted)? = reader.read(.nothing, at: moment(200)).first else {
      Issue.record("no text")
      return
    }
    #expect(text.hasPrefix(pasted) && pasted.utf8.count > 96 && pasted.utf8.count <= 100)
  }

  /// What is pasted and marked by the terminal needs no guessing: there a burst of letters is keys.
  @Test func whereTheTerminalMarksPasteABurstIsKeys() {
    var reader = InputReader(TerminalOptions(), marksPaste: true)
    #expect(
      reader.read(.bytes(Array("abcdefghijklmnopqrst".utf8)), at: moment(0)) == keys("abcdefghijklmnopqrst"))
  }
}
