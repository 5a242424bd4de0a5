import Foundation
import Model

/// The sheets of an Excel workbook, read from its parts.
struct ReadXLSX {
  struct Sheet {
    let name: String
    let rows: [Int: [Int: ReadCell]]
    let text: String
  }

  let sheets: [Sheet]

  init(_ archive: Archive) throws {
    let shared = Markup.elements("si", in: try archive.text("xl/sharedStrings.xml")[...]).map { item in
      Self.unescaped(Markup.plain(Markup.elements("t", in: item.content).first?.content ?? ""))
    }
    let formats = try Self.formats(archive.text("xl/styles.xml"))
    let names = Markup.elements("sheet", in: try archive.text("xl/workbook.xml")[...])
      .compactMap { Markup.attribute("name", $0.attributes) }
    sheets = try names.enumerated().map { position, name in
      let text = try archive.text("xl/worksheets/sheet\(position + 1).xml")
      var rows: [Int: [Int: ReadCell]] = [:]
      for cell in Markup.elements("c", in: text[...]) {
        guard let place = Markup.attribute("r", cell.attributes) else { continue }
        let (row, column) = Self.place(place)
        let style = Int(Markup.attribute("s", cell.attributes) ?? "0") ?? 0
        rows[row, default: [:]][column] = Self.cell(
          cell.content, isShared: Markup.attribute("t", cell.attributes) == "s", formats[style], shared)
      }
      return Sheet(name: name, rows: rows, text: text)
    }
  }

  private static func cell(
    _ content: Substring, isShared: Bool, _ format: String, _ shared: [String]
  ) -> ReadCell {
    // A formula would stand in an element of its own.
    guard !content.contains("<f"), let value = Markup.elements("v", in: content).first?.content else {
      return content.contains("<f") ? .text("formula: \(content)") : .nothing
    }
    if isShared { return .text(shared[Int(value) ?? 0]) }
    guard let number = Double(value).flatMap(exact) else { return .text("no number: \(value)") }
    if format.contains("yy"), let serial = Int32(value) {
      // Day 25569 of the calendar from 1900 is the first of 1970.
      return .day(Day(number: serial - 25_569))
    }
    return .number(number, isPercent: format.contains("%"))
  }

  /// The shortest decimal that is the binary number of the file, which has it with 16 digits: 0.6032999999999999 is
  /// the number that 0.6033 is.
  private static func exact(_ number: Double) -> ExactDecimal? {
    let digits = number.formatted(
      .number.locale(Locale(identifier: "en_US_POSIX")).grouping(.never).precision(.significantDigits(1...15))
    )
    return ExactDecimal(digits).flatMap { Double($0.description) == number ? $0 : nil }
  }

  /// The number format of each look.
  private static func formats(_ styles: String) throws -> [String] {
    var byID: [String: String] = ["0": "General", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"]
    for format in Markup.elements("numFmt", in: styles[...]) {
      if let id = Markup.attribute("numFmtId", format.attributes) {
        byID[id] = Markup.attribute("formatCode", format.attributes)
      }
    }
    let looks = Markup.elements("cellXfs", in: styles[...]).first?.content ?? ""
    return Markup.elements("xf", in: looks).map {
      byID[Markup.attribute("numFmtId", $0.attributes) ?? "0"] ?? ""
    }
  }

  private static func place(_ name: String) -> (row: Int, column: Int) {
    let letters = name.prefix { $0.isLetter }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 } - 1
    return ((Int(name.dropFirst(letters.count)) ?? 0) - 1, column)
  }

  private static func unescaped(_ text: String) -> String { text.replacing("_x005F_", with: "_") }
}
