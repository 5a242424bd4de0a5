import Model

/// A presented item on the whole screen: its title, its view, and one quiet line at the bottom.
enum PresentedFrame {
  /// The smallest screen that an item is drawn on; a smaller one says where one is.
  static let smallest = Chrome.smallest

  static func draw(_ presentation: Presentation, _ state: State, _ painter: Painter) {
    if let stage = StageScreen(state) { return stage.draw(painter) }
    drawTitle(presentation, state, painter)
    let notes = Chrome.footnoteLines(state)
    let last = painter.rows - 1
    if !notes.isEmpty, !state.isSpokenTo {
      painter.rule(row: last - notes.count - 1)
      for (offset, note) in notes.enumerated() {
        painter.line(note, column: 1, row: last - notes.count + offset)
      }
    }
    let area = painter.clipped(to: Chrome.content(state))
    if state.isSpokenTo {
      drawSpoken(presentation, state, area)
    } else if let row = state.spotlight {
      SpotlightCard.draw(row, state, area)
    } else if let table = PresentedTable(state) {
      table.draw(area)
    } else if state.answers.hasCatalogue {
      Screens.screen(state.screen).draw(state, area)
    } else {
      area.text(state.wording[.loading], column: 2, row: 1)
    }
  }

  private static func drawTitle(_ presentation: Presentation, _ state: State, _ painter: Painter) {
    painter.fill(Rect(column: 0, row: 0, columns: painter.columns, rows: 1), with: " ", role: .header)
    // Before and behind the items it is none of them that something was opened from.
    let stage = presentation.stage == .item ? nil : StageScreen.name(presentation.stage, state.wording)
    var title = " " + (stage ?? presentation.item?.title.text(in: state.language) ?? "")
    // Opened from the item: what it is comes behind its title.
    if !state.backStack.isEmpty { title = title + " ► " + state.wording[state.screen.label] }
    let caption = state.isSpokenTo ? CleanText.empty : Screens.screen(state.screen).caption(state)
    // Its first parts, period or what the view is narrowed to, are told even where the rest has no room.
    let shown = Chrome.wholeParts(of: caption, columns: painter.columns - title.columns - 3)
    painter.text(
      title.truncated(toColumns: painter.columns - 1), column: 0, row: 0, role: .header, attributes: [.bold])
    painter.text(shown, column: painter.columns - shown.columns - 1, row: 0, role: .header)
  }

  /// An item that is only spoken to: its title in the middle, who speaks, what was noted.
  private static func drawSpoken(_ presentation: Presentation, _ state: State, _ painter: Painter) {
    guard let item = presentation.item else { return }
    var lines = item.title.text(in: state.language).wrapped(columns: max(10, painter.columns - 8))
      .map { Line($0, .paneTitle, [.bold]) }
    let speaker = item.speaker.isEmpty ? item.preparer?.asStated ?? .empty : item.speaker
    if !speaker.isEmpty { lines += [.blank, Line(speaker)] }
    if !item.notes.isEmpty {
      lines += [.blank] + item.notes.wrapped(columns: max(10, painter.columns - 8)).map { Line($0) }
    }
    let top = max(0, (painter.rows - lines.count) / 3)
    for (offset, line) in lines.enumerated() {
      painter.line(line, column: max(0, (painter.columns - line.columns) / 2), row: top + offset)
    }
    painter.placeCursor(column: 0, row: 0)
  }

  // MARK: The bottom line

  /// Item of how many, data, what waits, the clock and the minutes left; what has no room is left out, the data first.
  static func drawFoot(_ presentation: Presentation, _ state: State, _ painter: Painter) {
    if let stage = StageScreen(state), presentation.typed.isEmpty {
      return stage.drawFoot([past(state), waiting(state), time(state)], painter)
    }
    let row = painter.rows - 1
    let left = presentation.typed.isEmpty ? place(presentation, state) : number(presentation, state)
    let minutes = presentation.stage == .item ? minutes(presentation, state) : .blank
    var right = [data(state), waiting(state), time(state), minutes].filter { $0.columns > 0 }
    func width() -> Int { right.reduce(0) { $0 + $1.columns + 3 } }
    func isTooWide() -> Bool { width() > painter.columns - left.columns - 2 }
    // A room never takes the figures of a past meeting, or those that were closed, for today's: that mark is shortened,
    // and the others go.
    let mark = shortMark(state)
    if mark.columns > 0, isTooWide() { right[0] = mark }
    while isTooWide(), right.count > 1 { right.remove(at: mark.columns > 0 ? 1 : 0) }
    painter.line(left, column: 1, row: row)
    var x = painter.columns - width() + 2
    for (position, part) in right.enumerated() {
      if position > 0 { painter.text("│", column: x - 2, row: row, role: .border) }
      painter.line(part, column: x, row: row)
      x += part.columns + 3
    }
  }

  static func place(_ presentation: Presentation, _ state: State) -> Line {
    let place =
      presentation.stage == .item
      ? state.wording(
        .presentPlace, state.format.integer(presentation.position + 1),
        state.format.integer(presentation.items.count))
      : StageScreen.name(presentation.stage, state.wording)
    return Line(state.following == nil ? place : place + " · " + state.wording[.followLive], .footerText)
  }

  private static func number(_ presentation: Presentation, _ state: State) -> Line {
    Line(state.wording(.presentTyped, CleanText(cleaning: presentation.typed)), .prompt, [.bold])
  }

  private static func data(_ state: State) -> Line {
    if let closed = state.presentedClosing {
      if state.showsNewestFigures {
        return Line(state.wording(.closedNewestMark, closed.day(state.format)), .footerText)
      }
      let mark = closed.mark(state.wording, state.format)
      return Line(
        state.pastMeeting.map { state.wording(.pastMarkClosed, state.format.day($0), mark) } ?? mark,
        .footerText)
    }
    if let day = state.pastMeeting {
      return Line(state.wording(.pastMark, state.format.day(day)), .footerText)
    }
    guard case .store = state.library, let batch = state.catalogue.batches.last else {
      return Line(state.wording[.builtInData], .footerText)
    }
    return Line(state.wording(.presentData, state.format.dayOfMoment(batch.recordedAt)), .footerText)
  }

  /// "Phiên 03/06/2024" of a past meeting; blank for today's.
  private static func past(_ state: State) -> Line {
    state.pastMeeting.map { Line(state.wording(.pastMarkShort, state.format.day($0)), .footerText) } ?? .blank
  }

  /// What figures are shown, as shortly as can be; blank where they are the newest and nothing was closed.
  private static func shortMark(_ state: State) -> Line {
    if state.pastMeeting != nil { return past(state) }
    guard let closed = state.presentedClosing else { return .blank }
    if state.showsNewestFigures { return Line(state.wording[.closedNewestShort], .footerText) }
    let label: Label = closed.late.isEmpty ? .closedMark : .closedMarkShort
    return Line(state.wording(label, closed.day(state.format)), .footerText)
  }

  private static func waiting(_ state: State) -> Line {
    if state.hasRefreshFailed { return Line(state.wording[.notReloaded], .footerText) }
    guard state.waitingChanges > 0 || state.waitingDay != nil else { return .blank }
    return Line(
      state.wording(.presentWaiting, state.format.integer(max(1, state.waitingChanges))), .footerText)
  }

  static func time(_ state: State) -> Line {
    guard let minute = state.clock?.minute else { return .blank }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return Line(CleanText(cleaning: two(minute / 60) + ":" + two(minute % 60)), .footerText)
  }

  /// Few minutes are a warning by mark and word as well as by colour.
  static func minutes(_ presentation: Presentation, _ state: State) -> Line {
    guard let left = presentation.minutesLeft(at: state.clock) else { return .blank }
    let count = state.format.integer(abs(left))
    if left < 0 { return Line("■ " + state.wording(.presentMinutesOver, count), .bad, [.bold]) }
    if left == 0 { return Line("■ " + state.wording[.presentMinutesNone], .bad, [.bold]) }
    if left <= 2 { return Line("! " + state.wording(.presentMinutesFew, count), .warning, [.bold]) }
    return Line("○ " + state.wording(.presentMinutes, count), .footerText)
  }

  // MARK: Too small

  /// One clear line where an item has no room.
  static func drawTooSmall(_ presentation: Presentation, _ state: State, _ painter: Painter) {
    let stage = StageScreen(state)
    let place = stage.map { Line($0.name) } ?? place(presentation, state)
    let title = stage == nil ? presentation.item?.title.text(in: state.language) ?? "" : ""
    let row = max(0, painter.rows / 2 - 1)
    painter.text(
      place.spans.map(\.text).joined().truncated(toColumns: painter.columns), column: 0, row: row)
    painter.text(title.truncated(toColumns: painter.columns), column: 0, row: row + 1)
  }
}
