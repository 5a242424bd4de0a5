import Model

/// All meetings with their agendas, oldest first; their rooms are not among it.
public final class MeetingBook: Sendable {
  public let records: [MeetingRecord]
  private let draftsByMeeting: [MeetingID: [MeetingDraft]]
  /// Drafts that are still open, by the directives they are about.
  let openDrafts: [DirectiveID: [MeetingDraft]]

  /// - Throws: what the reader throws.
  init(from reader: any FactReader) throws {
    records = try MeetingBook.records(reader)
    var drafts: [MeetingID: [MeetingDraft]] = [:]
    var open: [DirectiveID: [MeetingDraft]] = [:]
    for record in records {
      let all = try reader.drafts(of: record.meeting.id)
      drafts[record.meeting.id] = all.isEmpty ? nil : all
      for draft in all where draft.state == .draft {
        for id in draft.content.directives { open[id, default: []].append(draft) }
      }
    }
    draftsByMeeting = drafts
    openDrafts = open
  }

  /// What was written down in a meeting, in its order.
  func drafts(of meeting: MeetingID) -> [MeetingDraft] { draftsByMeeting[meeting] ?? [] }

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
