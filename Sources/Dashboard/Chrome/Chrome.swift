import Model

/// What surrounds every screen: header, tabs, footnotes, keys.
enum Chrome {
  static let smallest = Size(columns: 60, rows: 16)

  /// Whether there is room for a screen and what lies over it.
  static func hasRoom(_ size: Size) -> Bool { size.columns >= smallest.columns && size.rows >= smallest.rows }

  /// The rectangle a screen draws in, for a state.
  static func content(_ state: State) -> Rect {
    let notes = footnoteLines(state).count
    let below = 1 + (notes > 0 ? notes + 1 : 0)
    if state.presentation != nil {
      return Rect(
        column: 0, row: 1, columns: state.size.columns, rows: max(0, state.size.rows - 1 - below))
    }
    return Rect(column: 0, row: 2, columns: state.size.columns, rows: max(0, state.size.rows - 2 - below))
  }

  static func draw(_ state: State, _ painter: Painter) {
    drawHeader(state, painter)
    drawTabs(state, painter)
    let notes = footnoteLines(state)
    let last = painter.rows - 1
    if !notes.isEmpty {
      painter.rule(row: last - notes.count - 1)
      for (offset, note) in notes.enumerated() {
        painter.line(note, column: 1, row: last - notes.count + offset)
      }
    }
  }

  // MARK: Header

  private static func drawHeader(_ state: State, _ painter: Painter) {
    let wide = painter.columns >= 100
    let wording = state.wording
    painter.fill(
      Rect(column: 0, row: 0, columns: painter.columns, rows: 1), with: " ", role: .header)
    let home = state.home(on: state.today).flatMap { state.catalogue.register.unit($0) }
    var left: [CleanText] = []
    if wide { left.append("Phiên Họp") }
    if let home {
      left.append((wide ? home.name : home.shortName).text(in: state.language))
    } else if !wide {
      left.append("Phiên Họp")
    }
    left.append(wording[state.screen.label])
    // The mark of a past meeting tells the day already.
    var right: [CleanText] =
      state.pastMeeting == state.today ? [] : [wording[.today] + " " + state.format.day(state.today)]
    if wide {
      switch state.library {
      case .builtIn: right.append(wording[.builtInData])
      case .store(let name): right.append(wording[.store] + " " + name)
      }
    }
    right.append(status(state))
    let rightText = right.joined(separator: " │ ") + " "
    let leftText = " " + left.joined(separator: " │ ")
    let room = max(0, painter.columns - rightText.columns - 1)
    painter.text(leftText.padded(to: room), column: 0, row: 0, role: .header, attributes: [.bold])
    painter.text(rightText, column: painter.columns - rightText.columns, row: 0, role: .header)
  }

  /// Whether what is shown is as new as the store: live, frozen, read-only, not read again.
  static func status(_ state: State) -> CleanText {
    // Figures that could not be left never pass for the newest.
    if state.presentation == nil, let batch = state.figures.batch {
      return state.wording(.figuresOfBatch, state.format.integer(batch.value))
    }
    if let line = state.awayLine { return line }
    if let day = state.pastMeeting {
      guard let closed = state.pastClosed else { return state.wording(.pastMark, state.format.day(day)) }
      let mark = closed.mark(state.wording, state.format)
      return state.wording(.pastMarkClosed, state.format.day(day), mark)
    }
    if state.isFrozen {
      return state.waitingChanges > 0
        ? state.wording(.frozenWaiting, state.format.integer(state.waitingChanges)) : state.wording[.frozen]
    }
    if state.isBehind { return state.wording[.notReloaded] }
    if !state.isWatched { return state.wording[.notWatched] }
    return state.wording[state.isReadOnly ? .readOnly : .live]
  }

  // MARK: Tabs

  private static func drawTabs(_ state: State, _ painter: Painter) {
    let wording = state.wording
    let names = ScreenID.allCases.map { id in
      CleanText(cleaning: "\(id.number) ") + wording[id.label]
    }
    let width = names.reduce(0) { $0 + $1.columns }
    var x = 0
    if painter.columns >= width + 2 * names.count {
      // Each name has a column of its own on either side, which carries the brackets of the open one.
      let gap = painter.columns >= width + 3 * names.count ? 1 : 0
      for (position, id) in ScreenID.allCases.enumerated() {
        let end = drawTab(names[position], isOpen: id == state.screen, painter, column: x)
        painter.target(.screen(id), Rect(column: x, row: 1, columns: end - x, rows: 1))
        x = end + gap
      }
    } else {
      // Neighbours share a column; where even that is too wide, only the open one has its name.
      let isWhole = painter.columns >= width + names.count + 1
      for (position, id) in ScreenID.allCases.enumerated() {
        let isOpen = id == state.screen
        let name = isWhole || isOpen ? names[position] : CleanText(cleaning: String(id.number))
        let end = drawTab(name, isOpen: isOpen, painter, column: x)
        painter.target(.screen(id), Rect(column: x, row: 1, columns: end - x, rows: 1))
        x = end - 1
      }
      x += 1
    }
    let caption = Screens.screen(state.screen).caption(state)
    let room = painter.columns - x - 1
    let fitting = wholeParts(of: caption, columns: room)
    painter.text(fitting.padded(to: max(0, room), alignment: .trailing), column: x, row: 1, role: .tab)
  }

  /// As many parts of "DTI năm 2022 · 63 tỉnh" as fit whole; half a part says nothing.
  static func wholeParts(of caption: CleanText, columns: Int) -> CleanText {
    if caption.columns <= columns { return caption }
    var parts = caption.string.split(separator: " · ").map { CleanText(cleaning: String($0)) }
    while parts.joined(separator: " · ").columns > columns, !parts.isEmpty { parts.removeLast() }
    return parts.joined(separator: " · ")
  }

  /// Draws one tab with a blank or a bracket on either side and returns the column after it. A blank does not
  /// wipe out the bracket of a neighbour.
  private static func drawTab(_ name: CleanText, isOpen: Bool, _ painter: Painter, column: Int) -> Int {
    let role: Role = isOpen ? .tabSelected : .tab
    let attributes: Cell.Attributes = isOpen ? [.bold] : []
    painter.audit?.beginPiece()
    defer { painter.audit?.endPiece() }
    let end = painter.text(name, column: column + 1, row: 1, role: role, attributes: attributes)
    if isOpen {
      painter.text("[", column: column, row: 1, role: role, attributes: attributes)
      painter.text("]", column: end, row: 1, role: role, attributes: attributes)
    }
    return end + 1
  }
}

extension ScreenID {
  var label: Label {
    switch self {
    case .overview: .screenOverview
    case .rankings: .screenRankings
    case .dossiers: .screenDossiers
    case .directives: .screenDirectives
    case .indicators: .screenIndicators
    case .sources: .screenSources
    case .meeting: .screenMeeting
    }
  }
}
