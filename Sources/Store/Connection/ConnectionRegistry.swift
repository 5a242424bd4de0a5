import GRDB
import Glibc

/// Keeps what must live until the process ends.
///
/// Releasing a GRDB connection starts a libdispatch worker, which wakes once a second for good. And closing any
/// descriptor of a store file drops the locks that SQLite holds on it in this process. So neither is let go.
final class ConnectionRegistry: @unchecked Sendable {
  static let shared = ConnectionRegistry()

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var queues: [DatabaseQueue] = []
  private var descriptors: [SystemFile.Identity: CInt] = [:]

  private init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  private func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  func keep(_ queue: DatabaseQueue) {
    locked { queues.append(queue) }
  }

  /// The first `count` bytes of the file, fewer when it is shorter.
  func head(of path: String, count: Int) throws -> [UInt8] {
    guard let identity = SystemFile.identity(of: path) else {
      throw StoreError.system(errno, path: path, call: "stat")
    }
    return try locked {
      var descriptor = descriptors[identity] ?? -1
      if descriptor < 0 {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.system(errno, path: path, call: "open") }
        descriptors[identity] = descriptor
      }
      var bytes = [UInt8](repeating: 0, count: count)
      let read = pread(descriptor, &bytes, count, 0)
      guard read >= 0 else { throw StoreError.system(errno, path: path, call: "read") }
      return Array(bytes[..<read])
    }
  }
}
