/// What a screen may ask of whatever keeps the facts, at one state of knowledge.
///
/// The file store implements it; another engine can. Every answer is as known at ``knownAt``: facts of later
/// batches, and corrections they made, are left out. Readers are used from one thread at a time and block.
public protocol FactReader {
  /// The last batch taken into account.
  var knownAt: BatchNumber { get }
  /// The last batch taken into account for meetings, directives and what was written down.
  var recordsKnownAt: BatchNumber { get }

  /// The same facts as known at an earlier batch; nil where the reader cannot go back.
  func asKnown(at batch: BatchNumber) throws -> (any FactReader)?
  /// The same with meetings, directives and what was written down as known at a later batch.
  func asKnown(at batch: BatchNumber, records: BatchNumber) throws -> (any FactReader)?

  /// The same with figures as late as ``recordsKnownAt``; itself where they are known as late.
  func withLateFigures() throws -> any FactReader
  /// The last batch that changed figures, or anything they are told by: definitions, targets, units, dossiers. What is
  /// known as of it and as of any later batch is the same but for meetings, directives and what was written down.
  func lastFigureChange() throws -> BatchNumber

  /// The same facts as known now; nil where the reader cannot tell.
  func asKnownNow() throws -> (any FactReader)?

  func batches() throws -> [BatchRecord]
  func settings() throws -> [String: String]
  /// What was decided where sources state figures differently, each with its batch.
  func choices() throws -> [FigureChoice]
  /// What a batch said, fact by fact; of a withdrawal what no longer stands because of it.
  /// - Parameter position: begins after this row; nil for the first page.
  func rows(of batch: BatchNumber, after position: BatchRow.Position?) throws -> BatchPage
  func sources() throws -> [Source]
  /// Sources as they were known at an earlier batch.
  func sources(at batch: BatchNumber) throws -> [Source]
  /// All units of all times, in official order.
  func units() throws -> [AdministrativeUnit]
  /// The same without the units of some groups: a province has a thousand communes, and a start needs none.
  func units(besides groups: [AdministrativeUnit.Group]) throws -> [AdministrativeUnit]
  func definitions() throws -> [Definition]
  func targets() throws -> [Target]
  func structures() throws -> [IndexStructureVersion]
  func holidays() throws -> [Holiday]
  /// All editions, oldest first.
  func editions() throws -> [Edition]
  /// How many units have a total in each edition.
  func figureCounts() throws -> [EditionID: Int]
  func documents() throws -> [Document]
  /// The source of each document, without the rest of it.
  func documentSources() throws -> DocumentSources
  func difficulties() throws -> [Difficulty]
  /// All meetings, oldest first; cancelled ones too.
  func meetings() throws -> [Meeting]
  /// The agenda of a meeting in its order; dropped items too.
  func agendaItems(of meeting: MeetingID) throws -> [AgendaItem]
  func meetingRooms(of meeting: MeetingID) throws -> [MeetingRoom]
  func attendance(of meeting: MeetingID) throws -> [Attendance]
  /// Which figures were closed, by whom and up to which batch.
  func closings() throws -> [FigureClosing]
  /// What was written down in a meeting, in its order; adopted and withdrawn drafts too.
  func drafts(of meeting: MeetingID) throws -> [MeetingDraft]
  /// The figures that directives and drafts go back to, by key.
  func directiveFigures() throws -> [DirectiveFigure]
  /// That of one directive; nil where it goes back to none.
  func directiveFigure(of directive: DirectiveID) throws -> FigureLink?

  /// All figures of one edition: totals and items, every source.
  func indexFigures(edition: EditionID) throws -> [IndexFigure]
  /// All figures of one unit in one index, every edition and source. Units are matched by identity alone;
  /// lineage is the caller's business.
  func indexFigures(index: IndexID, unit: UnitID) throws -> [IndexFigure]
  /// The totals (``IndexFigure/item`` nil) of all units in all editions of one index.
  func indexTotals(index: IndexID) throws -> [IndexFigure]

  /// Observations, narrowed by whatever is given.
  func observations(_ filter: ObservationFilter) throws -> [Observation]
  /// The same one by one, in no particular order, so that whoever keeps a part of each never holds them all.
  func visitObservations(_ filter: ObservationFilter, _ visit: (Observation) -> Void) throws
  /// The periods that some observation is of, in no particular order; one that has only superseded or withdrawn ones
  /// may be among them.
  func observationPeriods() throws -> [Period]
  /// The years that observations end in, oldest first. Of the filter, what says whose they are counts.
  func observationYears(_ filter: ObservationFilter) throws -> [Int]
  /// The periods for which each ratio is known with its counts: stated so, or unstated with both counts exact.
  /// Of the filter, what says whose observations are meant counts.
  func ratioPeriods(_ ratios: [RatioParts], _ filter: ObservationFilter) throws -> [RatioPeriod]
  /// Each unit's newest observation of each definition that ends by today, else its oldest that ends later, and the
  /// newest counts that make each ratio; with them whatever else the unit has that ends on the same days.
  /// Of the filter, what says whose observations are meant counts.
  func newestObservations(
    _ filter: ObservationFilter, ratios: [RatioParts], in span: NewestSpan
  ) throws -> [Observation]
  /// One unit's observations of each of the definitions for the last `count` days that they end on.
  /// - Parameter period: only periods of the same length count, so that days between months do not take their place;
  ///   nil for all.
  func lastObservations(
    of definitions: [DefinitionID], unit: UnitID, periods count: Int, asLongAs period: Period?
  ) throws -> [Observation]
  /// Observations of a definition that a unit, or a name that no unit matches, has several of for one period.
  func repeatedObservations(of definition: DefinitionID) throws -> [Observation]
  /// Observations of a definition that keep a check which did not hold, and those that state a ratio with its counts.
  func checkedObservations(of definition: DefinitionID) throws -> [Observation]
  /// About how many observations of a definition there are; superseded ones may count.
  func observationCount(of definition: DefinitionID, upTo limit: Int) throws -> Int

  /// The little that states and order need, of every directive.
  func directiveOutlines() throws -> [DirectiveOutline]
  /// The same side by side, for what goes through all directives at once: counts, order, lists. Much faster than
  /// outlines where the engine keeps a register.
  func directiveRegister() throws -> DirectiveRegister
  /// What each directive of the register is searched by, in the register's order.
  func directiveTexts() throws -> SearchTexts
  /// Whole directives by key, in no particular order; keys the store does not know are left out.
  func directives(_ ids: [DirectiveID]) throws -> [Directive]
  /// Keys of directives whose title, lead or document number contains the folded text.
  func directives(matching foldedText: String) throws -> [DirectiveID]
  func assignments(of directive: DirectiveID) throws -> [Assignment]
  func reports(of directive: DirectiveID) throws -> [ProgressReport]
  func extensions(of directive: DirectiveID) throws -> [DueExtension]

  /// The catalogue of procedures, in the order of their names.
  func procedures() throws -> [Procedure]
  /// Days on which a dossier was received or finished, from the first to the last; nil without dossiers.
  func dossierDays() throws -> DayRange?
  /// How many dossiers of what there are, as ``DossierTally/count(_:in:)`` counts. Lines that count nothing are left out;
  /// they come in no particular order.
  func dossierTallies(_ question: DossierQuestion) throws -> [DossierLine]
  /// Dossiers of one unit, in the order of ``DossierPage/Position``, which orders procedures as the reader likes.
  func dossiers(_ page: DossierPage) throws -> [Dossier]
  /// How many dossiers the page and all that follow it have, whatever its own count is.
  func dossierCount(_ page: DossierPage) throws -> Int
  func dossier(_ code: DossierCode) throws -> Dossier?
  /// Every version of a dossier, oldest first.
  func versions(of dossier: DossierCode) throws -> [DossierVersion]
  /// All dossiers one by one, in no particular order; for small readers and checks, never for a screen.
  func visitDossiers(_ visit: (Dossier) -> Void) throws

  /// Figures known at a batch that say something else by now, or stand no longer; nothing where nothing was known then.
  func corrections(since batch: BatchNumber) throws -> [FigureCorrection]

  /// The same of one figure; nil where it is as it was, or was not known then.
  func correction(of figure: FactID, since batch: BatchNumber) throws -> FigureCorrection?
  /// Observations that end within some days, stand, and were not known at a batch.
  func lateObservations(since batch: BatchNumber, endingIn days: DayRange) throws -> [Observation]
  /// Units whose dossiers received or finished in some months are counted otherwise than at a batch.
  /// - Parameter days: whole months.
  func unitsWithChangedDossiers(since batch: BatchNumber, in days: DayRange) throws -> Int

  /// Every version of a fact the store has had, oldest first, as one line of text with the batch.
  func history(of fact: FactID) throws -> [FactVersion]
}

/// Which observations are asked for; nil means all.
public struct ObservationFilter: Hashable, Sendable, Codable {
  public var definitions: [DefinitionID]?
  public var unit: UnitID?
  /// Units whose parent is this one.
  public var parent: UnitID?
  public var period: Period?
  /// Only units that belong to no other (the country, provinces, ministries), and names that no unit matches;
  /// nothing of what stands inside a province. Together with ``parent`` it leaves nothing.
  public var topLevelOnly: Bool
  /// Only names that no unit matches.
  public var unmatchedOnly: Bool

  public init(
    definitions: [DefinitionID]? = nil, unit: UnitID? = nil, parent: UnitID? = nil, period: Period? = nil,
    topLevelOnly: Bool = false, unmatchedOnly: Bool = false
  ) {
    self.topLevelOnly = topLevelOnly
    self.unmatchedOnly = unmatchedOnly
    self.definitions = definitions
    self.unit = unit
    self.parent = parent
    self.period = period
  }
}

/// One version of a dossier: from which batch it was known and until which.
public struct DossierVersion: Hashable, Sendable, Codable {
  public let dossier: Dossier
  public let since: BatchNumber
  /// The batch that superseded or withdrew it; nil while it stands.
  public let until: BatchNumber?

  public init(dossier: Dossier, since: BatchNumber, until: BatchNumber?) {
    self.dossier = dossier
    self.since = since
    self.until = until
  }
}

/// One version of a fact: from which batch it was known and until which.
public struct FactVersion: Hashable, Sendable, Codable {
  public let value: CleanText
  public let since: BatchNumber
  /// The batch that superseded or withdrew it; nil while it stands.
  public let until: BatchNumber?

  public init(value: CleanText, since: BatchNumber, until: BatchNumber?) {
    self.value = value
    self.since = since
    self.until = until
  }
}

/// What state and order of a directive depend on; small, because lists hold tens of thousands.
public struct DirectiveOutline: Hashable, Sendable, Codable {
  public let id: DirectiveID
  public let kind: Directive.Kind
  public let province: UnitID?
  public let document: DocumentID?
  public let item: String
  public let assignedOn: Day
  /// Short form of the first lead, or empty.
  public let lead: CleanText
  /// Folded title (both languages) and leads, for searching.
  public let searchText: String
  /// Window of the first or only instance as assigned, before any extension.
  public let assignedWindow: DayRange?
  public let counting: Due.Counting
  public let recurrence: Recurrence
  public let isTracked: Bool
  public let initialProgress: Progress
  public let awaitsReading: EditionID?
  /// Reports on the whole by report day; those of one day in the order they became known.
  public let reports: [ReportOutline]
  /// Extensions of the whole by the day they were granted; those of one day in the order they became known.
  public let extensions: [ExtensionOutline]
  /// A line for each unit of a directive to many; empty where it has one line.
  public let lines: [LineOutline]

  /// - Parameters:
  ///   - window: as assigned, before any extension.
  ///   - reports: those of one day in the order they became known.
  ///   - extensions: likewise.
  public init(
    id: DirectiveID, kind: Directive.Kind, province: UnitID?, document: DocumentID?, item: String,
    assignedOn: Day, lead: CleanText, searchText: String = "", window: DayRange?, counting: Due.Counting,
    recurrence: Recurrence,
    isTracked: Bool, initialProgress: Progress, awaitsReading: EditionID?, reports: [ReportOutline] = [],
    extensions: [ExtensionOutline] = [], lines: [LineOutline] = []
  ) {
    self.id = id
    self.kind = kind
    self.province = province
    self.document = document
    self.item = item
    self.assignedOn = assignedOn
    self.lead = lead
    self.searchText = searchText
    assignedWindow = window
    self.counting = counting
    self.recurrence = recurrence
    self.isTracked = isTracked
    self.initialProgress = initialProgress
    self.awaitsReading = awaitsReading
    self.reports = reports.count < 2 ? reports : reports.sorted { $0.reportedOn < $1.reportedOn }
    self.extensions = extensions.count < 2 ? extensions : extensions.sorted { $0.grantedOn < $1.grantedOn }
    self.lines = lines
  }
}

/// The part of a report that a state depends on.
public struct ReportOutline: Hashable, Sendable, Codable {
  public let reportedOn: Day
  public let progress: Progress
  public let finishedOn: Day?
  public let instance: Day?

  public init(reportedOn: Day, progress: Progress, finishedOn: Day?, instance: Day?) {
    self.reportedOn = reportedOn
    self.progress = progress
    self.finishedOn = finishedOn
    self.instance = instance
  }
}

/// The part of an extension that a state depends on.
public struct ExtensionOutline: Hashable, Sendable, Codable {
  public let grantedOn: Day
  public let window: DayRange

  public init(grantedOn: Day, window: DayRange) {
    self.grantedOn = grantedOn
    self.window = window
  }
}

/// One unit's line of a directive to many units: what only that unit reported and was granted.
public struct LineOutline: Hashable, Sendable, Codable {
  public let reports: [ReportOutline]
  public let extensions: [ExtensionOutline]

  public init(reports: [ReportOutline], extensions: [ExtensionOutline]) {
    self.reports = reports
    self.extensions = extensions
  }
}
