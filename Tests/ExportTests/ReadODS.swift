import Foundation
import Model

/// The sheets of an OpenDocument spreadsheet, read from its content.
struct ReadODS {
  struct Sheet {
    let name: String
    let rows: [[ReadCell]]
  }

  let sheets: [Sheet]

  init(_ content: String) {
    sheets = Markup.elements("table:table", in: content[...]).map { table in
      Sheet(
        name: Markup.attribute("table:name", table.attributes) ?? "",
        rows: Markup.elements("table:table-row", in: table.content).map { row in
          Markup.elements("table:table-cell", in: row.content).map { Self.cell($0.attributes, $0.content) }
        })
    }
  }

  private static func cell(_ attributes: Substring, _ content: Substring) -> ReadCell {
    func value(_ name: String) -> String { Markup.attribute("office:\(name)", attributes) ?? "" }
    switch Markup.attribute("office:value-type", attributes) {
    case "float": return ExactDecimal(value("value")).map { .number($0, isPercent: false) } ?? .nothing
    case "percentage": return ExactDecimal(value("value")).map { .number($0, isPercent: true) } ?? .nothing
    case "date": return Day(iso8601: value("date-value")).map { .day($0) } ?? .nothing
    case "string":
      let text = Markup.elements("text:p", in: content).first?.content ?? ""
      return .text(Markup.plain(text[...].replacing("<text:s/>", with: " ")[...]))
    default: return .nothing
    }
  }
}
