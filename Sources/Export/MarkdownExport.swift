import Dashboard
import Model

/// A view as Markdown with tables (GitHub's dialect), for notes and minutes. Nothing in a text is taken for markup.
struct MarkdownExport {
  private let view: ExportedView
  private let wording: Wording
  private let cells: CellText

  init(_ view: ExportedView) {
    self.view = view
    wording = Wording(view.language)
    cells = CellText(view.language)
  }

  func write<Fault: Error>(to output: (String) throws(Fault) -> Void) throws(Fault) {
    try output("# " + Self.escaped(view.title) + "\n\n")
    if view.isSimulated { try output("**" + Self.escaped(wording[.exportSimulated]) + "**\n\n") }
    for fact in view.facts { try output("- " + Self.escaped(fact.text) + "\n") }
    for table in view.tables {
      try output("\n")
      if view.tables.count > 1 { try output("## " + Self.escaped(table.title) + "\n\n") }
      try write(table, to: output)
    }
    if !view.remarks.isEmpty {
      try output("\n## " + Self.escaped(wording[.exportRemarks]) + "\n\n")
      for remark in view.remarks { try output("- " + Self.escaped(remark) + "\n") }
    }
    for table in [view.definitions, view.sources] where !table.rows.isEmpty {
      try output("\n## " + Self.escaped(table.title) + "\n\n")
      try write(table, to: output)
    }
  }

  private func write<Fault: Error>(
    _ table: ExportedTable, to output: (String) throws(Fault) -> Void
  ) throws(Fault) {
    guard !table.columns.isEmpty else { return }
    try line(table.columns.map { Self.escaped($0.fullHeading) }, to: output)
    try line(table.columns.map { $0.isNumeric ? "---:" : "---" }, to: output)
    for row in table.rows {
      switch row {
      case .group(let title):
        try line(
          ["**" + Self.escaped(title) + "**"] + Array(repeating: "", count: table.columns.count - 1), to: output)
      case .cells(let row): try line(row.map { Self.escaped(cells.text($0)) }, to: output)
      }
    }
  }

  private func line<Fault: Error>(
    _ fields: [String], to output: (String) throws(Fault) -> Void
  ) throws(Fault) {
    try output("| " + fields.joined(separator: " | ") + " |\n")
  }

  private static let special = Set<Character>("\\`*_{}[]<>|#~&")

  /// Text with a backslash before whatever Markdown could take for markup; at the beginning also what makes lists.
  static func escaped(_ text: CleanText) -> String {
    var result = ""
    for character in text.string {
      if special.contains(character) { result.append("\\") }
      result.append(character)
    }
    if let first = result.first, first == "-" || first == "+" || first == "=" { result = "\\" + result }
    return result
  }
}
