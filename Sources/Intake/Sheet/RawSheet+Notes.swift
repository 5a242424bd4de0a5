import Model

extension RawSheet {
  /// What this program writes above what its files say about their table, in either language, folded. A test compares
  /// them with the words of the export.
  static let aboutHeadings: Set<String> = ["ve bang nay", "about this table"]
  static let noteHeadings: Set<String> = ["dinh nghia va nguon", "definitions and sources"]

  /// What this program writes above the figures one by one, which tell everything that the table before them puts side
  /// by side, and the title of that table.
  static let figureHeadings: Set<String> = ["tung so", "each figure"]
  static let besideHeadings: Set<String> = ["chi tieu theo don vi", "indicators by unit"]
  /// Rows that a page of ours has above its first table at most.
  private static let mostRowsAbove = 12

  /// The sheet as a form has it, where a flat file of our own tells below its table what the table is about: these
  /// lines stand above it, and definitions and sources are left out. Every other sheet stays as it is.
  ///
  /// A file that we write for other programs begins with the headings, so that they find them.
  public var withNotesAbove: RawSheet { withFiguresAlone.withAboutAbove }

  /// Without the table that only puts side by side what the one behind it tells figure by figure.
  private var withFiguresAlone: RawSheet {
    guard
      let beside = rows.prefix(Self.mostRowsAbove).firstIndex(where: { row in
        row[0].isText && Self.besideHeadings.contains(row[0].key)
      }),
      let start = rows[beside...].firstIndex(where: { row in
        row[0].isText && Self.figureHeadings.contains(row[0].key)
      })
    else { return self }
    // A page has its title above the first table.
    return RawSheet(
      name: name, isHidden: isHidden, rows: Array(rows[..<beside]) + Array(rows[start...]),
      merges: merges.filter { $0.rows.lowerBound >= rows[start].number })
  }

  /// Whether a cell begins as one of the headings does: lists have a hundred thousand rows, and to fold a text takes long.
  private static func mayBeHeading(_ cell: RawCell) -> Bool {
    guard case .text(let text) = cell.content, text.utf8.count <= 120,
      let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace && $0.value != 0xFEFF })
    else { return false }
    return firstLetters.contains(first)
  }

  /// Of "Về bảng này", "Định nghĩa và nguồn" and what they are in English, also where capitals are small ones.
  private static let firstLetters: Set<Unicode.Scalar> = ["V", "v", "Đ", "đ", "A", "a", "D", "d"]

  private var withAboutAbove: RawSheet {
    guard
      let start = rows.dropFirst().firstIndex(where: { row in
        guard Self.mayBeHeading(row[0]) else { return false }
        let key = row[0].key
        return Self.aboutHeadings.contains(key) || Self.noteHeadings.contains(key)
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

extension RawWorkbook {
  /// The sheets in which forms may be. In a workbook of our own definitions and sources are left out, and so is a table
  /// that only puts side by side what another sheet tells figure by figure.
  public var formSheets: [RawSheet] {
    let names = Dictionary(
      sheets.map { ($0.name, VietnameseText.words($0.name).joined(separator: " ")) },
      uniquingKeysWith: { first, _ in first })
    let isOurs = names.values.contains { RawSheet.noteHeadings.contains($0) }
    let hasFigures = names.values.contains { RawSheet.figureHeadings.contains($0) }
    return sheets.filter { sheet in
      let name = names[sheet.name] ?? ""
      guard isOurs, sheets.count > 1 else { return true }
      return !RawSheet.noteHeadings.contains(name) && !(hasFigures && RawSheet.besideHeadings.contains(name))
    }.map(\.withNotesAbove)
  }
}
