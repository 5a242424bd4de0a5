import Dashboard
import Model

/// A meeting that a document is about: one kept with this program, or one that a source tells of.
struct MeetingSubject {
  let meeting: Meeting
  /// nil where only a source tells of it: no agenda, no rooms.
  let record: MeetingRecord?
  /// As the source calls it; nil for a meeting of this program, which is called by its number or month.
  let title: LocalizedText?

  /// - Throws: a ``Failure`` with exit code 1 where there is none, 2 where a date has several.
  static func find(_ asked: String, _ session: Session) throws -> MeetingSubject {
    let reader = session.library.reader
    let meetings = try reader.meetings()
    let isOwn = meetings.contains { $0.id.rawValue == asked || $0.day == Preparation.day(asked) }
    if !isOwn, let told = try told(asked, session) { return told }
    let meeting = try MeetingFinder(meetings: meetings).find(asked)
    return MeetingSubject(meeting: meeting, record: try reader.meetingRecord(meeting.id), title: nil)
  }

  /// The same with the agenda that it had then; as it is where the session does not know it.
  func asKnown(to session: Session) throws -> MeetingSubject {
    guard let record = try session.library.reader.meetingRecord(meeting.id) else { return self }
    return MeetingSubject(meeting: record.meeting, record: record, title: title)
  }

  /// A past meeting that a source names, by its key or its day; of several of a day the one of the home province.
  private static func told(_ asked: String, _ session: Session) throws -> MeetingSubject? {
    let day = Preparation.day(asked)
    let reader = session.library.reader
    let found = try reader.documents().filter { document in
      document.kind == .meeting && document.day != nil
        && (document.id.rawValue == asked || (day != nil && document.day == day))
    }
    guard !found.isEmpty else { return nil }
    let home = try session.home ?? reader.home()
    let register = try session.library.catalogue().register
    let own = found.filter { document in
      guard let home, let province = document.province else { return false }
      return register.isSameProvince(province, home, on: session.today)
    }
    let document = own.first ?? found[0]
    guard found.count == 1 || own.count == 1, let held = document.day else {
      throw Failure.usage(.meetingSeveral, asked, found.map(\.id.rawValue).joined(separator: ", "))
    }
    // A source names one who issued: a person with an office chaired, a committee met.
    let isPerson = VietnameseText.folded(document.issuer.string).contains("chu tich")
    let meeting = Meeting(
      id: MeetingID(document.id.rawValue), kind: .adHoc, state: .held, province: document.province, day: held,
      bodies: isPerson || document.issuer.isEmpty
        ? [] : [PartyName(unit: nil, asStated: document.issuer, short: document.issuer)],
      chair: isPerson ? document.issuer : .empty)
    return MeetingSubject(meeting: meeting, record: nil, title: document.title)
  }

  /// "phiên họp thứ 6 của Ban Chỉ đạo Chuyển đổi số", "phiên họp tháng 8 năm 2025".
  var name: CleanText {
    let bodies = meeting.bodies.map(\.asStated).joined(separator: ", ")
    let (year, month, _) = meeting.day.components
    let own: String
    if let title = title?.vietnamese {
      own = title.string.prefix(1).lowercased() + title.string.dropFirst()
    } else if let ordinal = meeting.ordinal {
      own = "phiên họp thứ \(ordinal)"
    } else {
      switch meeting.kind {
      case .monthly: own = "phiên họp tháng \(month) năm \(year)"
      case .quarterly: own = "phiên họp quý \(["I", "II", "III", "IV"][(month - 1) / 3]) năm \(year)"
      case .adHoc: own = "cuộc họp ngày \(NoticeText.numeric(meeting.day))"
      }
    }
    // A source's title may name the committee itself.
    guard !bodies.isEmpty, !own.contains("Ban Chỉ đạo") else { return CleanText(cleaning: own) }
    return CleanText(cleaning: own + " của " + bodies.string)
  }

  /// The same in a language; official documents are in Vietnamese.
  func name(in language: Language) -> CleanText {
    guard language == .english else { return name }
    if let title, !title.english.isEmpty { return title.english }
    let own = meeting.ordinal.map { "meeting \($0)" } ?? "meeting"
    let bodies = meeting.bodies.map(\.asStated.string).joined(separator: ", ")
    return CleanText(cleaning: bodies.isEmpty ? own : own + " of " + bodies)
  }
}
