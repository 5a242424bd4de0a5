import Glibc
import Intake

/// The hash of a file's content, by which the same file is known again.
struct FileHash: Sendable, Hashable {
  /// SHA-256; the short hash where the system has no library for it, which no Debian is without.
  let digits: String
  /// The hash of 64 bits that stores written before SHA-256 have.
  let short: String

  /// Reads a file in pieces.
  /// - Returns: nil for what cannot be read as a file; reading it again says why.
  static func of(_ path: String) -> FileHash? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let secure = SecureHash()
    var short = ContentHash()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        buffer.withUnsafeBytes { bytes in
          let piece = UnsafeRawBufferPointer(rebasing: bytes[..<count])
          secure?.add(piece)
          short.add(piece)
        }
      } else if count == 0 {
        return FileHash(digits: secure?.digits() ?? short.digits, short: short.digits)
      } else if errno != EINTR {
        return nil
      }
    }
  }
}
