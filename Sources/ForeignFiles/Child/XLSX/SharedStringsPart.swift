/// The texts that cells of a workbook share, kept side by side in one piece of memory.
final class SharedStringsPart: MarkupHandler {
  enum Name: Int, MarkupName {
    case si, r, rFont, t, rPh, val
  }

  weak var control: (any MarkupControl)?
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []
  /// The runs of texts whose fonts differ.
  private var runs: [Int: [TextRun]] = [:]
  private var tooLong: Set<Int> = []
  private var text: RichText

  init(longest: Int) {
    text = RichText(longest: longest)
  }

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    switch name {
    case .si: self.text.reset()
    case .r: self.text.start(.run)
    case .rFont: self.text.start(.runFont, fontName: attributes.text(.val))
    case .rPh: self.text.start(.phonetic)
    default: break
    }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {
    switch name {
    case .r: self.text.end(.run, text: text)
    case .rPh: self.text.end(.phonetic, text: text)
    case .t: self.text.end(.text, text: text)
    case .si:
      if self.text.isTooLong { tooLong.insert(ends.count) }
      if self.text.dependsOnFonts { runs[ends.count] = self.text.runs }
      bytes += self.text.bytes
      ends.append(bytes.count)
    default: break
    }
  }

  /// Writes the text of a number into a cell.
  /// - Returns: false where there is none of that number.
  func write(
    _ number: Int, column: Int, style: CellStyle, isFormula: Bool, limits: ReadingLimits,
    to writer: RowStreamWriter
  ) -> Bool {
    guard number >= 0, number < ends.count else { return false }
    let start = number == 0 ? 0 : ends[number - 1]
    if !tooLong.isEmpty, tooLong.contains(number) {
      writer.refuseRow(
        .cellTooLong, column: column, value: String(decoding: bytes[start...].prefix(200), as: UTF8.self),
        detail: String(limits.cellBytes))
    } else if !runs.isEmpty, let runs = runs[number] {
      writer.text(column, runs, style: style, isFormula: isFormula)
    } else if style.legacy != nil {
      let text = String(decoding: bytes[start..<ends[number]], as: UTF8.self)
      writer.text(column, [TextRun(text, .ofCell)], style: style, isFormula: isFormula)
    } else if start < ends[number] {
      bytes.withUnsafeBytes {
        writer.text(
          column, UnsafeRawBufferPointer(rebasing: $0[start..<ends[number]]), font: style.font,
          isFormula: isFormula)
      }
    }
    return true
  }
}
