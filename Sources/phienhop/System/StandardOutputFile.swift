import Export
import Glibc
import Model

/// A file for which `--output -` asks on standard output, as other programs have it.
enum StandardOutputFile {
  /// What stands for standard output where a file is named.
  static let name = "-"

  /// - Parameters:
  ///   - fileExtension: names the format where it cannot go to a terminal.
  ///   - write: writes the file at a path.
  /// - Throws: a ``Failure`` with exit code 2 where a person would see the bytes of a file that is no text, 5 where it
  ///   cannot be written, and what `write` throws.
  static func send(_ fileExtension: String, _ write: (String) throws -> Void) throws {
    guard isatty(STDOUT_FILENO) == 0 else { throw Failure.usage(.exportNeedsFile, fileExtension) }
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/phienhop-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(ExportError.noTemporaryFile(reason: String(cString: strerror(errno))))
    }
    let folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? base
    let path = "\(folder)/out.\(fileExtension)"
    defer {
      unlink(path)
      rmdir(folder)
    }
    try write(path)
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw Failure(ExportError.noTemporaryFile(reason: String(cString: strerror(errno))))
    }
    defer { close(file) }
    var output = OutputStream.standardOutput()
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var count = read(file, &piece, piece.count)
    while count > 0 {
      try output.write(bytes: piece[..<count])
      count = read(file, &piece, piece.count)
    }
    // A file that ends in the middle is none.
    guard count == 0 else {
      throw Failure(ExportError.noTemporaryFile(reason: String(cString: strerror(errno))))
    }
    try output.flush()
  }
}
