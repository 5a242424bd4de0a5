import Model

extension State {
  /// The rooms of a meeting; nil while they are not known.
  func rooms(of meeting: MeetingID) -> RoomBook? { answers.rooms(meeting) }

  /// How a room answered, with what was marked here and is on its way.
  func rollCall(_ room: FactID, _ book: RoomBook) -> Attendance.State {
    rollCallMarks[room, of: book.record.meeting.id]?.state ?? book.record.attendance(of: room)
  }

  /// Rooms by level and answer; nil while they are not known. A follower has what the presenter tells.
  func roomCounts(of meeting: MeetingID) -> RoomCounts? {
    if isAttached, let shown = following?.shown, shown.meeting == meeting { return shown.rooms }
    guard let book = rooms(of: meeting) else { return nil }
    return RoomCounts(book.record) { rollCall($0, book) }
  }

  // MARK: Opening

  /// Opens the roll call of the meeting that is presented, selected, open, held or comes next.
  mutating func openRollCall() {
    let selected = screen == .meeting ? view.path.first?.meeting ?? view.selected?.meeting : nil
    guard let id = presentation?.meeting ?? selected ?? recordMeeting?.id else {
      notice = Notice(
        .information,
        library == .builtIn
          ? wording[.reasonBuiltIn] : wording[answers.meetings == nil ? .loading : .agendaNoMeeting])
      return
    }
    rollCallMarks.tryAgain()
    overlays.append(.rollCall(RollCallDialog(meeting: id)))
  }

  /// What the roll call and the screens around a meeting need.
  var rollCallQueries: [Query] {
    var meetings: [MeetingID] = []
    if case .rollCall(let dialog)? = overlays.last { meetings.append(dialog.meeting) }
    if following == nil, let id = presentation?.meeting, !meetings.contains(id) { meetings.append(id) }
    return meetings.map { .rooms($0) }
  }

  // MARK: Keys

  mutating func handleRollCall(_ key: Key, _ dialog: RollCallDialog) -> [Effect] {
    var dialog = dialog
    let rows = RollCallRows(dialog, self)
    if ![.enter, .tab, .delete].contains(key) { dialog.called = nil }
    switch key {
    case .escape:
      overlays.removeLast()
      return []
    case .enter:
      call(.present, &dialog, rows)
      return []
    case .tab:
      call(.absent, &dialog, rows)
      return []
    case .delete:
      call(.notCalled, &dialog, rows)
      return []
    case .up: dialog.room = rows.room(by: -1)
    case .down: dialog.room = rows.room(by: 1)
    case .pageUp: dialog.room = rows.room(by: -RollCallOverlay.listRows(self))
    case .pageDown: dialog.room = rows.room(by: RollCallOverlay.listRows(self))
    case .home: dialog.room = rows.room(by: -rows.count)
    case .end: dialog.room = rows.room(by: rows.count)
    case .left: dialog.turn(by: -1)
    case .right: dialog.turn(by: 1)
    case .backspace:
      dialog.typed = String(dialog.typed.dropLast())
      dialog.room = nil
    case .control("u"):
      dialog.typed = ""
      dialog.room = nil
    case .character(let character):
      insert(String(character), into: dialog)
      return []
    default: return []
    }
    replaceTop(.rollCall(dialog))
    return []
  }

  mutating func insert(_ text: String, into dialog: RollCallDialog) {
    var dialog = dialog
    dialog.called = nil
    dialog.typed = String((dialog.typed + text).prefix(RollCallDialog.longest))
    dialog.room = nil
    replaceTop(.rollCall(dialog))
  }

  mutating func click(row: Int, in dialog: RollCallDialog) {
    guard let room = RollCallRows(dialog, self).room(at: row) else { return }
    var dialog = dialog
    dialog.room = room
    replaceTop(.rollCall(dialog))
  }

  /// Marks the room that keys are about, and makes room for the next name. It is sent with what else is marked until then.
  private mutating func call(_ state: Attendance.State, _ dialog: inout RollCallDialog, _ rows: RollCallRows)
  {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
      return
    }
    let last = state == .notCalled ? dialog.called : nil
    dialog.called = nil
    guard let place = rows.selected ?? last.map({ _ in 0 }), let room = last ?? rows.room(at: place) else {
      notice = Notice(
        .information, wording[rooms(of: dialog.meeting) == nil ? .loading : .noticeNoMatch])
      return
    }
    rollCallMarks.mark(room, of: dialog.meeting, state)
    let staysHere = !dialog.typed.isEmpty || state == .notCalled
    dialog.typed = ""
    let left = RollCallRows(dialog, self)
    if left.place(of: room) == nil {
      // A filter hides it now: whoever stands in its place comes next, and a mistake is still taken back with one key.
      dialog.room = staysHere && last == nil ? left.room(at: 0) : left.room(at: min(place, left.count - 1))
      if state != .notCalled { dialog.called = room }
    } else {
      // The room just marked stays under the cursor; called in their order the next one comes by itself.
      dialog.room = staysHere ? room : rows.room(by: 1)
    }
    replaceTop(.rollCall(dialog))
    if let name = rooms(of: dialog.meeting)?.record.rooms.first(where: { $0.id == room })?.name {
      notice = Notice(.information, wording(.rollMarked, name, wording[state.label]))
    }
  }

  // MARK: Writing

  /// What is marked and not on its way goes into the store, as one batch.
  mutating func sendRollCall() -> [Effect] {
    guard !rollCallMarks.isEmpty, reasonAgainstRecording == nil, let next = rollCallMarks.next() else {
      return []
    }
    return [.record(.rollCall(next.meeting, next.edit))]
  }

  mutating func take(_ edit: RollCallEdit, _ meeting: MeetingID, failure: Notice) {
    rollCallMarks.failed(edit, of: meeting)
    notice = failure
  }
}
