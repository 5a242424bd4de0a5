import PseudoTerminal
import Testing

extension EndToEndDataTests {
  @Suite struct StartTests {
    @Test func beginsWithTheOverviewInOneFrame() throws {
      let run = try DashboardRun()
      #expect(run.header.contains("Tỉnh Quảng Ngãi │ Tổng quan"))
      #expect(run.header.contains("03/06/2024 │ Dữ liệu kèm theo │ ○ Chỉ đọc"))
      #expect(run.tabs.hasPrefix("[1 Tổng quan]"))
      for figure in ["/63", "▌26 Quảng Ngãi", "0,6033", "/100", "70,78", "22/34"] {
        #expect(run.text.contains(figure), "\(figure)")
      }
      #expect(run.foot.contains("số liệu kèm theo, chỉ đọc; bấm K"))
      #expect(run.terminal.privateMode(1049) == true)
      let statistics = try run.quit()
      #expect(statistics["frames"] == 1)
      #expect(statistics["bytes"] == run.terminal.received.count)
    }

    /// What is printed without a terminal is what stands on one.
    @Test(arguments: [(120, 40), (80, 24), (60, 16), (200, 60)])
    func everyScreenIsTheFramePrintedElsewhere(columns: Int, rows: Int) throws {
      let run = try DashboardRun(columns: columns, rows: rows)
      let names = [
        "overview", "rankings", "dossiers", "directives", "indicators", "sources", "meeting",
      ]
      // The overview comes last: the line of its beginning goes with the first key.
      for (key, name) in zip(Keys.screens, names).reversed() {
        try run.press(key)
        let printed = try run.home.command(
          "render", "--screen", name, "--size", "\(columns)x\(rows)", "--home", "51", "--today", "2024-06-03")
        #expect(run.text == printed.output, "\(name)")
        #expect(run.text.contains("[\(key) "), "\(name)")
      }
      try run.quit()
    }

    /// The list's selection moves by a row, with one write for a frame.
    @Test(arguments: ["2", "4"])
    func movingCostsOneWriteOfFewBytes(screen: String) throws {
      // Two frames of this size fit into what a terminal holds unread, so none is sent in parts.
      let run = try DashboardRun(columns: 80, rows: 24)
      let sizes = try bytesOfMoving(run, on: screen)
      #expect((sizes.max() ?? 0) <= 1400, "\(sizes)")
      let statistics = try run.quit()
      #expect(statistics["keys"] == 18)
      let frames = try #require(statistics["frames"])
      #expect((17...19).contains(frames), "the first, the screen, perhaps its answers, and one for each key")
      #expect(statistics["writes"] == frames + 1, "one for each frame and one for leaving")
    }

    /// With a pane beside the list that follows the cursor, far less than the whole is sent.
    @Test(arguments: [("2", 4000), ("4", 1400)])
    func aPaneThatFollowsIsNotSentWhole(screen: String, most: Int) throws {
      let run = try DashboardRun()
      let sizes = try bytesOfMoving(run, on: screen)
      #expect((sizes.max() ?? 0) <= most, "\(sizes)")
    }

    /// The bytes of each of fifteen steps down from the top of a list.
    private func bytesOfMoving(_ run: DashboardRun, on screen: String) throws -> [Int] {
      try run.press(screen, Keys.home)
      var sizes: [Int] = []
      for _ in 0..<15 {
        let before = try #require(run.selected)
        let count = run.terminal.received.count
        try run.press(Keys.down)
        #expect(run.selected != before, "every key is answered")
        sizes.append(run.terminal.received.count - count)
      }
      return sizes
    }

    @Test func movesByPagesAndToTheEnds() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home)
      #expect(run.selected?.contains("Đà Nẵng") == true)
      try run.press(Keys.down)
      #expect(run.selected?.contains("Hồ Chí Minh") == true)
      try run.press(Keys.pageDown)
      #expect(run.selected?.contains("Hồ Chí Minh") == false)
      try run.press(Keys.end)
      #expect(run.foot.hasSuffix("/ 63"))
      #expect(run.selected?.contains(" 63  Bắc Kạn") == true)
      // One's own province stays in sight.
      #expect(run.text.contains("▌ 26  Quảng Ngãi"))
      try run.press("g")
      #expect(run.selected?.contains("Đà Nẵng") == true)
    }

    @Test func opensAndComesBackToTheSamePlace() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home, Keys.down, Keys.down)
      let list = run.text
      #expect(run.selected?.contains("Quảng Ninh") == true)
      try run.press(Keys.enter)
      #expect(run.text != list)
      #expect(run.text.contains("Quảng Ninh"))
      try run.press(Keys.escape)
      #expect(run.text == list)
      try run.press(Keys.escape)
      #expect(run.tabs.hasPrefix("[1 Tổng quan]"))
    }

    @Test func walksThroughTheFiguresOfTheOverview() throws {
      let run = try DashboardRun()
      var places: Set<String> = []
      for _ in 0..<12 {
        try run.press(Keys.down)
        places.insert(String(try #require(run.selected)))
      }
      #expect(places.count == 12)
      try run.press(Keys.tab, Keys.enter)
      #expect(!run.tabs.hasPrefix("[1"))
    }

    @Test func searchesWithoutToneMarks() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home, "/", "q", "n")
      #expect(run.foot.contains("Tìm: qn"))
      #expect(run.foot.contains("3 khớp"), "Quảng Nam, Quảng Ngãi, Quảng Ninh: \(run.foot)")
      try run.press(Keys.enter)
      #expect(run.selected?.contains("Quảng Ninh") == true)
      try run.press("n")
      #expect(run.selected?.contains("Quảng Ngãi") == true)
      try run.press("N")
      #expect(run.selected?.contains("Quảng Ninh") == true)
      try run.press("/")
      try run.press("thua thien")
      try run.press(Keys.enter)
      #expect(run.selected?.contains("Thừa Thiên Huế") == true)
    }

    @Test func helpLanguageThemeAndZoom() throws {
      let run = try DashboardRun()
      try run.press("2")
      let list = run.text
      try run.press("?")
      #expect(run.text.contains("Trợ giúp ─") || run.text.contains("─ Trợ giúp"))
      try run.press(Keys.escape)
      #expect(run.text == list)
      try run.press("L")
      #expect(run.header.contains("Rankings"))
      #expect(!run.text.contains("Xếp hạng"))
      try run.press("L")
      #expect(run.text == list)
      try run.press("z")
      #expect(run.text != list)
      try run.press(Keys.escape)
      #expect(run.text == list)
      let colours = { (0..<40).map { run.terminal.screen.cell(column: 1, row: $0) } }
      let before = colours()
      try run.press("t")
      #expect(run.foot.contains("Bộ màu: "))
      #expect(run.text.split(separator: "\n").dropLast() == list.split(separator: "\n").dropLast())
      #expect(colours() != before)
      try run.quit()
    }
  }
}
