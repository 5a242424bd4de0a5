import Glibc

/// A file without a name for what does not fit into memory; it is gone with the process, however that ends.
final class ScratchFile {
  private let descriptor: CInt
  private let folder: String
  private(set) var size = 0

  /// - Parameter folders: the first that takes a file is used: beside the store there is room for what is about to go
  ///   into it, but not always the right to write.
  init(folders: [String]) throws {
    var opened: CInt = -1
    var used = ""
    var trouble = ENOENT
    for folder in folders {
      opened = open(folder, ScratchFile.withoutName | O_RDWR | O_CLOEXEC, 0o600)
      if opened < 0, errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT {
        opened = ScratchFile.openNamed(in: folder)
      }
      used = folder
      if opened >= 0 { break }
      trouble = errno
    }
    guard opened >= 0 else { throw StoreError.system(trouble, path: used, call: "open") }
    descriptor = opened
    folder = used
  }

  /// `O_TMPFILE`, a macro that Swift does not see.
  private static let withoutName: CInt = 0o20_000_000 | O_DIRECTORY

  deinit { close(descriptor) }

  /// For file systems that know no file without a name.
  private static func openNamed(in folder: String) -> CInt {
    let path = folder + "/.phienhop-" + Stamp.identifier()
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { unlink(path) }
    return descriptor
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    var written = 0
    while written < bytes.count {
      guard let start = bytes.baseAddress else { return }
      let count = pwrite(descriptor, start + written, bytes.count - written, off_t(size))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StoreError.system(errno, path: folder, call: "write") }
      written += count
      size += count
    }
  }

  /// Fills as much of `buffer` as there is from `offset` on.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoreError.system(errno, path: folder, call: "read") }
      return count
    }
  }
}
