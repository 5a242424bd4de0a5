import CForeignFiles
import Glibc
import Intake

/// The hidden command with which the program starts itself to read one foreign file.
///
/// The child has the file as descriptor 3 and sends rows to its standard output. It sees nothing else of the program:
/// no store, no configuration, no terminal.
public enum ReaderCommand {
  public static let name = "__read-file"
  static let fileDescriptor: Int32 = 3

  /// Carries the command out where the arguments ask for it.
  /// - Parameter arguments: without the program's name.
  /// - Returns: the exit code; nil where the arguments are for the program itself.
  public static func run(_ arguments: [String]) -> Int32? {
    guard arguments.first == name else { return nil }
    // By hand there is nothing to be had from it.
    guard let request = ReaderRequest(arguments: Array(arguments.dropFirst())), isatty(STDOUT_FILENO) == 0,
      fcntl(fileDescriptor, F_GETFD) >= 0
    else { return 2 }
    cf_confine(UInt64(clamping: request.limits.memory), UInt64(clamping: request.limits.processorSeconds))
    // The parent may go away at any time; what it does not read need not be read from the file either.
    signal(SIGPIPE, SIG_IGN)
    let writer = RowStreamWriter(descriptor: STDOUT_FILENO, limits: request.limits)
    var failure: FaultPlace?
    do {
      try read(request, writer)
      failure = writer.failure
    } catch let place as FaultPlace {
      failure = writer.failure ?? place
    } catch {
      failure = FaultPlace(.crashed)
    }
    writer.end(failure)
    return 0
  }

  private static func read(_ request: ReaderRequest, _ writer: RowStreamWriter) throws {
    switch request.kind {
    case .archive:
      let archive = try ArchiveReader(descriptor: fileDescriptor, limits: request.limits)
      switch try ArchiveKind.of(archive) {
      case .xlsx:
        try XLSXReader(archive: archive, writer: writer, limits: request.limits, choice: request.choice)
          .read()
      case .ods: try ODSReader(writer: writer, request: request).read(archive)
      }
    case .compound: try XLSReader(bytes: wholeFile(), writer: writer, request: request).read()
    case .page: try PageReader(bytes: wholeFile(), writer: writer, request: request).read()
    case .workbookXML: try SpreadsheetMLReader(bytes: wholeFile(), writer: writer, request: request).read()
    case .flatDocument: try ODSReader(writer: writer, request: request).readFlat(wholeFile())
    case .delimited: throw FaultPlace(.crashed)
    }
  }
}

extension ReaderCommand {
  /// The bytes of the file; for containers that are read as a whole.
  static func wholeFile() throws -> [UInt8] {
    var status = stat()
    guard fstat(fileDescriptor, &status) == 0 else { throw FaultPlace(.crashed) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(fileDescriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(filled))
      }
      if count > 0 {
        filled += count
      } else if count == 0 || errno != EINTR {
        break
      }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}
