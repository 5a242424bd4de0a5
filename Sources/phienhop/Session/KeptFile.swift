import Glibc

/// Small files that keep where a session is, written by rename, so that there is the old one or the new one and nothing
/// between.
enum KeptFile {
  /// Writes the text, or takes the file away where there is none.
  /// - Returns: false where it cannot be written; the file is as it was.
  static func put(_ text: String?, at path: String) -> Bool {
    guard let text else { return unlink(path) == 0 || errno == ENOENT }
    guard let slash = path.lastIndex(of: "/"), Folders.make(String(path[..<slash])) else { return false }
    let draft = path + ".\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let bytes = Array(text.utf8)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    // A full disk leaves the file as it was.
    guard written == bytes.count, rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }
}
