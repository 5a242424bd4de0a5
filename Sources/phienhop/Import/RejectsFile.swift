import Export
import Intake
import Model

/// Refused rows as a CSV file to send back: the file, sheet and row, the cells as they came, and the reasons.
///
/// With a byte order mark, because spreadsheet programs take a CSV file without one for the machine's legacy code page.
/// A cell that a spreadsheet program would run as a formula gets an apostrophe before it. Rows go into a file beside
/// the path as they come, which gets its name at the end: a full disk leaves no half of a file.
final class RejectsFile {
  private let words: ProgramWords
  private let file: NewFile

  /// - Throws: a ``Failure`` with exit code 5.
  init(_ path: String, _ words: ProgramWords) throws {
    self.words = words
    do { file = try NewFile(path: path, replaces: true) } catch { throw Failure(error) }
    try write("\u{FEFF}")
  }

  private func write(_ text: String) throws {
    do { try file.write(text) } catch { throw Failure(error) }
  }

  /// Rows that come have these headings.
  func begin(header: [String]) throws {
    let heads = [words[.rejectsFile], words[.rejectsSheet], words[.rejectsRow]].map(\.string)
    try write(Self.line(heads + header + [words[.rejectsReason].string]))
  }

  /// - Parameter width: how many headings there are.
  func add(file: String, sheet: String, row: Int, cells: [String], width: Int, reasons: [LocalizedText])
    throws
  {
    let padding = Array(repeating: "", count: max(0, width - cells.count))
    let reason = reasons.map { $0.text(in: words.language).string }.joined(separator: "; ")
    try write(Self.line([file, sheet, String(row)] + cells + padding + [reason]))
  }

  /// The refused rows of files that were read as a whole.
  func add(_ files: [ImportedFile]) throws {
    for file in files {
      for reading in file.readings where !reading.rejects.rows.isEmpty {
        try begin(header: reading.rejects.header)
        for row in reading.rejects.rows {
          try add(
            file: file.name, sheet: reading.sheet.string, row: row.number, cells: row.cells,
            width: reading.rejects.header.count, reasons: row.reasons)
        }
      }
    }
  }

  /// Gives the file its name.
  func finish() throws {
    do { try file.commit() } catch { throw Failure(error) }
  }

  private static func line(_ cells: [String]) -> String {
    cells.map { quoted(defused($0)) }.joined(separator: ",") + "\r\n"
  }

  private static func defused(_ cell: String) -> String {
    // A negative number is no formula.
    StatedNumber.reading(cell, locale: .vietnamese).number == nil ? FormulaGuard.defused(cell) : cell
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
