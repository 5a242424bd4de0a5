import Model

/// A row as a room sees it: what it is called and the figures that matter.
struct PresentedRow {
  var title: Line
  var cells: [PresentedCell]
  /// The home province.
  var isOwn = false
}

/// One figure of a presented row.
struct PresentedCell {
  /// The column it stands in; unique in a row.
  let id: String
  let label: CleanText
  /// As a table shows it: the value, with its state's mark where it has one.
  var line: Line
  /// What is drawn in large digits; nil for words.
  var digits: String?
  /// Stands small beside the digits: "/63" of a rank.
  var beside = CleanText.empty
  /// Told under the digits: the state in words, the denominator, the source.
  var note: Line
  var alignment = Alignment.trailing

  init(
    _ id: String, _ label: CleanText, _ line: Line, digits: String? = nil, note: Line = .blank,
    alignment: Alignment = .trailing
  ) {
    self.id = id
    self.label = label
    self.line = line
    self.digits = digits
    self.note = note
    self.alignment = alignment
  }

  /// Nothing is known.
  var isMissing: Bool { line.columns == 0 || line.spans.map(\.text).joined() == "—" }

  /// A figure in words, "0,6805 [1], hạng 19/63": the number in front is drawn large, the rest told under it.
  /// - Parameter missing: what is read aloud for what no source tells.
  init(_ figure: PlainFigure, position: Int, missing: CleanText) {
    guard figure.value != missing else {
      self.init(figure.column ?? "figure-\(position)", figure.label, Line("—"))
      return
    }
    let text = figure.value.string
    let comma = Self.comma(in: text)
    let value = text[..<(comma ?? text.endIndex)]
    let rest = comma.map { text[text.utf8.index($0, offsetBy: 2)...] } ?? ""
    // A source's mark is told once, under the digits, and not in each row.
    let parts = value.split(separator: " ")
    let marks = parts.filter { $0.hasPrefix("[") && $0.hasSuffix("]") }
    let words = parts.filter { !marks.contains($0) }
    let first = words.first ?? ""
    let isNumber = words.count == 1 && BigDigits.canDraw(first)
    let note = ([rest].filter { !$0.isEmpty } + marks).joined(separator: " ")
    self.init(
      figure.column ?? "figure-\(position)", figure.label,
      Line(CleanText(cleaning: words.joined(separator: " "))), digits: isNumber ? String(first) : nil,
      note: Line(CleanText(cleaning: note)), alignment: isNumber ? .trailing : .leading)
    // Of how many there are is told, but the number itself is what is read from afar.
    if let digits, let slash = digits.firstIndex(of: "/"), slash > digits.startIndex {
      beside = CleanText(cleaning: String(digits[slash...]))
      self.digits = String(digits[..<slash])
    }
  }
}

extension PresentedCell {
  /// Where the first ", " begins.
  private static func comma(in text: String) -> String.Index? {
    let bytes = text.utf8
    var rest = bytes[...]
    while let found = rest.firstIndex(of: 0x2C) {
      let next = bytes.index(after: found)
      if next < bytes.endIndex, bytes[next] == 0x20 { return found }
      rest = bytes[next...]
    }
    return nil
  }
}

extension PresentedRow {
  /// - Parameter wording: names what stands behind the home province.
  init(_ row: PlainRow, _ wording: Wording) {
    let own = ", " + wording[.plainOwn].string
    let title = row.title.string
    isOwn = title.hasSuffix(own)
    self.title = Line(
      isOwn ? CleanText(cleaning: String(title.dropLast(own.count))) : row.title, isOwn ? .own : .text,
      isOwn ? [.bold] : [])
    // What is read only where there is time comes last.
    let ordered = row.figures.filter { !$0.isDetail } + row.figures.filter(\.isDetail)
    let missing = wording[.plainMissing]
    cells = ordered.enumerated().map { PresentedCell($1, position: $0, missing: missing) }
  }
}

extension BigDigits {
  /// True for a text that is nothing but what can be drawn large.
  static func canDraw(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.contains(where: \.isNumber)
      && text.allSatisfy { $0.isASCII && $0.isNumber || ",./%+−-".contains($0) }
  }
}

extension Screen {
  func presentsRows(_ state: State) -> Bool { false }
  func presentedRow(_ key: ItemKey, _ state: State) -> PresentedRow? { usualPresentedRow(key, state) }
  func presentedCounts(_ state: State) -> [PresentedCell] { [] }
  func presentedTitle(_ state: State) -> Line? { nil }

  /// What ``presentedRow(_:_:)`` usually says: what is read aloud of the row.
  func usualPresentedRow(_ key: ItemKey, _ state: State) -> PresentedRow? {
    plainRow(key, state).map { PresentedRow($0, state.wording) }
  }
}

extension RankingsScreen {
  func presentsRows(_ state: State) -> Bool { state.view.path.isEmpty && context(state) != nil }

  func presentedRow(_ key: ItemKey, _ state: State) -> PresentedRow? {
    context(state)?.presentedRow(key) ?? usualPresentedRow(key, state)
  }
}

extension RankingContext {
  /// A row of the list with its change as the table shows it.
  func presentedRow(_ key: ItemKey) -> PresentedRow? {
    guard let row = key.unit.flatMap({ table.row(of: $0) }) else { return nil }
    var presented = PresentedRow(plainRow(row), state.wording)
    for position in presented.cells.indices where presented.cells[position].id == RankingColumn.change {
      let change = row.changeText
      presented.cells[position].note = presented.cells[position].line
      presented.cells[position].line = Line(change.text, change.role)
      presented.cells[position].digits = nil
      presented.cells[position].alignment = .trailing
    }
    return presented
  }
}

extension DossiersScreen {
  func presentsRows(_ state: State) -> Bool {
    if isCounted(state) { return counted(state)?.order != nil }
    guard state.view.path.isEmpty else { return false }
    return index(state) != nil || ratios(state) != nil
  }

  /// What all rows come to: the province's figures are the ones a room asks for first.
  private func presentedWhole(_ state: State) -> PresentedRow? {
    guard isCounted(state), state.view.filter.isEmpty, let context = counted(state), let whole = context.whole
    else { return nil }
    return PresentedRow(context.plainRow(whole), state.wording)
  }

  func presentedCounts(_ state: State) -> [PresentedCell] { presentedWhole(state)?.cells ?? [] }

  func presentedTitle(_ state: State) -> Line? { presentedWhole(state)?.title }

  func presentedRow(_ key: ItemKey, _ state: State) -> PresentedRow? {
    if !isCounted(state), let context = index(state), let row = context.presentedRow(key) { return row }
    guard !isCounted(state), state.view.path.isEmpty, let context = ratios(state),
      let row = context.rows.first(where: { $0.key == key })
    else { return usualPresentedRow(key, state) }
    let words = FigureWords(state)
    let isOwn = row.unit.id != nil && row.unit.id == context.home
    let title = Line(context.name(row), isOwn ? .own : .text, isOwn ? [.bold] : [])
    let cells = context.matrix.definitions.map { id -> PresentedCell in
      guard let entry = row.cells[id] else { return PresentedCell(id.rawValue, words.name(id), Line("—")) }
      let value = words.value(entry)
      let counts = words.counts(entry).map { [Span($0 + "  ")] } ?? []
      return PresentedCell(
        id.rawValue, words.name(id), Line([words.mark(entry), Span(" "), Span(value)]),
        digits: BigDigits.canDraw(value.string) ? value.string : nil,
        note: Line(counts + [words.stateWords(entry)]))
    }
    return PresentedRow(title: title, cells: cells, isOwn: isOwn)
  }
}

extension IndicatorsScreen {
  func presentsRows(_ state: State) -> Bool { state.view.path.isEmpty && IndicatorsContext(state) != nil }

  /// "Quảng Ngãi · Giải quyết đúng hạn": whose figure it is, for a narrow screen has no column of units.
  func presentedTitle(_ state: State) -> Line? {
    guard state.view.path.isEmpty, let key = state.view.selected,
      let context = IndicatorsContext(state, only: key), let id = context.criteria.first?.definition,
      let unit = context.told(id)?.unit, let row = presentedRow(key, state)
    else { return nil }
    return Line([Span(context.name(unit) + " · ")] + row.title.spans)
  }

  /// A criterion with the figure of the item's unit, else of the first that has one.
  func presentedRow(_ key: ItemKey, _ state: State) -> PresentedRow? {
    guard state.view.path.isEmpty, let context = IndicatorsContext(state, only: key),
      let id = context.criteria.first?.definition
    else { return usualPresentedRow(key, state) }
    let words = FigureWords(state)
    guard let (unit, entry) = context.told(id) else { return usualPresentedRow(key, state) }
    let value = words.value(entry)
    let definition = state.catalogue.definitions[id]
    let measure =
      definition?.kind == .ratio ? CleanText.empty : definition?.unitOfMeasure.text(in: state.language) ?? ""
    let name = measure.isEmpty ? words.name(id) : words.name(id) + ", " + measure
    let later = context.isKnown(entry) ? [] : [Span(", " + state.wording[.afterToday])]
    return PresentedRow(
      title: Line(name),
      cells: [
        PresentedCell(
          "value", state.wording[.rankingsValue], Line([words.mark(entry), Span(" "), Span(value)]),
          digits: BigDigits.canDraw(value.string) ? value.string : nil,
          note: Line([words.stateWords(entry)])),
        PresentedCell("target", state.wording[.dossiersTarget], Line(words.target(entry) ?? "—")),
        PresentedCell(
          "period", state.wording[.dossiersPeriod], Line([Span(state.format.period(entry.period))] + later),
          alignment: .leading),
        // Mostly the same in every row, so it is the first to give way.
        PresentedCell("unit", state.wording[.changesHeadUnit], Line(context.name(unit)), alignment: .leading),
      ], isOwn: false)
  }
}

extension MeetingScreen {
  func presentsRows(_ state: State) -> Bool { ChangesPage.isOpen(state) && ChangesPage(state).table != nil }

  func presentedRow(_ key: ItemKey, _ state: State) -> PresentedRow? {
    guard ChangesPage.isOpen(state), let line = ChangesPage(state).line(key) else {
      return usualPresentedRow(key, state)
    }
    let words = ChangeWords(state)
    let wording = state.wording
    return PresentedRow(
      title: words.cell("subject", line),
      cells: [
        PresentedCell(
          "kind", wording[.changesHeadKind], words.cell("kind", line), alignment: .leading),
        PresentedCell("unit", wording[.changesHeadUnit], words.cell("unit", line), alignment: .leading),
        PresentedCell("step", wording[.changesHeadStep], Line(words.step(line)), alignment: .leading),
        PresentedCell("day", wording[.changesHeadDay], words.cell("day", line), alignment: .leading),
      ], isOwn: false)
  }

  /// How many changes of each kind there are.
  func presentedCounts(_ state: State) -> [PresentedCell] {
    guard ChangesPage.isOpen(state) else { return [] }
    let words = ChangeWords(state)
    return ChangesPage(state).counts.map { kind, count in
      let name = ChangeWords.mark(kind) + " " + words.name(kind)
      return PresentedCell(
        kind.rawValue, name, Line(name, ChangeWords.role(kind)),
        digits: state.format.integer(count).string, note: .blank)
    }
  }
}
