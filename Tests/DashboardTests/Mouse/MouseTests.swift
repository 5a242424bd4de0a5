import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Clicks and the wheel on every screen.
@Suite struct MouseTests {
  /// A place to start from: keys pressed on a screen of a size.
  struct Place: CustomTestStringConvertible {
    let screen: ScreenID
    let keys: String
    let columns: Int
    let rows: Int
    var testDescription: String { "\(screen) \(keys) \(columns)x\(rows)" }
  }

  static let places: [Place] = [(120, 40), (80, 24)].flatMap { columns, rows in
    [
      (ScreenID.overview, ""), (.rankings, ""), (.rankings, "Enter"), (.rankings, "x"), (.dossiers, ""),
      (.dossiers, "Enter"), (.dossiers, "x"), (.dossiers, "x Enter"), (.dossiers, "x x"),
      (.dossiers, "x x x"),
      (.directives, ""), (.directives, "v"), (.directives, "v v v v"), (.indicators, ""),
      (.indicators, "Enter"), (.sources, ""), (.meeting, ""), (.meeting, "Enter"),
    ].map { Place(screen: $0, keys: $1, columns: columns, rows: rows) }
  }

  private func driver(_ place: Place) throws -> ScreenDriver {
    var driver = try ScreenDriver(
      screen: place.screen, size: Size(columns: place.columns, rows: place.rows))
    try driver.press(place.keys)
    driver.state.isMouseOn = true
    return driver
  }

  private func items(_ driver: ScreenDriver) -> [(key: ItemKey, area: Rect)] {
    driver.state.targets().compactMap { area, target in
      if case .item(let key) = target { (key, area) } else { nil }
    }
  }

  /// Whatever row is clicked, the cursor then stands on that row: the test of the hit is the picture.
  @Test(arguments: places) func aClickSelectsTheRowUnderIt(place: Place) throws {
    let start = try driver(place)
    let items = items(start)
    let all = Screens.screen(start.state.screen).items(start.state)
    // The keys that nothing lies under are those that are not on the screen.
    #expect(!items.isEmpty || all.count == 0, "a list without rows to click")
    for (number, (key, area)) in items.enumerated() {
      #expect(all.position(of: key) != nil, "\(key) cannot be selected")
      // The first, the last and every fourth row are clicked, at changing columns.
      guard number % 4 == 0 || number == items.count - 1, start.state.view.selected != key else { continue }
      let column = [area.column, area.column + area.columns / 2, area.endColumn - 1][number / 4 % 3]
      var driver = start
      driver.play(.mouse(MouseInput(.press, at: Point(column: column, row: area.row))))
      #expect(driver.state.view.selected == key)
      let hit = driver.state.targets().last { $0.area.contains(driver.frame.cursor) }?.target
      #expect(hit == .item(key), "\(key): the cursor is elsewhere")
    }
  }

  /// Nothing is shown that cannot be clicked: every item the foot counts as visible has its row.
  /// (Indicators and sources have headings among their rows, which the foot does not count.)
  @Test(
    arguments: places.filter { ![.overview, .indicators, .sources].contains($0.screen) && $0.keys.isEmpty })
  func everyVisibleRowCanBeClicked(place: Place) throws {
    let driver = try driver(place)
    let screen = Screens.screen(place.screen)
    let all = screen.items(driver.state)
    let clickable = Set(items(driver).map(\.key))
    for position in screen.visibleItems(driver.state, all) {
      // The rows at the edges may be headings, or give way to a row that is pinned.
      if position == screen.visibleItems(driver.state, all).last { continue }
      #expect(clickable.contains(all.key(at: position)), "\(all.key(at: position))")
    }
  }

  @Test(arguments: places) func aSecondClickOpens(place: Place) throws {
    var clicked = try driver(place)
    guard let (key, area) = items(clicked).last else { return }
    var pressed = clicked
    let click = Event.mouse(MouseInput(.press, at: Point(column: area.column, row: area.row)))
    if clicked.state.view.selected != key { clicked.play(click) }
    guard let again = items(clicked).last(where: { $0.key == key })?.area else { return }
    pressed.state = clicked.state
    clicked.play(.mouse(MouseInput(.press, at: Point(column: again.column, row: again.row))))
    pressed.play(.key(.enter))
    #expect(clicked.state.view == pressed.state.view)
    #expect(clicked.state.overlays == pressed.state.overlays)
    #expect(clicked.frame == pressed.frame)
  }

  @Test(arguments: ScreenID.allCases, [60, 80, 120]) func aClickOnATabOpensTheScreen(
    screen: ScreenID, columns: Int
  ) throws {
    var driver = try ScreenDriver(
      screen: screen == .overview ? .sources : .overview, size: Size(columns: columns, rows: 24))
    driver.state.isMouseOn = true
    let row = Array(driver.frame.text(row: 1))
    let digit = try #require(row.firstIndex(of: Character(String(screen.number))))
    driver.play(.mouse(MouseInput(.press, at: Point(column: digit, row: 1))))
    #expect(driver.state.screen == screen)
  }

  /// Every key the footer shows, clicked on its first letter and on its name, does what the key does.
  @Test(arguments: ScreenID.allCases) func aClickOnAKeyOfTheFooterRunsIt(screen: ScreenID) throws {
    var start = try ScreenDriver(screen: screen)
    start.state.isMouseOn = true
    start.play(.resize(start.state.size))
    let keys = start.state.targets().compactMap { area, target -> (Key, Rect)? in
      if case .key(let key) = target { (key, area) } else { nil }
    }
    #expect(keys.count >= 6)
    let foot = Array(start.frame.text(row: 39))
    for (key, area) in keys {
      #expect(area.row == 39)
      #expect(foot[area.column] != " ", "\(key.name) begins with a blank")
      var clicked = start
      var pressed = start
      let effects = clicked.play(
        .mouse(MouseInput(.press, at: Point(column: area.endColumn - 1, row: 39))))
      // Before and after share a place: "[ ] Kỳ".
      let meant = start.state.target(at: Point(column: area.endColumn - 1, row: 39))
      guard case .key(let last)? = meant else {
        Issue.record("\(key.name)")
        continue
      }
      #expect(effects == pressed.play(.key(last)))
      #expect(clicked.frame == pressed.frame, "\(key.name)")
      #expect(clicked.state.overlays == pressed.state.overlays)
    }
  }

  @Test func theTwoPeriodsOfTheFooterAreTwoPlaces() throws {
    var driver = try ScreenDriver(screen: .rankings, size: Size(columns: 200, rows: 40))
    driver.state.isMouseOn = true
    let foot = String(driver.frame.text(row: 39))
    let start = try #require(foot.range(of: "[ ] Kỳ")).lowerBound
    let column = foot.distance(from: foot.startIndex, to: start)
    #expect(driver.state.target(at: Point(column: column, row: 39)) == .key(.character("[")))
    #expect(driver.state.target(at: Point(column: column + 2, row: 39)) == .key(.character("]")))
  }

  @Test func theWheelMovesTheListByThreeRows() throws {
    var driver = try ScreenDriver(screen: .rankings, size: Size(columns: 120, rows: 40))
    driver.state.isMouseOn = true
    try driver.press("g")
    let names = Screens.screen(.rankings).items(driver.state)
    func position() -> Int? { driver.state.view.selected.flatMap { names.position(of: $0) } }
    for turn in 1...5 {
      driver.play(.mouse(MouseInput(.wheelDown, at: Point(column: 5, row: 5))))
      #expect(position() == turn * 3)
      // The row stays where it is, the list goes by.
      #expect(driver.state.view.top == names.key(at: turn * 3))
    }
    for _ in 0..<3 { driver.play(.mouse(MouseInput(.wheelUp, at: Point(column: 5, row: 5)))) }
    #expect(position() == 6)
    for _ in 0..<22 { driver.play(.mouse(MouseInput(.wheelDown, at: Point(column: 5, row: 5)))) }
    #expect(position() == names.count - 1)
    for _ in 0..<22 { driver.play(.mouse(MouseInput(.wheelUp, at: Point(column: 5, row: 5)))) }
    #expect(position() == 0)
    #expect(driver.state.view.top == names.key(at: 0))
  }

  /// On every screen the wheel keeps to what there is, and comes back to where it began.
  @Test(arguments: places) func theWheelGoesDownAndUp(place: Place) throws {
    var driver = try driver(place)
    let point = Point(column: 5, row: place.rows / 2)
    try driver.press("g")
    let top = driver.frame
    for _ in 0..<3 { driver.play(.mouse(MouseInput(.wheelDown, at: point))) }
    for _ in 0..<8 { driver.play(.mouse(MouseInput(.wheelUp, at: point))) }
    #expect(driver.frame.text == top.text)
  }

  @Test func thePageOfADirectiveScrollsByLines() throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 24))
    driver.state.isMouseOn = true
    try driver.press("Down Enter")
    try #require(driver.state.view.path.last?.directive != nil)
    driver.play(.mouse(MouseInput(.wheelDown, at: Point(column: 5, row: 9))))
    #expect(driver.state.view.top == .line("3"))
    driver.play(.mouse(MouseInput(.wheelUp, at: Point(column: 5, row: 9))))
    #expect(driver.state.view.top == .line("0"))
  }

  // MARK: Over the screen

  @Test func whatLiesOverTheScreenTakesTheClicks() throws {
    for keys in ["?", "o", "K", "/"] {
      var driver = try ScreenDriver(screen: .rankings)
      driver.state.isMouseOn = true
      try driver.press(keys)
      let before = driver.state.view
      for row in stride(from: 0, to: 39, by: 3) {
        for column in stride(from: row, to: 120, by: 40) {
          var clicked = driver
          let effects = clicked.play(.mouse(MouseInput(.press, at: Point(column: column, row: row))))
          #expect(clicked.state.view == before)
          #expect(clicked.state.overlays.count == 1)
          #expect(effects.isEmpty)
        }
      }
    }
  }

  @Test func aRowOfTheHelpIsChosenAndRun() throws {
    var driver = try ScreenDriver(screen: .rankings)
    driver.state.isMouseOn = true
    try driver.press("?")
    let rows = HelpOverlay.rows(driver.state, filter: "")
    let wanted = try #require(rows.firstIndex { $0.binding.action == .meeting })
    let area = try #require(driver.state.targets().last { $0.target == .row(wanted) }?.area)
    let click = Event.mouse(MouseInput(.press, at: Point(column: area.column + 3, row: area.row)))
    driver.play(click)
    #expect(driver.state.overlays == [.help(filter: "", selected: wanted)])
    driver.play(click)
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.state.screen == .meeting)
  }

  @Test func theWheelMovesTheHelpAndTheCard() throws {
    var driver = try ScreenDriver(screen: .rankings)
    driver.state.isMouseOn = true
    try driver.press("?")
    driver.play(.mouse(MouseInput(.wheelDown, at: Point(column: 5, row: 5))))
    #expect(driver.state.overlays == [.help(filter: "", selected: 3)])
    try driver.press("Esc o")
    driver.play(.mouse(MouseInput(.wheelDown, at: Point(column: 5, row: 5))))
    #expect(driver.state.overlays == [.source(scroll: 3)])
  }

  @Test func theFooterOfAnOverlayIsClicked() throws {
    var driver = try ScreenDriver(screen: .rankings)
    driver.state.isMouseOn = true
    try driver.press("o")
    let escape = try #require(driver.state.targets().last { $0.target == .key(.escape) }?.area)
    driver.play(.mouse(MouseInput(.press, at: Point(column: escape.column, row: escape.row))))
    #expect(driver.state.overlays.isEmpty)
  }

  // MARK: On and off

  @Test func theMouseIsOffUntilAskedForAndTheFooterSaysWhenItIsOn() throws {
    for language in Language.allCases {
      for columns in [60, 80, 120] {
        var driver = try ScreenDriver(
          screen: .rankings, size: Size(columns: columns, rows: 24), language: language)
        let words = "m " + driver.state.wording[.keyMouseOn].string
        let before = driver.state.view
        driver.play(.mouse(MouseInput(.wheelDown, at: Point(column: 5, row: 5))))
        #expect(driver.state.view == before, "off")
        #expect(!driver.frame.text.contains(words))
        try driver.press("m")
        #expect(driver.state.isMouseOn)
        // The notice may need two rows.
        let told = driver.state.wording[.noticeMouseOn].string.prefix(20)
        #expect((22...23).contains { driver.frame.text(row: $0).contains(told) })
        try driver.press("Down")
        #expect(driver.frame.text(row: 23).contains(words), "\(driver.frame.text(row: 23))")
        try driver.press("m Up")
        #expect(!driver.state.isMouseOn)
        #expect(!driver.frame.text.contains(words))
      }
    }
  }

  @Test func aTerminalWithoutAMouseSaysSo() throws {
    var driver = try ScreenDriver(screen: .rankings)
    driver.state.hasMouse = false
    try driver.press("m")
    #expect(!driver.state.isMouseOn)
    #expect(driver.state.notice?.text == driver.state.wording[.noticeMouseMissing])
  }

  /// A blank picture comes back at a click, which does nothing else.
  @Test func aClickBringsThePictureBack() throws {
    var driver = try ScreenDriver(screen: .rankings)
    driver.state.isMouseOn = true
    try driver.press("b")
    let before = driver.state.view
    driver.play(.mouse(MouseInput(.press, at: Point(column: 3, row: 1))))
    #expect(!driver.state.isBlank)
    #expect(driver.state.view == before)
    #expect(driver.state.screen == .rankings)
  }

  @Test(arguments: [(1, 1), (10, 3), (59, 15)]) func clicksOnATinyScreenDoNoHarm(columns: Int, rows: Int)
    throws
  {
    var driver = try ScreenDriver(screen: .rankings, size: Size(columns: columns, rows: rows))
    driver.state.isMouseOn = true
    for point in [(0, 0), (columns - 1, rows - 1), (500, 500), (-1, -1)] {
      driver.play(.mouse(MouseInput(.press, at: Point(column: point.0, row: point.1))))
      driver.play(.mouse(MouseInput(.wheelDown, at: Point(column: point.0, row: point.1))))
    }
    #expect(driver.state.screen == .rankings)
  }
}
