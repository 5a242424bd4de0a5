import Model

/// The presenter's console: what is to be said to the item shown, what comes next, the time, and who follows. Nothing of
/// it is seen in the room.
struct FollowConsole {
  private let message: FollowMessage
  private let state: State

  init(_ message: FollowMessage, _ state: State) {
    self.message = message
    self.state = state
  }

  func draw(_ painter: Painter) {
    drawHeader(painter)
    let width = painter.columns - 2
    let top = item(width)
    let below = [
      section(.consoleNext, next(width)),
      section(.consoleRoom, [room]),
      section(
        state.wording(.consoleFollowers, state.format.integer(message.followers.count)), followers(width)),
    ]
    // Notes take the room that is left: they are what the console is for.
    let belowRows = below.reduce(0) { $0 + $1.lines.count + 1 }
    let room = painter.rows - 3 - top.count - belowRows
    let notes = section(.consoleNotes, self.notes(width).shortened(to: max(1, room), columns: width))
    for (offset, line) in top.enumerated() { painter.line(line, column: 1, row: 1 + offset) }
    draw(notes, from: 1 + top.count, painter)
    var y = max(2 + top.count + notes.lines.count, painter.rows - 1 - belowRows)
    for part in below { y = draw(part, from: y, painter) }
    painter.placeCursor(column: 0, row: 0)
    Chrome.drawFoot(state, painter)
  }

  // MARK: Parts

  private struct Section {
    let title: CleanText
    let lines: [Line]
  }

  /// - Returns: the row after it.
  @discardableResult private func draw(_ section: Section, from row: Int, _ painter: Painter) -> Int {
    let end = painter.rows - 1
    if row < end { painter.rule(row: row, title: Line(section.title, .paneTitle, [.bold])) }
    for (offset, line) in section.lines.enumerated() where row + 1 + offset < end {
      painter.line(line, column: 1, row: row + 1 + offset)
    }
    return row + 1 + section.lines.count
  }

  private func section(_ title: Label, _ lines: [Line]) -> Section { section(state.wording[title], lines) }

  private func section(_ title: CleanText, _ lines: [Line]) -> Section { Section(title: title, lines: lines) }

  private func drawHeader(_ painter: Painter) {
    painter.fill(Rect(column: 0, row: 0, columns: painter.columns, rows: 1), with: " ", role: .header)
    painter.text(
      " " + state.wording[.consoleTitle], column: 0, row: 0, role: .header, attributes: [.bold])
    let clock = PresentedFrame.time(state).spans.map(\.text).joined()
    painter.text(
      clock, column: painter.columns - clock.columns - 1, row: 0, role: .header, attributes: [.bold])
  }

  /// Place and title, then who speaks and the minutes left.
  private func item(_ width: Int) -> [Line] {
    if let stage = StageScreen(state) {
      let answers = message.rooms.map { RoomWords($0, state).answers }
      return [Line(stage.name, .text, [.bold])] + (answers.map { [$0] } ?? [])
    }
    guard let item = message.item, let presentation = state.presentation else { return [] }
    let place = state.wording(
      .presentPlace, state.format.integer(message.position + 1), state.format.integer(message.items.count))
    let title = (place + ": " + item.title.text(in: state.language)).wrapped(columns: width, rows: 2)
    var second = PresentedFrame.minutes(presentation, state)
    if !item.speaker.isEmpty {
      if !second.spans.isEmpty { second.spans.append(Span("   ")) }
      second.spans.append(Span(state.wording[.agendaHeadSpeaker] + ": " + item.speaker))
    }
    return title.map { Line($0, .text, [.bold]) } + (second.columns > 0 ? [second] : [])
  }

  private func notes(_ width: Int) -> [Line] {
    guard message.stage == .item, let notes = message.item?.notes, !notes.isEmpty else {
      return [Line(state.wording[.consoleNoNotes], .neutral)]
    }
    return notes.wrapped(columns: width).map { Line($0) }
  }

  private func next(_ width: Int) -> [Line] {
    let following =
      switch message.stage {
      case .waiting: message.items.first
      case .item: message.next
      case .closing: nil as AgendaItem?
      }
    guard let next = following else { return [Line(state.wording[.consoleLast], .neutral)] }
    var parts = [next.title.text(in: state.language)]
    if let minutes = next.minutes {
      parts.append(state.wording(.consoleMinutes, state.format.integer(minutes)))
    }
    if !next.speaker.isEmpty { parts.append(next.speaker) }
    return parts.joined(separator: " · ").wrapped(columns: width, rows: 2).map { Line($0, .text, [.bold]) }
  }

  /// The view on the wall in words, so that one need not turn around.
  private var room: Line {
    if message.isBlank { return Line("■ " + state.wording[.consoleBlank], .warning, [.bold]) }
    if let stage = StageScreen(state) { return Line(stage.name) }
    var text = state.wording[state.screen.label]
    let caption = Screens.screen(state.screen).caption(state)
    if !caption.isEmpty { text = text + " ► " + caption }
    return Line(text)
  }

  private func followers(_ width: Int) -> [Line] {
    let names = message.followers.map { follower in
      follower.name + " " + CleanText(cleaning: "\(follower.size.columns)×\(follower.size.rows)")
        + (follower.isConsole ? " (" + state.wording[.consoleTitle] + ")" : "")
    }
    return names.joined(separator: ", ").wrapped(columns: width, rows: 2).map { Line($0) }
  }
}
