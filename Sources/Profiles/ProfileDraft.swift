import Intake
import Model

/// Writes the start of a profile for a sheet in a form that nobody knows: what can be told is filled in, what only a
/// person knows stands as a comment.
public struct ProfileDraft {
  /// The remarks of a draft, in the language of whoever asks.
  public enum Remark: String, CaseIterable, Sendable {
    /// What the file is and what to do with it.
    case head
    case titleLines
    case facts
    case rows
    /// A figure needs a definition to be kept.
    case definition
    case personal
    case sums
  }

  private let sketch: SheetSketch
  private let definitions: [Definition]
  private let remark: (Remark) -> String
  private var fields: [Int: String] = [:]

  /// - Parameters:
  ///   - definitions: those that are known; headings that name one refer to it.
  ///   - remark: the words of a remark.
  public init(_ sketch: SheetSketch, definitions: [Definition], remark: @escaping (Remark) -> String) {
    self.sketch = sketch
    self.definitions = definitions
    self.remark = remark
    var taken: Set<String> = []
    for column in sketch.columns where column.personal == nil {
      let field = Self.field(column, taken)
      taken.insert(field)
      fields[column.position] = field
    }
  }

  /// The text of the file.
  public var text: String {
    var lines = comment(.head) + [""]
    if !sketch.titleLines.isEmpty {
      lines += comment(.titleLines) + sketch.titleLines.map { "#   " + Self.oneLine($0) } + [""]
    }
    let title = sketch.titleLines.max { $0.count < $1.count } ?? ""
    lines.append("title = { vi = \(Self.quoted(title)), en = \"\" }")
    lines += comment(.facts) + ["facts = \"observations\""]
    lines += ["title_words = [" + (title.isEmpty ? "" : Self.quoted(title)) + "]", ""]
    lines += comment(.rows) + ["[rows]", "blank = \"\(sketch.hasBlankFigures ? "zero" : "missing")\""]
    lines.append(
      sketch.columns.contains { $0.type == .unit } ? "subject = \"unit\"" : "subject = \"reporter\"")
    let personal = sketch.columns.filter { $0.personal != nil }
    if !personal.isEmpty {
      lines += [""] + comment(.personal) + personal.map { "#   " + Self.oneLine($0.heading.text) }
    }
    for column in sketch.columns where column.personal == nil { lines += self.lines(of: column) }
    if !sketch.sums.isEmpty { lines += [""] + comment(.sums) }
    for sum in sketch.sums { lines += self.lines(of: sum) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of column: SheetSketch.Column) -> [String] {
    guard let field = fields[column.position] else { return [] }
    var lines = [
      "", "[[column]]", "field = \"\(field)\"",
      "heading = [\(Self.quoted(column.heading.parts.map { $0.replacing("/", with: ",") }.joined(separator: " / ")))]",
    ]
    if !column.number.isEmpty { lines.append("number = \"\(column.number)\"") }
    // What a form's kind does not know by its name is only text to it.
    let isKnown = column.type.isNumeric || FactKind.observations.fields.contains(field)
    lines.append("type = \"\((isKnown ? column.type : .text).rawValue)\"")
    if column.type == .unit || column.type == .count { lines.append("required = true") }
    if column.type.isNumeric {
      if let definition = definition(of: column) {
        lines.append("definition = \"\(definition)\"")
      } else {
        lines += comment(.definition) + ["# definition = \"\""]
      }
    }
    return lines
  }

  private func lines(of sum: SheetSketch.Sum) -> [String] {
    guard let total = fields[sum.total] else { return [] }
    let parts = sum.parts.compactMap { fields[$0] }
    return [
      "", "[[identity]]", "total = \"\(total)\"",
      "parts = [\(parts.map { "\"\($0)\"" }.joined(separator: ", "))]",
    ]
  }

  /// The one definition that a heading names.
  private func definition(of column: SheetSketch.Column) -> String? {
    let last = VietnameseText.words(column.heading.parts.last ?? "")
    let whole = VietnameseText.words(column.heading.text)
    let found = definitions.filter { definition in
      let name = VietnameseText.words(definition.name.vietnamese.string)
      let isRatio = definition.kind == .ratio
      return (name == last || name == whole) && isRatio == (column.type == .percent)
    }
    return found.count == 1 ? found[0].id.rawValue : nil
  }

  /// A name for a field: one that profiles know, else the words of the heading.
  private static func field(_ column: SheetSketch.Column, _ taken: Set<String>) -> String {
    let known: String?
    switch column.type {
    case .ordinal: known = "order"
    case .unit: known = "unit"
    case .code: known = "unit_code"
    default: known = VietnameseText.words(column.heading.text) == ["ghi", "chu"] ? "note" : nil
    }
    if let known, !taken.contains(known) { return known }
    let words = VietnameseText.words(column.heading.text).prefix(8).joined(separator: "_")
    let base = words.isEmpty ? "cot_\(column.position + 1)" : words
    var name = base
    var count = 2
    while taken.contains(name) {
      name = "\(base)_\(count)"
      count += 1
    }
    return name
  }

  private func comment(_ remark: Remark) -> [String] {
    Self.wrapped(self.remark(remark)).map { "# " + $0 }
  }

  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in oneLine(text).split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > 110 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Whatever stands in a cell stays one line of a comment.
  private static func oneLine(_ text: String) -> String { CleanText(cleaning: text).string }

  private static func quoted(_ text: String) -> String {
    let clean = oneLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(clean)\""
  }
}
