import Dashboard
import Foundation
import Model

/// A cell of a workbook as it is read back, in the same terms for each format.
enum ReadCell: Hashable {
  case nothing
  case text(String)
  /// As the file calculates with it, a percentage as its share.
  case number(ExactDecimal, isPercent: Bool)
  case day(Day)
}

extension ExportedCell {
  /// What a reader must find in a workbook.
  var expectedInWorkbook: ReadCell {
    switch self {
    case .blank: .nothing
    case .missing: .text("—")
    case .text(let text): .text(text.string)
    case .state(let word, _): .text(word.string)
    case .day(let day): .day(day)
    case .number(let number):
      .number(
        number.isPercent
          ? ExactDecimal(significand: number.value.significand, scale: number.value.scale + 2) : number.value,
        isPercent: number.isPercent)
    }
  }
}

/// Finds elements in XML that the program or its libraries wrote; no reader for any XML.
enum Markup {
  static func elements(_ name: String, in text: Substring) -> [(attributes: Substring, content: Substring)] {
    var found: [(attributes: Substring, content: Substring)] = []
    var rest = text
    while let start = rest.range(of: "<\(name)") {
      rest = rest[start.upperBound...]
      guard let next = rest.first, next == " " || next == ">" || next == "/" else { continue }
      guard let end = rest.firstIndex(of: ">") else { break }
      let head = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if head.last == "/" {
        found.append((head.dropLast(), ""))
        continue
      }
      guard let close = rest.range(of: "</\(name)>") else { break }
      found.append((head, rest[..<close.lowerBound]))
      rest = rest[close.upperBound...]
    }
    return found
  }

  static func attribute(_ name: String, _ attributes: Substring) -> String? {
    guard
      let start = attributes.range(of: " \(name)=\"")
        ?? (attributes.hasPrefix("\(name)=\"")
          ? attributes.range(of: "\(name)=\"") : nil)
    else { return nil }
    let rest = attributes[start.upperBound...]
    return rest.firstIndex(of: "\"").map { plain(rest[..<$0]) }
  }

  static func plain(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
