import Intake
import Model

/// The cells of one sheet (ECMA-376 part 1, 18.3), written as they are read.
final class SheetPart: MarkupHandler {
  enum Name: Int, MarkupName {
    case c, v, row, f, r, s, t, `is`, rFont, rPh, val, mergeCell, ref
  }

  private enum Kind {
    case number, shared, inline, string, flag, error, day
  }

  weak var control: (any MarkupControl)?
  private(set) var merges: [MergedCells] = []
  /// Why the sheet cannot be read on.
  private(set) var failure: FaultPlace?
  private let name: String
  private let writer: RowStreamWriter
  private let limits: ReadingLimits
  private let strings: SharedStringsPart
  private let styles: StylesPart
  private let calendar: SerialDay.Calendar
  private var row = 0
  private var nextColumn = 0
  private var column = 0
  private var kind = Kind.number
  private var style = CellStyle.plain
  private var isInCell = false
  private var isFormula = false
  private var hasValue = false
  private var inline: RichText

  /// More merged areas than any form has; a file that lists more is still read.
  private static let largestMergeCount = 100_000

  init(
    name: String, writer: RowStreamWriter, limits: ReadingLimits, strings: SharedStringsPart,
    styles: StylesPart,
    calendar: SerialDay.Calendar
  ) {
    self.name = name
    self.writer = writer
    self.limits = limits
    self.strings = strings
    self.styles = styles
    self.calendar = calendar
    inline = RichText(longest: limits.cellBytes)
  }

  // MARK: - Events

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    switch name {
    case .c: startCell(attributes)
    case .f: isFormula = true
    case .row: startRow(attributes)
    case .is: inline.reset()
    case .r where isInCell: inline.start(.run)
    case .rFont: inline.start(.runFont, fontName: attributes.text(.val))
    case .rPh: inline.start(.phonetic)
    case .mergeCell:
      if let merge = attributes[.ref].flatMap(Self.merge), merges.count < Self.largestMergeCount {
        merges.append(merge)
      }
    default: break
    }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {
    switch name {
    case .v: write(text)
    case .c:
      if isFormula, !hasValue { writer.formulaWithoutResult(column, font: style.font) }
      isInCell = false
    case .row:
      writer.endRow()
      if let failure = writer.failure { fail(failure) }
      if writer.isGone { control?.stop() }
    case .t: inline.end(.text, text: text)
    case .r where isInCell: inline.end(.run, text: text)
    case .rPh: inline.end(.phonetic, text: text)
    case .is: writeInline()
    default: break
    }
  }

  // MARK: - Places

  private func startRow(_ attributes: MarkupAttributes<Name>) {
    let number = attributes[.r].map { $0.decimalNumber ?? 0 } ?? row + 1
    guard number > row else {
      return fail(FaultPlace(.rowsOutOfOrder, sheet: name, row: max(number, 0)))
    }
    guard number <= RowNumber.largest else {
      return fail(FaultPlace(.badAddress, sheet: name, row: row, detail: String(number)))
    }
    row = number
    nextColumn = 0
    writer.beginRow(number)
  }

  private func startCell(_ attributes: MarkupAttributes<Name>) {
    column = nextColumn
    kind = .number
    style = styles.style(0)
    isInCell = true
    isFormula = false
    hasValue = false
    // Attributes of an event are no sequence: they last as long as the closure.
    // swift-format-ignore: ReplaceForEachWithForLoop
    attributes.forEach { name, value in
      switch name {
      case .r:
        // A row that does not say its number is where it stands; a cell is not believed where it contradicts.
        guard let address = ColumnName.address(value), address.row == row else {
          return fail(
            FaultPlace(
              .badAddress, sheet: self.name, row: row,
              detail: String(decoding: value.prefix(20), as: UTF8.self)))
        }
        column = address.column
      case .s: style = styles.style(value.decimalNumber ?? 0)
      case .t: kind = Self.kind(value)
      default: break
      }
    }
    nextColumn = column + 1
  }

  private static func kind(_ text: UnsafeRawBufferPointer) -> Kind {
    if text.isText("s") { return .shared }
    if text.isText("n") { return .number }
    if text.isText("str") { return .string }
    if text.isText("inlineStr") { return .inline }
    if text.isText("b") { return .flag }
    if text.isText("e") { return .error }
    if text.isText("d") { return .day }
    return .number
  }

  private static func merge(_ reference: UnsafeRawBufferPointer) -> MergedCells? {
    guard let colon = reference.firstIndex(of: UInt8(ascii: ":")),
      let first = ColumnName.address(UnsafeRawBufferPointer(rebasing: reference[..<colon])),
      let last = ColumnName.address(UnsafeRawBufferPointer(rebasing: reference[(colon + 1)...])),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    return MergedCells(rows: first.row...last.row, columns: first.column...last.column)
  }

  // MARK: - Values

  private func write(_ text: UnsafeRawBufferPointer) {
    guard isInCell, !text.isEmpty else { return }
    hasValue = true
    switch kind {
    case .number:
      if !writer.value(column, text, style: style, calendar: calendar, isFormula: isFormula) {
        fail(
          FaultPlace(
            .corruptWorkbook, sheet: name, row: row, column: column,
            value: String(decoding: text.prefix(60), as: UTF8.self)))
      }
    case .shared:
      let number = text.decimalNumber ?? -1
      if !strings.write(
        number, column: column, style: style, isFormula: isFormula, limits: limits, to: writer)
      {
        fail(FaultPlace(.corruptWorkbook, sheet: name, row: row, column: column))
      }
    case .string, .inline:
      var bytes: [UInt8] = []
      EscapedText.append(text, to: &bytes)
      let string = String(decoding: bytes, as: UTF8.self)
      writer.text(column, [TextRun(string, .ofCell)], style: style, isFormula: isFormula)
    case .flag: writer.flag(column, text.isTrue, font: style.font, isFormula: isFormula)
    case .error: writer.error(column, text, font: style.font, isFormula: isFormula)
    case .day:
      if let (day, second) = ISODay.read(text) {
        writer.day(column, day, second: second, font: style.font, isFormula: isFormula)
      } else {
        writer.text(column, text, font: style.font, isFormula: isFormula)
      }
    }
  }

  private func writeInline() {
    guard isInCell else { return }
    hasValue = true
    if inline.isTooLong {
      writer.refuseRow(
        .cellTooLong, column: column, value: String(decoding: inline.bytes.prefix(200), as: UTF8.self),
        detail: String(limits.cellBytes))
    } else if !inline.bytes.isEmpty {
      writer.text(column, inline.runs, style: style, isFormula: isFormula)
    }
  }

  private func fail(_ place: FaultPlace) {
    if failure == nil { failure = place }
    control?.stop()
  }
}
