import Glibc
import Model

/// Standard output or standard error, written in large pieces; what cannot be written is reported once.
struct OutputStream {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isClosed = false

  static func standardOutput() -> OutputStream { OutputStream(descriptor: STDOUT_FILENO) }

  init(descriptor: Int32) {
    self.descriptor = descriptor
    buffer.reserveCapacity(1 << 16)
  }

  /// - Throws: a ``Failure`` with exit code 5 where the disk is full or the device fails.
  mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  mutating func write(bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard !isClosed else { return }
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        // The reader, such as `head`, has seen enough.
        isClosed = true
        return
      } else if errno != EINTR {
        let reason = String(cString: strerror(errno))
        throw Failure(ExitCode.disk, details: "write: \(reason)") {
          $0(.errorOutput, [CleanText(cleaning: reason)])
        }
      }
    }
  }

  /// One line on standard error; there is nobody to tell where that fails.
  static func printError(_ line: CleanText) {
    var stream = OutputStream(descriptor: STDERR_FILENO)
    try? stream.write(line.string + "\n")
    try? stream.flush()
  }
}
