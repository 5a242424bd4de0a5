import Model

extension Query {
  /// Answers the query; runs off the screen thread and may block.
  /// - Parameters:
  ///   - catalogue: what is known of units, editions and definitions at the reader's state of knowledge.
  ///   - sharing: for what is worth more than one thread.
  ///   - rules: who owes which form, for what tells of reports.
  ///   - agenda: the agenda that a meeting begins with.
  public func answer(
    from reader: any FactReader, catalogue: Catalogue, sharing: WorkSharing = .alone,
    rules: @autoclosure () -> ReportRules = .none, agenda: @autoclosure () throws -> [AgendaItem] = []
  ) throws -> Answer {
    switch self {
    case .catalogue:
      .catalogue(try Catalogue(from: reader))
    case .ranking(let edition):
      .ranking(try RankingTable(edition: edition, from: reader, catalogue: catalogue))
    case .unitFigures(let index, let unit):
      .unitFigures(try reader.indexFigures(index: index, unit: unit))
    case .directives(let order):
      .directives(try DirectiveList(order: order, from: reader, catalogue: catalogue))
    case .directiveSummary(let today, let warningDays):
      .directiveSummary(
        try DirectiveSummary(
          today: today, warningDays: warningDays, from: reader, catalogue: catalogue, sharing: sharing))
    case .directiveRows(let ids):
      .directiveRows(try reader.directives(ids))
    case .directive(let id, let today, let warningDays):
      .directive(
        try DirectiveDetail(
          id: id, today: today, warningDays: warningDays, from: reader, catalogue: catalogue))
    case .observations(let filter):
      .observations(try reader.observations(filter))
    case .history(let fact):
      .history(try reader.history(of: fact))
    case .historyByNow(let fact):
      .history(try (reader.asKnownNow() ?? reader).history(of: fact))
    case .figures(let scope, let selection):
      .figures(try FigureTable(scope: scope, selection: selection, from: reader, catalogue: catalogue))
    case .figureContents(let scope):
      .figureContents(try FigureContents(scope: scope, from: reader, catalogue: catalogue))
    case .figureYears(let scope):
      .figureYears(try reader.observationYears(scope.filter))
    case .figureTrends(let definition, let units):
      .figureTrends(try FigureTrends(of: definition, units: units, from: reader, catalogue: catalogue))
    case .statements(let scope):
      .statements(try StatementIndex(scope: scope, from: reader, catalogue: catalogue))
    case .statementRows(let places):
      .statementRows(try StatementRows(of: places, from: reader, catalogue: catalogue))
    case .figureConflicts(let definition):
      .figureConflicts(try FigureConflicts(after: definition, from: reader, catalogue: catalogue))
    case .dossierDays:
      .dossierDays(try reader.dossierDays())
    case .dossierUnits(let period, let today):
      .dossierUnits(try DossierUnitTable(period: period, today: today, from: reader, catalogue: catalogue))
    case .dossierProcedures(let unit, let period, let today):
      .dossierProcedures(
        try DossierProcedureTable(
          unit: unit, period: period, today: today, from: reader, catalogue: catalogue))
    case .dossierWindow(let listing, let anchor, let reach):
      .dossierWindow(try DossierWindow(listing, anchor, reach: reach, from: reader))
    case .dossierMatches(let listing, let anchor):
      .dossierMatches(try DossierMatches(listing, anchor, from: reader))
    case .figureChecks(let definition):
      .figureChecks(try FigureChecks(after: definition, from: reader, catalogue: catalogue))
    case .reports(let month, let home, let today):
      .reports(
        try ReportTable(
          month: month, home: home, today: today, rules: rules(), from: reader, catalogue: catalogue))
    case .batchRows(let batch, let position):
      .batchRows(try reader.rows(of: batch, after: position))
    case .changes(let since, let today, let warningDays, let home):
      .changes(
        try ChangesTable(
          since: since, today: today, warningDays: warningDays, home: home, rules: rules(), from: reader,
          catalogue: catalogue))
    case .meetings:
      .meetings(try MeetingBook(from: reader))
    case .closings:
      .closings(try ClosingBook(from: reader, rules: rules()))
    case .closing(let id):
      .closing(try ClosedFigures(id, from: reader, rules: rules()))
    case .correction(let figure):
      .correction(try reader.withLateFigures().correctionAfterClosing(of: figure))
    case .closingQuestion(let period, let home, let today, let meeting):
      .closingQuestion(
        try ClosingQuestion(
          period: period, home: home, today: today, rules: rules(), from: reader, catalogue: catalogue,
          for: meeting))
    case .thenNow(let today, let warningDays, let home, let now):
      .changes(
        try ChangesTable(
          meetingOn: today, now: now, warningDays: warningDays, home: home, rules: rules(), from: reader,
          catalogue: catalogue))
    case .rooms(let meeting):
      .rooms(try RoomBook(meeting, from: reader))
    case .usualAgenda:
      .usualAgenda(try agenda())
    case .wholeCatalogue:
      .catalogue(try catalogue.complete(from: reader))
    }
  }
}
