import Dashboard
import Model

/// The themes of one run: the built-in ones, those of the configuration folder, and a file that was named.
///
/// Before the first frame only the theme in use is read. ``ThemeWatcher`` finds the others afterwards.
struct ThemeLibrary: Sendable {
  /// Where the user's themes are, whether it is there or not.
  let folder: String
  /// The theme the run begins with.
  let first: String
  /// The file that options or configuration named; nil where they named a theme or nothing.
  let file: String?
  /// Why another theme than the one in the configuration is in use; nil where it is the one.
  let fault: Failure?
  /// In the order in which `t` walks through them.
  private(set) var names: [String]
  /// Built-in themes that have been in use, by name.
  private var builtIn: [String: Theme] = [:]
  /// Themes from files, by name.
  private var read: [String: Theme] = [:]
  /// Names whose file is wrong now, though an earlier state of it may be in use.
  private var failing: Set<String> = []

  /// - Parameters:
  ///   - option: what the command line asks for; a fault of it is thrown.
  ///   - configured: what the configuration asks for; a fault of it is kept in ``fault`` and the default is used,
  ///     so that a theme never keeps the dashboard from opening.
  /// - Throws: a ``Failure``.
  init(option: String?, configured: String?, folder: String) throws {
    self.folder = folder
    var theme: (name: String, path: String?, theme: Theme?)?
    var fault: Failure?
    if let option {
      theme = try Self.find(option, folder: folder)
    } else {
      let asked = configured ?? BuiltInThemes.defaultName
      do {
        theme = try Self.find(asked, folder: folder, isForScreen: true)
      } catch {
        let failure = Failure(error)
        fault = Failure(failure.exitCode, details: failure.details) { words in
          words(.themeDefault, [failure.message(words), CleanText(cleaning: BuiltInThemes.defaultName)])
        }
      }
    }
    self.fault = fault
    first = theme?.name ?? BuiltInThemes.defaultName
    file = theme?.path
    names = BuiltInThemes.names
    if let found = theme?.theme {
      read[first] = found
      if !names.contains(first) { names.append(first) }
    }
  }

  /// A theme by one of ``names``. Read once: it is asked for with every frame.
  mutating func theme(named name: String) -> Theme {
    if let theme = read[name] ?? builtIn[name] { return theme }
    let theme = BuiltInThemes.theme(named: name)
    builtIn[name] = theme
    return theme
  }

  // MARK: - Finding

  /// Finds what somebody asks for: a path that ends in `.toml`, a file of the folder, a built-in theme.
  /// - Parameter isForScreen: faults name a file without its folders, for which a line on the screen has no room.
  /// - Returns: its name, its path where a path was asked for, and the theme where it is not a built-in one.
  /// - Throws: a ``Failure``.
  static func find(
    _ asked: String, folder: String, isForScreen: Bool = false
  ) throws -> (name: String, path: String?, theme: Theme?) {
    func read(_ path: String) throws -> Theme {
      try ThemeFile.read(path: path, place: isForScreen ? ThemeFile.fileName(of: path) : nil)
    }
    if asked.hasSuffix(".toml") { return (ThemeFile.name(of: asked), asked, try read(asked)) }
    if ThemeFolder.isName(asked) {
      let path = folder + "/" + asked + ".toml"
      if TextFile.exists(path) { return (asked, nil, try read(path)) }
      if BuiltInThemes.names.contains(asked) { return (asked, nil, nil) }
    }
    let names = BuiltInThemes.names + ThemeFolder(folder).names.filter { !BuiltInThemes.names.contains($0) }
    if let near = NearestName.find(asked, in: names) { throw Failure.usage(.errorThemeNear, asked, near) }
    throw Failure.usage(.errorTheme, asked, names.joined(separator: ", "))
  }

  /// Reads all themes of the folder now, for commands that have the time.
  mutating func readFolder() {
    var scan = ThemeScan(folder: folder, file: file)
    _ = take(scan.look(), inUse: first)
  }

  // MARK: - Changes

  /// What a change of files means for the person.
  enum Outcome: Sendable {
    case nothing
    /// The theme in use looks different now.
    case changed(String)
    /// A file is wrong; what was in use stays.
    case failed(Failure)
    case gone(String)
    case goneToBuiltIn(String)

    /// The line on the screen; nil where nothing is to be said.
    func notice(_ words: ProgramWords) -> Notice? {
      switch self {
      case .nothing: nil
      case .changed(let name): Notice(.information, words(.themeChanged, [CleanText(cleaning: name)]))
      case .failed(let failure): Notice(.warning, words(.themeKept, [failure.message(words)]))
      case .gone(let name): Notice(.warning, words(.themeGone, [CleanText(cleaning: name)]))
      case .goneToBuiltIn(let name):
        Notice(.information, words(.themeGoneBuiltIn, [CleanText(cleaning: name)]))
      }
    }
  }

  /// Takes in what has been found in files. A file that is wrong or gone never takes a theme off the screen.
  mutating func take(_ news: ThemeScan.News, inUse: String) -> Outcome {
    var outcome = Outcome.nothing
    for name in news.gone {
      failing.remove(name)
      guard read[name] != nil || name == inUse else { continue }
      if BuiltInThemes.names.contains(name) {
        read[name] = nil
        if name == inUse { outcome = .goneToBuiltIn(name) }
      } else if name == inUse {
        outcome = .gone(name)
      } else {
        read[name] = nil
      }
    }
    // The theme in use comes last: what happened to it is what is said.
    for (name, result) in news.found.sorted(by: {
      ($0.key == inUse ? 1 : 0, $0.key) < ($1.key == inUse ? 1 : 0, $1.key)
    }) {
      switch result {
      case .success(let theme):
        let wasFailing = failing.remove(name) != nil
        let before = self.theme(named: name)
        read[name] = theme
        if name == inUse, wasFailing || before != theme { outcome = .changed(name) }
      case .failure(let failure):
        failing.insert(name)
        // At first nobody has touched anything: a wrong file nobody uses is for `theme list` to tell.
        if !news.isFirst || name == inUse { outcome = .failed(failure) }
      }
    }
    let own = read.keys.filter { !BuiltInThemes.names.contains($0) }
    names = BuiltInThemes.names + Set(own).union(BuiltInThemes.names.contains(inUse) ? [] : [inUse]).sorted()
    return outcome
  }
}
