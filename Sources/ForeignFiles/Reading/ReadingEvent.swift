import Intake
import Model

/// A sheet as it comes into sight.
public struct SheetHeader: Sendable, Hashable {
  /// Counted from 0 in the order of the file.
  public let index: Int
  /// Empty for a flat file.
  public let name: String
  public let isHidden: Bool
  /// False for a sheet that is only named.
  public let isRead: Bool

  public init(index: Int, name: String, isHidden: Bool, isRead: Bool) {
    self.index = index
    self.name = name
    self.isHidden = isHidden
    self.isRead = isRead
  }
}

/// What comes out of a file while it is read, in the order of the file.
///
/// First ``format(_:)``, then for each sheet ``sheet(_:)``, its rows and ``sheetEnd(_:)``. Nothing may be taken for good
/// before the reading has returned without a failure: a file that turns out to be cut off or that changes meanwhile
/// has given rows before that is seen.
public enum ReadingEvent: Sendable {
  case format(FileFormat)
  case sheet(SheetHeader)
  case row(RawRow)
  /// A row that cannot be understood; it is left out and the rows after it are read.
  case fault(IntakeFault)
  case sheetEnd([MergedCells])
  /// Bytes done of bytes in all, in a measure of the container's own.
  case progress(done: Int, total: Int)
}

/// What a file turned out to be.
public struct FileFormat: Sendable, Hashable {
  public let container: RawWorkbook.Container
  /// Nil for containers whose text is always Unicode.
  public let encoding: TextEncoding?
  /// What stands between cells of a flat file.
  public let delimiter: Character?

  public init(container: RawWorkbook.Container, encoding: TextEncoding? = nil, delimiter: Character? = nil) {
    self.container = container
    self.encoding = encoding
    self.delimiter = delimiter
  }
}

/// Whether to go on after an event.
public enum ReadingStep: Sendable {
  case next
  /// Enough has been seen. The reading returns without a fault.
  case stop
}
