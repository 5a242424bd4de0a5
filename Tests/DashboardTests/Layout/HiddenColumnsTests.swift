import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Columns without room are told, and ← → come to every one of them.
@Suite struct HiddenColumnsTests {
  private static func columns(_ ids: [String]) -> [TableColumn] {
    ids.enumerated().map { position, id in
      TableColumn(
        id, head: CleanText(cleaning: id), minimum: 10, priority: position == 0 ? 0 : 5,
        isBeyond: id == "beyond")
    }
  }

  @Test func theChosenColumnStaysAndTheRestIsKnown() {
    let columns = Self.columns(["name", "a", "b", "c", "beyond"])
    let usual = TableLayout(columns, width: 32)
    #expect(usual.placed.map(\.column.id) == ["name", "a", "b"])
    #expect(usual.hidden.map(\.id) == ["c", "beyond"])
    let chosen = TableLayout(columns, width: 32, chosen: "c")
    #expect(chosen.placed.map(\.column.id) == ["name", "a", "c"])
    #expect(chosen.hidden.map(\.id) == ["b", "beyond"])
    let beyond = TableLayout(columns, width: 32, chosen: "beyond", sorted: "c")
    #expect(beyond.placed.map(\.column.id) == ["name", "c", "beyond"])
    #expect(TableLayout(columns, width: 100).hidden.map(\.id) == ["beyond"], "wide tables have it anyway")
  }

  @Test(arguments: [(ScreenID.rankings, "x"), (.rankings, ""), (.dossiers, ""), (.dossiers, "x")])
  func everyColumnIsReachedAndTheOthersAreTold(_ screen: ScreenID, _ keys: String) throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 60, rows: 16)] {
      var driver = try ScreenDriver(screen: screen, size: size)
      try driver.press(keys)
      #expect(driver.frame.text(row: 2).contains("← → còn"), "\(driver.frame.text)")
      let all = Screens.screen(screen).columns(driver.state)
      for _ in all {
        try driver.press("Right")
        let isUnderlined = (0..<size.columns).contains { column in
          (3...6).contains { row in
            let cell = driver.frame[column: column, row: row]
            return cell.role == .columnHead && cell.attributes.contains(.underlined)
          }
        }
        #expect(isUnderlined, "\(driver.state.view.column ?? "none") is not seen:\n\(driver.frame.text)")
      }
      #expect(driver.state.view.column == all.last)
    }
  }

  /// What is hidden is named where there is room, else counted; the title gives way to its short form, never to "…"
  /// while there is one.
  @Test func theRuleNamesWhatIsHidden() {
    let hidden = Self.columns(["Số hóa", "Hài lòng"])
    func rule(_ columns: Int) -> String {
      Painter.frame(size: Size(columns: columns, rows: 1)) {
        $0.rule(
          row: 0, titles: [Line("Một tiêu đề khá dài"), Line("Ngắn")], hidden: hidden, Wording(.vietnamese),
          Format(language: .vietnamese))
      }.text(row: 0)
    }
    #expect(rule(60).contains("Một tiêu đề khá dài ─"))
    #expect(rule(60).hasSuffix(" ← → còn Số hóa, Hài lòng ─"))
    #expect(rule(42).contains("Một tiêu đề khá dài ─"))
    #expect(rule(42).hasSuffix(" ← → còn 2 cột ─"))
    #expect(rule(36).hasPrefix("─ Ngắn ─"))
  }
}
