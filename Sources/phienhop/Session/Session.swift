import Dashboard
import Model

/// Everything a command works with: the options put together and the figures opened.
struct Session: Sendable {
  let preparation: Preparation
  let library: Library
  /// The home province as asked for on the command line or in the configuration; nil where nothing says, so that
  /// the one of the store counts.
  let home: UnitID?
  /// Names of the themes that `t` walks through, the one in use included.
  let themeNames: [String]
  let themeName: String
  /// Built-in themes are read when they are first drawn; one from a file is here.
  private let themeFromFile: Theme?

  var language: Language { preparation.language }
  var words: ProgramWords { preparation.words }
  var today: Day { preparation.today }
  var isTodayFixed: Bool { preparation.isTodayFixed }
  /// True where nothing can be recorded: asked for, or the built-in figures.
  var isReadOnly: Bool { preparation.isReadOnly || library.path == nil }
  var warningDays: Int { preparation.configuration.warningDays ?? 3 }
  /// Words line by line instead of a picture.
  var isPlain: Bool { preparation.options.isPlain || preparation.configuration.isPlain ?? false }
  /// Where `--stats` wants its figures; nil where nobody asks.
  var statisticsPath: String? { preparation.options.statistics }
  /// The day now and the seconds until it ends, for the change of day in an open dashboard.
  var clock: (day: Day, secondsLeft: Int) { preparation.timeZone.now }

  /// Opens the figures and checks home and theme.
  /// - Throws: a ``Failure``.
  init(_ preparation: Preparation) throws {
    self.preparation = preparation
    let options = preparation.options
    let asked = options.theme ?? preparation.configuration.theme ?? BuiltInThemes.defaultName
    func themeOrigin() -> Failure.Origin? { preparation.origin(of: "theme", option: options.theme) }
    if asked.hasSuffix(".toml") {
      let theme = try Failure.naming(options.theme == nil ? themeOrigin() : nil) {
        try ThemeFile.read(path: asked)
      }
      themeFromFile = theme
      themeName = theme.name
      themeNames = BuiltInThemes.names.filter { $0 != theme.name } + [theme.name]
    } else {
      guard BuiltInThemes.names.contains(asked) else {
        throw Failure.usage(.errorTheme, asked, BuiltInThemes.names.joined(separator: ", "))
          .from(themeOrigin())
      }
      themeFromFile = nil
      themeName = asked
      themeNames = BuiltInThemes.names
    }
    let library = try Failure.naming(
      options.store == nil ? preparation.origin(of: "store", option: nil) : nil
    ) { try Library(path: preparation.storePath, isReadOnly: preparation.isReadOnly) }
    self.library = library
    home = try preparation.homeAsked.map { asked in
      try Failure.naming(preparation.origin(of: "home", option: options.home)) {
        try HomeFinder(register: library.catalogue().register, today: preparation.today).find(asked)
      }
    }
  }

  /// A theme by one of ``themeNames``.
  func theme(named name: String) -> Theme {
    if let themeFromFile, themeFromFile.name == name { return themeFromFile }
    return BuiltInThemes.theme(named: name)
  }

  /// The state a dashboard begins with; nothing is loaded yet.
  func makeState(size: Size, screen: ScreenID = .overview) -> State {
    State(
      size: size, language: language, themes: themeNames, theme: themeName, today: today,
      isTodayFixed: isTodayFixed, library: library.kind, isReadOnly: isReadOnly, home: home,
      warningDays: warningDays, view: ViewValue(screen: screen))
  }

  /// Makes a store of one's own from the built-in figures, at the path that options and configuration name or the
  /// usual one, and opens it.
  /// - Throws: a ``Failure``.
  func makeStore(home: UnitID) throws -> Library {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyInit) }
    do {
      try StoreTasks.make(at: preparation.newStorePath, home: home)
    } catch {
      throw Failure(error)
    }
    return try Library(path: preparation.newStorePath, isReadOnly: false)
  }

  /// Brings an event into a state and answers every query that follows from it, one after the other.
  /// - Parameter asked: is called for every query, for those who count.
  /// - Returns: the effects that are not queries.
  @discardableResult func update(_ state: inout State, _ event: Event, asked: () -> Void = {}) -> [Effect] {
    let language = state.language
    return state.play(event) { query in
      asked()
      do {
        return .answer(query, try library.answer(query))
      } catch {
        let failure = Failure(error)
        preparation.log.append(failure.details)
        return .failure(query, Notice(.error, failure.message(ProgramWords(language))))
      }
    }
  }

  /// What a view shows, all of it, as words.
  func read(_ begun: State) -> PlainDocument { read(begun, keys: []) }

  /// The same after keys.
  func read(_ begun: State, keys: [Key]) -> PlainDocument {
    var state = begun
    state.isReadWhole = true
    update(&state, .resize(state.size))
    for key in keys { update(&state, .key(key)) }
    return state.reading()
  }
}
