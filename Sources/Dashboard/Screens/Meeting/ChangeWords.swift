import Model

/// What a line of changes says on the screen, read aloud and in a file.
struct ChangeWords {
  let state: State
  private var wording: Wording { state.wording }
  private var format: Format { state.format }

  init(_ state: State) {
    self.state = state
  }

  // MARK: Kinds

  static func mark(_ kind: ChangeLine.Kind) -> CleanText {
    switch kind {
    case .rank: "▲"
    case .targetLost, .overdue: "■"
    case .targetReached, .figureReached, .finished: "√"
    case .due: "!"
    case .extended: "►"
    case .lateReport: "×"
    case .corrected: "≠"
    case .directive: "►"
    case .definition, .target: "≠"
    }
  }

  static func role(_ kind: ChangeLine.Kind) -> Role {
    switch kind {
    case .targetLost, .overdue: .bad
    case .targetReached, .figureReached, .finished: .good
    case .due, .extended, .lateReport, .corrected: .warning
    case .rank, .directive: .text
    case .definition, .target: .warning
    }
  }

  func name(_ kind: ChangeLine.Kind) -> CleanText {
    switch kind {
    case .rank: wording[.changesRank]
    case .targetLost: wording[.changesTargetLost]
    case .targetReached: wording[.changesTargetReached]
    case .figureReached: wording[.changesFigureReached]
    case .finished: wording[.changesFinished]
    case .overdue: wording[.changesOverdue]
    case .due: wording[.changesDue]
    case .extended: wording[.changesExtended]
    case .lateReport: wording[.changesLateReport]
    case .corrected: wording[.changesCorrected]
    case .directive: wording[.changesDirective]
    case .definition: wording[.changesDefinition]
    case .target: wording[.changesTarget]
    }
  }

  /// A figure of a closed period says that it was corrected after it.
  func name(_ line: ChangeLine) -> CleanText {
    line.closing == nil ? name(line.kind) : wording[.closedCard]
  }

  /// A rank that fell has another mark than one that rose.
  private func mark(_ line: ChangeLine) -> (CleanText, Role) {
    guard line.kind == .rank else { return (Self.mark(line.kind), Self.role(line.kind)) }
    guard let places = line.number, places != 0 else { return ("·", .text) }
    return places > 0 ? ("▲", .good) : ("▼", .bad)
  }

  // MARK: Cells

  func unit(_ line: ChangeLine) -> CleanText {
    if let unit = line.unit { return state.catalogue.shortName(of: unit, state.language) }
    return line.unitAsStated
  }

  func value(_ value: ChangeLine.Value) -> CleanText {
    switch value {
    case .none: "—"
    case .rank(let place):
      place.rankOf > 0
        ? format.integer(place.rank) + "/" + format.integer(place.rankOf) : format.integer(place.rank)
    case .number(let number): format.number(number)
    case .stated(let number): format.stated(number)
    case .state(let state): state.word(wording)
    case .report(let status): ReportWords.standing(status.state, wording)
    case .words(let text): text.text(in: state.language)
    case .withdrawn: wording[.changesWithdrawn]
    case .missing: wording[.changesNew]
    }
  }

  /// A state with its mark, anything else as it is.
  private func shown(_ value: ChangeLine.Value) -> Line {
    if case .state(let state) = value {
      return Line(state.symbol + " " + state.word(wording, isShort: true), state.role)
    }
    return Line(self.value(value))
  }

  /// The period of a figure, the last day of a directive.
  private func when(_ line: ChangeLine) -> CleanText {
    if let day = line.day { return format.day(day) }
    return line.period.map { format.period($0) } ?? ""
  }

  /// Places gained, days left, how often extended.
  func note(_ line: ChangeLine) -> CleanText {
    if let closing = line.closing {
      return wording(.changesAfterClosing, state.format.period(closing.period))
    }
    guard let number = line.number else { return "" }
    let count = format.integer(abs(number))
    switch line.kind {
    case .rank:
      if number == 0 { return "" }
      return wording(number > 0 ? .changesPlacesUp : .changesPlacesDown, count)
    case .extended: return wording(.changesExtensions, count)
    case .lateReport: return number > 0 ? wording(.sourcesReportDays, count) : ""
    case .due, .overdue:
      if number == 0 { return wording[.dueToday] }
      return wording(number > 0 ? .daysLeft : .daysPast, count)
    case .targetLost, .targetReached, .figureReached, .finished, .corrected, .directive, .definition, .target:
      return ""
    }
  }

  /// What happened, in a few words for a room: "60/63 ► 26/63", "qua 28 ngày".
  func step(_ line: ChangeLine) -> CleanText {
    switch line.kind {
    case .rank, .targetLost, .targetReached, .figureReached, .corrected, .directive, .definition, .target:
      if case .none = line.before { return value(line.after) }
      return value(line.before) + " ► " + value(line.after)
    case .finished: return value(line.after)
    case .overdue, .due, .extended: return note(line)
    case .lateReport:
      let note = note(line)
      return note.isEmpty ? value(line.after) : note
    }
  }

  func cell(_ column: String, _ line: ChangeLine) -> Line {
    switch column {
    case "kind":
      let (mark, role) = mark(line)
      return Line(mark + " " + name(line), role)
    case "unit":
      return Line(unit(line), line.unit != nil && line.unit == state.home ? .own : .text)
    case "subject": return Line(line.subject.text(in: state.language))
    case "before": return shown(line.before)
    case "after": return shown(line.after)
    case "day": return Line(when(line))
    case "note": return Line(note(line))
    default: return .blank
    }
  }

  func searchText(_ line: ChangeLine) -> String {
    VietnameseText.folded(
      "\(name(line)) \(unit(line)) \(line.subject.vietnamese) \(line.subject.english)")
  }

  // MARK: Where it leads

  /// nil where there is nothing to open.
  func view(of line: ChangeLine) -> ViewValue? {
    switch line.target {
    case .unit(let unit, let edition):
      var view = ViewValue(screen: .rankings)
      view.index = edition.index
      view.edition = edition.label
      view.path = [.unit(unit)]
      view.selected = .unit(unit)
      return view
    case .directive(let id): return DirectivesScreen.view(of: id, from: state.view)
    case .figure(let definition, let fact):
      var view = ViewValue(screen: .indicators)
      view.path = [.definition(definition)]
      view.selected = .fact(fact)
      return view
    case .definition(let definition):
      // A target of what was not defined then.
      guard state.catalogue.definitions[definition] != nil else { return nil }
      var view = ViewValue(screen: .indicators)
      view.path = [.definition(definition)]
      return view
    case .nothing: return nil
    case .report(let status):
      var view = ViewValue(screen: .sources)
      view.period = status.period
      view.selected = ReportWords.key(status)
      return view
    }
  }

  func card(of line: ChangeLine) -> FigureCard {
    let fact: FactID? =
      switch line.target {
      case .figure(_, let fact): fact
      case .directive(let id): FactID(id.rawValue)
      case .unit, .report, .definition, .nothing: nil
      }
    let batch = line.batch.flatMap { number in state.catalogue.batches.first { $0.number == number } }
    return FigureCard(
      title: name(line) + ": " + line.subject.text(in: state.language),
      facts: [
        (wording[.changesHeadUnit], unit(line)), (wording[.changesHeadBefore], value(line.before)),
        (wording[.changesHeadAfter], value(line.after)), (wording[.changesHeadDay], when(line)),
        (wording[.changesHeadNote], note(line)),
        (
          batch.map { wording(.sourcesBatch, format.integer($0.number.value)) } ?? "", batch?.title ?? ""
        ),
      ].filter { !$0.1.isEmpty }, fact: fact)
  }

  func plainRow(_ line: ChangeLine) -> PlainRow {
    let text = PlainText(wording)
    let title = [name(line), unit(line), line.subject.text(in: state.language)]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return text.row(
      line.key, title,
      [
        text.figure(wording[.changesHeadBefore], value(line.before)),
        text.figure(wording[.changesHeadAfter], value(line.after)),
        text.figure(wording[.changesHeadDay], when(line)), text.figure("", note(line)),
      ])
  }

  func table(_ title: CleanText, _ lines: [ChangeLine]) -> ExportedTable {
    var columns = TableBuilder<ChangeLine>()
    columns.column("kind", wording[.changesHeadKind]) { .words(name($0)) }
    columns.column("unit", wording[.changesHeadUnit]) { .words(unit($0)) }
    columns.column("subject", wording[.changesHeadSubject]) { .words($0.subject.text(in: state.language)) }
    columns.column("before", wording[.changesHeadBefore]) { .words(value($0.before)) }
    columns.column("after", wording[.changesHeadAfter]) { .words(value($0.after)) }
    columns.column("day", wording[.changesHeadDay]) { $0.day.map { .day($0) } ?? .words(when($0)) }
    columns.column("note", wording[.changesHeadNote]) { .words(note($0)) }
    return columns.table(title, rows: lines)
  }
}
