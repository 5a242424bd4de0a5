import Dashboard
import Model

/// Finds the meeting that a command names: by its date, in either form, or by its identifier.
struct MeetingFinder {
  let meetings: [Meeting]

  /// - Throws: a ``Failure`` with exit code 1 where there is none, 2 where a date has several.
  func find(_ asked: String) throws -> Meeting {
    if let exact = meetings.first(where: { $0.id.rawValue == asked }), Day(iso8601: asked) == nil {
      return exact
    }
    if let day = Preparation.day(asked) {
      let found = meetings.filter { $0.day == day }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        // The first of a day is called after it.
        if let exact = found.first(where: { $0.id.rawValue == asked }) { return exact }
        throw Failure.usage(.meetingSeveral, asked, found.map(\.id.rawValue).joined(separator: ", "))
      }
    }
    let known = meetings.suffix(5).reversed().map(\.id.rawValue).joined(separator: ", ")
    throw Failure(ExitCode.findings) {
      meetings.isEmpty
        ? $0(.meetingNone, [])
        : $0(.meetingUnknown, [CleanText(cleaning: asked), CleanText(cleaning: known)])
    }
  }
}
