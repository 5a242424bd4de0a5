import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Views of a part of a list: an agenda's item shows what its title says, month after month.
@Suite struct NarrowingTests {
  private func ids(_ state: State) -> Set<String> {
    Set((DirectivesScreen.list(state)?.entries ?? []).map(\.id.rawValue))
  }

  private func narrowed(_ narrowing: Narrowing, _ driver: inout ScreenDriver) {
    driver.state.view.narrowing = narrowing
    driver.play(.key(.down))
  }

  @Test func directivesDueBetweenTwoMeetings() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    #expect(ids(driver.state) == ["done", "late", "soon", "far"])
    try driver.press("F")
    #expect(driver.state.view.narrowing == .dueSinceLast)
    // What is finished is among them, what is due much later is not.
    #expect(ids(driver.state) == ["done", "late", "soon"])
    #expect(driver.frame.text.contains("đến hạn 04/06 – 05/07/2024"))
    #expect(driver.frame.text.contains("3 nhiệm vụ"))
    try driver.press("F")
    #expect(driver.state.view.narrowing == .dueUntilNext)
    #expect(ids(driver.state).isEmpty)
    #expect(driver.frame.text.contains("Không nhiệm vụ nào đến hạn trong 06/07 – 05/08/2024"))
    try driver.press("F")
    #expect(driver.state.view.narrowing == nil && ids(driver.state).count == 4)
  }

  /// The days go with the meeting: what is saved names none.
  @Test func whatIsSavedNamesNoDay() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("F")
    let saved = driver.state.view.saved.text
    #expect(saved.contains("only=due-since-last") && !saved.contains("2024"))
    #expect(ViewValue(SavedView(text: saved))?.narrowing == .dueSinceLast)
    #expect(ViewValue(SavedView(text: "1 directives only=tomorrow")) == nil)
    driver.state.today = MeetingProvince.day(2024, 8, 20)
    driver.play(.resize(driver.state.size))
    // No meeting is planned yet: up to the day looked at.
    #expect(driver.frame.text.contains("đến hạn 06/07 – 20/08/2024"))
  }

  @Test func escapeShowsAll() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("F Escape")
    #expect(driver.state.screen == .directives && driver.state.view.narrowing == nil)
  }

  /// Each listed row is seen to miss its target: the figure that is judged is the one that is shown.
  @Test(arguments: ["2024-06-03", "2025-12-31", "2026-11-30"])
  func indicatorsThatMissTheirTarget(today: String) throws {
    var driver = try BuiltInScreens.driver(.indicators, rows: 60, today: today)
    let all = try #require(IndicatorsContext(driver.state))
    func missing(_ context: IndicatorsContext) -> [String] {
      context.criteria.compactMap(\.definition).filter { id in
        let shown = context.itemUnits.lazy.compactMap { context.entry(id, $0.key) }.first
        return shown.map { context.isKnown($0) && ($0.state == .notMet || $0.state == .near) } ?? false
      }.map(\.rawValue)
    }
    try driver.press("F")
    let context = try #require(IndicatorsContext(driver.state))
    #expect(context.criteria.compactMap { $0.definition?.rawValue } == missing(all))
    // Before the targets of 2025 there was nothing to miss.
    #expect(missing(all).isEmpty == (today == "2024-06-03"))
    #expect(driver.frame.text.contains("Thủ tục toàn trình") == (today != "2024-06-03"))
    #expect(driver.frame.text.contains("Tái sử dụng dữ liệu số hóa") == (today == "2026-11-30"))
    #expect(driver.frame.text.contains("chưa đạt mục tiêu"))
  }

  /// Another province misses nothing of ours, whichever figures ours has.
  @Test func nobodyElseMissesOurTargets() throws {
    var driver = try BuiltInScreens.driver(.indicators, rows: 60, today: "2026-11-30", home: "38@2004-07-08")
    let all = try #require(IndicatorsContext(driver.state))
    #expect(!all.itemUnits.isEmpty)
    let elsewhere = all.criteria.compactMap(\.definition).filter { id in
      !all.itemUnits.contains { all.entry(id, $0.key) != nil }
        && all.units.contains { all.entry(id, $0.key).map { $0.state == .notMet } ?? false }
    }
    #expect(!elsewhere.isEmpty)
    try driver.press("F")
    let shown = try #require(IndicatorsContext(driver.state)).criteria.compactMap(\.definition)
    #expect(Set(shown).isDisjoint(with: elsewhere))
  }

  @Test func sourcesThatDisagreeAlone() throws {
    var driver = try BuiltInScreens.driver(.sources, rows: 60)
    try driver.press("F")
    let rows = SourcesScreen.rows(driver.state)
    for row in rows.dropFirst() {
      guard case .conflict(let conflict) = row else {
        Issue.record("another row")
        continue
      }
      #expect(conflict.choice == nil)
    }
    #expect(!driver.frame.text.contains("Đợt 1"))
  }

  /// The caption gives way before what the view is narrowed to does.
  @Test(arguments: [80, 120, 200]) func theRoomIsToldTheDays(columns: Int) throws {
    var driver = try MeetingProvince.driver(size: Size(columns: columns, rows: 30))
    try driver.press("F5 4 Enter")
    #expect(driver.state.screen == .directives && !driver.frame.text(row: 0).contains("03/06"))
    driver.state.view.narrowing = .dueSinceLast
    driver.state.view.filter = "so tai chinh"
    driver.state.view.filterTyped = "Sở Tài chính"
    driver.play(.key(.down))
    #expect(driver.frame.text(row: 0).contains("đến hạn 04/06 – 05/07/2024"))
  }

  @Test func difficultiesAreCountedAsListed() throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 120, rows: 40))
    driver.state.view.grouping = DirectivesScreen.difficulties
    driver.play(.key(.down))
    let all = driver.state.catalogue.difficulties
    let first = try #require(all.first)
    driver.state.view.filter = VietnameseText.folded(first.title.vietnamese.string)
    driver.play(.key(.down))
    let listed = DifficultyList.difficulties(driver.state)
    #expect(listed.count < all.count || all.count == 1)
    #expect(
      DirectivesScreen().caption(driver.state)
        == driver.state.wording(
          .difficultiesCount, driver.state.format.integer(listed.count),
          driver.state.format.integer(listed.count { $0.decidedOn == nil })))
  }

  // MARK: Another unit

  private func presenting(_ item: Int) throws -> ScreenDriver {
    var driver = try MeetingProvince.driver(size: Size(columns: 80, rows: 24))
    try driver.press("F5 \(item) Enter")
    return driver
  }

  @Test func aUnitThatTheScreenLacksIsOfferedElsewhere() throws {
    var driver = try presenting(2)
    #expect(driver.state.screen == .rankings)
    try driver.press("/ s o Space t a i")
    #expect(driver.frame.text.contains("Màn hình này không có Sở Tài chính"))
    #expect(driver.frame.text.contains("Sở Tài chính ► Nhiệm vụ"))
    try driver.press("Enter")
    #expect(driver.state.screen == .directives && driver.state.view.filterTyped == "Sở Tài chính")
    #expect(driver.frame.text.contains("Màn hình này không có Sở Tài chính"))
    try driver.press("Esc")
    #expect(driver.state.screen == .rankings)
  }

  @Test func aNameThatNoUnitHasIsTold() throws {
    var driver = try presenting(2)
    try driver.press("/ x y z x y z Enter")
    #expect(driver.frame.text.contains("Không có đơn vị nào tên như vậy"))
  }

  @Test func directivesOfAUnitWithoutAnyAreToldByName() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    driver.state.view.filter = "ha noi"
    driver.state.view.filterTyped = "Hà Nội"
    driver.play(.key(.down))
    #expect(driver.frame.text.contains("Không nhiệm vụ nào khớp “Hà Nội”"))
  }

  // MARK: What is opened from the screens around the items

  @Test func titleAndFootAreOfWhatIsShown() throws {
    var driver = try presenting(1)
    try driver.press("PgUp")
    #expect(driver.state.presentation?.stage == .waiting)
    try driver.press(": n h i e m Space v u Enter")
    #expect(driver.state.screen == .directives)
    let frame = driver.frame
    #expect(frame.text(row: 0).contains("Màn hình chờ ► Nhiệm vụ"))
    #expect(frame.text(row: 23).contains("Màn hình chờ"))
    #expect(!frame.text.contains("Mục 1/4") && !frame.text.contains("○ còn"))
  }

  // MARK: Typing and digits

  @Test func aLongDirectiveIsSeenWholeWhileItIsTyped() throws {
    var driver = try MeetingProvince.driver(size: Size(columns: 80, rows: 24))
    try driver.press(":")
    let text =
      "giao Sở Tài chính rà soát toàn bộ danh mục dịch vụ công đủ điều kiện toàn trình và báo cáo Ủy ban trước 15/9"
    for character in text { driver.play(.key(.character(character))) }
    let foot = driver.frame.text(row: 22) + driver.frame.text(row: 23)
    #expect(driver.frame.text(row: 22).contains(": giao Sở Tài chính rà soát"))
    #expect(foot.contains("trước 15/9"))
  }

  @Test func countsOfOneAreSingular() {
    let english = Wording(.english)
    #expect(english(.sourcesBatchRows, "1") == "1 row" && english(.sourcesBatchRows, "0") == "0 rows")
    #expect(english(.difficultiesCount, "1", "1") == "1 difficulty, 1 open")
    #expect(Wording.filled("{0:y|ies} {7:a|b} {", ["2"]) == "ies {7:a|b} {")
  }

  @Test func wordsAreBrokenOnlyWhereTheyMust() {
    #expect(Chrome.paletteLines("giao việc này", columns: 14) == ["giao việc ", "này"])
    #expect(Chrome.paletteLines("", columns: 80) == [.empty])
    #expect(Chrome.paletteLines(String(repeating: "a", count: 25), columns: 14).count == 3)
  }

  @Test func digitsLeadToTheList() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("Enter")
    #expect(driver.state.view.path.last?.directive != nil)
    let page = driver.state.view.path.last
    try driver.press("1 4")
    #expect(driver.state.screen == .directives && driver.state.view.path.isEmpty)
    #expect(driver.state.view.selected == page)
  }
}
