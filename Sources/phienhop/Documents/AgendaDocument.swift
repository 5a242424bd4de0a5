import Dashboard
import Export
import Model

/// The views of an agenda one after the other, for the chair or as the report of a month.
struct AgendaDocument {
  let ground: DocumentGround
  let items: [AgendaItem]
  /// Figures are those of this day.
  let day: Day
  /// Asked of views that count by periods and name none.
  let period: Period?
  /// Lines of each item.
  let lineLimit: Int
  let columnLimit: Int
  let hasBars: Bool
  /// The day from which changes are told; nil tells none.
  let since: Day?

  private var words: ProgramWords { ground.words }
  private var home: AdministrativeUnit? {
    ground.home.flatMap { ground.register.current(of: $0, on: day) ?? ground.register.unit($0) }
  }

  /// What the agenda shows, item after item.
  /// - Returns: the blocks, and whether any figure is made up.
  func blocks() throws -> (blocks: [TextDocument.Block], isSimulated: Bool) {
    var blocks: [TextDocument.Block] = []
    var isSimulated = false
    for (position, item) in items.enumerated() {
      let number = CleanText(cleaning: "\(position + 1). ")
      blocks.append(.heading(number + title(item) + minutes(item), level: 2))
      guard let value = item.view.flatMap({ ViewValue($0) }) else {
        blocks.append(.paragraph(DocumentParagraph(.note, words[.documentSpoken])))
        continue
      }
      // What changed since the last meeting belongs to the item that shows the whole.
      if value.screen == .overview, position == 0, let since {
        blocks += try changes(since: since)
        if !hasBars { continue }
      }
      var asked = value
      if asked.period == nil, asked.screen == .dossiers { asked.period = period }
      let view = try ground.session.shown(asked, on: day)
      isSimulated = isSimulated || view.isSimulated
      let section = ViewSection(
        view: view, ground: ground, lineLimit: lineLimit, columnLimit: columnLimit, hasBars: hasBars,
        focus: home
      ).blocks
      blocks += section.isEmpty ? [.paragraph(DocumentParagraph(.note, words[.documentNoRows]))] : section
    }
    return (blocks, isSimulated)
  }

  private func title(_ item: AgendaItem) -> CleanText {
    let english = item.title.english
    return ground.language == .english && !english.isEmpty ? english : item.title.vietnamese
  }

  /// " (10 phút, Sở Tài chính)".
  private func minutes(_ item: AgendaItem) -> CleanText {
    let parts = [
      item.minutes.map { words(.documentMinutes, [ground.format.integer($0)]) } ?? .empty,
      item.speaker.isEmpty ? item.preparer.map(ground.name) ?? .empty : item.speaker,
    ].filter { !$0.isEmpty }
    return parts.isEmpty || hasBars ? .empty : " (" + parts.joined(separator: ", ") + ")"
  }

  /// The lines "Đáng chú ý" of the overview, and whether its figures are made up.
  func notable() throws -> (lines: [CleanText], isSimulated: Bool) {
    let view = try ground.session.shown(ViewValue(screen: .overview), on: day)
    let fixed = Set(view.remarks.filter { $0.string.hasPrefix("[T] ") || $0.string.hasPrefix("— ") })
    return (view.remarks.filter { !fixed.contains($0) }.prefix(6).map(\.self), view.isSimulated)
  }

  private func changes(since: Day) throws -> [TextDocument.Block] {
    let reader = ground.session.library.reader
    let changes = try ground.session.changes(
      since: since, today: day, next: reader.nextMeeting(after: day)?.day)
    let title = words(.documentChanges, [ground.format.day(since)])
    guard !changes.isEmpty else {
      return [.paragraph(DocumentParagraph(.note, title + " " + words[.documentNoChanges]))]
    }
    let table = try ChangeRows(changes, reader, ground.catalogue).table
    let kept = table.tableKeys.filter { $0 != "period" }
    let places = kept.compactMap { table.keys.firstIndex(of: $0) }
    let writer = TableWriter(words: words)
    let limit = hasBars ? 60 : lineLimit - 1
    let shares = ["change": 12, "unit": 12, "subject": 28, "before": 8, "after": 8, "day": 9]
    var blocks: [TextDocument.Block] = [
      .paragraph(DocumentParagraph(.note, title)),
      .table(
        DocumentTable(
          title: title,
          columns: kept.map { key in
            DocumentTable.Column(
              words.text("column.\(key)") ?? CleanText(cleaning: key), share: shares[key] ?? 8)
          },
          rows: table.rows.prefix(limit).map { row in .cells(places.map { .text(writer.text(row[$0])) }) })),
    ]
    let rest = table.rows.count - limit
    if rest > 0 {
      blocks.append(
        .paragraph(DocumentParagraph(.note, words(.documentMoreRows, [ground.format.integer(rest)]))))
    }
    return blocks
  }
}
