import Glibc

/// Where the program keeps its files, as the XDG base directories say.
struct Folders: Sendable {
  let configuration: String
  let data: String
  let state: String

  /// - Parameter environment: variables by name; relative XDG paths count as unset, as the standard asks.
  init(environment: [String: String]) {
    let home = Self.homeOfUser()
    func base(_ variable: String, _ fallback: String) -> String {
      if let path = environment[variable], path.hasPrefix("/") { return path + "/phienhop" }
      return "\(home)/\(fallback)/phienhop"
    }
    configuration = base("XDG_CONFIG_HOME", ".config")
    data = base("XDG_DATA_HOME", ".local/share")
    state = base("XDG_STATE_HOME", ".local/state")
  }

  var configurationFile: String { configuration + "/config.toml" }
  var themes: String { configuration + "/themes" }
  var defaultStore: String { data + "/phienhop.store" }
  var logFile: String { state + "/phienhop.log" }

  static func homeOfUser() -> String {
    if let home = getenv("HOME"), home.pointee == 47 { return String(cString: home) }
    guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return "/" }
    return String(cString: folder)
  }

  /// Makes a folder and those above it, for the user alone.
  /// - Returns: false where the system refuses.
  @discardableResult static func make(_ path: String) -> Bool {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return false }
    return make(String(path[..<slash])) && (mkdir(path, 0o700) == 0 || errno == EEXIST)
  }
}
