import Model

extension StoreReader {
  /// Closings, meetings, directives with their reports and what was written down may be asked for as known later than
  /// figures are: a meeting shows figures that were closed days before it, and a unit's report of that very day.
  var asRecordsAreKnown: StoreReader {
    guard recordsKnownAt != knownAt else { return self }
    return StoreReader(
      connection: connection, schema: schema, knownAt: recordsKnownAt, mode: mode, notices: notices)
  }

  public func closings() throws -> [FigureClosing] {
    guard hasClosings else { return [] }
    return try asRecordsAreKnown.facts(order: "f.known_at, f.id")
  }

  public func meetings() throws -> [Meeting] {
    guard hasMeetings else { return [] }
    return try asRecordsAreKnown.facts(order: "f.day, f.id")
  }

  public func agendaItems(of meeting: MeetingID) throws -> [AgendaItem] {
    guard hasMeetings else { return [] }
    return try asRecordsAreKnown.facts(
      where: "f.meeting = ?2", order: "f.position, f.id", [.text(meeting.rawValue)])
  }

  public func meetingRooms(of meeting: MeetingID) throws -> [MeetingRoom] {
    guard hasMeetings else { return [] }
    return try asRecordsAreKnown.facts(where: "f.meeting = ?2", order: "f.id", [.text(meeting.rawValue)])
  }

  public func attendance(of meeting: MeetingID) throws -> [Attendance] {
    guard hasMeetings else { return [] }
    return try asRecordsAreKnown.facts(where: "f.meeting = ?2", order: "f.id", [.text(meeting.rawValue)])
  }

  public func drafts(of meeting: MeetingID) throws -> [MeetingDraft] {
    guard hasDrafts else { return [] }
    let drafts: [MeetingDraft] = try asRecordsAreKnown.facts(
      where: "f.meeting = ?2", order: "f.number, f.id", [.text(meeting.rawValue)])
    guard hasDirectiveFigures, drafts.contains(where: { $0.content.figure != nil }) else { return drafts }
    // What a figure was by number stands in a table of its own.
    let links: [DirectiveFigure] = try asRecordsAreKnown.facts(
      where: DirectiveFigure.saysFigure
        + " AND f.id IN (SELECT d.id FROM meeting_draft AS d WHERE d.meeting = ?2)", order: "f.id",
      [.text(meeting.rawValue)])
    let byDraft = Dictionary(links.map { ($0.id, $0.link) }, uniquingKeysWith: { first, _ in first })
    return drafts.map { draft in byDraft[draft.id].map { draft.linked($0) } ?? draft }
  }

  public func directiveFigures() throws -> [DirectiveFigure] {
    guard hasDirectiveFigures else { return [] }
    return try asRecordsAreKnown.facts(where: DirectiveFigure.saysFigure, order: "f.id")
  }

  public func directiveFigure(of directive: DirectiveID) throws -> FigureLink? {
    guard hasDirectiveFigures else { return nil }
    let found: [DirectiveFigure] = try asRecordsAreKnown.facts(
      where: "f.id = ?2 AND " + DirectiveFigure.saysFigure, order: "f.id", [.text(directive.rawValue)])
    return found.first?.link
  }
}
