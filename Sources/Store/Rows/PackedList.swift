/// Lists inside one fact (aliases, leads, items of a structure), kept in one text column: a record a line, fields
/// separated by tabs, and `\\`, `\t`, `\n` for these characters themselves. Empty text is the empty list.
enum PackedList {
  static func pack(_ records: [[String]]) -> String {
    var text = ""
    for record in records {
      for (index, field) in record.enumerated() {
        if index > 0 { text.unicodeScalars.append("\t") }
        for scalar in field.unicodeScalars {
          switch scalar {
          case "\\": text.unicodeScalars.append(contentsOf: "\\\\".unicodeScalars)
          case "\t": text.unicodeScalars.append(contentsOf: "\\t".unicodeScalars)
          case "\n": text.unicodeScalars.append(contentsOf: "\\n".unicodeScalars)
          default: text.unicodeScalars.append(scalar)
          }
        }
      }
      text.unicodeScalars.append("\n")
    }
    return text
  }

  /// nil when the text was not made by ``pack(_:)``.
  static func unpack(_ text: String) -> [[String]]? {
    if text.isEmpty { return [] }
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isEscaped = false
    var isOpen = false
    for byte in text.utf8 {
      isOpen = true
      if isEscaped {
        switch byte {
        case UInt8(ascii: "\\"): field.append(byte)
        case UInt8(ascii: "t"): field.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "n"): field.append(UInt8(ascii: "\n"))
        default: return nil
        }
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"):
        record.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        if byte == UInt8(ascii: "\n") {
          records.append(record)
          record = []
          isOpen = false
        }
      default: field.append(byte)
      }
    }
    return isOpen ? nil : records
  }
}
