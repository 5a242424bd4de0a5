import Intake
import Model

/// A file that has been read as a whole.
public struct WorkbookReading: Sendable {
  public let format: FileFormat
  /// The sheets that were read.
  public let workbook: RawWorkbook
  /// All sheets, those that were only named among them.
  public let sheets: [SheetHeader]
  /// Rows that were left out because they cannot be understood.
  public let faults: [IntakeFault]
  public let notices: [ReadingNotice]
}

extension WorkbookReader {
  /// Reads a file as a whole. What may be large is better visited row by row.
  ///
  /// - Throws: a ``ReadingFailure`` where the file is refused.
  public func read(
    path: String, name: String? = nil, options: Options = Options()
  ) throws(ReadingFailure) -> WorkbookReading {
    var collector = WorkbookCollector(keptCells: options.limits.keptCells)
    let notices = try visit(path: path, name: name, options: options) { collector.take($0) }
    let name = name ?? path
    if collector.isFull {
      throw ReadingFailure(
        FaultPlace(.tooManyToKeep, detail: String(options.limits.keptCells)), file: CleanText(cleaning: name))
    }
    guard let format = collector.format else {
      throw ReadingFailure(FaultPlace(.garbled), file: CleanText(cleaning: name))
    }
    return WorkbookReading(
      format: format, workbook: RawWorkbook(name: name, container: format.container, sheets: collector.read),
      sheets: collector.headers, faults: collector.faults, notices: notices)
  }
}

/// Puts the events of a reading together.
private struct WorkbookCollector {
  let keptCells: Int
  private(set) var format: FileFormat?
  private(set) var read: [RawSheet] = []
  private(set) var headers: [SheetHeader] = []
  private(set) var faults: [IntakeFault] = []
  private(set) var isFull = false
  private var rows: [RawRow] = []
  private var cells = 0

  init(keptCells: Int) {
    self.keptCells = keptCells
  }

  mutating func take(_ event: ReadingEvent) -> ReadingStep {
    switch event {
    case .format(let format): self.format = format
    case .sheet(let header):
      headers.append(header)
      rows = []
    case .row(let row):
      cells += row.cells.count
      isFull = cells > keptCells
      if isFull { return .stop }
      rows.append(row)
    case .fault(let fault): faults.append(fault)
    case .sheetEnd(let merges):
      guard let header = headers.last, header.isRead else { break }
      read.append(RawSheet(name: header.name, isHidden: header.isHidden, rows: rows, merges: merges))
      rows = []
    case .progress: break
    }
    return .next
  }
}
