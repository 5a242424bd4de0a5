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
    let then = try reader.asShown(on: first, localDay: rules.localDay)
    changes = try finder.changes(
      since: first, today: today, nextMeeting: reader.nextMeeting(after: today)?.day, then: then, now: reader)
    meeting = try reader.meetings().last { $0.day == first && $0.state != .cancelled }
    lines = try ChangeLineMaker(catalogue: catalogue, rules: rules, reader: reader).lines(of: changes)
  }

  /// What a past meeting showed beside what is known now.
  /// - Parameters:
  ///   - day: of the meeting, as known to the reader.
  ///   - now: the day of now.
  /// - Throws: what the reader throws.
  init(
    meetingOn day: Day, now: Day, warningDays: Int, home: UnitID?, rules: ReportRules,
    from reader: any FactReader, catalogue: Catalogue
  ) throws {
    let latest = try reader.asKnownNow() ?? reader
    let finder = MeetingChangeFinder(
      register: catalogue.register, home: home, workdays: catalogue.calendar, warningDays: warningDays,
      rules: rules)
    changes = try finder.difference(on: day, then: reader, today: max(day, now), now: latest)
    meeting = try reader.meetings().last { $0.day == day && $0.state != .cancelled }
    lines = try ChangeLineMaker(
      catalogue: catalogue, rules: rules, reader: latest, then: reader
    ).lines(of: changes)
  }

  func count(_ kind: ChangeLine.Kind) -> Int { lines.count { $0.kind == kind } }
}

/// One line of what changed: what it is about, what was said then and what is said now, and where it leads.
struct ChangeLine: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case rank, targetLost, targetReached, finished, overdue, due, extended, lateReport, corrected
    /// Only where a past meeting is held against today.
    case directive, definition, target
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
    case words(LocalizedText)
    /// It is said no more.
    case withdrawn
    /// It was not said yet.
    case missing
  }

  /// What Enter opens.
  enum Target: Sendable {
    case unit(UnitID, EditionID)
    case directive(DirectiveID)
    case figure(DefinitionID, FactID)
    case definition(DefinitionID)
    case report(ReportStatus)
    /// Nothing that could be opened: what was not there then.
    case nothing
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
  /// The period after whose closing a figure was corrected.
  var closing: FigureClosing?
  let target: Target
}

/// Makes lines of changes: names of what they are about, in both languages.
private struct ChangeLineMaker {
  let catalogue: Catalogue
  let rules: ReportRules
  let reader: any FactReader
  /// What was known at a past meeting whose views are open; nil where everything is as known now.
  var then: (any FactReader)?

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
    let moved = try moved(changes.moved)
    return changes.ranks.map(line) + targets.filter { $0.kind == .targetLost }
      + targets.filter { $0.kind == .targetReached } + changes.reached.map { line($0, directives[$0.id]) }
      + lines(.finished, changes.finished)
      + lines(.overdue, changes.overdue) + lines(.due, changes.due) + lines(.extended, changes.extended)
      + changes.lateReports.map(line) + moved + changes.corrections.map(line)
      + changes.definitions.map(line) + changes.aims.enumerated().map { line($1, at: $0) }
  }

  /// - Throws: what the readers throw.
  private func moved(_ changes: [MovedDirective]) throws -> [ChangeLine] {
    guard !changes.isEmpty else { return [] }
    let known =
      try (then?.directives(changes.filter { $0.before != nil }.map(\.id)) ?? [])
      + reader.directives(changes.filter { $0.before == nil }.map(\.id))
    let directives = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return changes.map { change in
      let directive = directives[change.id]
      let lead = directive?.leads.first
      let id = CleanText(cleaning: change.id.rawValue)
      return ChangeLine(
        key: key(.directive, change.id.rawValue), kind: .directive, unit: lead?.unit,
        unitAsStated: lead?.short ?? .empty,
        subject: directive?.title ?? LocalizedText(vietnamese: id, english: id),
        before: change.before.map { .state($0) } ?? .missing,
        after: change.after.map { .state($0) } ?? .withdrawn,
        day: directive?.due.window?.last,
        target: change.before == nil ? .nothing : .directive(change.id))
    }
  }

  private func line(_ change: DefinitionChange) -> ChangeLine {
    let parts = change.parts
    return ChangeLine(
      key: key(.definition, change.old.id.rawValue), kind: .definition, subject: change.old.name,
      before: .words(parts.old), after: parts.new.map { .words($0) } ?? .withdrawn,
      target: .definition(change.old.id))
  }

  private func line(_ change: TargetChange, at position: Int) -> ChangeLine {
    func words(_ target: Target) -> ChangeLine.Value {
      .words(LocalizedText(vietnamese: target.asStated, english: target.asStated))
    }
    let id = change.definition ?? ""
    return ChangeLine(
      key: key(.target, (change.old ?? change.new)?.id.rawValue ?? "\(position)"), kind: .target,
      unit: change.unit, subject: name(of: id), before: change.old.map(words) ?? .missing,
      after: change.new.map(words) ?? .withdrawn, target: .definition(id))
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
      after: .rank(move.new), number: places, target: target(of: move))
  }

  /// Of a past meeting the edition that it knew.
  private func target(of move: RankMove) -> ChangeLine.Target {
    guard then != nil else { return .unit(move.unit, move.new.edition) }
    return move.old.map { .unit(move.unit, $0.edition) } ?? .nothing
  }

  private func line(_ crossing: TargetCrossing) -> ChangeLine {
    let kind: ChangeLine.Kind = crossing.isReached ? .targetReached : .targetLost
    return ChangeLine(
      key: key(kind, "\(crossing.definition):\(crossing.unit):\(crossing.new.period.code)"), kind: kind,
      unit: crossing.unit, subject: name(of: crossing.definition), before: .number(crossing.old.value),
      after: .number(crossing.new.value), period: crossing.new.period,
      target: .figure(crossing.definition, (then == nil ? crossing.new : crossing.old).fact))
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
      unit: status.unit, subject: rules.title(status.form) ?? LocalizedText(vietnamese: form, english: form),
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
        batch: correction.batch, closing: correction.closing, target: .figure(old.definition, old.id))
    case .indexFigure(let old, let new):
      return ChangeLine(
        key: key(.corrected, old.id.rawValue), kind: .corrected, unit: old.unit,
        subject: name(of: old.edition), before: value(old), after: new.map(value) ?? .withdrawn,
        batch: correction.batch, closing: correction.closing, target: .unit(old.unit, old.edition))
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
