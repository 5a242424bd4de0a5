import Model

extension FigureClosing: StoredFact {
  static let table = "figure_closing"
  static let columns = Columns.period + ["known_at", "author", "moment", "note", "meeting"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(period)
    row.add(batch.value)
    row.add(author)
    row.add(moment)
    row.add(note)
    row.add(meeting)
  }

  init(row: inout RowDecoder) throws {
    // The key is made of what follows.
    _ = row.string()
    self.init(
      period: try row.period(), batch: BatchNumber(try row.integer()), author: row.text(),
      moment: row.string(), note: row.text(), meeting: row.optionalIdentifier())
  }

  var historyLine: String {
    ([period.code, "≤ \(batch)", author.string, note.string] + [meeting?.rawValue].compactMap(\.self))
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
