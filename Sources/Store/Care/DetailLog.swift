import Glibc

/// The log that takes what a calm line leaves out: one file of at most 1 MB and one older one.
public struct DetailLog: Sendable {
  /// The file; the older one has `.1` behind its name.
  public let path: String
  private let limit: Int

  public init(path: String, limit: Int = 1_000_000) {
    self.path = path
    self.limit = limit
  }

  /// Appends a line with the time. A log that cannot be written is silently left out: it must never be what
  /// stops the program.
  public func append(_ text: String) {
    try? SystemFile.makeFolder(SystemFile.folder(of: path))
    let line = "\(Stamp.now()) \(text.split(separator: "\n").joined(separator: " | "))\n"
    if (SystemFile.size(of: path) ?? 0) + line.utf8.count > limit { rename(path, path + ".1") }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    Array(line.utf8).withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
  }
}
