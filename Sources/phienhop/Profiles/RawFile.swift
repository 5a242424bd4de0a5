import Intake
import Model

/// Reads a file of figures into raw cells, whatever container it is.
///
/// Flat text only; other containers are recognised and refused by name.
/// - Throws: a ``Failure``.
func rawWorkbook(path: String) throws -> RawWorkbook {
  let text: String
  do {
    text = try TextFile.read(path, limit: RawFile.sizeLimit)
  } catch {
    throw error.failure(path)
  }
  return try RawFile.flat(text, path: path)
}

enum RawFile {
  static let sizeLimit = 64 * 1024 * 1024

  /// Flat text as a workbook of one sheet. The sign between cells is the one that stands most often in the first lines.
  static func flat(_ text: String, path: String) throws -> RawWorkbook {
    let head = text.utf8.prefix(4096)
    let signs: [(UInt8, RawWorkbook.Container)] = [
      (UInt8(ascii: ","), .csv), (UInt8(ascii: ";"), .csv), (UInt8(ascii: "\t"), .tsv),
    ]
    let counted = signs.map { sign in (sign, head.filter { $0 == sign.0 }.count) }
    let best = counted.max { $0.1 < $1.1 } ?? (signs[0], 0)
    let (table, faults) = CSVReader.read(text.utf8, name: path, separator: best.0.0)
    // A heading that repeats is no fault here: headings over several rows do.
    guard let table, !faults.contains(where: { $0.row > 1 }) else {
      let fault = faults.first { $0.row > 1 } ?? faults.first
      throw Failure(ExitCode.input, details: faults.map(\.description).joined(separator: "\n")) { words in
        let place = CleanText(cleaning: path) + (fault.map { CleanText(cleaning: ":\($0.row)") } ?? .empty)
        return place + ": " + (fault?.reason.text(in: words.language) ?? .empty)
      }
    }
    let rows =
      [RawRow(number: 1, cells: cells(table.header))]
      + table.rows.map { row in
        RawRow(number: row.number, cells: cells(row.cells))
      }
    return RawWorkbook(name: path, container: best.0.1, sheets: [RawSheet(name: "", rows: rows)])
  }

  private static func cells(_ texts: [String]) -> [RawCell] {
    texts.map { $0.isEmpty ? .blank : RawCell(.text($0)) }
  }
}
