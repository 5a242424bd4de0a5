import CSystem
import Glibc
import Synchronization

/// Tells when another program changed a store, without a timer.
///
/// A thread of its own sleeps until the kernel tells of a change in the store's folder. It then waits 100 ms (200 ms
/// while the changes go on) and asks SQLite once whether anything was committed: an import by another program makes
/// tens of thousands of changes and one commit.
public final class StoreWatcher: Sendable {
  public enum Change: Hashable, Sendable {
    /// A batch was committed through another connection.
    case committed
    /// The path names another file now, or none.
    case replaced
    /// The system tells of no changes in this folder; nothing else will be told.
    case unwatched
  }

  private let thread: pthread_t
  private let work: WatchWork

  /// Watches the store at `path`; `onChange` is called on the watcher's thread.
  /// - Throws: ``StoreError`` as ``StoreReader/open(path:mode:)``, or `ioFailure` where the system does not open the
  ///   folder or starts no thread.
  public init(path: String, onChange: @escaping @Sendable (Change) -> Void) throws {
    let path = SystemFile.absolute(path)
    let plan = try OpeningPlan(path: path)
    let connection = try StoreConnection.reading(path: path, immutable: plan.isImmutable)
    var watch = cs_folder_watch()
    guard cs_folder_open(SystemFile.folder(of: path), &watch) else {
      throw StoreError.system(errno, path: path, call: "open")
    }
    work = WatchWork(path: path, connection: connection, watch: watch, onChange: onChange)
    do {
      thread = try WatchWork.start(work)
    } catch {
      // Its thread would have closed it.
      cs_folder_close(&watch)
      throw error
    }
  }

  /// Times the thread woke, for tests and `--stats`.
  public var wakeUps: Int { work.wakeUps.load(ordering: .relaxed) }

  /// Ends the thread and waits for it. Safe to call once, from any thread but the watcher's own.
  public func stop() {
    guard work.isStopped.exchange(true, ordering: .relaxed) == false else { return }
    cs_folder_stop(thread)
    pthread_join(thread, nil)
  }
}

/// What the watcher's thread does.
private final class WatchWork: Sendable {
  let wakeUps = Atomic<Int>(0)
  let isStopped = Atomic<Bool>(false)
  private let path: String
  private let connection: StoreConnection
  private let watch: cs_folder_watch
  private let onChange: @Sendable (StoreWatcher.Change) -> Void
  private let version: Atomic<Int>
  private let identity: SystemFile.Identity?

  init(
    path: String, connection: StoreConnection, watch: cs_folder_watch,
    onChange: @escaping @Sendable (StoreWatcher.Change) -> Void
  ) {
    self.path = path
    self.connection = connection
    self.watch = watch
    self.onChange = onChange
    identity = SystemFile.identity(of: path)
    version = Atomic(Self.dataVersion(connection) ?? 0)
  }

  private static func dataVersion(_ connection: StoreConnection) -> Int? {
    try? connection.run { try $0.integer("PRAGMA data_version") }
  }

  static func start(_ work: WatchWork) throws -> pthread_t {
    // The new thread inherits the mask: signals belong to the thread that owns the screen.
    var before = sigset_t()
    cs_folder_block_signals(&before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(work)
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        cs_thread_name("store-watcher")
        Unmanaged<WatchWork>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      throw StoreError.system(code, path: work.path, call: "pthread_create")
    }
    return thread
  }

  private func run() {
    var watch = watch
    defer { cs_folder_close(&watch) }
    guard cs_folder_begin(SystemFile.folder(of: path), &watch, false) else {
      onChange(.unwatched)
      return
    }
    // What came between the first look at the version and the watch.
    ask()
    // While others go on writing the pause is longer, so that the thread wakes at most ten times a second.
    var last = Self.now - 1_000
    while wait(changes: true, milliseconds: -1) == cs_wait_changed {
      let pause: CInt = Self.now - last < 1_000 ? 200 : 100
      guard wait(changes: false, milliseconds: pause) == cs_wait_over else { return }
      cs_folder_drain(&watch)
      ask()
      last = Self.now
    }
  }

  private func wait(changes: Bool, milliseconds: CInt) -> cs_wait {
    defer { wakeUps.add(1, ordering: .relaxed) }
    return cs_folder_wait(changes, milliseconds)
  }

  /// Milliseconds of the clock that does not jump.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func ask() {
    if SystemFile.identity(of: path) != identity {
      onChange(.replaced)
      return
    }
    // Where SQLite cannot tell, the reader will find out why and say so.
    let now = Self.dataVersion(connection) ?? -1
    if now != version.exchange(now, ordering: .relaxed) { onChange(.committed) }
  }
}
