import Model
import Testing

@testable import Dashboard

/// The audit itself: each kind of broken layout is found, and a sound one is left alone.
@Suite struct DrawingAuditTests {
  private static func faults(_ draw: (Painter) -> Void) -> [DrawingAudit.Fault] {
    let size = Size(columns: 30, rows: 4)
    let audit = DrawingAudit(size: size)
    _ = Painter.frame(size: size, audit: audit, draw)
    audit.finish()
    return audit.faults
  }

  @Test func aSoundFrameHasNoFaults() {
    let faults = Self.faults { painter in
      painter.rule(row: 0, title: Line("Xếp hạng"))
      painter.text("►", column: 0, row: 1)
      painter.text("Quảng Ngãi", column: 1, row: 1)
      painter.text("0,6033", column: 12, row: 1)
      painter.line(Line([Span("Trà Vinh"), Span("[1]", .source), Span("[T]", .source)]), row: 2)
      painter.text("Thừa Thiên…", column: 0, row: 3)
    }
    #expect(faults == [])
  }

  @Test func aTextOverAnotherIsFound() {
    #expect(
      Self.faults { painter in
        painter.text("Quảng Ngãi", column: 0, row: 0)
        painter.text("0,6033", column: 8, row: 0)
      }.contains(.hidden("Quảng Ngãi", by: "0,6033", column: 8, row: 0)))
    // Blanks hide as well as letters.
    #expect(
      Self.faults { painter in
        painter.text("Quảng Ngãi", column: 0, row: 0)
        painter.fill(Rect(column: 8, row: 0, columns: 3, rows: 1), with: " ", role: .text)
      }.count == 1)
  }

  @Test func textsThatMeetAreFound() {
    #expect(
      Self.faults { painter in
        painter.text("Quảng Ngãi", column: 0, row: 0)
        painter.text("0,6033", column: 10, row: 0)
      } == [.touching("Quảng Ngãi", "0,6033", column: 10, row: 0)])
  }

  @Test func whatEndsAtAnEdgeIsFound() {
    let cut = DrawingAudit.Fault.cutSilently("0,6033", column: 30, row: 1)
    #expect(Self.faults { $0.text("0,6033", column: 26, row: 1) } == [cut])
    let below = DrawingAudit.Fault.cutSilently("0,6033", column: 0, row: -1)
    #expect(Self.faults { $0.text("0,6033", column: 0, row: 4) } == [below])
    // Digits in blocks count too.
    #expect(
      Self.faults { BigDigits.draw("98,54%", $0, column: 12, row: 0, height: 3) }.contains {
        if case .cutSilently = $0 { true } else { false }
      })
  }

  @Test func aFigureOrAStateWithoutItsEndIsFound() {
    #expect(
      Self.faults { $0.text("0,60…", column: 0, row: 0) } == [.cut("0,60…", .text, column: 0, row: 0)])
    #expect(
      Self.faults { $0.text("Sắp đến…", column: 0, row: 0, role: .warning) }
        == [.cut("Sắp đến…", .warning, column: 0, row: 0)])
  }

  @Test func figuresThatDoNotStandUnderEachOtherAreFound() {
    let column = TableColumn("score", head: "DTI", minimum: 8, alignment: .trailing)
    let table = TableLayout([column], width: 8)
    #expect(
      Self.faults { painter in
        table.drawHeads(painter, row: 0)
        table.drawCell(painter, row: 1, column: "score", Line("0,6033"))
        table.drawCell(painter, row: 2, column: "score", Line("12,5"))
      } == [])
    let faults = Self.faults { painter in
      table.drawCell(painter, row: 1, column: "score", Line("0,6033"))
      table.drawCell(painter, row: 2, column: "score", Line("12,5  "))
    }
    #expect(faults.count == 1)
    guard case .crooked? = faults.first else {
      Issue.record("\(faults)")
      return
    }
  }

  @Test func aColumnWithoutItsRoomIsFound() {
    let columns = [TableColumn("a", head: "Tên", minimum: 20), TableColumn("b", head: "Số", minimum: 20)]
    let faults = Self.faults { TableLayout(columns, width: 30).drawHeads($0, row: 0) }
    #expect(faults.contains(.narrow(column: "b", width: 9, minimum: 20)))
  }
}
