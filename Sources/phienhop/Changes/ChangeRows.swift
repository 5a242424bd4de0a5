import Dashboard
import Model

/// One line of what changed, with what it says before and after.
struct ChangeRow {
  enum Kind: String, CaseIterable {
    case rank, targetLost, targetReached, finished, overdue, due, extended, lateReport, corrected
    case directive, definition, target
    case figureReached
  }

  let kind: Kind
  var unit: UnitID?
  /// What it is about: an index, a directive, a criterion, a form.
  var subject: FieldValue
  var before = FieldValue.missing
  var after = FieldValue.missing
  /// The day that matters: the last day, that of the report.
  var day: Day?
  var period: Period?
  /// Days past, extensions, places gained.
  var number: Int?
  /// Key of what it drills down to.
  let id: String
  var batch: BatchNumber?
  /// The period after whose closing a figure was corrected.
  var closed: Period?
}

/// Rows of `phienhop changes`, by kind in the order of the agenda.
struct ChangeRows {
  private let rows: [ChangeRow]
  private let register: UnitRegister

  /// - Parameter then: what was known at a past meeting that is held against today.
  init(
    _ changes: MeetingChanges, _ reader: any FactReader, _ catalogue: Catalogue, then: (any FactReader)? = nil
  ) throws {
    register = catalogue.register
    let lists = changes.finished + changes.overdue + changes.due + changes.extended
    let ids = Set(lists.map(\.id) + changes.moved.map(\.id) + changes.reached.map(\.id))
    let directives = Dictionary(
      try (reader.directives(Array(ids)) + (then?.directives(changes.moved.map(\.id)) ?? [])).map {
        ($0.id, $0)
      },
      uniquingKeysWith: { first, _ in first })
    let definitions = Dictionary(
      try reader.definitions().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    func directive(_ kind: ChangeRow.Kind, _ change: DirectiveChange) -> ChangeRow {
      let directive = directives[change.id]
      return ChangeRow(
        kind: kind, unit: directive?.leads.first?.unit,
        subject: directive.map { .words($0.title) } ?? .text(change.id.rawValue),
        before: .term(change.before), after: .term(change.standing.state),
        // Of what is finished the day it was, and not the one it was due.
        day: kind == .finished ? change.finishedOn : change.standing.window?.last,
        number: kind == .extended ? change.extensionCount : change.standing.daysLeft, id: change.id.rawValue)
    }

    let structures = try reader.structures()
    /// "DTI 2022" where the index has a short name.
    func name(of edition: EditionID) -> FieldValue {
      guard let structure = structures.last(where: { $0.index == edition.index }) else {
        return .text(edition.description)
      }
      let names = [structure.shortName.vietnamese, structure.shortName.english].map {
        CleanText(cleaning: "\($0) \(edition.label)")
      }
      return .words(LocalizedText(vietnamese: names[0], english: names[1]))
    }

    var rows: [ChangeRow] = changes.ranks.map { move in
      var places: Int?
      if case .places(let count, _) = move.change { places = count }
      return ChangeRow(
        kind: .rank, unit: move.unit, subject: name(of: move.new.edition),
        before: move.old.map { .text("\($0.rank)/\($0.rankOf)") } ?? .missing,
        after: .text("\(move.new.rank)/\(move.new.rankOf)"), number: places, id: move.new.edition.description)
    }
    rows += changes.targets.map { crossing in
      ChangeRow(
        kind: crossing.isReached ? .targetReached : .targetLost, unit: crossing.unit,
        subject: definitions[crossing.definition].map { .words($0.name) }
          ?? .text(crossing.definition.rawValue),
        before: .number(crossing.old.value), after: .number(crossing.new.value), period: crossing.new.period,
        id: crossing.new.fact.rawValue)
    }
    rows += changes.reached.map { reach in
      let directive = directives[reach.id]
      return ChangeRow(
        kind: .figureReached, unit: directive?.leads.first?.unit,
        subject: directive.map { .words($0.title) } ?? .text(reach.id.rawValue),
        before: .number(reach.before?.value ?? reach.now.link.value),
        after: reach.now.now.map { .number($0.value) } ?? .missing, period: reach.now.now?.period,
        id: reach.id.rawValue)
    }
    rows += changes.finished.map { directive(.finished, $0) }
    rows += changes.overdue.map { directive(.overdue, $0) }
    rows += changes.due.map { directive(.due, $0) }
    rows += changes.extended.map { directive(.extended, $0) }
    rows += changes.lateReports.map { status in
      ChangeRow(
        kind: .lateReport, unit: status.unit, subject: .text(status.form),
        after: .term("report_\(status.state.rawValue)"), day: status.reportedOn ?? status.due,
        period: status.period, number: status.lateDays, id: status.form, batch: status.batch)
    }
    rows += changes.corrections.map { correction in
      switch correction.figure {
      case .observation(let old, let new):
        ChangeRow(
          kind: .corrected, unit: old.unit,
          subject: definitions[old.definition].map { .words($0.name) } ?? .text(old.definition.rawValue),
          before: .stated(old.value), after: .stated(new?.value), period: old.period, id: old.id.rawValue,
          batch: correction.batch, closed: correction.closing?.period)
      case .indexFigure(let old, let new):
        ChangeRow(
          kind: .corrected, unit: old.unit, subject: name(of: old.edition),
          before: old.score.map { .stated($0) } ?? .integer(old.rank),
          after: new?.score.map { .stated($0) } ?? .integer(new?.rank), id: old.id.rawValue,
          batch: correction.batch, closed: correction.closing?.period)
      }
    }
    rows += changes.moved.map { change in
      let directive = directives[change.id]
      return ChangeRow(
        kind: .directive, unit: directive?.leads.first?.unit,
        subject: directive.map { .words($0.title) } ?? .text(change.id.rawValue),
        before: .term(change.before), after: .term(change.after), day: directive?.due.window?.last,
        id: change.id.rawValue)
    }
    rows += changes.definitions.map { change in
      let parts = change.parts
      return ChangeRow(
        kind: .definition, subject: .words(change.old.name), before: .words(parts.old),
        after: .words(parts.new),
        id: change.old.id.rawValue)
    }
    rows += changes.aims.map { change in
      let id = change.definition ?? ""
      return ChangeRow(
        kind: .target, unit: change.unit,
        subject: definitions[id].map { .words($0.name) } ?? .text(id.rawValue),
        before: change.old.map { .text($0.asStated) } ?? .missing,
        after: change.new.map { .text($0.asStated) } ?? .missing, id: id.rawValue)
    }
    self.rows = rows
  }

  var table: ShowTable {
    ShowTable(
      rows,
      [
        ShowColumn("change", table: true) { .term("change_\(FieldValue.snakeCase($0.kind.rawValue))") },
        ShowColumn("unit_code") { $0.unit.map { .text($0.code) } ?? .missing },
        ShowColumn("unit", table: true) { row in
          row.unit.flatMap { register.unit($0) }.map { .words($0.shortName) } ?? .missing
        },
        ShowColumn("subject", table: true) { $0.subject },
        ShowColumn("before", table: true) { $0.before },
        ShowColumn("after", table: true) { $0.after },
        ShowColumn("day", table: true) { .day($0.day) },
        ShowColumn("period", table: true) { $0.period.map { .text($0.code) } ?? .missing },
        ShowColumn("number") { .integer($0.number) },
        ShowColumn("after_closing") { $0.closed.map { .period($0) } ?? .missing },
        ShowColumn("batch") { .integer($0.batch?.value) },
        ShowColumn("id") { .text($0.id) },
      ])
  }
}
