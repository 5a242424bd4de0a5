import Dashboard
import Glibc

/// Lists folders for choosing a file from.
enum FolderReader {
  /// Names that are looked at; a folder of more is cut.
  private static let most = 20_000

  /// - Parameter path: nil for the current folder.
  /// - Throws: a ``Failure`` with exit code 5.
  static func list(_ path: String?) throws -> FolderListing {
    let asked = path ?? "."
    guard let resolved = realpath(asked, nil) else { throw FileFailure.failure(errno, asked) }
    defer { free(resolved) }
    let folder = String(cString: resolved)
    guard let stream = opendir(folder) else { throw FileFailure.failure(errno, folder) }
    defer { closedir(stream) }
    var entries: [FolderListing.Entry] = []
    while entries.count < most, let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      // What is hidden is not what a unit has sent; nor can a name be shown that is no text.
      guard let name, !name.hasPrefix(".") else { continue }
      var status = stat()
      guard stat(folder + "/" + name, &status) == 0 else { continue }
      let kind = status.st_mode & S_IFMT
      guard kind == S_IFDIR || kind == S_IFREG else { continue }
      entries.append(
        FolderListing.Entry(
          name: name, isFolder: kind == S_IFDIR, size: kind == S_IFDIR ? 0 : Int(status.st_size)))
    }
    return FolderListing(path: folder, entries: entries)
  }
}
