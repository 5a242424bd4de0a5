import Testing

@testable import Model

@Suite struct FigureClosingTests {
  private static let may = Period.month(year: 2025, month: 5)
  private static let june = Period.month(year: 2025, month: 6)

  private func closing(_ period: Period, _ batch: Int, for meeting: MeetingID? = nil) -> FigureClosing {
    FigureClosing(
      period: period, batch: BatchNumber(batch), author: "thư ký", moment: "2025-06-01T02:00:00Z",
      meeting: meeting)
  }

  private func meeting(_ day: String, _ kind: Meeting.Kind = .monthly) -> Meeting {
    Meeting(id: MeetingID(day), kind: kind, province: nil, day: testDay(day))
  }

  @Test func aMeetingShowsWhatWasClosedForItOrForThePeriodItDiscusses() {
    let all = [closing(Self.may, 4), closing(Self.june, 9), closing(Self.may, 6, for: "2025-06-20")]
    func shown(_ day: String, _ kind: Meeting.Kind = .monthly) -> Int? {
      all.closing(for: meeting(day, kind))?.batch.value
    }
    // Early in a month the month before is discussed, later its own.
    #expect([Self.may, Self.june].map { all.closing(of: $0)?.batch.value } == [6, 9])
    #expect([all[0]].closing(for: meeting("2025-06-03"))?.batch.value == 4)
    #expect([all[0]].closing(for: meeting("2025-06-28")) == nil)
    #expect(shown("2025-06-28") == 9 && shown("2025-07-03") == 9 && shown("2025-07-20") == nil)
    // What was closed for a meeting is for that one alone.
    #expect(shown("2025-06-20") == 6 && [all[2]].closing(for: meeting("2025-06-03")) == nil)
    // Of a period closed again the later closing counts.
    #expect((all + [closing(Self.june, 12)]).closing(for: meeting("2025-07-03"))?.batch.value == 12)
    let quarter = closing(.quarter(year: 2025, quarter: 2), 11)
    #expect((all + [quarter]).closing(for: meeting("2025-07-03", .quarterly))?.batch.value == 11)
    #expect((all + [quarter]).closing(for: meeting("2025-07-03"))?.batch.value == 9)
  }

  @Test func figuresThatEndInAPeriodBelongToIt() {
    let may = closing(Self.may, 1)
    for (period, isClosed) in [
      (Self.may, true), (.cumulative(from: nil, to: testDay("2025-05-31")), true),
      (.day(testDay("2025-05-14")), true), (Self.june, false), (.month(year: 2024, month: 5), false),
      (.year(2025), false), (.month(year: 2025, month: 13), false),
    ] as [(Period, Bool)] {
      #expect(may.closes(period) == isClosed, "\(period)")
    }
    let quarter = closing(.quarter(year: 2025, quarter: 4), 1)
    #expect(quarter.closes(.month(year: 2025, month: 11)) && !quarter.closes(.year(2025)))
    #expect(FigureClosing.canClose(Self.may) && FigureClosing.canClose(quarter.period))
    #expect(!FigureClosing.canClose(.year(2025)) && !FigureClosing.canClose(.day(testDay("2025-05-14"))))
    #expect(!FigureClosing.canClose(.month(year: 2025, month: 13)))
  }
}
