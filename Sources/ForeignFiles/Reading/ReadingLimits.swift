/// What reading one file may take. A file that needs more is refused; sheets that units send stay far below.
public struct ReadingLimits: Sendable, Hashable {
  /// Address space of the child process, in bytes.
  public var memory = 1 << 30
  /// Processor time of the child process, in seconds.
  public var processorSeconds = 120
  /// How long the child may say nothing at all, in seconds: a network drive that hangs.
  public var silentSeconds = 120
  /// Bytes of all parts of an archive together, unpacked. A sheet of Excel's full 1,048,576 rows and some 20 columns
  /// has about 1 GB.
  public var unpackedBytes = 2 << 30
  /// Bytes that the child may send.
  public var sentBytes = 4 << 30
  /// Cells that are not blank, of all sheets together.
  public var cells = 64_000_000
  /// Cells that are kept where a whole workbook is asked for; blank ones between others count. Larger files are
  /// visited row by row.
  public var keptCells = 8_000_000
  /// Bytes of one cell's text. Excel allows 32,767 characters, which are at most 98,301 bytes.
  public var cellBytes = 1 << 17
  /// Bytes of a page of HTML, which is read as a whole.
  public var pageBytes = 128 << 20
  /// Rows with faults that are told one by one; of the rest only that there are more.
  public var toldFaults = 1000

  public init() {}
}
