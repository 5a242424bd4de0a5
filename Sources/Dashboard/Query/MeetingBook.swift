import Model

/// All meetings with their agendas, oldest first; their rooms are not among it.
public final class MeetingBook: Sendable {
  public let records: [MeetingRecord]

  /// - Throws: what the reader throws.
  init(from reader: any FactReader) throws {
    records = try MeetingBook.records(reader)
  }

  private static func records(_ reader: any FactReader) throws -> [MeetingRecord] {
    try reader.meetings().map {
      MeetingRecord(meeting: $0, agenda: try reader.agendaItems(of: $0.id), rooms: [], attendance: [])
    }
  }

  subscript(id: MeetingID) -> MeetingRecord? { records.first { $0.meeting.id == id } }

  /// The one that is held or comes next, else the last there was; cancelled ones do not count.
  func current(on day: Day) -> MeetingRecord? {
    let kept = records.filter { $0.meeting.state != .cancelled }
    return kept.first { $0.meeting.day >= day } ?? kept.last
  }
}
