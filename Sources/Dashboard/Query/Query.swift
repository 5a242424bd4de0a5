import Model

/// What a screen needs from the library. Answered off the screen thread.
public enum Query: Hashable, Sendable {
  /// Units, definitions, editions, sources and the like.
  case catalogue
  /// One edition of an index with its neighbours in time.
  case ranking(EditionID)
  /// Every figure of one unit in an index, all editions.
  case unitFigures(IndexID, UnitID)
  /// Order, states and counts of all directives.
  case directives(DirectiveOrder)
  /// Counts of all directives and the most pressing ones.
  case directiveSummary(today: Day, warningDays: Int)
  /// Whole directives of a window of the list.
  case directiveRows([DirectiveID])
  case directive(DirectiveID, today: Day, warningDays: Int)
  case observations(ObservationFilter)
  case history(FactID)
  /// The same as known now, where an earlier state of knowledge is looked at.
  case historyByNow(FactID)
  /// Figures by unit, definition and period, ratios computed and judged.
  case figures(FigureScope, FigureSelection)
  /// Which families of ratios and periods there are.
  case figureContents(FigureScope)
  /// The years that figures end in.
  case figureYears(FigureScope)
  /// A ratio of some units over their last periods.
  case figureTrends(DefinitionID, [FigureUnit.Key])
  /// The figures about dossiers that stand in no matrix, in outline.
  case statements(FigureScope)
  /// Some of them as a whole.
  case statementRows([StatementPlace])
  /// Where sources disagree about observations, from the definition after one on.
  case figureConflicts(after: DefinitionID?)
  /// The days on which dossiers, taken in one by one, were received or finished.
  case dossierDays
  /// Dossiers of a period counted by unit, as known on a day.
  case dossierUnits(Period, today: Day)
  /// Dossiers of one unit counted by procedure.
  case dossierProcedures(UnitID, Period, today: Day)
  /// A part of a list of single dossiers, with so many on either side of a place.
  case dossierWindow(DossierListing, DossierAnchor, reach: Int)
  /// Where a list of single dossiers says something, around a place.
  case dossierMatches(DossierListing, DossierAnchor)
  /// Checks of observations that do not hold, from the definition after one on.
  case figureChecks(after: DefinitionID?)
  /// Who has reported for the periods that end with a month, and who has not; nil for the newest that is owed.
  case reports(month: Period?, home: UnitID?, today: Day)
  /// What a batch said, from the row after one on.
  case batchRows(BatchNumber, after: BatchRow.Position?)
  /// What changed since a day; nil for that of the last meeting before today, else a month ago.
  case changes(since: Day?, today: Day, warningDays: Int, home: UnitID?)
  /// All meetings with their agendas.
  case meetings
  /// Which figures were closed, and what was corrected since.
  case closings
  /// What came after one closing, by its key.
  case closing(FactID)
  /// What a figure said when its period was closed, and says since.
  case correction(FactID)
  /// What closing a period would close, for whichever meeting or for one.
  case closingQuestion(Period, home: UnitID?, today: Day, meeting: MeetingID?)
  /// What a past meeting showed beside what is known now, looked at on a day.
  case thenNow(today: Day, warningDays: Int, home: UnitID?, now: Day)
  /// The rooms of a meeting with its roll call.
  case rooms(MeetingID)
  /// The agenda that a meeting begins with where none is prepared.
  case usualAgenda(today: Day, home: UnitID?)
  /// What the first frame does without; answered with a catalogue that has it.
  case wholeCatalogue
}

extension Query {
  /// Whole rows of a part of a list. Parts that are asked for at once are shown at once.
  public var isPartOfList: Bool {
    switch self {
    case .directiveRows, .statementRows: true
    default: false
    }
  }

  /// What a first frame does not wait for.
  public var canWait: Bool {
    switch self {
    case .wholeCatalogue, .figureConflicts, .figureChecks, .reports, .closing: true
    default: false
    }
  }

  /// Whether the answer is the same whichever figures are told: a meeting shows those that were closed with an agenda and
  /// rooms of now.
  var tellsNoFigures: Bool {
    switch self {
    case .meetings, .closings, .closing, .correction, .rooms, .usualAgenda: true
    default: false
    }
  }

  /// Whether the answer needs what a first frame does without: a list of directives is grouped by documents and
  /// searched by their numbers.
  public var needsWholeCatalogue: Bool {
    switch self {
    case .wholeCatalogue, .directives, .dossierUnits, .reports, .changes, .closingQuestion,
      .thenNow:
      true
    default: false
    }
  }
}

/// How directives are listed.
public struct DirectiveOrder: Hashable, Sendable {
  public enum Grouping: String, Hashable, Sendable, CaseIterable {
    case state, lead, document, dueMonth
  }
  public var grouping: Grouping
  /// Folded text that title, lead or document number must contain; empty for all.
  public var filter: String
  public var today: Day
  public var warningDays: Int
  /// Column to sort by inside groups; nil for due date.
  public var sort: String?
  public var isReversed: Bool
  /// Only those due on these days; nil for all.
  public var due: DayRange?

  public init(
    grouping: Grouping, filter: String, today: Day, warningDays: Int, sort: String?, isReversed: Bool,
    due: DayRange? = nil
  ) {
    self.due = due
    self.grouping = grouping
    self.filter = filter
    self.today = today
    self.warningDays = warningDays
    self.sort = sort
    self.isReversed = isReversed
  }
}

/// What came back. Contents are classes or arrays that are shared, never copied by a key press.
public enum Answer: Sendable {
  case catalogue(Catalogue)
  case ranking(RankingTable)
  case unitFigures([IndexFigure])
  case directives(DirectiveList)
  case directiveSummary(DirectiveSummary)
  case directiveRows([Directive])
  case directive(DirectiveDetail)
  case observations([Observation])
  case history([FactVersion])
  case figures(FigureTable)
  case figureContents(FigureContents)
  case figureYears([Int])
  case figureTrends(FigureTrends)
  case statements(StatementIndex)
  case statementRows(StatementRows)
  case figureConflicts(FigureConflicts)
  case closings(ClosingBook)
  /// nil for one that there is not.
  case closing(ClosedFigures?)
  /// nil for a figure that was not corrected after a closing.
  case correction(FigureCorrection?)
  case closingQuestion(ClosingQuestion)
  /// nil without dossiers.
  case dossierDays(DayRange?)
  case dossierUnits(DossierUnitTable)
  case dossierProcedures(DossierProcedureTable)
  case dossierWindow(DossierWindow)
  case dossierMatches(DossierMatches)
  case figureChecks(FigureChecks)
  case reports(ReportTable)
  case batchRows(BatchPage)
  case changes(ChangesTable)
  case meetings(MeetingBook)
  case rooms(RoomBook)
  case usualAgenda([AgendaItem])
}
