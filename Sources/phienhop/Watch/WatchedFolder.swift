import Export
import Glibc
import Model

/// A folder that files are dropped into: what lies in it, and where each goes once it was dealt with.
///
/// A file goes only after its report is written, and by one rename: a program stopped in between leaves it where it was,
/// and the next one knows its content again.
final class WatchedFolder {
  /// What became of a file; the name of the folder it goes to.
  enum Outcome: String, CaseIterable {
    case done, refused
  }

  /// A file as it lies in the folder.
  struct Entry: Hashable {
    let name: String
    let size: Int
    /// Seconds since 1970 of the last change.
    let changed: Int
    /// The program that has it open left a lock file beside it.
    let isOpenElsewhere: Bool
  }

  let path: String
  private let lock: Int32

  /// Makes the folders that files go to, and keeps other watchers away until the program ends.
  /// - Throws: a ``Failure``: no folder (usage), no right to write (disk), watched by another program (store).
  init(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure.usage(.errorNoFolder, path)
    }
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    for outcome in Outcome.allCases {
      let folder = self.path + "/" + outcome.rawValue
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw FileFailure.failure(errno, folder) }
    }
    let name = self.path + "/.phienhop-watch"
    lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard lock >= 0 else { throw FileFailure.failure(errno, name) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw Failure(ExitCode.store, details: name) { $0(.errorWatched, [CleanText(cleaning: path)]) }
    }
  }

  deinit { close(lock) }

  func path(of name: String) -> String { path + "/" + name }

  /// The files that wait, by name: plain files that are no part of another one being written.
  /// - Throws: a ``Failure`` where the folder is gone or may not be read.
  func entries() throws -> [Entry] {
    guard let stream = opendir(path) else { throw FileFailure.failure(errno, path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    let all = Set(names)
    return names.filter(Self.isDropped).sorted().compactMap { name in
      var status = stat()
      // A link or a pipe is not a file somebody sent.
      guard lstat(path(of: name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return Entry(
        name: name, size: Int(status.st_size), changed: status.st_mtim.tv_sec,
        isOpenElsewhere: all.contains("~$" + name) || all.contains(".~lock." + name + "#"))
    }
  }

  /// False for hidden files, lock files, and what browsers and copying programs name until a file is whole.
  private static func isDropped(_ name: String) -> Bool {
    let lower = name.lowercased()
    return !name.hasPrefix(".") && !name.hasPrefix("~$") && !lower.hasSuffix(".part")
      && !lower.hasSuffix(".tmp") && !lower.hasSuffix(".crdownload") && !lower.hasSuffix("~")
  }

  /// Writes the report of a file and moves the file beside it.
  /// - Returns: where the file lies now, below the folder.
  /// - Throws: a ``Failure`` with exit code 5; the file is then where it was.
  func move(_ name: String, to outcome: Outcome, report: String) throws -> String {
    var target = "\(outcome.rawValue)/\(name)"
    var number = 1
    while TextFile.exists(path(of: target)) {
      number += 1
      target = "\(outcome.rawValue)/\(Self.numbered(name, number))"
    }
    try write(report, to: path(of: target) + ".txt")
    guard rename(path(of: name), path(of: target)) == 0 else {
      throw FileFailure.failure(errno, path(of: target))
    }
    return target
  }

  /// "may-2.csv" for "may.csv".
  static func numbered(_ name: String, _ number: Int) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name)-\(number)" }
    return "\(name[..<dot])-\(number)\(name[dot...])"
  }

  /// A report is there as a whole or not at all. One that lies there already is of the same file, whose move was
  /// interrupted: it stays above.
  private func write(_ report: String, to path: String) throws {
    let earlier = try? TextFile.read(path, limit: 1 << 22)
    let text = earlier.map { $0.hasSuffix(report) ? $0 : $0 + "\n" + report } ?? report
    do {
      let file = try NewFile(path: path, replaces: true)
      try file.write(text)
      try file.commit()
    } catch {
      throw Failure(error)
    }
  }
}
