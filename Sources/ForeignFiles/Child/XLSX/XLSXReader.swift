import CForeignFiles
import Intake

/// Reads workbooks of Office Open XML (ECMA-376), transitional and strict.
struct XLSXReader {
  let archive: ArchiveReader
  let writer: RowStreamWriter
  let limits: ReadingLimits
  let choice: SheetChoice

  /// - Throws: a ``FaultPlace``.
  func read() throws {
    let root = RelationshipsPart(folder: "")
    try parse("_rels/.rels", root)
    let workbookPath = root.first("officeDocument") ?? "xl/workbook.xml"
    if workbookPath.hasSuffix(".bin") { throw FaultPlace(.otherKind, detail: "Excel Binary (.xlsb)") }
    let workbook = WorkbookPart()
    try parse(workbookPath, workbook)
    let relationships = RelationshipsPart(folder: PackagePath.folder(of: workbookPath))
    try parse(PackagePath.relationships(of: workbookPath), relationships)
    let sheets = workbook.sheets.compactMap { sheet -> (WorkbookPart.Sheet, path: String)? in
      // Sheets that are one chart have no cells.
      let found = relationships.relationships.first { $0.id == sheet.relationship && $0.kind == "worksheet" }
      return found.map { (sheet, $0.path) }
    }
    guard !sheets.isEmpty else { throw FaultPlace(.partMissing, detail: "worksheet") }
    if let missing = choice.missing(in: sheets.map(\.0.name)) {
      throw FaultPlace(
        .unknownSheet, sheet: missing, detail: sheets.map(\.0.name).joined(separator: ", "))
    }
    writer.format(.xlsx)
    let wanted = sheets.filter { choice.contains($0.0.name, isHidden: $0.0.isHidden) }
    let styles = StylesPart(writer: writer)
    let strings = SharedStringsPart(longest: limits.cellBytes)
    var progress = PartProgress(total: wanted.reduce(0) { $0 + archive.size(of: $1.path) }, writer: writer)
    if !wanted.isEmpty {
      if let path = relationships.first("styles"), archive.contains(path) { try parse(path, styles) }
      if let path = relationships.first("sharedStrings"), archive.contains(path) {
        progress.total += archive.size(of: path)
        try parse(path, strings, longest: limits.cellBytes) { progress.add($0) }
      }
    }
    for (index, (sheet, path)) in sheets.enumerated() {
      let isRead = choice.contains(sheet.name, isHidden: sheet.isHidden)
      writer.sheet(SheetHeader(index: index, name: sheet.name, isHidden: sheet.isHidden, isRead: isRead))
      guard isRead else {
        writer.sheetEnd([])
        continue
      }
      let part = SheetPart(
        name: sheet.name, writer: writer, limits: limits, strings: strings, styles: styles,
        calendar: workbook.calendar)
      try parse(path, part, longest: limits.cellBytes) { progress.add($0) }
      if let failure = part.failure { throw failure }
      writer.sheetEnd(part.merges)
      if writer.isGone { return }
    }
  }

  private func parse<Handler: MarkupHandler>(
    _ path: String, _ handler: Handler, longest: Int = 1 << 16, _ counting: (Int) -> Void = { _ in }
  ) throws {
    let reader = try MarkupReader(handler, part: path, longest: longest)
    reader.collect(true)
    try archive.read(path, into: reader, counting)
  }
}

/// Tells from time to time how far the reading is.
struct PartProgress {
  var total: Int
  let writer: RowStreamWriter
  private var done = 0
  private var told = 0

  init(total: Int, writer: RowStreamWriter) {
    self.total = total
    self.writer = writer
  }

  mutating func add(_ count: Int) {
    done += count
    guard done - told >= 1 << 22 else { return }
    told = done
    writer.progress(done: done, total: max(total, done))
  }
}
