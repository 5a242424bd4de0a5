import Dashboard
import Model

/// A view as text in columns that a double click opens rightly in Excel.
///
/// - UTF-8 with a byte order mark: without one Excel takes Vietnamese letters for those of the machine's code page.
/// - In Vietnamese the decimal comma of the country, and so a semicolon between fields: where comma is the decimal
///   mark, Excel parts fields at semicolons. In English point and comma. No grouping marks, so that 1.020 and 1020 are
///   never mixed up. Days as the language writes them, 31/08/2022 or 2022-08-31, which Excel takes for days.
/// - A line `sep=;` would tell any Excel, but makes it overlook the byte order mark.
/// - Text that a spreadsheet would take for a formula gets an apostrophe before it: ``FormulaGuard``.
///
/// The heading comes first, then the rows; a blank line, and after it what the table is about, definitions and
/// sources. Several tables follow each other, each after a line with its title.
struct CSVExport {
  private let view: ExportedView
  private let wording: Wording
  private let separator: String
  private let decimalMark: String
  private let format: Format

  init(_ view: ExportedView) {
    self.view = view
    wording = Wording(view.language)
    format = Format(language: view.language)
    let isVietnamese = view.language == .vietnamese
    separator = isVietnamese ? ";" : ","
    decimalMark = isVietnamese ? "," : "."
  }

  func write<Fault: Error>(to output: (String) throws(Fault) -> Void) throws(Fault) {
    try output("\u{FEFF}")
    for (position, table) in view.tables.enumerated() {
      if position > 0 { try output("\r\n") }
      if view.tables.count > 1 { try line([quoted(table.title.string)], to: output) }
      try write(table, to: output)
    }
    try output("\r\n")
    try line([field(wording[.exportAbout]), field(view.title)], to: output)
    if view.isSimulated { try line([field(wording[.exportSimulated])], to: output) }
    for fact in view.facts { try line([field(fact.label), field(fact.value)], to: output) }
    for remark in view.remarks { try line([field(wording[.exportRemarks]), field(remark)], to: output) }
    for table in [view.definitions, view.sources] where !table.rows.isEmpty {
      try output("\r\n")
      try line([field(table.title)], to: output)
      try write(table, to: output)
    }
  }

  private func write<Fault: Error>(
    _ table: ExportedTable, to output: (String) throws(Fault) -> Void
  ) throws(Fault) {
    guard !table.columns.isEmpty else { return }
    try line(table.columns.map { field($0.fullHeading) }, to: output)
    for row in table.rows {
      switch row {
      // As wide as the others, so that every line of a table has as many fields.
      case .group(let title):
        try line([field(title)] + Array(repeating: "", count: table.columns.count - 1), to: output)
      case .cells(let cells): try line(cells.map { field($0) }, to: output)
      }
    }
  }

  private func line<Fault: Error>(
    _ fields: [String], to output: (String) throws(Fault) -> Void
  ) throws(Fault) {
    try output(fields.joined(separator: separator) + "\r\n")
  }

  // MARK: Fields

  private func field(_ cell: ExportedCell) -> String {
    switch cell {
    case .blank: ""
    case .missing: "—"
    case .text(let text): field(text)
    case .state(let word, _): field(word)
    case .day(let day): format.day(day).string
    case .number(let number):
      number.value.description.replacing(".", with: decimalMark) + (number.isPercent ? "%" : "")
    }
  }

  private func field(_ text: CleanText) -> String { quoted(FormulaGuard.defused(text.string)) }

  private func quoted(_ text: String) -> String {
    let needsQuotes =
      text.utf8.contains { [0x2C, 0x3B, 0x22, 0x0A, 0x0D, 0x09].contains($0) } || text.first == "'"
      || text.first == " " || text.last == " "
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
