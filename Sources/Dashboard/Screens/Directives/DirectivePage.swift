import Model

/// The page of one directive: everything the library holds of it, read by scrolling.
enum DirectivePage {
  static func detail(_ id: DirectiveID, _ state: State) -> DirectiveDetail? {
    state.answers.directive(query(id, state))
  }

  static func query(_ id: DirectiveID, _ state: State) -> Query {
    .directive(id, today: state.today, warningDays: state.warningDays)
  }

  static func draw(_ state: State, _ painter: Painter) {
    guard let id = DirectivesScreen.page(state), let detail = detail(id, state) else {
      painter.rule(row: 0)
      let isMissing = DirectivesScreen.page(state).map { state.answers.hasFailed(query($0, state)) } ?? true
      painter.text(state.wording[isMissing ? .directivesNone : .loading], column: 2, row: 2)
      return
    }
    painter.rule(
      row: 0, title: Line(detail.directive.title.text(in: state.language), .paneTitle, [.bold]))
    drawLines(lines(state), state, painter)
  }

  /// Draws the lines of a page from the view's scroll on; a line found by searching is marked.
  static func drawLines(_ lines: [Line], _ state: State, _ painter: Painter) {
    let top = state.view.top.flatMap { Int($0.rawValue.dropFirst(5)) } ?? 0
    let first = min(max(0, top), max(0, lines.count - 1))
    painter.placeCursor(column: 0, row: 1)
    for (offset, line) in lines.dropFirst(first).prefix(max(0, painter.rows - 1)).enumerated() {
      painter.line(line, column: 1, row: offset + 1)
      if state.view.selected == PageLines.key(first + offset) {
        painter.text("►", column: 0, row: offset + 1)
        painter.addAttributes([.selected], row: offset + 1)
        painter.placeCursor(column: 0, row: offset + 1)
      }
    }
  }

  static func lines(_ state: State) -> [Line] { writer(state).lines }

  /// The page as it is written, for the eye and for reading.
  static func writer(_ state: State) -> PageWriter {
    guard let id = DirectivesScreen.page(state), let detail = detail(id, state) else {
      return PageWriter(state)
    }
    var page = fieldWriter(detail, state)
    addLines(detail, &page, state)
    addReports(detail, &page, state)
    addHistory(detail, &page, state)
    return page
  }

  /// What the directive itself says: its text, state, due, parties and place.
  static func fieldWriter(_ detail: DirectiveDetail, _ state: State) -> PageWriter {
    var page = PageWriter(state)
    let directive = detail.directive
    let text = directive.text.isEmpty ? directive.title.text(in: state.language) : directive.text
    page.paragraph(text, attributes: [.bold])
    if state.language == .english, !directive.text.isEmpty {
      page.paragraph(directive.title.text(in: .english))
    }
    page.blank()
    addState(detail, &page, state)
    page.blank()
    addPlace(detail, &page, state)
    return page
  }

  // MARK: State and due

  private static func addState(_ detail: DirectiveDetail, _ page: inout PageWriter, _ state: State) {
    let wording = state.wording
    let format = state.format
    let standing = detail.standing
    let directive = detail.directive
    let days = standing.days(wording, format, workingDays: directive.due.counting == .workingDays)
    var head: CleanText = standing.state.symbol + " " + standing.word(wording, isShort: false)
    if !days.isEmpty { head = head + ", " + days }
    page.field(wording[.directivePageState], head, role: standing.state.role, attributes: [.bold])
    page.field("", reason(detail, state))
    if standing.isKnownLater { page.field("", wording[.directivesKnownLater], role: .warning) }
    if standing.missedInstances > 0 {
      page.field("", wording(.directivesMissed, format.integer(standing.missedInstances)), role: .warning)
    }
    page.field(
      wording[.directivePageDue],
      directive.due.asStated.isEmpty ? wording[.directivesDueNotStated] : directive.due.asStated)
    if let reading = directive.due.reading {
      page.field(wording[.directivePageReading], reading.text(in: state.language))
    }
    if let window = standing.window {
      page.field(wording[.directivePageWindow], span(window, format))
      page.field(
        wording[.directivePageCounting],
        wording[
          directive.due.counting == .workingDays ? .directivePageWorkingDays : .directivePageCalendarDays])
    }
    page.field(wording[.directivePageRecurrence], recurrence(directive.recurrence, state))
    page.field(
      wording[.directivePageInstances], detail.instances.map { span($0, format) }.joined(separator: "; "))
    if let figure = detail.figure {
      FigureProgressWords(state).add(figure, isOpen: standing.state.isOpen, to: &page)
    }
  }

  private static func span(_ window: DayRange, _ format: Format) -> CleanText {
    window.first == window.last
      ? format.day(window.last) : format.day(window.first) + "–" + format.day(window.last)
  }

  /// Why it stands as it does, in one sentence.
  static func reason(_ detail: DirectiveDetail, _ state: State) -> CleanText {
    let wording = state.wording
    let format = state.format
    let last = detail.standing.window.map { format.day($0.last) } ?? "—"
    let report = detail.reports.first { $0.reportedOn <= state.today } ?? detail.reports.first
    func reported() -> CleanText {
      report.map { wording(.directiveReasonReported, format.day($0.reportedOn)) }
        ?? wording(.directiveReasonStated, format.day(detail.directive.assignedOn))
    }
    switch detail.standing.state {
    case .overdue: return wording(.directiveReasonOverdue, last)
    case .unknown: return wording(.directiveReasonUnknown, last)
    case .dueSoon: return wording(.directiveReasonDueSoon, last, format.integer(state.warningDays))
    case .inTime:
      if let edition = detail.directive.awaitsReading {
        return wording(.directiveReasonBeforeReading, editionName(edition))
      }
      return wording(.directiveReasonInTime, last)
    case .awaitingConfirmation:
      if let edition = detail.directive.awaitsReading, let published = state.catalogue.published(edition) {
        return wording(
          .directiveReasonReading, editionName(edition),
          format.day(published))
      }
      return wording(
        .directiveReasonAwaiting, report.map { format.day($0.reportedOn) } ?? "—")
    case .noDate:
      return wording[detail.standing.isContinuous ? .directiveReasonContinuous : .directiveReasonNoDate]
    case .done, .doneLate, .onHold, .returned, .dropped: return reported()
    }
  }

  static func editionName(_ edition: EditionID) -> CleanText {
    CleanText(cleaning: "\(edition.index.rawValue.uppercased()) \(edition.label)")
  }

  private static let weekdays: [Label] = [
    .weekdayMonday, .weekdayTuesday, .weekdayWednesday, .weekdayThursday, .weekdayFriday, .weekdaySaturday,
    .weekdaySunday,
  ]

  private static func recurrence(_ recurrence: Recurrence, _ state: State) -> CleanText {
    let wording = state.wording
    let label: Label =
      switch recurrence.rule {
      case .none: .directiveRecursNone
      case .daily: .directiveRecursDaily
      case .monthly: .directiveRecursMonthly
      case .weekly: .directiveRecursWeekly
      case .quarterly: .directiveRecursQuarterly
      case .halfYearly: .directiveRecursHalfYearly
      case .yearly: .directiveRecursYearly
      case .continuous: .directiveRecursContinuous
      }
    var parts = [wording[label]]
    if let first = recurrence.firstDayOfMonth, let last = recurrence.lastDayOfMonth,
      recurrence.rule == .weekly
    {
      let days = first == last ? [first] : [first, last]
      let names = days.map { wording[Self.weekdays[min(max(1, $0), 7) - 1]] }
      parts.append(names.joined(separator: "–"))
    } else if let first = recurrence.firstDayOfMonth, let last = recurrence.lastDayOfMonth {
      parts.append(wording(.directiveRecursDays, state.format.integer(first), state.format.integer(last)))
    }
    if let until = recurrence.until {
      parts.append(wording(.directiveRecursUntil, state.format.day(until)))
    }
    if recurrence.alsoAdHoc { parts.append(wording[.directiveRecursAdHoc]) }
    return parts.joined(separator: ", ")
  }

  // MARK: Who and where

  private static func addPlace(_ detail: DirectiveDetail, _ page: inout PageWriter, _ state: State) {
    let wording = state.wording
    let directive = detail.directive
    page.field(wording[.directivePageKind], wording[directive.kind.label])
    if let province = directive.province.flatMap({ state.catalogue.register.unit($0) }) {
      page.field(
        wording[.directivePageProvince], now(province.name.text(in: state.language), province.id, state))
    }
    let leads = directive.leads.map { party($0, state) }
    page.fields(wording[.directivePageLead], leads.isEmpty ? [wording[.directivesLeadNone]] : leads)
    page.fields(wording[.directivePageWith], directive.coordinating.map { party($0, state) })
    page.field(wording[.directivePageDocument], document(directive, state))
    page.field("", wording(.directivesAssignedOn, state.format.day(directive.assignedOn)))
    page.field(wording[.directivePageNote], directive.note)
    if let source = state.catalogue.sources[directive.reference.source] {
      page.field(wording[.directivePageSource], source.title.text(in: state.language), role: .source)
    }
  }

  private static func document(_ directive: Directive, _ state: State) -> CleanText {
    var parts: [CleanText] = []
    if let document = directive.document.flatMap({ state.catalogue.documents[$0] }) {
      let title = document.title.text(in: state.language)
      parts = [document.number, title == document.number ? "" : title, document.dayAsStated]
        .filter { !$0.isEmpty }
    } else {
      parts = [state.wording[.directivesNoDocument]]
    }
    if !directive.item.isEmpty {
      parts.append(state.wording(.directivePageItem, CleanText(cleaning: directive.item)))
    }
    return parts.joined(separator: ", ")
  }

  /// A party as stated, whether it is implied, and what it is by now.
  static func party(_ party: PartyName, _ state: State) -> CleanText {
    var text = party.asStated
    if let unit = party.unit.flatMap({ state.catalogue.register.unit($0) }) {
      if state.language == .english { text = unit.name.text(in: .english) + " (" + party.asStated + ")" }
      text = now(text, unit.id, state)
    }
    return party.isImplied ? text + " (" + state.wording[.directivePageImplied] + ")" : text
  }

  /// A unit that no longer exists on the day shown says what it is now.
  private static func now(_ text: CleanText, _ id: UnitID, _ state: State) -> CleanText {
    guard let unit = state.catalogue.register.unit(id), !unit.exists(on: state.today) else { return text }
    let lineage = state.catalogue.register.lineage(of: id, on: state.today)
    if lineage.isEmpty {
      return unit.validTo.map({ $0 < state.today }) == true
        ? text + ", " + state.wording[.directivePageGone] : text
    }
    let names = lineage.map { $0.name.text(in: state.language) }.joined(separator: ", ")
    return text + ", " + state.wording(.directivePageNow, names)
  }

  // MARK: Lines, reports, history

  private static func addLines(_ detail: DirectiveDetail, _ page: inout PageWriter, _ state: State) {
    guard !detail.lines.isEmpty else { return }
    let summary = AssignmentSummary(detail.lines.map(\.standing.state))
    page.heading(
      state.wording(
        .directivePageLines, state.format.integer(summary.finished), state.format.integer(summary.total)))
    for line in detail.lines {
      let standing = line.standing
      page.row([
        Span(
          (standing.state.symbol + " " + standing.word(state.wording, isShort: false)).padded(to: 22),
          standing.state.role),
        Span(standing.shortDays(state.format).padded(to: 7, alignment: .trailing) + "  "),
        Span(party(line.assignment.party, state)),
      ])
    }
  }

  private static func addReports(_ detail: DirectiveDetail, _ page: inout PageWriter, _ state: State) {
    let wording = state.wording
    page.heading(wording[.directivePageReports])
    if detail.reports.isEmpty { page.paragraph(wording[.directivesNoReport]) }
    for report in detail.reports {
      var text = wording[report.progress.label]
      if let percent = report.percent { text = text + ", " + CleanText(cleaning: "\(percent)%") }
      if let finished = report.finishedOn { text = text + ", " + state.format.day(finished) }
      if !report.text.isEmpty { text = text + " · " + report.text }
      if !report.evidence.isEmpty {
        text = text + " · " + wording[.directivePageEvidence] + ": " + report.evidence
      }
      page.field(state.format.day(report.reportedOn), text)
    }
    guard !detail.extensions.isEmpty else { return }
    page.heading(wording[.directivePageExtensions])
    for granted in detail.extensions {
      var text = wording(.directivePageTo, state.format.day(granted.window.last))
      if !granted.document.isEmpty { text = text + " · " + granted.document }
      if !granted.reason.isEmpty { text = text + " · " + granted.reason }
      page.field(state.format.day(granted.grantedOn), text)
    }
  }

  private static func addHistory(_ detail: DirectiveDetail, _ page: inout PageWriter, _ state: State) {
    guard !detail.versions.isEmpty else { return }
    page.heading(state.wording[.directivePageHistory])
    for version in detail.versions {
      page.field(
        state.wording(.directivePageVersion, state.format.integer(version.since.value)), version.value)
    }
  }

  // MARK: Source card

  static func figureCard(_ directive: Directive, _ state: State) -> FigureCard {
    let wording = state.wording
    var card = FigureCard(
      title: directive.title.text(in: state.language),
      facts: [
        (wording[.directivePageDue], directive.due.asStated),
        (wording[.directivePageReading], directive.due.reading?.text(in: state.language) ?? .empty),
        (wording[.directivePageDocument], document(directive, state)),
        (wording[.directivePageKind], wording[directive.kind.label]),
        (
          wording[.directivePageLead],
          directive.leads.map { party($0, state) }.joined(separator: "; ")
        ),
      ],
      statements: [(directive.due.asStated, directive.reference, directive.note)],
      fact: FactID(directive.id.rawValue))
    if let figure = state.figureProgress(of: directive.id) {
      FigureProgressWords(state).add(figure, to: &card)
    }
    return card
  }
}
