import Glibc

/// Changes in one folder, without a timer.
final class FolderEvents {
  let descriptor: Int32

  /// - Throws: a ``Failure`` with exit code 5 where the system has no more watches.
  init(_ path: String) throws {
    descriptor = inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK))
    guard descriptor >= 0 else { throw FileFailure.failure(errno, path) }
    let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
    guard inotify_add_watch(descriptor, path, mask) >= 0 else {
      let code = errno
      close(descriptor)
      throw FileFailure.failure(code, path)
    }
  }

  deinit { close(descriptor) }

  func forget() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
