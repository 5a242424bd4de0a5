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
  /// Lines of all items together; those that have something to show share them.
  let lines: Int
  /// Most lines of one item.
  let mostLines: Int
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
    let views = try items.map { try view(of: $0) }
    let changes = try items.first?.view?.screen == ScreenID.overview.rawValue ? changes() : nil
    let shown = views.count { $0?.rowCount ?? 0 > 0 }
    let lineLimit = min(max(4, lines / max(1, shown)), mostLines)
    var blocks: [TextDocument.Block] = []
    for (position, (item, view)) in zip(items, views).enumerated() {
      let number = CleanText(cleaning: "\(position + 1). ")
      blocks.append(.heading(number + title(item) + minutes(item), level: 2))
      // What changed since the last meeting belongs to the item that shows the whole.
      if position == 0, let changes {
        blocks += try section(changes, lineLimit: lineLimit)
        if !hasBars { continue }
      }
      guard let view else {
        blocks.append(.paragraph(DocumentParagraph(.note, words[.documentSpoken])))
        continue
      }
      let section = ViewSection(
        view: view, ground: ground, lineLimit: lineLimit, columnLimit: columnLimit, hasBars: hasBars,
        focus: home
      ).blocks
      let nothing = view.emptiness ?? words[.documentNoRows]
      blocks += section.isEmpty ? [.paragraph(DocumentParagraph(.note, nothing))] : section
    }
    return (blocks, views.contains { $0?.isSimulated ?? false })
  }

  /// What an item shows; nil for one that is only spoken to.
  private func view(of item: AgendaItem) throws -> ExportedView? {
    guard var value = item.view.flatMap({ ViewValue($0) }) else { return nil }
    if value.period == nil, value.screen == .dossiers { value.period = period }
    return try ground.session.shown(value, on: day)
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

  /// What changed since a day; nil where nothing says since when.
  private func changes() throws -> MeetingChanges? {
    guard let since else { return nil }
    return try ground.session.changes(
      since: since, today: day, next: ground.session.library.reader.nextMeeting(after: day)?.day)
  }

  private func section(_ changes: MeetingChanges, lineLimit: Int) throws -> [TextDocument.Block] {
    let title = words(.documentChanges, [ground.format.day(changes.since)])
    guard !changes.isEmpty else {
      return [.paragraph(DocumentParagraph(.note, title + " " + words[.documentNoChanges]))]
    }
    return try ChangeSection(ground: ground, title: title, limit: hasBars ? 60 : max(2, lineLimit / 2))
      .blocks(changes)
  }
}
