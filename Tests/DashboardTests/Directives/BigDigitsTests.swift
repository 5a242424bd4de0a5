import Model
import Testing

@testable import Dashboard

@Suite struct BigDigitsTests {
  private func text(_ figure: String, height: Int) -> [String] {
    let columns = BigDigits.columns(of: figure, height: height)
    let rows = height >= 5 ? 5 : 3
    let frame = Painter.frame(size: Size(columns: columns + 2, rows: rows)) { painter in
      BigDigits.draw(figure, painter, column: 0, row: 0, height: height)
    }
    return (0..<rows).map { frame.text(row: $0) }
  }

  @Test func threeRowsAsOnTheOverview() {
    #expect(text("26", height: 3) == ["▀▀█ █▀▀  ", "█▀▀ █▀█  ", "▀▀▀ ▀▀▀  "])
  }

  @Test(arguments: [3, 5]) func everyDigitDiffersAndColumnsAreThoseDrawn(_ height: Int) {
    let drawn = (0...9).map { text("\($0)", height: height).joined(separator: "\n") }
    #expect(Set(drawn).count == 10)
    for figure in ["70,78", "98.5%", "−1/63", "+12", "1 234", "—", "x"] {
      let columns = BigDigits.columns(of: figure, height: height)
      for line in text(figure, height: height) { #expect(line.hasSuffix("  ")) }
      let frame = Painter.frame(size: Size(columns: 60, rows: 5)) { painter in
        #expect(BigDigits.draw(figure, painter, column: 3, row: 0, height: height) == columns + 3)
      }
      #expect(frame.size.columns == 60)
    }
  }
}
