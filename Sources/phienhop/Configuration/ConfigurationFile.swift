import Dashboard
import Model
import Terminal

/// Reads `config.toml`.
enum ConfigurationFile {
  /// Letters of a name that lists still have room for.
  private static let longestAuthor = 60

  /// - Returns: an empty configuration where the file is not there.
  /// - Throws: a ``Failure`` with exit code 2, or 5 where the file cannot be read.
  static func read(path: String) throws -> Configuration {
    let text: String
    do {
      text = try TextFile.read(path, limit: TOMLFile.sizeLimit)
    } catch {
      if case .missing = error { return Configuration() }
      throw error.failure(path)
    }
    return try parse(TOMLFile(name: path, text: text))
  }

  /// Where a key stands; nil where the file has none.
  static func place(of key: String, path: String) -> Configuration.Place? {
    guard let text = try? TextFile.read(path, limit: TOMLFile.sizeLimit),
      let file = try? TOMLFile(name: path, text: text), file.table[key] != nil
    else { return nil }
    return Configuration.Place(file: path, line: file.line(of: [key]), key: key)
  }

  static func parse(_ file: TOMLFile) throws -> Configuration {
    try file.requireKnown(file.table.keys, known: Configuration.keys)
    var configuration = Configuration()
    configuration.home = try file.string("home")
    configuration.store = try file.string("store")
    if let name = try file.string("author") {
      let author = CleanText(cleaning: CleanText(cleaning: name).string.trimmed)
      guard !author.isEmpty, author.string.count <= longestAuthor else {
        throw file.wrongValue(["author"], expected: .expectedAuthor, String(longestAuthor))
      }
      configuration.author = author
    }
    configuration.theme = try file.string("theme")
    if let name = try file.string("color") {
      guard let colour = TerminalOptions.Colour(rawValue: name) else {
        throw file.wrongValue(["color"], expected: .expectedColourUse)
      }
      configuration.colour = colour
    }
    configuration.isReadOnly = try file.bool("read_only")
    configuration.usesASCII = try file.bool("ascii")
    configuration.usesMouse = try file.bool("mouse")
    if let name = try file.string("input_method") {
      guard let method = InputMethod(rawValue: name) else {
        throw file.wrongValue(["input_method"], expected: .expectedInputMethod)
      }
      configuration.inputMethod = method
    }
    configuration.isPlain = try file.bool("plain")
    configuration.warningDays = try file.integer("warning_days", in: 0...365)
    if let name = try file.string("language") {
      guard let language = Language(rawValue: name) else {
        throw file.wrongValue(["language"], expected: .expectedLanguage)
      }
      configuration.language = language
    }
    if let name = try file.string("time_zone") {
      guard let zone = TimeZoneRule(name) else {
        throw file.wrongValue(["time_zone"], expected: .expectedTimeZone)
      }
      configuration.timeZone = zone
    }
    return configuration
  }
}

extension TextFile.Problem {
  /// The failure of a configuration or theme file that cannot be read.
  func failure(_ path: String) -> Failure {
    switch self {
    case .missing: Failure.usage(.errorNoFile, path)
    case .notAFile: Failure.usage(.errorNotAFile, path)
    case .tooLarge: Failure.usage(.configTooLarge, path)
    case .notUTF8: Failure.usage(.configNotUTF8, path)
    case .unreadable(let reason):
      Failure(ExitCode.disk, details: "\(path): \(reason)") {
        $0(.errorUnreadable, [CleanText(cleaning: path), CleanText(cleaning: reason)])
      }
    }
  }
}
