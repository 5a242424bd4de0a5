import Model
import Store
import Terminal

/// Options, environment and configuration put together, before any store is opened.
struct Preparation: Sendable {
  let options: CommonValues
  let configuration: Configuration
  let folders: Folders
  let language: Language
  let words: ProgramWords
  let timeZone: TimeZoneRule
  /// The day states are computed for.
  private(set) var today: Day
  /// True where the user gave the day, so that it does not move at midnight.
  private(set) var isTodayFixed: Bool
  private(set) var isReadOnly: Bool
  let colour: TerminalOptions.Colour
  let log: DetailLog

  /// - Throws: a ``Failure`` with exit code 2 for a wrong option or configuration.
  init(_ options: CommonValues, environment: [String: String]) throws {
    let folders = Folders(environment: environment)
    let configuration = try ConfigurationFile.read(path: folders.configurationFile)
    self.options = options
    self.folders = folders
    self.configuration = configuration
    language = try Self.language(options.language, configuration, environment)
    words = ProgramWords(language)
    timeZone = configuration.timeZone ?? .vietnam
    timeZone.activate()
    if let text = options.today {
      guard let day = Self.day(text) else { throw Failure.usage(.errorDay, "--today", text) }
      today = day
      isTodayFixed = true
    } else {
      today = timeZone.now.day
      isTodayFixed = false
    }
    isReadOnly = options.isReadOnly || configuration.isReadOnly ?? false
    if let asked = options.colour {
      guard let known = TerminalOptions.Colour(rawValue: asked) else {
        throw Failure.usage(.errorColour, asked)
      }
      colour = known
    } else {
      colour = configuration.colour ?? .automatic
    }
    log = DetailLog(path: folders.logFile)
  }

  /// The day something is written down: the given one, else that of the clock, which a program that stays open has
  /// passed midnight with.
  var dayOfRecording: Day { isTodayFixed ? today : timeZone.now.day }

  /// The same for who only looks: nothing is recorded, and an older store is read as it is.
  var forReading: Preparation {
    var copy = self
    copy.isReadOnly = true
    return copy
  }

  /// The same on the day of a past meeting, unless the user gave another one.
  func on(_ day: Day) -> Preparation {
    guard !isTodayFixed else { return self }
    var copy = self
    copy.today = day
    copy.isTodayFixed = true
    return copy
  }

  /// The same on a day, whatever the user gave.
  func fixed(on day: Day) -> Preparation {
    var copy = self
    copy.today = day
    copy.isTodayFixed = true
    return copy
  }

  /// A day as `2024-06-03` or as the screen writes it, `03/06/2024`.
  static func day(_ text: String) -> Day? {
    if let day = Day(iso8601: text) { return day }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4, text.utf8.allSatisfy({ (47...57).contains($0) }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// `--lang`, else the configuration, else English where the locale is, else Vietnamese.
  private static func language(
    _ option: String?, _ configuration: Configuration, _ environment: [String: String]
  ) throws -> Language {
    if let option {
      guard let language = Language(rawValue: option) else { throw Failure.usage(.errorLanguage, option) }
      return language
    }
    return configuration.language ?? Self.language(ofLocale: environment)
  }

  /// English where LC_ALL, else LC_MESSAGES, else LANG names an English locale; else Vietnamese.
  static func language(ofLocale environment: [String: String]) -> Language {
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment[variable], !value.isEmpty {
        return value.lowercased().hasPrefix("en") ? .english : .vietnamese
      }
    }
    return .vietnamese
  }

  /// Where the value of an option that may stand in the configuration as well comes from; nil where neither says.
  /// Only asked for when something is wrong: it reads the file again.
  func origin(of key: String, option: String?) -> Failure.Origin? {
    if option != nil { return .option("--" + key) }
    return ConfigurationFile.place(of: key, path: folders.configurationFile).map { .configuration($0) }
  }

  /// Who records, imports, chooses, adopts and closes: the name of the configuration, else that of the login.
  var author: CleanText { configuration.author ?? SystemUser.name }

  /// Code or name of the home province as asked for; nil where nothing says.
  var homeAsked: String? { options.home ?? configuration.home }

  /// The path of a store that is named or that lies at the usual place; nil for the built-in figures.
  var storePath: String? {
    if let named = options.store ?? configuration.store { return Self.expanded(named) }
    return TextFile.exists(folders.defaultStore) ? folders.defaultStore : nil
  }

  /// The path a new store gets.
  var newStorePath: String {
    (options.store ?? configuration.store).map(Self.expanded) ?? folders.defaultStore
  }

  /// A leading `~/` in a configuration file means the user's folder, as in a shell.
  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/") else { return path }
    return Folders.homeOfUser() + path.dropFirst()
  }
}

extension Preparation {
  /// The store at hand.
  /// - Throws: a ``Failure`` that says how to make one where there is none.
  func existingStorePath() throws -> String {
    guard let storePath else { throw Failure(StoreError.missing(path: newStorePath)) }
    return storePath
  }
}
