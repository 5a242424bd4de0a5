/// A cell of an OpenDocument spreadsheet while it is read.
struct DocumentCell {
  private let column: Int
  private let repeats: Int
  private let limit: Int
  private var style: CellStyle
  var isFormula = false
  var isError = false
  /// "float", "percentage", "currency", "date", "time", "boolean", "string"; nil for a blank one.
  var kind: String?
  var value: String?
  var stringValue: String?
  private(set) var isInParagraph = false
  private var paragraphs = 0
  private var runs: [TextRun] = []
  private var length = 0
  private var fonts: [TextRun.Font] = [.ofCell]

  init(column: Int, repeats: Int, limit: Int, style: CellStyle) {
    self.column = column
    self.repeats = repeats
    self.limit = limit
    self.style = style
  }

  // MARK: - Text

  mutating func beginParagraph() {
    if paragraphs > 0 { append(sign: "\n") }
    paragraphs += 1
    isInParagraph = true
  }

  mutating func endParagraph() { isInParagraph = false }

  /// Begins a stretch of text with a font of its own, or with that around it.
  mutating func pushFont(_ font: TextRun.Font?) { fonts.append(font ?? fonts.last ?? .ofCell) }

  mutating func popFont() { if fonts.count > 1 { fonts.removeLast() } }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    guard !text.isEmpty, length <= limit else { return }
    length += text.count
    runs.append(TextRun(String(decoding: text, as: UTF8.self), fonts.last ?? .ofCell))
  }

  mutating func append(sign: String) {
    guard length <= limit else { return }
    length += 1
    runs.append(TextRun(sign, fonts.last ?? .ofCell))
  }

  mutating func append(blanks count: Int) {
    let count = min(count, limit + 1 - min(length, limit))
    length += count
    runs.append(TextRun(String(repeating: " ", count: count), fonts.last ?? .ofCell))
  }

  // MARK: - Writing

  mutating func write(to writer: RowStreamWriter) {
    guard length <= limit else {
      return writer.refuseRow(
        .cellTooLong, column: column, value: String(runs.map(\.text).joined().prefix(200)),
        detail: String(limit))
    }
    guard hasContent else { return }
    // A cell repeated beyond the last column is refused by the writer.
    for offset in 0..<min(repeats, ColumnName.largestCount + 1) {
      write(column + offset, to: writer)
    }
  }

  private var hasContent: Bool {
    isFormula || value != nil || !(stringValue ?? "").isEmpty || !runs.isEmpty
  }

  private func write(_ column: Int, to writer: RowStreamWriter) {
    if isError { return writeError(column, to: writer) }
    switch kind {
    case "float", "currency", "percentage":
      var style = style
      style.format = .general
      style.format.isPercent = kind == "percentage"
      var text = value ?? ""
      let isNumber = text.withUTF8 { bytes in
        ExactNumber.reading(UnsafeRawBufferPointer(bytes)) {
          writer.number(
            column, $0, font: style.font, isFormula: isFormula, isPercent: style.format.isPercent)
        }
      }
      if !isNumber { writeText(column, to: writer) }
    case "date":
      var text = value ?? ""
      if let (day, second) = text.withUTF8({ ISODay.read(UnsafeRawBufferPointer($0)) }) {
        writer.day(column, day, second: second, font: style.font, isFormula: isFormula)
      } else {
        writeText(column, to: writer)
      }
    case "time":
      if let seconds = ISODuration.seconds(value ?? "") {
        writer.text(column, SerialDay.timeText(seconds), font: style.font, isFormula: isFormula)
      } else {
        writeText(column, to: writer)
      }
    case "boolean": writer.flag(column, value == "true", font: style.font, isFormula: isFormula)
    default: writeText(column, to: writer)
    }
  }

  private func writeText(_ column: Int, to writer: RowStreamWriter) {
    // The paragraphs have the fonts; the attribute has the text where there are none.
    let runs = runs.isEmpty ? stringValue.map { [TextRun($0, .ofCell)] } ?? [] : runs
    if runs.allSatisfy(\.text.isEmpty) {
      if isFormula { writer.formulaWithoutResult(column, font: style.font) }
    } else {
      writer.text(column, runs, style: style, isFormula: isFormula)
    }
  }

  private func writeError(_ column: Int, to writer: RowStreamWriter) {
    var text = runs.map(\.text).joined()
    if text.isEmpty { text = "#N/A" }
    text.withUTF8 {
      writer.error(column, UnsafeRawBufferPointer($0), font: style.font, isFormula: isFormula)
    }
  }
}

/// Lengths of time as `PT08H15M30S` (ISO 8601).
enum ISODuration {
  static func seconds(_ text: String) -> Int? {
    guard text.hasPrefix("PT") else { return nil }
    var seconds = 0
    var digits = ""
    for letter in text.dropFirst(2) {
      let unit: Int
      switch letter {
      case "0"..."9", ".", ",":
        digits.append(letter == "," ? "." : letter)
        continue
      case "H": unit = 3600
      case "M": unit = 60
      case "S": unit = 1
      default: return nil
      }
      guard let number = Double(digits), number < 10_000_000 else { return nil }
      seconds += Int((number * Double(unit)).rounded())
      digits = ""
    }
    return digits.isEmpty ? seconds : nil
  }
}
