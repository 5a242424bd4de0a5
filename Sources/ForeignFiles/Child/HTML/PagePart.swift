import Intake
import Model

/// Rows of a page, in its order: those of its tables, and each paragraph outside of them as a row of one cell, because
/// titles and periods often stand there. Spreadsheet programs open such pages alike.
final class PagePart: MarkupHandler {
  enum Name: Int, MarkupName {
    case table, tr, td, th, caption, br, p, div, h1, h2, h3, h4, h5, h6, li, center, body
    case script, style, title, select, button, textarea, noscript, comment
    case colspan, rowspan, face, `class`
  }

  weak var control: (any MarkupControl)?
  private(set) var failure: FaultPlace?
  private(set) var tableCount = 0
  /// The name that a spreadsheet program gave the sheet.
  private(set) var sheetName: String?
  private let writer: RowStreamWriter
  private let limits: ReadingLimits
  /// Called once before the first row.
  private let begin: (String) -> Void
  private let usesFonts: Bool

  private var tables: [TableGrid] = []
  private var row = 0
  private var hasBegun = false
  private(set) var merges: [MergedCells] = []
  private var cell: PageText?
  private var cellPlace: (columns: Int, rows: Int) = (1, 1)
  private var outside: PageText
  private var fonts: [TextRun.Font] = []
  private var classes: [String: TextRun.Font] = [:]
  private var depth = 0
  private var skippedDepth: Int?
  private var isInStyleSheet = false
  /// The title of a table stands inside of it and is no cell: a row of its own before the first.
  private var isInCaption = false

  private static let largestMergeCount = 100_000
  private static let deepestTable = 40

  /// - Parameter usesFonts: whether fonts may say that letters stand for others.
  init(writer: RowStreamWriter, limits: ReadingLimits, usesFonts: Bool, begin: @escaping (String) -> Void) {
    self.writer = writer
    self.limits = limits
    self.usesFonts = usesFonts
    self.begin = begin
    outside = PageText(limit: limits.cellBytes)
  }

  // MARK: - Events

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    depth += 1
    append(text)
    fonts.append(font(attributes) ?? fonts.last ?? .ofCell)
    guard skippedDepth == nil else { return }
    if Self.isHidden(attributes) {
      skippedDepth = depth
      return
    }
    switch name {
    case .script, .title, .select, .button, .textarea, .noscript, .comment: skippedDepth = depth
    case .style: isInStyleSheet = true
    case .table: startTable()
    case .tr: startRow()
    case .td, .th: startCell(attributes)
    case .caption: startCaption()
    case .br, .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .li, .center: breakLine()
    default: break
    }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {
    append(text)
    depth -= 1
    if fonts.count > 1 { fonts.removeLast() }
    if let skipped = skippedDepth {
      if depth < skipped { skippedDepth = nil }
      return
    }
    switch name {
    case .style: isInStyleSheet = false
    case .td, .th: endCell()
    case .tr: endRow()
    case .table: endTable()
    case .caption: endCaption()
    case .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .li, .center: breakLine()
    default: break
    }
  }

  /// Excel's pages and those made after them name the sheet in a comment.
  func comment(_ text: UnsafeRawBufferPointer) {
    guard sheetName == nil, text.count < 1 << 16 else { return }
    let text = String(decoding: text, as: UTF8.self)
    guard let start = text.firstRange(of: "<x:Name>"), let end = text.firstRange(of: "</x:Name>"),
      start.upperBound < end.lowerBound
    else { return }
    sheetName = String(text[start.upperBound..<end.lowerBound].prefix(200))
  }

  /// Writes what is left at the end of the page.
  func finish() {
    while !tables.isEmpty { endTable() }
    flushOutside()
    // Tables without a single row are a sheet without one.
    if tableCount > 0 { beginSheet() }
  }

  // MARK: - Text

  private func append(_ text: UnsafeRawBufferPointer) {
    guard skippedDepth == nil, !text.isEmpty else { return }
    if isInStyleSheet { return readStyleSheet(text) }
    let font = usesFonts ? fonts.last ?? .ofCell : .unicode
    if cell != nil {
      cell?.append(text, font)
    } else if tables.isEmpty || isInCaption {
      outside.append(text, font)
    }
  }

  private func breakLine() {
    if cell != nil {
      cell?.breakLine()
    } else if tables.isEmpty || isInCaption {
      flushOutside()
    }
  }

  private func flushOutside() {
    let runs = outside.finished
    guard outside.isTooLong || !runs.isEmpty else { return }
    beginRow()
    write(outside, column: 0)
    writer.endRow()
    outside = PageText(limit: limits.cellBytes)
  }

  private func write(_ text: PageText, column: Int) {
    if text.isTooLong {
      writer.refuseRow(
        .cellTooLong, column: column, value: String(text.finished.map(\.text).joined().prefix(200)),
        detail: String(limits.cellBytes))
    } else if case let runs = text.finished, !runs.isEmpty {
      writer.text(column, runs, style: .plain)
    }
  }

  // MARK: - Tables

  private func beginSheet() {
    if !hasBegun { begin(sheetName ?? "") }
    hasBegun = true
  }

  private func beginRow() {
    beginSheet()
    row += 1
    guard row <= RowNumber.largest else {
      return fail(FaultPlace(.badAddress, sheet: sheetName ?? "", row: row, detail: String(row)))
    }
    writer.beginRow(row)
  }

  private func startTable() {
    flushOutside()
    // A table in a cell, as pages are laid out: what stands before it in the row is a row of its own.
    if !tables.isEmpty { endRow() }
    guard tables.count < Self.deepestTable else { return fail(FaultPlace(.tooDeep, detail: "table")) }
    tableCount += 1
    tables.append(TableGrid())
  }

  private func endTable() {
    guard !tables.isEmpty else { return }
    if isInCaption { endCaption() }
    endRow()
    tables.removeLast()
  }

  private func startCaption() {
    endRow()
    breakLine()
    isInCaption = true
  }

  private func endCaption() {
    breakLine()
    isInCaption = false
  }

  private func startRow() {
    guard !tables.isEmpty else { return }
    if isInCaption { endCaption() }
    endRow()
    beginRow()
    tables[tables.count - 1].startRow()
  }

  private func endRow() {
    endCell()
    guard let last = tables.indices.last, tables[last].isInRow else { return }
    tables[last].isInRow = false
    writer.endRow()
    if let failure = writer.failure { fail(failure) }
    if writer.isGone { control?.stop() }
  }

  private func startCell(_ attributes: MarkupAttributes<Name>) {
    guard let last = tables.indices.last else { return breakLine() }
    if isInCaption { endCaption() }
    endCell()
    if !tables[last].isInRow {
      beginRow()
      tables[last].startRow()
    }
    cell = PageText(limit: limits.cellBytes)
    cellPlace = (
      min(max(1, attributes.number(.colspan) ?? 1), ColumnName.largestCount),
      min(max(1, attributes.number(.rowspan) ?? 1), RowNumber.largest - row + 1)
    )
  }

  private func endCell() {
    guard let text = cell, let last = tables.indices.last else { return }
    cell = nil
    let column = tables[last].place(columns: cellPlace.columns, rows: cellPlace.rows)
    write(text, column: column)
    guard cellPlace.columns > 1 || cellPlace.rows > 1, merges.count < Self.largestMergeCount,
      column + cellPlace.columns <= ColumnName.largestCount
    else { return }
    merges.append(
      MergedCells(
        rows: row...(row + cellPlace.rows - 1), columns: column...(column + cellPlace.columns - 1)))
  }

  private func fail(_ place: FaultPlace) {
    if failure == nil { failure = place }
    control?.stop()
  }

  // MARK: - Looks

  private static func isHidden(_ attributes: MarkupAttributes<Name>) -> Bool {
    guard let style = attributes.text(.style) else { return false }
    return style.lowercased().filter { $0 != " " }.contains("display:none")
  }

  private func font(_ attributes: MarkupAttributes<Name>) -> TextRun.Font? {
    if let face = attributes.text(.face) { return Self.font(face) }
    if let style = attributes.text(.style), let family = PageStyles.fontFamily(style) {
      return Self.font(family)
    }
    guard let names = attributes.text(.class), !classes.isEmpty else { return nil }
    return names.split(separator: " ").lazy.compactMap { self.classes[String($0)] }.first
  }

  private static func font(_ name: String) -> TextRun.Font {
    LegacyFont(fontName: name.trimmingQuotes).map { .legacy($0) } ?? .unicode
  }

  private func readStyleSheet(_ text: UnsafeRawBufferPointer) {
    for (name, family) in PageStyles.classes(String(decoding: text, as: UTF8.self)) {
      classes[name] = Self.font(family)
    }
  }
}

/// Which places of a table are taken by cells that span rows.
private struct TableGrid {
  var isInRow = false
  /// Rows that each column is still taken for, the present one included.
  private var taken: [Int] = []
  private var column = 0

  mutating func startRow() {
    isInRow = true
    column = 0
    for position in taken.indices where taken[position] > 0 { taken[position] -= 1 }
  }

  /// Puts a cell into the next free place.
  /// - Returns: its column.
  mutating func place(columns: Int, rows: Int) -> Int {
    while column < taken.count, taken[column] > 0 { column += 1 }
    let place = column
    column += columns
    guard rows > 1, column <= ColumnName.largestCount else { return place }
    while taken.count < column { taken.append(0) }
    for position in place..<column { taken[position] = rows }
    return place
  }
}
