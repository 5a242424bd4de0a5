import Model

/// What the rooms see while they gather, and when everything is said: the meeting, its rooms and their roll call, and
/// what was written down.
struct StageScreen {
  private let state: State
  private let presentation: Presentation
  private let stage: Presentation.Stage
  private var wording: Wording { state.wording }

  /// nil while an item is shown.
  init?(_ state: State) {
    guard let presentation = state.presentation, presentation.stage != .item, state.backStack.isEmpty else {
      return nil
    }
    self.state = state
    self.presentation = presentation
    stage = presentation.stage
  }

  /// "Màn hình chờ", "Kết thúc phiên họp".
  var name: CleanText { Self.name(stage, wording) }

  static func name(_ stage: Presentation.Stage, _ wording: Wording) -> CleanText {
    wording[stage == .waiting ? .stageWaiting : .stageClosing]
  }

  private var record: MeetingRecord? { presentation.meeting.flatMap { state.answers.meetings?[$0] } }
  private var meeting: Meeting? { record?.meeting }

  /// Those of the meeting; nil where there are none, or none are known.
  private var counts: RoomCounts? {
    guard let counts = presentation.meeting.flatMap({ state.roomCounts(of: $0) }), counts.total.rooms > 0
    else {
      return nil
    }
    return counts
  }

  /// Where the number of rooms comes from, with its sum.
  var notes: [Line] {
    guard stage == .waiting, let counts else { return [] }
    let check = RoomWords(counts, state).check
    let note = wording(.stageRoomsNote, check)
    return [Line(note.columns <= Chrome.footnoteColumns(state) ? note : check)]
  }

  // MARK: Parts

  /// "Phiên họp thứ 6", what was noted of it, who meets and on which day, and where.
  /// - Parameter isShort: without what a low screen has no room for.
  private func heading(_ columns: Int, isShort: Bool = false) -> [Line] {
    guard let meeting else { return [Line(name, .paneTitle, [.bold])] }
    let title =
      meeting.ordinal.map { wording(.agendaOrdinal, state.format.integer($0)) } ?? wording[meeting.kind.label]
    var lines = [Line(title, .paneTitle, [.bold])]
    if !meeting.note.isEmpty, !isShort {
      lines += meeting.note.wrapped(columns: columns, rows: 2).map { Line($0, .text, [.bold]) }
    }
    // Who meets, else whose meeting it is; the day is never cut.
    var bodies = meeting.bodies.map(\.asStated)
    if bodies.isEmpty {
      bodies = [(meeting.province ?? state.home).map { state.catalogue.shortName(of: $0, state.language) }]
        .compactMap(\.self)
    }
    let day = state.format.day(meeting.day)
    let both = (bodies.isEmpty ? "" : bodies.joined(separator: ", ") + " · ") + day
    lines.append(.blank)
    if both.columns <= columns {
      lines.append(Line(both))
    } else {
      let shown = isShort ? [bodies.joined(separator: ", ")] : bodies
      lines += shown.flatMap { $0.wrapped(columns: columns, rows: isShort ? 1 : 2) }.map { Line($0) }
      lines.append(Line(day))
    }
    if !meeting.place.isEmpty, !isShort {
      lines += meeting.place.wrapped(columns: columns, rows: 1).map { Line($0) }
    }
    return lines
  }

  /// Levels in two columns where both have room, so that numbers stand under each other.
  private func levels(_ counts: RoomCounts, _ columns: Int) -> [Line] {
    let words = RoomWords(counts, state)
    let all = counts.levels.map { words.level($0) }
    guard all.count > 1 else { return [] }
    func numberWidth(_ text: CleanText) -> Int { text.string.prefix { $0 != " " }.count }
    func column(_ texts: [CleanText]) -> [CleanText] {
      let width = texts.map(numberWidth).max() ?? 0
      return texts.map { CleanText.spaces(width - numberWidth($0)) + $0 }
    }
    let left = column(all.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
    let right = column(all.enumerated().filter { $0.offset % 2 == 1 }.map(\.element))
    let leftWidth = left.map(\.columns).max() ?? 0
    let rightWidth = right.map(\.columns).max() ?? 0
    let gap = 6
    guard leftWidth + gap + rightWidth <= columns else { return column(all).map { Line($0) } }
    return left.indices.map { row in
      let end = right.indices.contains(row) ? right[row] : .empty
      return Line(left[row].padded(to: leftWidth + gap) + end.padded(to: rightWidth))
    }
  }

  private func concluded(_ columns: Int) -> [Line] {
    guard let id = presentation.meeting else { return [] }
    var lines: [Line] = []
    if let counts, counts.hasBegun {
      let total = counts.total
      let attended = wording(
        .stageAttended, state.format.integer(total.present), state.format.integer(total.rooms))
      // Who was not called may have been there.
      let unknown =
        total.notCalled > 0 ? " · " + wording(.rollNotCalledCount, state.format.integer(total.notCalled)) : ""
      let absent =
        total.absent > 0 ? " · " + wording(.rollAbsentCount, state.format.integer(total.absent)) : ""
      lines.append(Line(attended + absent + unknown))
    }
    let drafts = state.draftCounts(of: id)
    if drafts.open + drafts.adopted > 0 {
      lines.append(
        Line(
          wording(
            .stageDrafts, state.format.integer(drafts.open + drafts.adopted),
            state.format.integer(drafts.open), state.format.integer(drafts.adopted))))
    }
    if let day = meeting?.day,
      let next = state.answers.meetings?.records.first(where: {
        $0.meeting.day > day && $0.meeting.state != .cancelled
      })?.meeting
    {
      lines.append(Line(wording(.stageNext, state.format.day(next.day)), .text, [.bold]))
    }
    return lines
  }

  // MARK: Drawing

  /// A group of lines, or digits, that stay together.
  private enum Block {
    case lines([Line])
    case digits(String)

    func rows(_ height: Int) -> Int {
      switch self {
      case .lines(let lines): lines.count
      case .digits: height
      }
    }
  }

  private func blocks(_ columns: Int, isShort: Bool) -> [Block] {
    var blocks: [Block] = [.lines(heading(columns, isShort: isShort))]
    switch stage {
    case .waiting, .item:
      guard let counts else { break }
      blocks.append(.digits(String(counts.total.rooms)))
      blocks.append(.lines([Line(wording[.stageRooms], .columnHead)]))
      blocks.append(.lines(levels(counts, columns)))
      blocks.append(.lines([RoomWords(counts, state, meeting: presentation.meeting).answers]))
    case .closing:
      blocks.append(.lines([Line(wording[.stageThanks], .headline, [.bold])]))
      blocks.append(.lines(concluded(columns)))
    }
    return blocks.filter { $0.rows(1) > 0 }
  }

  func draw(_ painter: Painter) {
    let notes = self.notes
    let area = painter.clipped(
      to: Rect(column: 0, row: 0, columns: painter.columns, rows: max(1, painter.rows - 1 - notes.count)))
    for (offset, note) in notes.enumerated() {
      painter.line(note, column: 1, row: painter.rows - 1 - notes.count + offset)
    }
    var blocks = blocks(max(20, area.columns - 8), isShort: false)
    let large = state.size.columns >= 180 && state.size.rows >= 50
    // The largest digits with the widest gaps that fit.
    let trials = [(10, 3), (10, 2), (5, 2), (5, 1), (3, 1), (3, 0)].filter { large || $0.0 < 10 }
    func rows(_ trial: (Int, Int)) -> Int {
      blocks.reduce(0) { $0 + $1.rows(trial.0) } + (blocks.count - 1) * trial.1
    }
    var fitting = trials.first { rows($0) <= area.rows - 2 }
    if fitting == nil {
      blocks = self.blocks(max(20, area.columns - 8), isShort: true)
      fitting = trials.first { rows($0) <= area.rows - 1 }
    }
    let trial = fitting ?? (3, 0)
    var y = max(0, (area.rows - rows(trial)) / 2)
    for block in blocks {
      switch block {
      case .lines(let lines):
        for (offset, line) in lines.enumerated() { centre(line, row: y + offset, area) }
      case .digits(let text):
        let width = BigDigits.columns(of: text, height: trial.0)
        BigDigits.draw(text, area, column: max(0, (area.columns - width) / 2), row: y, height: trial.0)
      }
      y += block.rows(trial.0) + trial.1
    }
    painter.placeCursor(column: 0, row: 0)
  }

  private func centre(_ line: Line, row: Int, _ painter: Painter) {
    let fitted = line.fitted(to: painter.columns - 2)
    painter.line(fitted, column: max(0, (painter.columns - fitted.columns) / 2), row: row)
  }

  /// The keys, and at the right what waits, the time and what screen it is.
  func drawFoot(_ right: [Line], _ painter: Painter) {
    let row = painter.rows - 1
    var parts = right.filter { $0.columns > 0 }
    parts.append(
      Line(state.following == nil ? name : name + " · " + wording[.followLive], .footerText))
    func width() -> Int { parts.reduce(0) { $0 + $1.columns + 3 } }
    var x = 1
    func key(_ shown: CleanText, _ words: CleanText) {
      guard x + shown.columns + 1 + words.columns + 2 + width() <= painter.columns else { return }
      x = painter.text(shown, column: x, row: row, role: .footerKey, attributes: [.bold])
      x = painter.text(" " + words, column: x, row: row, role: .footerText) + 3
    }
    if state.following == nil {
      switch stage {
      case .waiting, .item:
        key("PgDn", wording(.stageItem, state.format.integer(1)))
        if counts != nil { key("d", wording[.keyRollCall]) }
      case .closing:
        key("PgUp", wording(.stageItem, state.format.integer(presentation.items.count)))
      }
      key("b", wording[.keyBlank])
    }
    while width() > painter.columns - 2, parts.count > 1 { parts.removeFirst() }
    var column = painter.columns - width() + 2
    for (position, part) in parts.enumerated() {
      if position > 0 { painter.text("│", column: column - 2, row: row, role: .border) }
      painter.line(part, column: column, row: row)
      column += part.columns + 3
    }
  }

  // MARK: Words for reading

  /// Everything it says, line by line.
  var words: [CleanText] {
    func text(_ line: Line) -> CleanText { line.spans.map(\.text).joined() }
    var lines = [name] + heading(500).map(text)
    if stage == .closing {
      lines.append(wording[.stageThanks])
      lines += concluded(500).map(text)
    } else if let counts {
      let words = RoomWords(counts, state)
      lines += [wording(.rollCount, state.format.integer(counts.total.rooms))]
      if counts.levels.count > 1 { lines += counts.levels.map { words.level($0) } }
      lines.append(text(words.answers))
    }
    return lines.filter { !$0.isEmpty }
  }
}
