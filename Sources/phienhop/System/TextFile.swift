import Glibc

/// Reads small text files whole.
enum TextFile {
  enum Problem: Error {
    case missing
    /// A folder, a pipe, a device: nothing to be read whole.
    case notAFile
    case tooLarge
    case notUTF8
    /// The system's reason.
    case unreadable(String)
  }

  /// - Parameter limit: the largest size read, in bytes.
  static func read(_ path: String, limit: Int) throws(Problem) -> String {
    // Opening a pipe would wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      if errno == ENXIO { throw .notAFile }
      throw .unreadable(String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
    // A character device is read as far as it gives something at once: /dev/null is an empty file.
    guard [S_IFREG, S_IFCHR].contains(status.st_mode & S_IFMT) else { throw .notAFile }
    guard status.st_size <= limit else { throw .tooLarge }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(String(cString: strerror(errno)))
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limit { throw .tooLarge }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  /// Everything that comes in on standard input.
  static func standardInput(limit: Int) throws(Problem) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(String(cString: strerror(errno)))
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limit { throw .tooLarge }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }
}

extension TextFile {
  /// True where something lies at the path, whatever it is.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// True for a folder, also behind a link.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path from the root; the path itself where the current folder is gone.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    let here = String(cString: folder)
    return path == "." ? here : (here == "/" ? "" : here) + "/" + path
  }
}
