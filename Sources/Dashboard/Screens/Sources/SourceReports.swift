import Model

/// Reports that units owe for the month that is viewed, on the screen of sources.
struct SourceReports {
  /// Rows that are listed; more are only counted.
  private static let most = 500

  /// The row that tells of all of them.
  static let key = ItemKey.line("reports")

  let table: ReportTable
  let state: State
  private var wording: Wording { state.wording }

  /// nil while nothing is known, and for the built-in figures, which no unit sent.
  init?(_ state: State) {
    guard let table = state.answers.reports(Self.query(state)), Self.isKept(state) else { return nil }
    self.table = table
    self.state = state
  }

  private static func isKept(_ state: State) -> Bool { state.library != .builtIn }

  static func query(_ state: State) -> Query {
    .reports(month: state.view.period, home: state.home, today: state.today)
  }

  static func queries(_ state: State) -> [Query] { isKept(state) ? [query(state)] : [] }

  /// Those listed: who has not reported, who did so late, and whose report has gaps.
  var listed: [ReportStatus] { Array(table.outstanding.prefix(Self.most)) }

  /// "Tháng 10/2026: 2 chưa nộp, 0 còn hạn, 1 nộp trễ, 12 trong hạn".
  var summary: CleanText {
    let month = state.format.period(table.month)
    guard !table.statuses.isEmpty else { return wording(.sourcesReportsNone, month) }
    let counts = [ReportStatus.State.missing, .awaited, .late, .reported].map {
      state.format.integer(table.count($0))
    }
    let told = wording(.sourcesReportsCounts, month, counts[0], counts[1], counts[2], counts[3])
    let undated = table.count(.undated)
    return undated > 0 ? told + ", " + wording(.sourcesReportsUndated, state.format.integer(undated)) : told
  }

  /// Those that are owed; the summary tells how many are there.
  var count: Int { table.statuses.count }

  var card: FigureCard {
    FigureCard(
      title: wording[.sourcesTitleReports],
      facts: [(wording[.dossiersPeriod], state.format.period(table.month))]
        + [ReportStatus.State.missing, .awaited, .late, .reported, .undated].map {
          (ReportWords.standing($0, wording), state.format.integer(table.count($0)))
        })
  }

  /// Shows the month before or after the one viewed.
  /// - Returns: false where there is none to show.
  static func step(_ state: inout State, by step: Int) -> Bool {
    let month =
      state.view.period ?? SourceReports(state)?.table.month ?? ReportTable.lastMonth(before: state.today)
    guard let next = step < 0 ? month.previous : month.next else { return false }
    // What has not begun is not owed.
    if step > 0, let first = next.firstDay, first > state.today { return false }
    state.view.period = next
    return true
  }
}

/// How a unit stands with a form, in the words of a screen.
struct ReportWords {
  let status: ReportStatus
  let state: State

  private var wording: Wording { state.wording }

  static func key(_ status: ReportStatus) -> ItemKey {
    .line("report:\(status.form):\(status.unit):\(status.period.code)")
  }

  var unit: CleanText {
    state.catalogue.register.unit(status.unit)?.shortName.text(in: state.language)
      ?? CleanText(cleaning: status.unit.code)
  }

  var form: CleanText {
    state.answers.reports(SourceReports.query(state))?.titles[status.form]?.text(in: state.language)
      ?? CleanText(cleaning: status.form)
  }

  var period: CleanText { state.format.period(status.period) }

  /// Unit, form and, where it is another than the month viewed, the period.
  var title: CleanText {
    var parts = [unit, form]
    if state.answers.reports(SourceReports.query(state))?.month != status.period { parts.append(period) }
    return parts.joined(separator: ", ")
  }

  var standing: CleanText { Self.standing(status.state, wording) }

  static func standing(_ state: ReportStatus.State, _ wording: Wording) -> CleanText {
    switch state {
    case .reported: wording[.sourcesReportInTime]
    case .late: wording[.sourcesReportLate]
    case .awaited: wording[.sourcesReportAwaited]
    case .missing: wording[.sourcesReportMissing]
    case .undated: wording[.sourcesReportUndated]
    }
  }

  var role: Role {
    switch status.state {
    case .missing: .bad
    case .late: .warning
    case .awaited, .reported, .undated: .text
    }
  }

  var mark: CleanText {
    switch status.state {
    case .missing: "×"
    case .late: "!"
    case .awaited: "…"
    case .reported, .undated: "≠"
    }
  }

  var due: CleanText { wording(.sourcesReportDue, state.format.day(status.due)) }

  /// "trễ 24 ngày"; empty in time.
  var late: CleanText {
    status.lateDays > 0 ? wording(.sourcesReportDays, state.format.integer(status.lateDays)) : .empty
  }

  /// "có 10/12 chỉ tiêu"; empty for a complete report and for one that is not there.
  var told: CleanText {
    guard status.isThere, !status.isComplete else { return .empty }
    return wording(
      .sourcesReportTold, state.format.integer(status.told), state.format.integer(status.expected))
  }

  private var reportedOn: CleanText { status.reportedOn.map { state.format.day($0) } ?? .empty }
  private var batch: CleanText {
    status.batch.map { wording(.sourcesBatch, state.format.integer($0.value)) } ?? .empty
  }

  var card: FigureCard {
    FigureCard(
      title: unit,
      facts: [
        (wording[.sourcesReportForm], form), (wording[.dossiersPeriod], period),
        (
          wording[.sourcesReportState], [standing, late, told].filter { !$0.isEmpty }.joined(separator: ", ")
        ),
        (wording[.sourcesReportDueHead], state.format.day(status.due)),
        (wording[.sourcesReportOn], reportedOn), (wording[.sourcesReportBatch], batch),
      ])
  }

  func plainRow(_ key: ItemKey) -> PlainRow {
    let text = PlainText(wording)
    return text.row(
      key, [unit, form, period].joined(separator: ", "),
      [
        text.figure("", standing), text.figure(wording[.sourcesReportDueHead], state.format.day(status.due)),
        text.figure("", late), text.figure("", told), text.figure(wording[.sourcesReportOn], reportedOn),
        text.figure(wording[.sourcesReportBatch], batch, isDetail: true),
      ])
  }

  static func table(_ reports: SourceReports) -> ExportedTable {
    let state = reports.state
    let wording = state.wording
    var columns = TableBuilder<ReportWords>()
    columns.column("unit", wording[.rankingsUnit]) { .words($0.unit) }
    columns.column("form", wording[.sourcesReportForm]) { .words($0.form) }
    columns.column("period", wording[.dossiersPeriod]) { .words($0.period) }
    columns.column("due", wording[.sourcesReportDueHead]) { .words(state.format.day($0.status.due)) }
    columns.column("state", wording[.sourcesReportState]) { .words($0.standing) }
    columns.column("late", wording[.sourcesReportDaysHead], .number) { words in
      words.status.lateDays > 0 ? .integer(words.status.lateDays) : .words(nil)
    }
    columns.column("reported", wording[.sourcesReportOn]) { .words($0.reportedOn) }
    columns.column("told", wording[.sourcesReportToldHead], .number) { words in
      words.status.isThere ? .integer(words.status.told) : .words(nil)
    }
    columns.column("expected", wording[.sourcesReportExpectedHead], .number) { .integer($0.status.expected) }
    // Everything that is owed, and not only what waits for somebody.
    return columns.table(
      wording[.sourcesTitleReports] + ": " + reports.summary,
      rows: reports.table.statuses.map { ReportWords(status: $0, state: state) })
  }
}
