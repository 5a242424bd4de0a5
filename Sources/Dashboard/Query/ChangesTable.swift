import Model

/// What changed since a day, line by line, in the order of the agenda.
public final class ChangesTable: Sendable {
  let changes: MeetingChanges
  /// The meeting whose day it begins with; nil where nobody met on it.
  let meeting: Meeting?
  let lines: [ChangeLine]

  /// - Parameter since: nil for the day of the last meeting before today, else the same day a month ago.
  /// - Throws: what the reader throws.
  init(
    since: Day?, today: Day, warningDays: Int, home: UnitID?, rules: ReportRules, from reader: any FactReader,
    catalogue: Catalogue
  ) throws {
    let asked = try since ?? reader.lastMeeting(before: today)?.day ?? today.adding(months: -1)
    // A day that is not over has changed nothing.
    let first = min(asked, today + -1)
    let finder = MeetingChangeFinder(
      register: catalogue.register, home: home, workdays: catalogue.calendar, warningDays: warningDays,
      rules: rules)
    let then = try Self.known(on: first, rules, reader)
    changes = try finder.changes(
      since: first, today: today, nextMeeting: reader.nextMeeting(after: today)?.day, then: then, now: reader)
    meeting = try reader.meetings().last { $0.day == first && $0.state != .cancelled }
    lines = try ChangeLineMaker(catalogue: catalogue, rules: rules, reader: reader).lines(of: changes)
  }

  /// The facts as they were known on a day; nil where nothing was.
  private static func known(
    on day: Day, _ rules: ReportRules, _ reader: any FactReader
  ) throws -> (any FactReader)? {
    try reader.lastBatch(on: day, localDay: rules.localDay).flatMap { try reader.asKnown(at: $0) }
  }

  func count(_ kind: ChangeLine.Kind) -> Int { lines.count { $0.kind == kind } }
}

/// One line of what changed: what it is about, what was said then and what is said now, and where it leads.
struct ChangeLine: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case rank, targetLost, targetReached, finished, overdue, due, extended, lateReport, corrected
    /// The figure of a directive has reached its target.
    case figureReached
  }

  /// What a line says on one of the two days.
  enum Value: Sendable {
    case none
    case rank(RankMove.Place)
    case number(ExactDecimal)
    case stated(StatedNumber)
    case state(DirectiveState)
    case report(ReportStatus)
    /// It is said no more.
    case withdrawn
  }

  /// What Enter opens.
  enum Target: Sendable {
    case unit(UnitID, EditionID)
    case directive(DirectiveID)
    case figure(DefinitionID, FactID)
    case report(ReportStatus)
  }

  let key: ItemKey
  let kind: Kind
  var unit: UnitID?
  /// A lead unit by the name the source gives it, where it is none of the register.
  var unitAsStated = CleanText.empty
  let subject: LocalizedText
  var before = Value.none
  var after = Value.none
  /// The last day of a directive, or that of a report.
  var day: Day?
  var period: Period?
  /// Places gained, days left, extensions, days late.
  var number: Int?
  var batch: BatchNumber?
  let target: Target
}

/// Makes lines of changes: names of what they are about, in both languages.
private struct ChangeLineMaker {
  let catalogue: Catalogue
  let rules: ReportRules
  let reader: any FactReader

  func lines(of changes: MeetingChanges) throws -> [ChangeLine] {
    let lists = changes.finished + changes.overdue + changes.due + changes.extended
    let wanted = Set(lists.map(\.id) + changes.reached.map(\.id))
    let directives = Dictionary(
      try reader.directives(Array(wanted)).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    func lines(_ kind: ChangeLine.Kind, _ changes: [DirectiveChange]) -> [ChangeLine] {
      changes.map { line(kind, $0, directives[$0.id]) }
    }
    let targets = changes.targets.map(line)
    return changes.ranks.map(line) + targets.filter { $0.kind == .targetLost }
      + targets.filter { $0.kind == .targetReached } + changes.reached.map { line($0, directives[$0.id]) }
      + lines(.finished, changes.finished)
      + lines(.overdue, changes.overdue) + lines(.due, changes.due) + lines(.extended, changes.extended)
      + changes.lateReports.map(line) + changes.corrections.map(line)
  }

  private func key(_ kind: ChangeLine.Kind, _ name: String) -> ItemKey {
    .line("change:\(kind.rawValue):\(name)")
  }

  private func line(_ move: RankMove) -> ChangeLine {
    var places: Int?
    if case .places(let count, _) = move.change { places = count }
    return ChangeLine(
      key: key(.rank, "\(move.new.edition):\(move.unit)"), kind: .rank, unit: move.unit,
      subject: name(of: move.new.edition), before: move.old.map { .rank($0) } ?? .none,
      after: .rank(move.new), number: places, target: .unit(move.unit, move.new.edition))
  }

  private func line(_ crossing: TargetCrossing) -> ChangeLine {
    let kind: ChangeLine.Kind = crossing.isReached ? .targetReached : .targetLost
    return ChangeLine(
      key: key(kind, "\(crossing.definition):\(crossing.unit):\(crossing.new.period.code)"), kind: kind,
      unit: crossing.unit, subject: name(of: crossing.definition), before: .number(crossing.old.value),
      after: .number(crossing.new.value), period: crossing.new.period,
      target: .figure(crossing.definition, crossing.new.fact))
  }

  private func line(
    _ kind: ChangeLine.Kind, _ change: DirectiveChange, _ directive: Directive?
  ) -> ChangeLine {
    let lead = directive?.leads.first
    let id = CleanText(cleaning: change.id.rawValue)
    return ChangeLine(
      key: key(kind, change.id.rawValue), kind: kind, unit: lead?.unit, unitAsStated: lead?.short ?? .empty,
      subject: directive?.title ?? LocalizedText(vietnamese: id, english: id),
      before: change.before.map { .state($0) } ?? .none, after: .state(change.standing.state),
      day: change.standing.window?.last,
      number: kind == .extended ? change.extensionCount : change.standing.daysLeft,
      target: .directive(change.id))
  }

  private func line(_ reach: FigureReach, _ directive: Directive?) -> ChangeLine {
    let lead = directive?.leads.first
    let id = CleanText(cleaning: reach.id.rawValue)
    return ChangeLine(
      key: key(.figureReached, reach.id.rawValue), kind: .figureReached, unit: lead?.unit,
      unitAsStated: lead?.short ?? .empty,
      subject: directive?.title ?? LocalizedText(vietnamese: id, english: id),
      before: .number(reach.before?.value ?? reach.now.link.value),
      after: reach.now.now.map { .number($0.value) } ?? .none, period: reach.now.now?.period,
      target: .directive(reach.id))
  }

  private func line(_ status: ReportStatus) -> ChangeLine {
    let form = CleanText(cleaning: status.form)
    return ChangeLine(
      key: key(.lateReport, "\(status.form):\(status.unit):\(status.period.code)"), kind: .lateReport,
      unit: status.unit, subject: rules.titles[status.form] ?? LocalizedText(vietnamese: form, english: form),
      after: .report(status), day: status.reportedOn ?? status.due, period: status.period,
      number: status.lateDays, batch: status.batch, target: .report(status))
  }

  private func line(_ correction: FigureCorrection) -> ChangeLine {
    func value(_ figure: IndexFigure) -> ChangeLine.Value {
      if let score = figure.score { return .stated(score) }
      guard let rank = figure.rank else { return .none }
      return .rank(
        RankMove.Place(edition: figure.edition, rank: rank, rankOf: figure.rankOf ?? 0))
    }
    switch correction.figure {
    case .observation(let old, let new):
      return ChangeLine(
        key: key(.corrected, old.id.rawValue), kind: .corrected, unit: old.unit,
        unitAsStated: old.unit == nil ? old.unitAsStated : .empty, subject: name(of: old.definition),
        before: old.value.map { .stated($0) } ?? .none,
        after: new.map { $0.value.map { .stated($0) } ?? .none } ?? .withdrawn, period: old.period,
        batch: correction.batch, target: .figure(old.definition, old.id))
    case .indexFigure(let old, let new):
      return ChangeLine(
        key: key(.corrected, old.id.rawValue), kind: .corrected, unit: old.unit,
        subject: name(of: old.edition), before: value(old), after: new.map(value) ?? .withdrawn,
        batch: correction.batch, target: .unit(old.unit, old.edition))
    }
  }

  private func name(of definition: DefinitionID) -> LocalizedText {
    let id = CleanText(cleaning: definition.rawValue)
    return catalogue.definitions[definition]?.name ?? LocalizedText(vietnamese: id, english: id)
  }

  /// "DTI 2022" where the index has a short name.
  private func name(of edition: EditionID) -> LocalizedText {
    let structure = catalogue.editions.first { $0.id == edition }.flatMap {
      catalogue.structures[$0.structure]
    }
    func text(_ language: Language) -> CleanText {
      let short = structure?.shortName.text(in: language) ?? CleanText(cleaning: edition.index.rawValue)
      return short + " " + CleanText(cleaning: edition.label)
    }
    return LocalizedText(vietnamese: text(.vietnamese), english: text(.english))
  }
}
