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
  /// Where `--stats` wants its figures; nil where nobody asks.
  var statisticsPath: String? { preparation.options.statistics }
  /// The day now and the seconds until it ends, for the change of day in an open dashboard.
  var clock: (day: Day, secondsLeft: Int) { preparation.timeZone.now }

  /// Opens the figures and checks home and theme.
  /// - Throws: a ``Failure``.
  init(_ preparation: Preparation) throws {
    self.preparation = preparation
    let asked = preparation.options.theme ?? preparation.configuration.theme ?? BuiltInThemes.defaultName
    if asked.hasSuffix(".toml") {
      let theme = try ThemeFile.read(path: asked)
      themeFromFile = theme
      themeName = theme.name
      themeNames = BuiltInThemes.names.filter { $0 != theme.name } + [theme.name]
    } else {
      guard BuiltInThemes.names.contains(asked) else {
        throw Failure.usage(.errorTheme, asked, BuiltInThemes.names.joined(separator: ", "))
      }
      themeFromFile = nil
      themeName = asked
      themeNames = BuiltInThemes.names
    }
    library = try Library(path: preparation.storePath, isReadOnly: preparation.isReadOnly)
    if let asked = preparation.homeAsked {
      do {
        home = try HomeFinder(register: library.catalogueForFirstFrame().register, today: preparation.today)
          .find(asked)
      } catch {
        throw Failure(error)
      }
    } else {
      home = nil
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
  /// - Parameters:
  ///   - leavesLate: leaves queries that a first frame does not wait for, among the effects returned.
  ///   - asked: is called for every query answered, for those who count.
  /// - Returns: the effects that are not queries.
  @discardableResult func update(
    _ state: inout State, _ event: Event, leavingLate leavesLate: Bool = false, asked: () -> Void = {}
  ) -> [Effect] {
    let language = state.language
    return state.play(event, leavingLate: leavesLate) { query in
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
}
