import Dashboard
import Export
import Model

/// What changed, as a table of a document under a line that says since when.
struct ChangeSection {
  let ground: DocumentGround
  let title: CleanText
  /// Rows that there is room for.
  let limit: Int

  private var words: ProgramWords { ground.words }

  /// - Throws: what the store throws.
  func blocks(_ changes: MeetingChanges) throws -> [TextDocument.Block] {
    let table = try ChangeRows(changes, ground.session.library.reader, ground.catalogue).table
    let kept = table.tableKeys.filter { $0 != "period" }
    let places = kept.compactMap { table.keys.firstIndex(of: $0) }
    let writer = TableWriter(words: words)
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
