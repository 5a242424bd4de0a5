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
      try XLSXReader(archive: archive, writer: writer, limits: request.limits, choice: request.choice).read()
    }
  }
}

/// What the child is to do, as arguments.
struct ReaderRequest {
  /// What the first bytes of the file say.
  enum Kind: String {
    case archive
  }

  var kind: Kind
  var limits = ReadingLimits()
  var choice = SheetChoice.visible
  var encoding: TextEncoding?

  init(kind: Kind, limits: ReadingLimits, choice: SheetChoice, encoding: TextEncoding?) {
    self.kind = kind
    self.limits = limits
    self.choice = choice
    self.encoding = encoding
  }

  private static let numbers: [(name: String, path: WritableKeyPath<ReadingLimits, Int> & Sendable)] = [
    ("memory", \.memory), ("seconds", \.processorSeconds), ("unpacked", \.unpackedBytes), ("cells", \.cells),
    ("cell", \.cellBytes), ("page", \.pageBytes), ("faults", \.toldFaults),
  ]

  var arguments: [String] {
    var result = ["kind=\(kind.rawValue)"]
    result += ReaderRequest.numbers.map { "\($0.name)=\(limits[keyPath: $0.path])" }
    if let encoding { result.append("encoding=\(encoding.rawValue)") }
    switch choice {
    case .visible: result.append("sheets=visible")
    case .all: result.append("sheets=all")
    case .none: result.append("sheets=none")
    case .named(let names): result += names.map { "sheet=\($0)" }
    }
    return result
  }

  /// Nil for arguments that ``arguments`` does not make.
  init?(arguments: [String]) {
    var kind: Kind?
    var names: [String] = []
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      let value = String(parts[1])
      switch parts[0] {
      case "kind": kind = Kind(rawValue: value)
      case "encoding":
        guard let known = TextEncoding(rawValue: value) else { return nil }
        encoding = known
      case "sheet": names.append(value)
      case "sheets":
        switch value {
        case "visible": choice = .visible
        case "all": choice = .all
        case "none": choice = .none
        default: return nil
        }
      default:
        guard let number = Int(value), number >= 0,
          let path = ReaderRequest.numbers.first(where: { $0.name == parts[0] })?.path
        else { return nil }
        limits[keyPath: path] = number
      }
    }
    guard let kind else { return nil }
    self.kind = kind
    if !names.isEmpty { choice = .named(names) }
  }
}
