import Glibc
import Model

/// A small sheet as a file in one of the ways in which units send theirs.
struct DemoSheet {
  /// How text becomes bytes.
  enum Encoding: CaseIterable {
    case utf8, utf8WithMark, utf16, cp1258
  }

  var rows: [[String]] = []

  static func day(_ day: Day) -> String {
    let (year, month, number) = day.components
    return
      "\(DemoProvince.padded(number, 2))/\(DemoProvince.padded(month, 2))/\(DemoProvince.padded(year, 4))"
  }

  /// - Parameter separator: between cells.
  func bytes(separator: String = ",", _ encoding: Encoding = .utf8) -> [UInt8] {
    let width = rows.map(\.count).max() ?? 0
    var text = ""
    for row in rows {
      let cells = row + Array(repeating: "", count: width - row.count)
      text += cells.map { quoted($0, separator) }.joined(separator: separator) + "\r\n"
    }
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + text.utf8
    case .utf16:
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    // What the system cannot convert stays as it is.
    case .cp1258: return Self.converted(text, to: "CP1258") ?? Array(text.utf8)
    }
  }

  private func quoted(_ cell: String, _ separator: String) -> String {
    let needsQuotes = cell.contains(separator) || cell.contains { $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }

  private static func converted(_ text: String, to name: String) -> [UInt8]? {
    guard let converter = iconv_open(name, "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = Array(text.utf8CString.dropLast())
    var output = [CChar](repeating: 0, count: input.count * 2 + 16)
    let left = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output -> Int? in
        var from = input.baseAddress
        var to = output.baseAddress
        var fromCount = input.count
        var toCount = output.count
        guard iconv(converter, &from, &fromCount, &to, &toCount) != Int(bitPattern: UInt.max), fromCount == 0
        else { return nil }
        return toCount
      }
    }
    return left.map { left in output.dropLast(left).map { UInt8(bitPattern: $0) } }
  }
}
