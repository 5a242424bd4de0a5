import Model

extension StoreReader {
  public func meetings() throws -> [Meeting] {
    guard hasMeetings else { return [] }
    return try facts(order: "f.day, f.id")
  }

  public func agendaItems(of meeting: MeetingID) throws -> [AgendaItem] {
    guard hasMeetings else { return [] }
    return try facts(where: "f.meeting = ?2", order: "f.position, f.id", [.text(meeting.rawValue)])
  }

  public func meetingRooms(of meeting: MeetingID) throws -> [MeetingRoom] {
    guard hasMeetings else { return [] }
    return try facts(where: "f.meeting = ?2", order: "f.id", [.text(meeting.rawValue)])
  }

  public func attendance(of meeting: MeetingID) throws -> [Attendance] {
    guard hasMeetings else { return [] }
    return try facts(where: "f.meeting = ?2", order: "f.id", [.text(meeting.rawValue)])
  }

  public func drafts(of meeting: MeetingID) throws -> [MeetingDraft] {
    guard hasDrafts else { return [] }
    return try facts(where: "f.meeting = ?2", order: "f.number, f.id", [.text(meeting.rawValue)])
  }
}
