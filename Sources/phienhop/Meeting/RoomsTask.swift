import Dashboard
import Model
import Store

/// `phienhop meeting rooms`: the rooms of a meeting and its roll call, printed, and changed where that is asked for.
struct RoomsTask {
  let meeting: String
  /// A file of rooms, "-" for standard input.
  let add: String?
  /// A meeting whose rooms are taken over.
  let from: String?
  /// "NAME=present".
  let marks: [String]
  /// Names of rooms that are taken off the list.
  let removed: [String]
  let format: ShowCommand.Format
  let session: Session

  private static let sizeLimit = 1 << 20
  private var words: ProgramWords { session.words }
  private var numbers: Format { Format(language: session.language) }

  /// - Returns: 1 where the meeting has no rooms.
  /// - Throws: a ``Failure`` with exit code 1 for an unknown meeting or room, 2 for a name that several rooms bear or a
  ///   read-only session, 4 for a line that is no room.
  func run() throws -> Int32 {
    do {
      let reader = session.library.reader
      let meetings = try reader.meetings()
      let id = try MeetingFinder(meetings: meetings).find(meeting).id
      guard var record = try reader.meetingRecord(id) else {
        throw Failure(ExitCode.findings) { $0(.meetingNone, []) }
      }
      let changes = add != nil || from != nil || !marks.isEmpty || !removed.isEmpty
      if changes {
        guard !session.preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyMeeting) }
        let listed = try listed()
        let taken = try from.map {
          try reader.meetingRooms(of: MeetingFinder(meetings: meetings).find($0).id)
        }
        try write(listed, taken ?? [], to: record)
        record = try reader.latest().meetingRecord(id) ?? record
      }
      return try show(record, inShort: changes)
    } catch {
      throw Failure(error)
    }
  }

  // MARK: Changing

  private func listed() throws -> RoomList {
    guard let add else { return RoomList([]) }
    let text: String
    do {
      text =
        try add == "-"
        ? TextFile.standardInput(limit: Self.sizeLimit) : TextFile.read(add, limit: Self.sizeLimit)
    } catch {
      throw error.failure(add)
    }
    let levels = RoomLevelWords()
    do {
      return try RoomList(text, level: levels.level)
    } catch {
      throw failure(error, in: add, levels)
    }
  }

  private func failure(_ fault: RoomList.Fault, in file: String, _ levels: RoomLevelWords) -> Failure {
    let name = CleanText(cleaning: file)
    return Failure(ExitCode.input) { words in
      switch fault {
      case .noLevel(let line, _): words(.roomsNoLevel, [name, CleanText(cleaning: "\(line)")])
      case .unknownLevel(let line, let text):
        words(
          .roomsUnknownLevel,
          [name, CleanText(cleaning: "\(line)"), CleanText(cleaning: text), levels.told(in: words)])
      case .noName(let line): words(.roomsNoName, [name, CleanText(cleaning: "\(line)")])
      }
    }
  }

  /// Writes new rooms and marks as one batch and tells it on standard error.
  private func write(_ list: RoomList, _ taken: [MeetingRoom], to record: MeetingRecord) throws {
    let meeting = record.meeting
    let naming = try PartyNaming(session, on: meeting.day)
    var added = list.rooms(of: meeting.id, besides: record.rooms) { naming.party($0).unit }
    added += MeetingRoom.taken(over: taken, to: meeting.id, besides: record.rooms + added)
    let offered = list.entries.count + taken.count
    let whole = MeetingRecord(
      meeting: meeting, agenda: record.agenda, rooms: record.rooms + added,
      attendance: record.rooms.map {
        Attendance(room: $0.id, meeting: meeting.id, state: record.attendance(of: $0.id))
      })
    let edit = RollCallEdit(try self.marks(among: whole))
    let gone = try removed.map { try room($0, among: record) }
    var batch = FactBatch(
      kind: .meeting,
      title: CleanText(
        cleaning: (added.isEmpty && gone.isEmpty ? "Điểm danh" : "Điểm cầu") + " phiên họp \(meeting.id)"),
      author: session.preparation.author, reason: .empty)
    batch.meetingRooms = added + gone.map { $0.removed }
    batch.attendance = edit.attendance(in: whole)
    guard !batch.meetingRooms.isEmpty || !batch.attendance.isEmpty else {
      OutputStream.printError(words[.roomsNothingNew])
      return
    }
    let written = try StoreWriter.open(path: session.preparation.existingStorePath()).write(batch)
    let id = CleanText(cleaning: meeting.id.rawValue)
    let number = numbers.integer(written.number.value)
    if offered > 0 {
      OutputStream.printError(
        words(
          .roomsAdded,
          [numbers.integer(added.count), id, numbers.integer(offered - added.count), number]))
    }
    if !gone.isEmpty {
      let names = gone.map(\.name).joined(separator: ", ")
      OutputStream.printError(words(.roomsRemoved, [names, id, number]))
    }
    if !batch.attendance.isEmpty {
      OutputStream.printError(words(.roomsMarked, [numbers.integer(batch.attendance.count), id, number]))
    }
  }

  private func marks(among record: MeetingRecord) throws -> [FactID: Attendance.State] {
    var result: [FactID: Attendance.State] = [:]
    for mark in marks {
      guard let equals = mark.lastIndex(of: "="),
        let state = Self.state(String(mark[mark.index(after: equals)...]))
      else { throw Failure.usage(.roomsMarkForm, mark) }
      result[try room(String(mark[..<equals]), among: record).id] = state
    }
    return result
  }

  private static func state(_ text: String) -> Attendance.State? {
    let names = ["present": Attendance.State.present, "absent": .absent, "not-called": .notCalled]
    if let state = names[text] { return state }
    let folded = VietnameseText.folded(CleanText(cleaning: text).string)
    for words in [ProgramWords(.vietnamese), ProgramWords(.english)] {
      for state in Attendance.State.allCases {
        let term = words.text("term.room_" + FieldValue.snakeCase(state.rawValue))?.string ?? ""
        if VietnameseText.folded(term) == folded { return state }
      }
    }
    return nil
  }

  /// The room that a name means: the same name, the same without tone marks, else the only one that has its words.
  private func room(_ text: String, among record: MeetingRecord) throws -> MeetingRoom {
    let name = CleanText(cleaning: text)
    let found = RoomSearch(record.rooms).named(name)
    if found.count == 1 { return found[0] }
    let id = record.meeting.id.rawValue
    guard !found.isEmpty else {
      throw Failure(ExitCode.findings) { $0(.roomsUnknown, [CleanText(cleaning: id), name]) }
    }
    let names = found.prefix(5).map(\.name.string).joined(separator: ", ")
    throw Failure.usage(.roomsSeveral, name.string, names)
  }

  // MARK: Printing

  /// - Parameter inShort: a table of hundreds of rooms is not what a change is answered with.
  private func show(_ record: MeetingRecord, inShort: Bool) throws -> Int32 {
    guard !record.rooms.isEmpty || format != .table else {
      let id = CleanText(cleaning: record.meeting.id.rawValue)
      try Program.print(words(.roomsNone, [id]).string + "\n")
      return ExitCode.findings
    }
    let register = try session.library.catalogue().register
    func unit(_ room: MeetingRoom) -> AdministrativeUnit? { room.unit.flatMap { register.unit($0) } }
    let table = ShowTable(
      record.rooms,
      [
        ShowColumn("level", table: true) { .term("room_\($0.level.rawValue)") },
        ShowColumn("room", table: true) { .text($0.name) },
        ShowColumn("attendance", table: true) {
          .term("room_" + FieldValue.snakeCase(record.attendance(of: $0.id).rawValue))
        },
        ShowColumn("unit") { .words(unit($0)?.name) },
        ShowColumn("unit_code") { unit($0).map { .text($0.id.code) } ?? .missing },
        ShowColumn("room_id") { .text($0.id.rawValue) },
      ])
    var output = OutputStream.standardOutput()
    switch format {
    case .table where inShort: break
    case .table: try TableWriter(words: words).write(table, to: &output)
    case .csv: try CSVWriter().write(table, to: &output)
    case .json: try JSONWriter().write(table, to: &output)
    }
    if format == .table {
      if !inShort { try output.write("\n") }
      for line in RoomCountLines(RoomCounts(record), words, numbers).lines {
        try output.write(line.string + "\n")
      }
    }
    try output.flush()
    return record.rooms.isEmpty ? ExitCode.findings : ExitCode.done
  }
}
