import Model

/// The rooms of a meeting with its roll call, as known at one batch.
public final class RoomBook: Sendable {
  public let record: MeetingRecord
  public let knownAt: BatchNumber
  /// Finds rooms by letters of their names.
  let search: RoomSearch

  /// - Throws: what the reader throws.
  init(_ id: MeetingID, from reader: any FactReader) throws {
    record =
      try reader.meetingRecord(id)
      ?? MeetingRecord(
        meeting: Meeting(id: id, kind: .adHoc, province: nil, day: Day(number: 0)), agenda: [], rooms: [],
        attendance: [])
    knownAt = reader.recordsKnownAt
    search = RoomSearch(record.rooms)
  }
}
