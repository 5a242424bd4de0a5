/// Which sheets of a workbook are read.
public enum SheetChoice: Sendable, Hashable {
  /// All that are not hidden.
  case visible
  case all
  /// None: the sheets are only named.
  case none
  /// Those of these names, hidden or not.
  case named([String])

  func contains(_ name: String, isHidden: Bool) -> Bool {
    switch self {
    case .visible: !isHidden
    case .all: true
    case .none: false
    case .named(let names): names.contains(name)
    }
  }

  /// A name that is asked for and that no sheet has; nil where all are there.
  func missing(in names: [String]) -> String? {
    guard case .named(let asked) = self else { return nil }
    return asked.first { !names.contains($0) }
  }
}
