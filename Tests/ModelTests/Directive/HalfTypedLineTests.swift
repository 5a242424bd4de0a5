import Foundation
import Testing

@testable import Model

/// A directive is read at each key, so every beginning of a line is read too.
@Suite struct HalfTypedLineTests {
  private let reader = DirectiveLineReader(
    register: UnitRegister([]), home: nil, due: DueReader(workdays: WorkCalendar()))

  private func isTold(_ line: String, _ phrase: DuePhraseTests.Phrase) -> Bool {
    let found = reader.read(line, on: phrase.assigned, nextMeeting: phrase.meeting).due
    return found.window != nil || found.problem != nil || found.recurrence.rule == .continuous
  }

  @Test func everyBeginningOfAPhraseIsRead() {
    for phrase in DuePhraseTests.phrases {
      var line = ":giao Sở Nội vụ báo cáo "
      for character in phrase.text {
        line.append(character)
        #expect(isTold(line, phrase), "line \(phrase.line): \(line)")
      }
    }
  }

  @Test(arguments: [
    "trước kỳ họp cuối", "trước rằm tháng", "trước kỳ họp thứ", "trước kỳ họp lần thứ", "trước kỳ họp tháng",
    "tại phiên họp HĐND tỉnh đầu", "5 ngày trước kỳ họp cuối", "trước tháng đầu", "từ ngày 01 đến ngày",
    "trước Tết Nguyên đán năm",
  ])
  func aLineThatEndsInsideAPlaceIsRead(_ text: String) {
    let found = reader.read(
      ":giao Sở Nội vụ báo cáo \(text)", on: testDay("2025-08-20"), nextMeeting: testDay("2025-09-03"))
    #expect(found.due.window != nil || found.due.problem != nil)
  }
}
