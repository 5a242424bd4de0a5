import Glibc
import Model

/// Where who presents a store and who follows meet: a socket beside the store, or in the state folder where there is
/// none. No port is listened on.
struct FollowPlace: Sendable {
  /// Bytes of a name that fit a socket's address beside the way to its folder.
  private static let longestName = 70

  /// The folder that holds the socket; its rights decide who may follow.
  let folder: String
  let name: String
  /// The store as messages name it.
  let store: String

  /// - Parameters:
  ///   - store: the path of the store; nil for the built-in figures.
  ///   - state: the person's folder for what lasts from run to run.
  init(store: String?, state: String) {
    guard let store else {
      self.store = "-"
      folder = state + "/follow"
      name = "builtin-follow"
      Folders.make(folder)
      return
    }
    // One store is one place, whatever link leads to it.
    let path = Self.real(store)
    self.store = path
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    folder = slash == path.startIndex ? "/" : String(path[..<slash])
    let own = path[slash...].drop { $0 == "/" } + "-follow"
    name = own.utf8.count <= Self.longestName ? String(own) : "phienhop-" + own.stableHash + "-follow"
  }

  private static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return TextFile.absolute(path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
