import Intake
import Model

@testable import ForeignFiles

/// What must hold of reading any file at all: it is a workbook, or it is refused with its place, within the limits.
struct ReadingInvariants {
  private let reader: WorkbookReader
  private let options: WorkbookReader.Options

  /// Narrower than the program's own, as the inputs are small: what needs more of a file of 400 kB is a fault.
  private static let limits = {
    var limits = ReadingLimits()
    limits.memory = 400 << 20
    limits.processorSeconds = 20
    limits.silentSeconds = 60
    limits.unpackedBytes = 64 << 20
    limits.sentBytes = 64 << 20
    limits.cells = 300_000
    limits.keptCells = 300_000
    return limits
  }()

  /// What no file may bring about: an end of the child that nobody foresaw, or an answer that cannot be read.
  private static let unforeseen: [(fault: ReadingFault, detail: CleanText)] = [
    (.crashed, ""), (.garbled, ""), (.tooSlow, "20"), (.silent, "60"), (.missing, ""), (.cannotStart, ""),
  ]

  init(_ reader: WorkbookReader, sheets: SheetChoice = .all, encoding: TextEncoding? = nil) {
    self.reader = reader
    var options = WorkbookReader.Options(sheets: sheets, encoding: encoding)
    options.limits = Self.limits
    self.options = options
  }

  /// Whether a complaint says that the child ended by itself.
  static func isEndOfChild(_ complaint: String) -> Bool { complaint.hasPrefix("\(ReadingFault.crashed) ") }

  /// - Parameter take: is given the workbook where there is one.
  /// - Returns: what is wrong with the outcome.
  func complaints(_ path: String, _ take: (RawWorkbook) -> [String] = { _ in [] }) -> [String] {
    do throws(ReadingFailure) {
      let reading = try reader.read(path: path, name: "tệp", options: options)
      return reading.faults.flatMap { complaints($0, needsRow: true) }
        + reading.sheets.flatMap { complaints($0.name, "name of a sheet") }
        + reading.workbook.sheets.flatMap(complaints) + take(reading.workbook)
        + reading.notices.flatMap { complaints($0.text.vietnamese.string, "notice", isShown: true) }
    } catch {
      var found = complaints(error.fault, needsRow: false)
      if error.kind != .refused { found.append("not refused but \(error.kind)") }
      for (fault, detail) in Self.unforeseen where error.fault.reason == fault.reason(detail) {
        found.append("\(fault) \(error.details)")
      }
      return found
    }
  }

  private func complaints(_ fault: IntakeFault, needsRow: Bool) -> [String] {
    var found: [String] = []
    if fault.file.isEmpty { found.append("a fault without a file") }
    if needsRow, fault.row <= 0 { found.append("a fault of a row without its number") }
    for text in [fault.reason.vietnamese, fault.reason.english]
    where text.isEmpty || text.string.contains("{}") {
      found.append("a fault without a reason: \(text)")
    }
    return found + Self.shown(fault).flatMap { complaints($0.string, "fault", isShown: true) }
  }

  /// The texts of a fault that people see.
  static func shown(_ fault: IntakeFault) -> [CleanText] {
    [
      fault.file, fault.sheet, fault.column, fault.value, fault.suggestion, fault.reason.vietnamese,
      fault.reason.english,
    ]
  }

  private func complaints(_ sheet: RawSheet) -> [String] {
    var found: [String] = []
    var last = 0
    for row in sheet.rows {
      if row.number <= last || row.number > RowNumber.largest {
        found.append("row \(row.number) after \(last)")
      }
      last = row.number
      if row.cells.count > ColumnName.largestCount {
        found.append("\(row.cells.count) cells in row \(row.number)")
      }
      for (column, cell) in row.cells.enumerated() {
        found += complaints(cell).map { "\($0) in row \(row.number), column \(column)" }
      }
    }
    for merge in sheet.merges
    where merge.rows.lowerBound < 1 || merge.rows.upperBound > RowNumber.largest
      || merge.columns.lowerBound < 0
      || merge.columns.upperBound >= ColumnName.largestCount
    {
      found.append("merged cells \(merge)")
    }
    return found
  }

  private func complaints(_ cell: RawCell) -> [String] {
    switch cell.content {
    case .blank, .flag: []
    case .text(let text):
      text.utf8.count > 3 * options.limits.cellBytes
        ? ["\(text.utf8.count) bytes of text"] : complaints(text, "text")
    case .number(let number): Self.isNumber(number) ? [] : ["the number \(number.debugDescription)"]
    case .day(let day, let second):
      (second.map { (0..<86_400).contains($0) } ?? true) && Day(iso8601: day.description) == day
        ? [] : ["the day \(day) \(String(describing: second))"]
    case .error(let error): complaints(error, "error")
    }
  }

  /// An exact decimal with a point, never grouped and never with an exponent.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
      }
  }

  /// Text is shown without anything that moves a terminal or turns its direction.
  private func complaints(_ text: String, _ what: String, isShown: Bool = false) -> [String] {
    let clean = isShown ? text : CleanText(cleaning: text).string
    return Self.isHarmless(clean) ? [] : ["\(what) \(clean.debugDescription)"]
  }

  static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069: false
      default: scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
      }
    }
  }
}
