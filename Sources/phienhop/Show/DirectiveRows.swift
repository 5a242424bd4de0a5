import Dashboard
import Model

/// A directive with how it stands on the day shown.
struct DirectiveFact {
  let directive: Directive
  let standing: DirectiveStanding
  let extensionCount: Int
  let lastReport: Day?
  /// The figure it goes back to, then and now; nil where it goes back to none.
  let figure: FigureProgress?
}

/// Rows of `show directives`: conclusions of every kind; only `task` counts in rates.
struct DirectiveRows {
  let context: ShowContext

  func facts() throws -> [DirectiveFact] {
    let outlines = try context.reader.directiveOutlines().filter { outline in
      context.keeps(unit: outline.province)
        && (context.period.map { period in keeps(outline, in: period) } ?? true)
    }
    let whole = Dictionary(
      try context.reader.directives(outlines.map(\.id)).map { ($0.id, $0) }
    ) { first, _ in first }
    let figures = Dictionary(
      try context.reader.directiveFigures().map { ($0.directive, $0.link) },
      uniquingKeysWith: { first, _ in first })
    let finder =
      figures.isEmpty
      ? nil
      : try FigureProgressFinder(
        context.reader, today: context.today, register: context.catalogue.register)
    let facts = try outlines.compactMap { outline in
      try whole[outline.id].map { directive in
        DirectiveFact(
          directive: directive,
          standing: outline.standing(
            on: context.today, warningDays: context.warningDays, workdays: context.catalogue.calendar,
            publishedEditions: { context.catalogue.published($0) }),
          extensionCount: outline.extensionCount(on: context.today),
          lastReport: outline.latestReportOfAny(on: context.today)?.reportedOn,
          figure: try figures[outline.id].flatMap { try finder?.progress(of: $0) })
      }
    }
    return facts.sorted { left, right in order(left) < order(right) }
  }

  private func order(_ fact: DirectiveFact) -> (Int, Int, DirectiveID) {
    (
      fact.standing.state.urgency, fact.standing.daysLeft ?? .max,
      fact.directive.id
    )
  }

  /// Given or due inside the period.
  private func keeps(_ outline: DirectiveOutline, in period: Period) -> Bool {
    guard let days = period.days else { return false }
    return days.contains(outline.assignedOn)
      || (outline.window(on: context.today).map { days.contains($0.last) } ?? false)
  }

  var columns: [ShowColumn<DirectiveFact>] {
    let before: [ShowColumn<DirectiveFact>] = [
      ShowColumn("directive") { .text($0.directive.id.rawValue) },
      ShowColumn("kind", table: true) { .term($0.directive.kind) },
      ShowColumn("state", table: true) { .term($0.standing.state) },
      ShowColumn("days_left", table: true) { fact in
        guard let days = fact.standing.daysLeft, let words = DirectiveWords.remaining(fact.standing) else {
          return .missing
        }
        return .told(days, words)
      },
      ShowColumn("progress") { .term($0.standing.progress) },
      ShowColumn("title", table: true) { .words($0.directive.title) },
      ShowColumn("lead_unit", table: true) { .text(names($0.directive.leads).joined(separator: "; ")) },
      ShowColumn("lead_units") { .list(names($0.directive.leads)) },
      ShowColumn("lead_is_implied") { fact in
        fact.directive.leads.isEmpty ? .missing : .flag(fact.directive.leads.allSatisfy(\.isImplied))
      },
      ShowColumn("coordinating_units") { .list(names($0.directive.coordinating)) },
      ShowColumn("due_as_stated", table: true) { .text($0.directive.due.asStated) },
      ShowColumn("due_reading") { .words($0.directive.due.reading) },
      ShowColumn("due_from") { .day($0.standing.window?.first ?? $0.directive.due.window?.first) },
      ShowColumn("due_to", table: true) { .day($0.standing.window?.last ?? $0.directive.due.window?.last) },
      ShowColumn("due_counting") { .term($0.directive.due.counting) },
      ShowColumn("recurrence") { .term($0.directive.recurrence.rule) },
      ShowColumn("recurrence_until") { .day($0.directive.recurrence.until) },
      ShowColumn("extensions") { .integer($0.extensionCount) },
      ShowColumn("last_report") { .day($0.lastReport) },
      ShowColumn("is_tracked") { .flag($0.directive.isTracked) },
      ShowColumn("awaits_reading") { $0.directive.awaitsReading.map { .text($0.description) } ?? .missing },
      ShowColumn("assigned_on") { .day($0.directive.assignedOn) },
      ShowColumn("after_today") { .flag($0.standing.isKnownLater) },
      ShowColumn("document") { $0.directive.document.map { .text($0.rawValue) } ?? .missing },
      ShowColumn("document_number") { document($0).map { .text($0.number) } ?? .missing },
      ShowColumn("document_title") { .words(document($0)?.title) },
      ShowColumn("item") { .text(CleanText(cleaning: $0.directive.item)) },
      ShowColumn("text") { .text($0.directive.text) },
    ]
    return before + context.unitColumns({ $0.directive.province }, asStated: { _ in .empty })
      + context.sourceColumns { $0.directive.reference }
      + [ShowColumn("note") { .text($0.directive.note) }] + figureColumns
  }

  private var figureColumns: [ShowColumn<DirectiveFact>] {
    func number(_ value: ExactDecimal?) -> FieldValue { value.map { .number($0) } ?? .missing }
    func period(_ period: Period?) -> FieldValue { period.map { .text($0.code) } ?? .missing }
    return [
      ShowColumn("figure") { fact in
        switch fact.figure?.link.subject {
        case .observation(let definition)?: .text(definition.rawValue)
        case .score(let index, let item)?:
          .text([index.rawValue, item?.rawValue].compactMap(\.self).joined(separator: "/"))
        case .rank(let index)?: .text(index.rawValue)
        case nil: .missing
        }
      },
      ShowColumn("figure_measure") { fact in
        switch fact.figure?.link.subject {
        case .observation?: .text("observation")
        case .score?: .text("score")
        case .rank?: .text("rank")
        case nil: .missing
        }
      },
      ShowColumn("figure_unit_code") { $0.figure.map { .text($0.link.unit.code) } ?? .missing },
      ShowColumn("figure_then") { number($0.figure?.link.value) },
      ShowColumn("figure_then_period") { period($0.figure?.link.period) },
      ShowColumn("figure_now") { number($0.figure?.now?.value) },
      ShowColumn("figure_now_period") { period($0.figure?.now?.period) },
      ShowColumn("figure_target") { number($0.figure?.link.target) },
      ShowColumn("figure_target_state") { .term($0.figure?.state) },
      ShowColumn("completion_proposed") { fact in
        fact.figure.map { .flag($0.isReached && fact.standing.state.isOpen) } ?? .missing
      },
    ]
  }

  private func names(_ parties: [PartyName]) -> [String] { parties.map(\.asStated.string) }

  private func document(_ fact: DirectiveFact) -> Document? {
    fact.directive.document.flatMap { context.catalogue.documents[$0] }
  }
}
