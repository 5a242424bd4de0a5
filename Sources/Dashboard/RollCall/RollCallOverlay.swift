import Model

/// The roll call: how many rooms of each level answered, what is typed, and the rooms that fit.
enum RollCallOverlay {
  /// Counts of all and of the levels, what is typed, a blank line.
  private static let headRows = 4

  /// Rooms that are seen at once.
  static func listRows(_ state: State) -> Int { max(1, Chrome.content(state).rows - 2 - headRows) }

  static func draw(_ dialog: RollCallDialog, _ state: State, _ painter: Painter) {
    let box = OverlayBox.box(
      title(dialog, state), columns: min(painter.columns - 4, 110), rows: painter.rows - 2, painter)
    let inside = box.inside
    drawHead(dialog, state, inside)
    let rows = RollCallRows(dialog, state)
    let room = max(1, inside.rows - headRows)
    guard rows.count > 0 else {
      inside.text(
        empty(rows, dialog, state).truncated(toColumns: inside.columns - 2), column: 2, row: headRows)
      return
    }
    let window = ScrollWindow(
      count: rows.count, rows: room, selected: rows.selected, top: max(0, (rows.selected ?? 0) - room / 2))
    box.area.position(window, of: rows.count, row: box.area.rows - 1, state.format)
    let levels = state.rooms(of: dialog.meeting).map { RoomCounts($0.record).levels.count } ?? 0
    for (offset, place) in window.range.enumerated() {
      guard let one = rows[place], let book = state.rooms(of: dialog.meeting) else { continue }
      let y = headRows + offset
      let answer = state.rollCall(one.id, book)
      let isSelected = place == rows.selected
      inside.text(isSelected ? "►" : " ", column: 0, row: y, role: .mark)
      inside.text(answer.mark + " " + state.wording[answer.label], column: 2, row: y, role: answer.role)
      let level = levels > 1 ? state.wording[one.level.shortLabel] : ""
      let end = inside.columns - (level.isEmpty ? 0 : level.columns + 2)
      inside.text(one.name.truncated(toColumns: max(0, end - nameColumn)), column: nameColumn, row: y)
      inside.text(level, column: inside.columns - level.columns, row: y, role: .neutral)
      if isSelected { inside.addAttributes([.selected], row: y) }
      inside.target(.row(place), row: y)
    }
  }

  private static let nameColumn = 16

  private static func title(_ dialog: RollCallDialog, _ state: State) -> CleanText {
    let day = state.rooms(of: dialog.meeting).map { state.format.day($0.record.meeting.day) } ?? "—"
    return state.wording(.rollTitle, day)
  }

  private static func drawHead(_ dialog: RollCallDialog, _ state: State, _ painter: Painter) {
    let counts = state.roomCounts(of: dialog.meeting) ?? RoomCounts()
    painter.line(
      RoomWords(counts, state, meeting: dialog.meeting).answers.fitted(to: painter.columns), row: 0)
    painter.line(Line(RoomWords(counts, state).levels).keepingWholeSpans(columns: painter.columns), row: 1)
    let shown = state.wording[dialog.shown?.label ?? .rollAll]
    let reason = state.reasonAgainstRecording
    var x = painter.text(
      state.wording[reason == nil ? .rollPrompt : .keySearch] + (reason == nil ? " " : ": "), column: 0,
      row: 2, role: .prompt, attributes: [.bold])
    var typed = CleanText(cleaning: dialog.typed)
    let room = max(1, painter.columns - x - shown.columns - 6)
    while typed.columns > room { typed = CleanText(cleaning: String(typed.string.dropFirst())) }
    x = painter.text(typed, column: x, row: 2, role: .prompt)
    // Who may not mark still looks for rooms; why stands beside it, below where it has no room.
    if let reason {
      let left = room - typed.columns - 3
      let isBeside = reason.columns <= left
      painter.text(
        reason.truncated(toColumns: painter.columns), column: isBeside ? x + 3 : 0, row: isBeside ? 2 : 3,
        role: .warning)
    }
    painter.placeCursor(column: min(x, painter.columns - 1), row: 2, visible: true)
    let filter = "◄ " + shown + " ►"
    painter.text(filter, column: painter.columns - filter.columns, row: 2, role: .footerText)
  }

  private static func empty(_ rows: RollCallRows, _ dialog: RollCallDialog, _ state: State) -> CleanText {
    if state.rooms(of: dialog.meeting) == nil { return state.wording[.loading] }
    if rows.isWithoutRooms { return state.wording[.rollNone] }
    return state.wording[.noticeNoMatch]
  }

  // MARK: Words for reading

  static func read(_ dialog: RollCallDialog, _ state: State, into page: inout PlainWriter) {
    page.heading(title(dialog, state))
    if let counts = state.roomCounts(of: dialog.meeting) {
      page.sentence(RoomWords(counts, state).answers)
      page.sentence(Line(RoomWords(counts, state).levels))
    }
    if let reason = state.reasonAgainstRecording { page.sentence(reason) }
    let rows = RollCallRows(dialog, state)
    if rows.count == 0 { page.sentence(empty(rows, dialog, state)) }
    for place in 0..<rows.count { page.sentence(line(place, rows, dialog, state)) }
  }

  /// The line that the cursor is on.
  static func plainStep(_ dialog: RollCallDialog, _ state: State) -> CleanText {
    let rows = RollCallRows(dialog, state)
    let row = rows.selected.map { line($0, rows, dialog, state) } ?? empty(rows, dialog, state)
    return [CleanText(cleaning: dialog.typed), row].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func line(
    _ place: Int, _ rows: RollCallRows, _ dialog: RollCallDialog, _ state: State
  ) -> CleanText {
    guard let room = rows[place], let book = state.rooms(of: dialog.meeting) else { return .empty }
    return room.name + ", " + state.wording[room.level.label] + ": "
      + state.wording[state.rollCall(room.id, book).label]
  }
}
