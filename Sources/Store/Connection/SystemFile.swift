import Glibc

/// The few calls on files that a store needs beside SQLite.
enum SystemFile {
  /// Identity of a file, which a path alone is not.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  static func identity(of path: String) -> Identity? {
    status(of: path).map { Identity(device: UInt64($0.st_dev), inode: UInt64($0.st_ino)) }
  }

  static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  static func size(of path: String) -> Int? { status(of: path).map { Int($0.st_size) } }
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// From the root, so that a path never looks like an address to SQLite and outlives a change of folder.
  static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let here = getcwd(nil, 0) else { return "./" + path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// Text of a small file of the system; nil when it cannot be read.
  static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes the folder and those above it.
  static func makeFolder(_ path: String) throws {
    guard !exists(path) else { return }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      // Where a folder's parent is there and the folder still cannot be made, the place takes no folders.
      throw StoreError.system(errno == ENOENT ? EACCES : errno, path: path, call: "mkdir")
    }
  }

  /// Writes a new file and has the disk take it.
  static func write(_ bytes: UnsafeRawBufferPointer, new path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreError.system(errno, path: path, call: "open") }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      guard let start = bytes.baseAddress else { break }
      let count = Glibc.write(descriptor, start + offset, bytes.count - offset)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw StoreError.system(errno, path: path, call: "write") }
      offset += count
    }
    guard fsync(descriptor) == 0 else { throw StoreError.system(errno, path: path, call: "fsync") }
  }

  /// Has the disk take a file or a folder's entries.
  static func synchronise(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.system(errno, path: path, call: "open") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreError.system(errno, path: path, call: "fsync") }
  }

  /// Gives the finished temporary file its name, never over an existing one.
  static func publish(_ temporary: String, as path: String) throws {
    if link(temporary, path) == 0 {
      unlink(temporary)
    } else if errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS {
      // File systems without hard links: the lock beside the store keeps other makers away.
      guard !exists(path) else { throw StoreError.exists(path: path) }
      guard rename(temporary, path) == 0 else {
        throw StoreError.system(errno, path: path, call: "rename")
      }
    } else {
      throw StoreError.system(errno, path: path, call: "link")
    }
    try synchronise(folder(of: path))
  }
}
