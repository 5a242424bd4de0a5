import Foundation
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  /// Screen 3 on dossiers that the program took in: down every level and back, with figures counted from the file.
  @Suite struct CountedDossiersWalkTests {
    /// The number in a column of the row with the cursor: the first one behind the name, the second …
    private func numbers(_ run: DashboardRun) -> [String] {
      (run.selected ?? "").split(separator: " ").map(String.init).filter { $0.first?.isNumber == true }
    }

    private func grouped(_ number: Int) -> String {
      number < 1000 ? String(number) : "\(number / 1000)." + String(String(1000 + number % 1000).dropFirst())
    }

    @Test func theWayLeadsDownAndBack() throws {
      let lines = try SharedDemoStore.lines()
      #expect(lines.count == SharedDemoStore.count)
      let run = try DashboardRun(province: nil, try SharedDemoStore.arguments())
      try run.press("3", "x")
      #expect(run.text.contains("Theo tháng: Tháng 12/2025 · 01/12/2025–31/12/2025"))
      try run.press("d", "d")
      #expect(run.text.contains("Theo năm: Năm 2025"))
      var year = lines.filter { $0.received.hasSuffix("/2025") }
      #expect(run.text.contains("tiếp nhận \(grouped(year.count)),"))

      // Agencies, one of them, one of its procedures.
      try run.press(Keys.enter)
      #expect(run.text.contains("Tỉnh Mẫu (MÔ PHỎNG) > Sở, ngành [T]"))
      while run.selected?.contains("Sở Tư pháp") == false { try run.press(Keys.down) }
      let unitRow = run.selectedRow
      year = year.filter { $0.unit == "00.S6" }
      #expect(!year.isEmpty)
      #expect(numbers(run).first == grouped(year.count))
      try run.press(Keys.enter)
      #expect(run.text.contains("Sở, ngành > Sở Tư pháp [T]"))
      let counts = Dictionary(grouping: year) { $0.procedure }.mapValues(\.count)
      #expect(numbers(run).first == counts.values.max().map { grouped($0) })
      let procedureRow = run.selectedRow
      try run.press(Keys.enter)

      // The dossiers of it, in the order they were received.
      let listed = (0..<run.terminal.screen.rows).map { run.row($0) }.filter { $0.contains("H00.S6-") }
      let codes = listed.compactMap { row in
        row.split(separator: " ").first { $0.hasPrefix("H00.S6-") }.map(String.init)
      }
      let procedure = try #require(year.first { $0.code == codes.first }?.procedure)
      let expected = year.filter { $0.procedure == procedure }
      #expect(expected.count == counts.values.max())
      #expect(codes == Array(expected.map(\.code).prefix(codes.count)))
      for (row, line) in zip(listed, expected) {
        #expect(row.contains(line.received) && row.contains(line.due), "\(row)")
        #expect(line.finished.isEmpty || row.contains(line.finished), "\(row)")
      }
      #expect(run.text.contains("\(expected.count) hồ sơ"))

      // What is behind one, then all the way back to the same rows.
      try run.press(Keys.enter)
      #expect(run.text.contains("ho-so.csv"))
      try run.press(Keys.escape, Keys.escape)
      #expect(run.selectedRow == procedureRow && run.text.contains("Sở, ngành > Sở Tư pháp [T]"))
      try run.press(Keys.escape)
      #expect(run.selectedRow == unitRow && run.selected?.contains("Sở Tư pháp") == true)
      try run.press(Keys.escape)
      #expect(run.selected?.contains("Sở, ngành") == true)

      // Typed days, at a lower level too.
      try run.press(Keys.enter, Keys.enter, "D")
      for _ in 0..<23 { try run.press("\u{7F}") }
      try run.press("1/11/2025 - 30/11/2025", Keys.enter)
      #expect(run.text.contains("Theo tháng: Tháng 11/2025"))
      try run.expectRepaintChangesNothing()
      try run.quit()
    }
  }
}
