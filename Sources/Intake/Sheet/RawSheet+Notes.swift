import Model

extension RawSheet {
  /// What this program writes above what its files say about their table, in either language, folded. A test compares
  /// them with the words of the export.
  static let aboutHeadings: Set<String> = ["ve bang nay", "about this table"]
  static let noteHeadings: Set<String> = ["dinh nghia va nguon", "definitions and sources"]

  /// The sheet as a form has it, where a flat file of our own tells below its table what the table is about: these
  /// lines stand above it, and definitions and sources are left out. Every other sheet stays as it is.
  ///
  /// A file that we write for other programs begins with the headings, so that they find them.
  public var withNotesAbove: RawSheet {
    guard
      let start = rows.dropFirst().firstIndex(where: { row in
        row[0].isText && (Self.aboutHeadings.contains(row[0].key) || Self.noteHeadings.contains(row[0].key))
      })
    else { return self }
    // A blank line ends what is said about the whole.
    var about: [RawRow] = []
    for row in rows[start...] where Self.aboutHeadings.contains(rows[start][0].key) {
      if let last = about.last, row.number > last.number + 1 { break }
      about.append(row)
    }
    return RawSheet(
      name: name, isHidden: isHidden, rows: about + rows[..<start],
      merges: merges.filter { $0.rows.upperBound < rows[start].number })
  }
}
