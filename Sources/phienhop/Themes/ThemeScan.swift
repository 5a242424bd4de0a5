import Dashboard
import Glibc

/// Looks at theme files again and again and tells what has changed since the last look.
struct ThemeScan {
  /// What a look has found.
  struct News: Sendable {
    /// True for the first look, when everything is new.
    let isFirst: Bool
    /// Themes whose files are new or changed, read.
    var found: [String: Result<Theme, Failure>] = [:]
    /// Themes whose files are no longer there.
    var gone: [String] = []

    var isEmpty: Bool { found.isEmpty && gone.isEmpty }
  }

  /// What tells one state of a file from another without opening it.
  private struct Signature: Hashable {
    let device: UInt64
    let inode: UInt64
    let size: Int
    let changed: Int
    let changedNanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      size = Int(status.st_size)
      changed = status.st_ctim.tv_sec
      changedNanoseconds = status.st_ctim.tv_nsec
    }
  }

  private let folder: ThemeFolder
  private let file: String?
  private var known: [String: Signature] = [:]
  private var isFirst = true

  /// - Parameters:
  ///   - folder: the folder with themes of one's own.
  ///   - file: a theme file beside those, by its path; it stands over one of the folder with the same name.
  init(folder: String, file: String?) {
    self.folder = ThemeFolder(folder)
    self.file = file
  }

  /// Paths by the names of the themes in them.
  private var paths: [String: String] {
    var paths: [String: String] = [:]
    for name in folder.names { paths[name] = folder.file(of: name) }
    if let file { paths[ThemeFile.name(of: file)] = file }
    return paths
  }

  /// Folders to be watched: the one with the themes and the one it lies in, since it may be made anew; that of the
  /// named file, and those that links lead to.
  var foldersToWatch: Set<String> {
    var folders: Set<String> = [folder.path, Self.folder(of: folder.path)]
    for path in paths.values {
      folders.insert(Self.folder(of: path))
      guard let target = realpath(path, nil) else { continue }
      defer { free(target) }
      folders.insert(Self.folder(of: String(cString: target)))
    }
    return folders
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  mutating func look() -> News {
    var news = News(isFirst: isFirst)
    isFirst = false
    let paths = paths
    var now: [String: Signature] = [:]
    for (name, path) in paths {
      guard let signature = Signature(path) else { continue }
      now[name] = signature
      guard known[name] != signature else { continue }
      do {
        // The line on the screen has room for what is wrong, and not for folders as well.
        news.found[name] = .success(
          try ThemeFile.read(path: path, name: name, place: ThemeFile.fileName(of: path)))
      } catch {
        news.found[name] = .failure(Failure(error))
      }
    }
    news.gone = known.keys.filter { now[$0] == nil }.sorted()
    known = now
    return news
  }
}
