// For readers that keep little and know no batches.
extension FactReader {
  public func sources(at batch: BatchNumber) throws -> [Source] { try sources() }
  public func asKnown(at batch: BatchNumber) throws -> (any FactReader)? { nil }
  public func asKnown(at batch: BatchNumber, records: BatchNumber) throws -> (any FactReader)? {
    try asKnown(at: batch)
  }
  public var recordsKnownAt: BatchNumber { knownAt }
  public func withLateFigures() throws -> any FactReader { self }
  public func lastFigureChange() throws -> BatchNumber { knownAt }
  public func asKnownNow() throws -> (any FactReader)? { nil }
  public func corrections(since batch: BatchNumber) throws -> [FigureCorrection] { [] }
  public func correction(of figure: FactID, since batch: BatchNumber) throws -> FigureCorrection? {
    try corrections(since: batch).first { $0.id == figure }
  }
  public func lateObservations(since batch: BatchNumber, endingIn days: DayRange) throws -> [Observation] {
    []
  }
  public func unitsWithChangedDossiers(since batch: BatchNumber, in days: DayRange) throws -> Int { 0 }
  public func meetings() throws -> [Meeting] { [] }
  public func agendaItems(of meeting: MeetingID) throws -> [AgendaItem] { [] }
  public func meetingRooms(of meeting: MeetingID) throws -> [MeetingRoom] { [] }
  public func attendance(of meeting: MeetingID) throws -> [Attendance] { [] }
  public func closings() throws -> [FigureClosing] { [] }
  public func drafts(of meeting: MeetingID) throws -> [MeetingDraft] { [] }
  public func directiveFigures() throws -> [DirectiveFigure] { [] }
  public func directiveFigure(of directive: DirectiveID) throws -> FigureLink? {
    try directiveFigures().first { $0.directive == directive }?.link
  }

  public func choices() throws -> [FigureChoice] {
    try settings().sorted { $0.key < $1.key }
      .compactMap { FigureChoice(settingKey: $0.key, value: $0.value, batch: nil) }
  }

  public func rows(of batch: BatchNumber, after position: BatchRow.Position?) throws -> BatchPage {
    BatchPage(rows: [], next: nil)
  }

  public func checkedObservations(of definition: DefinitionID) throws -> [Observation] {
    try observations(ObservationFilter(definitions: [definition])).filter { observation in
      observation.denominator != nil
        || KeptCheck.beginnings.contains { observation.note.string.contains($0) }
    }
  }
}
