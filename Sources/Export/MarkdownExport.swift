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
    for fact in view.facts { try output("- " + Self.line(fact.text) + "\n") }
    for table in view.tables {
      try output("\n")
      if view.tables.count > 1 { try output("## " + Self.escaped(table.title) + "\n\n") }
      try write(table, to: output)
    }
    if !view.remarks.isEmpty {
      try output("\n## " + Self.escaped(wording[.exportRemarks]) + "\n\n")
      for remark in view.remarks { try output("- " + Self.line(remark) + "\n") }
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
          ["**" + Self.escaped(title) + "**"] + Array(repeating: "", count: table.columns.count - 1),
          to: output)
      case .cells(let row): try line(row.map { Self.escaped(cells.text($0)) }, to: output)
      }
    }
  }

  private func line<Fault: Error>(
    _ fields: [String], to output: (String) throws(Fault) -> Void
  ) throws(Fault) {
    try output("| " + fields.joined(separator: " | ") + " |\n")
  }

  private static let special = Set<Character>("\\`*{}<>|#~&")

  /// Text in which Markdown finds no markup: special letters get a backslash. `snake_case` and marks such as [1] need
  /// none, so that the file can be read as it is.
  static func escaped(_ text: CleanText) -> String {
    let characters = Array(text.string)
    var result = ""
    for (position, character) in characters.enumerated() {
      let isSpecial =
        switch character {
        case "_": !isInsideWord(characters, position)
        case "[": !isMark(characters[position...])
        default: special.contains(character)
        }
      if isSpecial { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// The same at the beginning of a line, where a sign makes a list or a heading.
  private static func line(_ text: CleanText) -> String {
    let result = escaped(text)
    guard let first = result.first, first == "-" || first == "+" || first == "=" else { return result }
    return "\\" + result
  }

  private static func isInsideWord(_ characters: [Character], _ position: Int) -> Bool {
    func isLetter(_ place: Int) -> Bool {
      characters.indices.contains(place) && (characters[place].isLetter || characters[place].isNumber)
    }
    return isLetter(position - 1) && isLetter(position + 1)
  }

  /// "[1]" or "[T]" that nothing follows which would make a link of it.
  private static func isMark(_ rest: ArraySlice<Character>) -> Bool {
    let inside = rest.dropFirst().prefix { $0 != "]" }
    guard !inside.isEmpty, inside.count <= 4, inside.allSatisfy({ $0.isNumber || $0 == "T" }) else {
      return false
    }
    let after = rest.dropFirst(inside.count + 1)
    return after.first == "]" && !["(", ":"].contains(after.dropFirst().first ?? " ")
  }
}
