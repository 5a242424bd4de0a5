import Glibc
import Model

/// A file that is written piece by piece and never over another one; it has no content under its name until it is whole.
struct NewFile {
  private let path: String
  private let temporary: String
  private let descriptor: Int32

  /// - Throws: a ``Failure`` where something is there already (usage) or the place cannot be written (disk).
  init(_ path: String) throws {
    guard !TextFile.exists(path) else { throw Failure.usage(.errorExists, path) }
    self.path = path
    temporary = path + ".\(getpid()).new"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileFailure.failure(errno, path) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var written = 0
    while written < bytes.count {
      guard let start = bytes.baseAddress else { return }
      let count = Glibc.write(descriptor, start + written, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFailure.failure(errno, path) }
      written += count
    }
  }

  func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  /// Gives the file its name.
  func finish() throws {
    close(descriptor)
    guard link(temporary, path) == 0 || (errno != EEXIST && rename(temporary, path) == 0) else {
      let code = errno
      unlink(temporary)
      throw code == EEXIST ? Failure.usage(.errorExists, path) : FileFailure.failure(code, path)
    }
    unlink(temporary)
  }

  /// Removes what was written.
  func discard() {
    close(descriptor)
    unlink(temporary)
  }
}

/// Failures of the system with a file, as one calm line.
enum FileFailure {
  /// Disk and permission.
  static func failure(_ code: Int32, _ path: String) -> Failure {
    let reason = CleanText(cleaning: String(cString: strerror(code)))
    return Failure(ExitCode.disk, details: "\(path): \(reason)") {
      $0(.errorWriting, [CleanText(cleaning: path), reason])
    }
  }
}
