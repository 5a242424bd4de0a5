import CDemo
import Intake

/// The data files of the invented province.
enum DemoFiles {
  /// Rows of a file by heading; empty for a name that is none, which a test would notice.
  static func rows(of name: String) -> [[String: String]] {
    for position in 0..<phienhop_demo_file_count() {
      let file = phienhop_demo_file_at(position)
      guard let title = file.name, String(cString: title) == name else { continue }
      let bytes = UnsafeBufferPointer(start: file.start, count: file.count)
      guard let table = CSVReader.read(bytes, name: name).table else { return [] }
      return table.rows.map { row in
        Dictionary(zip(table.header, row.cells), uniquingKeysWith: { first, _ in first })
      }
    }
    return []
  }
}
