/// What the child is to do, as arguments.
struct ReaderRequest {
  /// What the first bytes of the file say; not ``FileKind/delimited``, which needs no child.
  var kind: FileKind
  var limits = ReadingLimits()
  var choice = SheetChoice.visible
  var encoding: TextEncoding?

  init(kind: FileKind, limits: ReadingLimits, choice: SheetChoice, encoding: TextEncoding?) {
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
    var kind: FileKind?
    var names: [String] = []
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      let value = String(parts[1])
      switch parts[0] {
      case "kind": kind = FileKind(rawValue: value)
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
    guard let kind, kind != .delimited else { return nil }
    self.kind = kind
    if !names.isEmpty { choice = .named(names) }
  }
}
