import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Real screens with something wrong in their layout: the audit of the sweep reports each.
@Suite struct BrokenLayoutTests {
  /// The list of rankings at a width, its columns changed before they are placed.
  private func faultsOfRankings(width: Int, _ change: (TableColumn) -> TableColumn) throws -> [DrawingAudit
    .Fault]
  {
    let state = try BuiltInScreens.driver(.rankings, columns: width).state
    let context = try #require(RankingContext(state, index: "dti"))
    let columns = TableLayout(RankingsLayout.columns(context, width: width).map(change), width: width)
    let cells = RankingCells(context, columns: columns)
    let size = Size(columns: width, rows: 40)
    let audit = DrawingAudit(size: size)
    _ = Painter.frame(size: size, audit: audit) { painter in
      columns.drawHeads(painter, row: 0)
      for row in 1..<40 { cells.draw(context.table.rows[row], pinned: nil, painter, row: row) }
    }
    audit.finish()
    return audit.faults
  }

  private func changed(_ column: TableColumn, minimum: Int? = nil, priority: Int? = nil) -> TableColumn {
    TableColumn(
      column.id, head: column.head, shortHead: column.shortHead, minimum: minimum ?? column.minimum,
      ideal: minimum ?? column.ideal, alignment: column.alignment, priority: priority ?? column.priority,
      flex: column.flex)
  }

  @Test(arguments: [60, 80, 100, 120, 200]) func thePlanAsItIsHasNoFaults(_ width: Int) throws {
    #expect(try faultsOfRankings(width: width) { $0 } == [])
  }

  @Test func aColumnWithAWrongMinimumLosesItsFigures() throws {
    let faults = try faultsOfRankings(width: 100) { column in
      column.id == RankingColumn.total ? changed(column, minimum: 4) : column
    }
    #expect(
      faults.contains {
        if case .cut("0,7…", .text, _, _) = $0 { true } else { false }
      }, "\(faults.prefix(5))")
  }

  @Test func columnsThatNeverGiveWayGetTooLittleRoom() throws {
    let faults = try faultsOfRankings(width: 60) { changed($0, priority: 0) }
    #expect(
      faults.contains {
        if case .narrow = $0 { true } else { false }
      }, "\(faults.prefix(5))")
  }

  @Test func aPaneThatBeginsARowTooHighHidesTheListAboveIt() throws {
    let state = try BuiltInScreens.driver(.directives).state
    let list = try #require(DirectivesScreen.list(state))
    let layout = DirectiveLayout(state)
    let content = Chrome.content(state)
    func faults(rowsTooHigh: Int) -> [DrawingAudit.Fault] {
      let audit = DrawingAudit(size: state.size)
      _ = Painter.frame(size: state.size, audit: audit) { painter in
        state.paint(painter)
        let strip = Rect(
          column: 0, row: content.endRow - layout.stripRows - rowsTooHigh, columns: painter.columns,
          rows: layout.stripRows)
        DirectiveSelectedStrip.draw(list, state, painter.clipped(to: strip))
      }
      audit.finish()
      return audit.faults.filter { fault in
        if case .hidden = fault { true } else { false }
      }
    }
    // Drawn twice in one place it hides nothing but itself.
    #expect(faults(rowsTooHigh: 0).count < faults(rowsTooHigh: 1).count)
    #expect(
      faults(rowsTooHigh: 1).contains { $0.description.contains("is hidden by “a fill of “─””") })
  }

  @Test func aSelectionThatIsNotSeenIsReported() throws {
    var state = try BuiltInScreens.driver(.rankings).state
    let audit = DrawingAudit(size: state.size)
    #expect(state.faults(seenBy: audit) == [])
    let frame = state.frame()
    var cells = frame.cells
    let cursor = frame.cursor.row * frame.size.columns + frame.cursor.column
    cells[cursor] = Cell(drawing: " ")
    audit.look(
      at: Frame(size: frame.size, cells: cells, cursor: frame.cursor), selectedIn: state)
    #expect(audit.faults.count == 1)
    state.view.selected = nil
    #expect(state.faults(seenBy: audit) == [])
  }

  /// Rows that were written like those of the frame before are not looked at again; their faults are told again.
  @Test func aFaultThatStaysIsToldForEachFrame() throws {
    let size = Size(columns: 30, rows: 2)
    let audit = DrawingAudit(size: size)
    for turn in 0..<3 {
      audit.begin(size)
      _ = Painter.frame(size: size, audit: audit) { painter in
        painter.text("Quảng Ngãi", column: 0, row: 0)
        painter.text("0,6033", column: turn == 2 ? 12 : 8, row: 0)
      }
      audit.finish()
      #expect(audit.faults.isEmpty == (turn == 2), "\(turn) \(audit.faults)")
    }
  }
}
