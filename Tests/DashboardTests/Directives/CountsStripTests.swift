import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Two large figures side by side are never one to somebody in the last row.
@Suite struct CountsStripTests {
  @Test(arguments: [
    [100, 5, 12, 1, 38, 35, 164], [111, 222, 333, 44, 55, 66, 777], [0, 2, 13, 4, 1, 35, 0],
    [9, 9, 9, 9, 9, 9, 9],
  ]) func figuresStandApart(_ numbers: [Int]) throws {
    let states: [DirectiveState] = [
      .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate, .done,
    ]
    let counts = DirectiveCounts(tasks: Dictionary(uniqueKeysWithValues: zip(states, numbers)))
    for size in [Size(columns: 80, rows: 24), Size(columns: 100, rows: 40), Size(columns: 120, rows: 40)] {
      let state = try ScreenDriver(screen: .directives, size: size).state
      let frame = Painter.frame(size: size, audit: nil) {
        DirectiveCountsStrip.draw(counts, DirectiveLayout(state, rows: size.rows - 4), state, $0)
      }
      let rows = (1...5).map { Array(frame.text(row: $0).unicodeScalars) }
      let isFive = rows[0].contains("█") && rows[4].contains("█")
      // Digits of one figure stand up to two columns apart, of five rows up to four.
      let apart = isFive ? 5 : 3
      var figures = 0
      var blank = apart
      for column in 0..<size.columns {
        let scalars = rows.map { $0[column] }
        if scalars[0] == "│" { blank = apart }
        if scalars.contains(where: { "█▀▄".unicodeScalars.contains($0) }) {
          if blank >= apart { figures += 1 }
          blank = 0
        } else {
          blank += 1
        }
      }
      // In one line where even small digits have no room.
      #expect(figures == numbers.count || figures == 0, "\(size) \(numbers):\n\(frame.text)")
      if numbers.reduce(0, { $0 + String($1).count }) < 16 { #expect(figures > 0) }
    }
  }
}
