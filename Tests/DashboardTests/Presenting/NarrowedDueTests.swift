import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Views of a part of a list where tasks come again, meetings are of many kinds, and something cannot be read.
@Suite struct NarrowedDueTests {
  private let reference = SourceReference(source: "s", file: "a.csv", row: 2)

  private func ids(_ state: State) -> Set<String> {
    Set((DirectivesScreen.list(state)?.entries ?? []).map(\.id.rawValue))
  }

  private func monthly(_ id: DirectiveID) -> Directive {
    let (first, last) = (MeetingProvince.day(2024, 3, 1), MeetingProvince.day(2024, 3, 20))
    return Directive(
      id: id, kind: .task, province: MeetingProvince.home,
      title: LocalizedText(vietnamese: "Báo cáo hằng tháng", english: "Monthly report"), text: .empty,
      document: nil, item: "", assignedOn: MeetingProvince.day(2024, 2, 20),
      leads: [PartyName(unit: MeetingProvince.finance, asStated: "Sở Tài chính", short: "Sở TC")],
      coordinating: [], due: Due(asStated: .empty, reading: nil, window: DayRange(first: first, last: last)),
      recurrence: Recurrence(rule: .monthly, firstDayOfMonth: 1, lastDayOfMonth: 20), isTracked: true,
      initialProgress: .underWay, awaitsReading: nil, reference: reference, note: .empty)
  }

  private func report(_ id: FactID, month: Int) -> ProgressReport {
    let day = MeetingProvince.day(2024, month, 15)
    return ProgressReport(
      id: id, directive: "answered", assignment: nil, instance: MeetingProvince.day(2024, month, 1),
      reportedOn: day, progress: .done, finishedOn: day, percent: 100, text: .empty, evidence: .empty,
      reference: reference)
  }

  /// "Trước ngày 20 hằng tháng": answered up to June, and not answered since March.
  @Test func whatComesAgainIsDueInEachMonth() throws {
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: "thử")
    batch.directives = [monthly("answered"), monthly("owed")]
    batch.reports = (3...6).map { report(FactID("m\($0)"), month: $0) }
    var driver = try MeetingProvince.driver(screen: .directives, reader: MeetingProvince.reader([batch]))
    try driver.press("F")
    #expect(ids(driver.state) == ["done", "late", "soon", "answered", "owed"])
    try driver.press("F")
    #expect(ids(driver.state) == ["answered", "owed"])
  }

  private func meeting(_ id: MeetingID, _ kind: Meeting.Kind, _ province: UnitID, _ day: Day) -> Meeting {
    Meeting(id: id, kind: kind, province: province, day: day, ordinal: nil)
  }

  /// An ad hoc meeting and one of another province do not shrink the days, and no day is in two lists.
  @Test func daysAreThoseOfTheMeetingsOfOneKind() throws {
    let other = UnitID(code: "48", validFrom: MeetingProvince.day(2004, 7, 8))
    var batch = FactBatch(kind: .meeting, title: "họp", author: "thử", reason: "thử")
    batch.meetings = [
      meeting("adhoc", .adHoc, MeetingProvince.home, MeetingProvince.day(2024, 6, 20)),
      meeting("adhoc-later", .adHoc, MeetingProvince.home, MeetingProvince.day(2024, 7, 15)),
      meeting("other", .monthly, other, MeetingProvince.day(2024, 6, 25)),
      meeting("other-next", .monthly, other, MeetingProvince.day(2024, 7, 2)),
    ]
    var driver = try MeetingProvince.driver(screen: .directives, reader: MeetingProvince.reader([batch]))
    func days(_ first: Day, _ last: Day) -> DayRange? { DayRange(first: first, last: last) }
    try driver.press("F")
    #expect(
      driver.state.dueRange == days(MeetingProvince.day(2024, 6, 4), MeetingProvince.day(2024, 7, 5)))
    try driver.press("F")
    #expect(
      driver.state.dueRange == days(MeetingProvince.day(2024, 7, 6), MeetingProvince.day(2024, 8, 5)))
  }

  // MARK: What cannot be read

  private func loaded(_ view: ViewValue, failing: (Query) -> Bool) -> State {
    var state = State(
      size: Size(columns: 120, rows: 40), language: .vietnamese, themes: ["dark"], theme: "dark",
      today: MeetingProvince.today, isTodayFixed: true, library: .store(name: "thử"), isReadOnly: true,
      home: MeetingProvince.home, view: view)
    play(&state, failing: failing)
    return state
  }

  private func play(_ state: inout State, failing: (Query) -> Bool) {
    let reader = MeetingProvince.reader()
    let catalogue = try? Catalogue(from: reader)
    state.play(.resize(state.size)) { query in
      if failing(query) { return .failure(query, Notice(.error, "hỏng")) }
      if query == .catalogue || query == .wholeCatalogue, let catalogue {
        return .answer(query, .catalogue(catalogue))
      }
      guard let catalogue, let answer = try? query.answer(from: reader, catalogue: catalogue) else {
        return .failure(query, Notice(.error, "hỏng"))
      }
      return .answer(query, answer)
    }
  }

  /// The whole list never stands under the days of a part of it.
  @Test func theWholeListIsNotShownAsAPart() {
    var state = loaded(ViewValue(screen: .directives), failing: { _ in false })
    #expect(ids(state).count == 4)
    state.view.narrowing = .dueSinceLast
    play(&state) { query in if case .directives(let order) = query { order.due != nil } else { false } }
    #expect(DirectivesScreen.list(state) == nil)
    #expect(!DirectivesScreen().caption(state).string.contains("4 nhiệm vụ"))
    #expect(!state.frame().text.contains("Nâng cấp cổng dịch vụ"))
    #expect(!state.frame().text.contains("Đang đọc số liệu"))
    state.view.narrowing = nil
    #expect(ids(state).count == 4)
  }

  /// No days are made up for meetings that cannot be read.
  @Test func noDaysAreMadeUp() {
    var view = ViewValue(screen: .directives)
    view.narrowing = .dueSinceLast
    let state = loaded(view) { $0 == .meetings }
    #expect(state.dueRange == nil)
    #expect(state.frame().text.contains("Không đọc được các phiên họp"))
  }

  @Test func sourcesThatCannotBeReadAreNotSaidToAgree() {
    var view = ViewValue(screen: .sources)
    view.narrowing = .open
    let state = loaded(view) { query in if case .ranking = query { true } else { false } }
    #expect(!state.frame().text.contains("Không còn số liệu nào các nguồn nêu khác nhau"))
    #expect(state.frame().text.contains("Không đọc được"))
  }

  // MARK: Batches in one line, units on a page

  private func rollCall() throws -> ScreenDriver {
    let batch = FactBatch(kind: .meeting, title: "Điểm danh", author: "a", reason: .empty)
    let batches = [batch, batch, batch]
    return try MeetingProvince.driver(
      screen: .sources, size: Size(columns: 120, rows: 60), reader: MeetingProvince.reader(batches))
  }

  @Test func aFoldedRowIsNotWithdrawn() throws {
    var driver = try rollCall()
    driver.state.view.selected = .batch(BatchNumber(4))
    driver.state.startWithdrawal()
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.state.notice?.text.string.contains("mở bằng +") == true)
    driver.state.view.density = 1
    driver.state.startWithdrawal()
    #expect(!driver.state.overlays.isEmpty)
  }

  /// A batch that is selected has a row, whatever it was folded with.
  @Test func theSelectedBatchIsNotFoldedAway() throws {
    var driver = try rollCall()
    func keys() -> [ItemKey] { SourcesScreen.rows(driver.state).compactMap(\.key) }
    #expect(keys().contains(.batch(BatchNumber(4))) && !keys().contains(.batch(BatchNumber(3))))
    driver.state.view.selected = .batch(BatchNumber(3))
    #expect(keys().contains(.batch(BatchNumber(3))) && keys().contains(.batch(BatchNumber(2))))
  }

  /// What the screen's list tells of a unit is offered on a page of it, too.
  @Test func aPageIsNotSaidToLackAUnit() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("Enter")
    #expect(driver.state.view.path.last?.directive != nil)
    let choice = try #require(UnitChooser.choices(driver.state, typed: "so tai chinh").first)
    #expect(choice.isHere && !choice.isMissing)
    #expect(choice.view.screen == .directives && choice.view.path.isEmpty)
  }
}
