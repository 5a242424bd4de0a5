import CExport
import Glibc

/// A file that appears whole or not at all: it is written beside its place under another name and gets its own when it
/// is complete.
public final class NewFile {
  public let path: String
  /// Where the content is until then.
  let temporaryPath: String
  private let replaces: Bool
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var isCommitted = false

  /// - Parameter replaces: a file that has the name already goes; its rights stay.
  /// - Throws: ``ExportError`` where it may not be written there.
  public init(path: String, replaces: Bool) throws(ExportError) {
    // The file behind a link is replaced, and not the link.
    let target = replaces ? Self.resolved(path) : path
    self.path = target
    self.replaces = replaces
    var status = stat()
    var mode: mode_t = 0o666
    var isThere = false
    if lstat(target, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
      guard replaces else { throw .exists(path: path) }
      // Renaming would need no right to the file itself.
      guard access(target, W_OK) == 0 else { throw ExportError(errno: errno, path: path) }
      mode = status.st_mode & 0o777
      isThere = true
    }
    temporaryPath = Self.temporaryPath(beside: target)
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw ExportError(errno: errno, path: path) }
    if isThere { fchmod(descriptor, mode) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isCommitted { unlink(temporaryPath) }
  }

  public func write(_ text: String) throws(ExportError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes what a file in memory holds.
  func write(contentsOf other: Int32) throws(ExportError) {
    lseek(other, 0, SEEK_SET)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(other, &chunk, chunk.count)
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw ExportError(errno: errno, path: path)
      }
      buffer.append(contentsOf: chunk[..<count])
      try flush()
    }
  }

  private func flush() throws(ExportError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw ExportError(errno: errno, path: path)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Gives the file its name. What others wrote under it meanwhile is replaced only where that was allowed.
  public func commit() throws(ExportError) {
    try flush()
    // A library may have written under the name and not into our descriptor.
    close(descriptor)
    descriptor = open(temporaryPath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, fsync(descriptor) == 0 else { throw ExportError(errno: errno, path: path) }
    let code = replaces ? (rename(temporaryPath, path) == 0 ? 0 : errno) : cx_rename_new(temporaryPath, path)
    guard code == 0 else { throw ExportError(errno: code, path: path) }
    isCommitted = true
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// A hidden name in the same folder that no other writer uses, and that is not too long.
  private static func temporaryPath(beside path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let number = UInt64.random(in: .min ... .max)
    return path[..<slash] + ".phienhop-\(getpid())-\(String(number, radix: 36)).tmp"
  }
}
