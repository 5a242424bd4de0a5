import Dashboard
import Model
import Store

/// `phienhop meeting new`: a meeting with the agenda it begins with, in one batch.
struct MeetingMaker {
  let day: String
  let kind: MeetingCommand.Kind
  let chair: String?
  let bodies: [String]
  let ordinal: Int?
  let place: String?
  /// Without the default agenda and the rooms of the last meeting.
  let isEmpty: Bool
  /// Beside another one of the day.
  let isAnother: Bool
  let session: Session

  /// - Throws: a ``Failure`` with exit code 2 for a day that is none, a day that has a meeting, or a read-only session.
  func run() throws -> Int32 {
    guard !session.preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyMeeting) }
    guard let day = Preparation.day(day) else { throw Failure.usage(.errorDay, "meeting new", day) }
    if let ordinal, !(1...9999).contains(ordinal) {
      throw Failure.usage(.usageUnusableValue, String(ordinal), "--ordinal")
    }
    do {
      let path = try session.preparation.existingStorePath()
      let meetings = try session.library.reader.meetings()
      if let same = meetings.first(where: { $0.day == day && $0.state != .cancelled }), !isAnother {
        throw Failure.usage(
          .meetingTaken, Format(language: session.language).day(day).string, same.id.rawValue)
      }
      let rooms = isEmpty ? [] : try lastRooms(meetings.filter { $0.day <= day })
      let batch = try batch(on: day, meetings, rooms)
      let record = try StoreWriter.open(path: path).write(batch)
      let format = Format(language: session.language)
      try Program.print(
        session.words(
          .meetingMade,
          [
            CleanText(cleaning: batch.meetings[0].id.rawValue), format.day(day),
            format.integer(batch.agendaItems.count), format.integer(record.number.value),
          ]
        ).string + "\n")
      if !batch.meetingRooms.isEmpty {
        try Program.print(
          session.words(.roomsTakenOver, [format.integer(batch.meetingRooms.count)]).string + "\n")
      }
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  /// Rooms are mostly the same every month: those of the last meeting before that had any.
  private func lastRooms(_ meetings: [Meeting]) throws -> [MeetingRoom] {
    for meeting in meetings.reversed() where meeting.state != .cancelled {
      let rooms = try session.library.reader.meetingRooms(of: meeting.id)
      if !rooms.isEmpty { return rooms }
    }
    return []
  }

  private func batch(on day: Day, _ meetings: [Meeting], _ rooms: [MeetingRoom]) throws -> FactBatch {
    let last = meetings.last { $0.day <= day && $0.state != .cancelled }
    let naming = try PartyNaming(session, on: day)
    let id = Meeting.newID(on: day, besides: meetings)
    let meeting = Meeting(
      id: id, kind: kind.model, province: naming.home, day: day,
      ordinal: ordinal ?? meetings.compactMap(\.ordinal).max().map { $0 + 1 },
      bodies: bodies.isEmpty ? last?.bodies ?? [] : bodies.map { naming.party(CleanText(cleaning: $0)) },
      chair: chair.map { CleanText(cleaning: $0) } ?? last?.chair ?? .empty,
      place: place.map { CleanText(cleaning: $0) } ?? last?.place ?? .empty)
    var batch = FactBatch(
      kind: .meeting, title: CleanText(cleaning: "Phiên họp \(id)"), author: session.preparation.author,
      reason: .empty)
    batch.meetings = [meeting]
    batch.meetingRooms = MeetingRoom.taken(over: rooms, to: id)
    // Who meets on occasion has an agenda of their own.
    if !isEmpty, kind != .adHoc {
      batch.agendaItems = try AgendaTemplate.current(session.preparation.folders)
        .items(of: id, home: naming.homeName, party: naming.party)
    }
    return batch
  }
}

extension MeetingCommand.Kind {
  var model: Meeting.Kind {
    switch self {
    case .monthly: .monthly
    case .quarterly: .quarterly
    case .adHoc: .adHoc
    }
  }
}

/// Whom names mean: units of the home province on a day.
struct PartyNaming {
  let home: UnitID?
  private let register: UnitRegister
  private let homes: Set<UnitID>?
  private let day: Day

  init(_ session: Session, on day: Day) throws {
    let register = try session.library.catalogue().register
    let home = try session.home ?? session.library.reader.home()
    self.home = home
    self.register = register
    self.day = day
    homes = home.map { home in Set(register.lineage(of: home, on: day).map(\.id)) }
  }

  /// Short name of the home province on the day; nil where none is chosen.
  var homeName: CleanText? {
    home.flatMap { register.current(of: $0, on: day) ?? register.unit($0) }?.shortName.vietnamese
  }

  /// The name as stated in any case.
  func party(_ name: CleanText) -> PartyName {
    guard let unit = register.match(name.string, on: day, within: homes).unit else {
      return PartyName(unit: nil, asStated: name, short: name)
    }
    return PartyName(unit: unit.id, asStated: name, short: unit.shortName.vietnamese)
  }
}
