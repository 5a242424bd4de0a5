import Model

/// Single dossiers of one procedure of a unit, in the order they were received, by code, or the latest first.
struct CountedDossiers {
  private let context: CountedContext
  private let window: DossierWindow

  static let code = "code"
  static let received = "received"
  static let late = "late"
  /// The columns that the list can be ordered by; each order is read from the store in pages.
  static let sortColumns = [code, received, late]

  /// The order that a view asks for. Of what is chosen the newest and the latest come first, and codes from the first on.
  static func order(_ view: ViewValue) -> (order: DossierPage.Order, isDescending: Bool) {
    switch view.sort {
    case code: (.code, view.isSortReversed)
    case late: (.daysLate, !view.isSortReversed)
    case received: (.received, !view.isSortReversed)
    default: (.received, false)
    }
  }

  /// What was typed, as the store is asked for it: a part of the code, or of what a state is called on the screen. nil
  /// where nothing was.
  static func text(_ folded: String, _ wording: Wording) -> DossierText? {
    guard !folded.isEmpty else { return nil }
    let states = DossierState.allCases.filter {
      VietnameseText.folded(wording[label($0)].string).contains(folded)
    }
    return DossierText(code: folded, states: Set(states))
  }

  private static func label(_ state: DossierState) -> Label {
    switch state {
    case .finishedEarly: .countedEarly
    case .finishedOnTime: .countedInTime
    case .finishedLate: .countedDoneLate
    case .openLate: .countedOpenLate
    case .openInTerm: .countedOpen
    case .withdrawn: .countedWithdrawn
    case .awaitingSupplement: .countedWaiting
    }
  }

  static let plan = ColumnPlan(
    "dossiers, one by one",
    ColumnRule(code, .countedCode, .init(0, 27, 36, flex: 1)),
    ColumnRule(received, .countedReceived, short: .countedReceivedShort, .init(0, 8), .init(100, 10)),
    ColumnRule("due", .countedDue, .init(0, 8), .init(100, 10)),
    ColumnRule("finished", .countedDone, givesWay: 20, .init(0, 8), .init(100, 10)),
    ColumnRule("state", .dossiersState, .init(0, 14, 16)),
    ColumnRule(
      late, .countedDaysLate, short: .countedDaysLateShort, alignment: .trailing, givesWay: 10, .init(0, 5),
      .init(100, 8)),
    ColumnRule("channel", .countedChannel, givesWay: 30, .init(100, 10)))

  init?(_ context: CountedContext) {
    guard let window = context.window else { return nil }
    self.context = context
    self.window = window
  }

  static func listRows(_ content: Rect) -> Int { max(1, content.rows - 3) }

  /// How a dossier stands on the day up to which the counts of the level are judged, so that rows and counts agree.
  func standing(_ dossier: Dossier) -> DossierStanding? { dossier.standing(on: window.listing.span.judgedOn) }

  func stateWords(_ dossier: Dossier) -> Span {
    guard let standing = standing(dossier) else { return Span("—", .neutral) }
    let state = DossierState(standing, result: dossier.result)
    let words = context.wording[Self.label(state)]
    switch state {
    case .finishedEarly, .finishedOnTime: return Span(words, .good)
    case .finishedLate, .openLate: return Span(words, .bad)
    case .openInTerm: return Span(words)
    case .withdrawn, .awaitingSupplement: return Span(words, .neutral)
    }
  }

  /// Days past the due day, until the end or the day judged on; nil for a dossier in time.
  func daysLate(_ dossier: Dossier) -> Int? {
    let days = dossier.daysLate(on: window.listing.span.judgedOn)
    return days > 0 ? days : nil
  }

  func channel(_ dossier: Dossier) -> CleanText {
    switch dossier.channel {
    case .online?: context.wording[.countedOnline]
    case .inPerson?: context.wording[.countedInPerson]
    case .postal?: context.wording[.countedPostal]
    case nil: "—"
    }
  }

  func day(_ day: Day?) -> CleanText { day.map { context.format.day($0) } ?? "—" }

  // MARK: Drawing

  func draw(_ painter: Painter) {
    CountedHeading.draw(context, painter)
    let wording = context.wording
    let view = context.state.view
    let columns = TableLayout(
      Self.plan.columns(width: painter.columns) { rule, make in
        guard let head = rule.head else { return [] }
        let lead: CleanText = rule.id == Self.code ? "  " : ""
        return [make(rule.id, lead + wording[head], rule.shortHead.map { wording[$0] }, 0, 0)]
      }, width: painter.columns)
    columns.drawHeads(
      painter, row: 2, chosen: view.column, sorted: view.sort, isReversed: view.isSortReversed)
    if let emptiness = context.emptiness {
      painter.text(wording[emptiness], column: 2, row: 3, role: .neutral)
      return
    }
    let position = window.position(of: view.selected)
    let scroll = ScrollWindow(
      count: window.dossiers.count, rows: max(1, painter.rows - 3), selected: position,
      top: window.position(of: view.top))
    for (offset, index) in scroll.range.enumerated() {
      draw(window.dossiers[index], window.keys[index], columns, painter, row: 3 + offset, index == position)
    }
  }

  private func draw(
    _ dossier: Dossier, _ key: ItemKey, _ columns: TableLayout, _ painter: Painter, row y: Int,
    _ isSelected: Bool
  ) {
    painter.target(.item(key), row: y)
    // Two digits for the year where there is not room for four.
    func date(_ column: String, _ day: Day?) {
      guard let place = columns.placed.first(where: { $0.column.id == column }) else { return }
      let text = day.map { place.width < 10 ? context.format.shortDay($0) : context.format.day($0) } ?? "—"
      columns.drawCell(painter, row: y, place: place, Line(text))
    }
    func cell(_ column: String, _ span: Span) {
      columns.drawCell(painter, row: y, column: column, Line([span]))
    }
    columns.drawCell(
      painter, row: y, column: "code",
      Line((isSelected ? "► " : "  ") + CleanText(cleaning: dossier.code.rawValue)))
    date(Self.received, dossier.received)
    date("due", dossier.due)
    date("finished", dossier.finished)
    cell("state", stateWords(dossier))
    cell("late", Span(daysLate(dossier).map { context.format.integer($0) } ?? ""))
    cell("channel", Span(channel(dossier)))
    if isSelected {
      let end = columns.placed.first.map { $0.start + $0.width + 1 }
      painter.addAttributes([.selected], row: y, to: end)
      painter.placeCursor(column: 0, row: y)
    }
  }
}
