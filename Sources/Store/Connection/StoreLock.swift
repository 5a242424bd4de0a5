import Glibc

/// The advisory lock on a file beside the store, under which every write transaction and every checkpoint runs.
///
/// Debian 12's SQLite has the WAL-reset bug (a checkpoint while another connection commits and resets the log),
/// so no two connections may write or checkpoint at once. The kernel lets go of it when the process ends.
final class StoreLock: Sendable {
  private let descriptor: CInt
  private let path: String

  init(store path: String) throws {
    self.path = path
    let file = path + ".lock"
    // Reading suffices for flock, so a colleague without the right to write the lock file can still take it.
    descriptor = open(file, O_RDONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreError.system(errno, path: file, call: "open") }
  }

  deinit { close(descriptor) }

  /// Runs `body` under the lock; throws ``StoreError/locked(path:)`` after `milliseconds` of waiting.
  /// - Parameter wait: is called after each failed try; throws to stop waiting.
  func hold<Result>(
    milliseconds: Int, wait: () throws -> Void = {}, _ body: () throws -> Result
  ) throws -> Result {
    let (deadline, overflow) = StoreLock.now.addingReportingOverflow(milliseconds)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw StoreError.system(errno, path: path + ".lock", call: "flock")
      }
      guard overflow || StoreLock.now < deadline else { throw StoreError.locked(path: path) }
      try wait()
      usleep(4_000)
    }
    defer { _ = flock(descriptor, LOCK_UN) }
    return try body()
  }

  /// Milliseconds of the clock that does not jump.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
