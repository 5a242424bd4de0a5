import Glibc
import Intake
import Model

/// Refused rows as a CSV file to send back: the file, sheet and row, the cells as they came, and the reasons.
///
/// With a byte order mark, because spreadsheet programs take a CSV file without one for the machine's legacy code page.
/// A cell that a spreadsheet program would run as a formula gets an apostrophe before it.
enum RejectsFile {
  /// - Throws: a ``Failure`` with exit code 5.
  static func write(_ files: [ImportedFile], to path: String, _ words: ProgramWords) throws {
    var text = "\u{FEFF}"
    for file in files {
      for reading in file.readings where !reading.rejects.rows.isEmpty {
        let heads = [words[.rejectsFile], words[.rejectsSheet], words[.rejectsRow]].map(\.string)
        text += line(heads + reading.rejects.header + [words[.rejectsReason].string])
        for row in reading.rejects.rows {
          let reasons = row.reasons.map { $0.text(in: words.language).string }.joined(separator: "; ")
          let padding = max(0, reading.rejects.header.count - row.cells.count)
          text += line(
            [file.name, reading.sheet.string, String(row.number)] + row.cells
              + Array(repeating: "", count: padding) + [reasons])
        }
      }
    }
    try save(text, to: path)
  }

  private static func line(_ cells: [String]) -> String {
    cells.map { quoted(defused($0)) }.joined(separator: ",") + "\r\n"
  }

  private static func defused(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first else { return cell }
    let isNumber = StatedNumber.reading(cell, locale: .vietnamese).number != nil
    return "=+-@\t\r".unicodeScalars.contains(first) && !isNumber ? "'" + cell : cell
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }

  /// Writes beside the path and renames, so that a full disk leaves no half of a file.
  private static func save(_ text: String, to path: String) throws {
    let partial = path + ".part"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      var output = OutputStream(descriptor: descriptor)
      try output.write(text)
      try output.flush()
      close(descriptor)
    } catch {
      close(descriptor)
      unlink(partial)
      throw error
    }
    guard rename(partial, path) == 0 else {
      let failure = failure(path)
      unlink(partial)
      throw failure
    }
  }

  private static func failure(_ path: String) -> Failure {
    let reason = String(cString: strerror(errno))
    return Failure(ExitCode.disk, details: "\(path): \(reason)") {
      $0(.errorWriting, [CleanText(cleaning: path), CleanText(cleaning: reason)])
    }
  }
}
