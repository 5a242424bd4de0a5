/// What the options say that stand before or after every command, as written.
struct CommonValues: Hashable, Sendable {
  var store: String?
  var language: String?
  var home: String?
  var today: String?
  var theme: String?
  var colour: String?
  var statistics: String?
  var isReadOnly = false
  /// Unaccented text; nil leaves it to configuration and terminal.
  var usesASCII: Bool?
  var isPlain = false
  var wantsVersion = false

  /// Reads arguments without the parser, whose first use costs more than a millisecond.
  /// - Returns: nil where there is anything but these options in their plain forms: a command, `--help`, a fault.
  static func quickScan(_ arguments: [String]) -> CommonValues? {
    var values = CommonValues()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--read-only": values.isReadOnly = true
      case "--ascii": values.usesASCII = true
      case "--no-ascii": values.usesASCII = false
      case "--plain": values.isPlain = true
      case "--version": values.wantsVersion = true
      default:
        guard let option = option(in: argument) else { return nil }
        if let value = option.value {
          values[keyPath: option.path] = value
        } else {
          // A value that looks like an option is left to the parser, which knows what to say.
          guard let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
          values[keyPath: option.path] = value
        }
      }
    }
    return values
  }

  /// The language asked for anywhere among arguments that may be faulty.
  static func language(in arguments: [String]) -> String? {
    var found: String?
    for (position, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") {
        found = String(argument.dropFirst("--lang=".count))
      } else if argument == "--lang", position + 1 < arguments.count {
        found = arguments[position + 1]
      }
    }
    return found
  }

  /// Options that take a value, by name.
  static let valueOptions: [(name: String, path: WritableKeyPath<CommonValues, String?> & Sendable)] = [
    ("store", \.store), ("lang", \.language), ("home", \.home), ("today", \.today), ("theme", \.theme),
    ("color", \.colour), ("stats", \.statistics),
  ]

  private static func option(in argument: String) -> (
    path: WritableKeyPath<CommonValues, String?>, value: String?
  )? {
    guard argument.hasPrefix("--") else { return nil }
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let option = valueOptions.first(where: { $0.name == parts[0] }) else { return nil }
    return (option.path, parts.count > 1 ? String(parts[1]) : nil)
  }
}
