import Glibc
import Synchronization

/// Tells when another program changed a store, without a timer.
///
/// A thread of its own sleeps on inotify of the store's folder. After an event it waits 100 ms (200 ms while the
/// events go on), empties the queue, and asks SQLite once whether anything was committed: an import by another program makes tens of
/// thousands of events and one commit.
public final class StoreWatcher: Sendable {
  public enum Change: Hashable, Sendable {
    /// A batch was committed through another connection.
    case committed
    /// The path names another file now, or none.
    case replaced
  }

  private let stopDescriptor: CInt
  private let thread: pthread_t
  private let work: WatchWork

  /// Watches the store at `path`; `onChange` is called on the watcher's thread.
  /// - Throws: ``StoreError`` as ``StoreReader/open(path:mode:)``, or `ioFailure` where the system has no more
  ///   watches.
  public init(path: String, onChange: @escaping @Sendable (Change) -> Void) throws {
    let path = SystemFile.absolute(path)
    let plan = try OpeningPlan(path: path)
    let connection = try StoreConnection.reading(path: path, immutable: plan.isImmutable)
    let events = inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK))
    guard events >= 0 else { throw StoreError.system(errno, path: path, call: "inotify_init1") }
    let mask = UInt32(
      IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_MOVE_SELF | IN_DELETE_SELF)
    guard inotify_add_watch(events, SystemFile.folder(of: path), mask) >= 0 else {
      let code = errno
      close(events)
      throw StoreError.system(code, path: path, call: "inotify_add_watch")
    }
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let code = errno
      close(events)
      throw StoreError.system(code, path: path, call: "pipe")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    stopDescriptor = ends[1]
    work = WatchWork(
      path: path, connection: connection, events: events, stop: ends[0], onChange: onChange)
    thread = try WatchWork.start(work)
  }

  /// Times the thread woke, for tests and `--stats`.
  public var wakeUps: Int { work.wakeUps.load(ordering: .relaxed) }

  /// Ends the thread and waits for it. Safe to call once, from any thread but the watcher's own.
  public func stop() {
    guard work.isStopped.exchange(true, ordering: .relaxed) == false else { return }
    var byte: UInt8 = 1
    _ = write(stopDescriptor, &byte, 1)
    pthread_join(thread, nil)
    close(stopDescriptor)
  }
}

/// What the watcher's thread does.
private final class WatchWork: Sendable {
  let wakeUps = Atomic<Int>(0)
  let isStopped = Atomic<Bool>(false)
  private let path: String
  private let connection: StoreConnection
  private let events: CInt
  private let stop: CInt
  private let onChange: @Sendable (StoreWatcher.Change) -> Void
  private let version: Atomic<Int>
  private let identity: SystemFile.Identity?

  init(
    path: String, connection: StoreConnection, events: CInt, stop: CInt,
    onChange: @escaping @Sendable (StoreWatcher.Change) -> Void
  ) {
    self.path = path
    self.connection = connection
    self.events = events
    self.stop = stop
    self.onChange = onChange
    identity = SystemFile.identity(of: path)
    version = Atomic(Self.dataVersion(connection) ?? 0)
  }

  private static func dataVersion(_ connection: StoreConnection) -> Int? {
    try? connection.run { try $0.integer("PRAGMA data_version") }
  }

  static func start(_ work: WatchWork) throws -> pthread_t {
    // The new thread inherits the mask: signals belong to the thread that owns the screen.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(work)
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        SystemFile.nameThread("store-watcher")
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
    defer {
      close(events)
      close(stop)
    }
    // While others go on writing the pause is longer, so that the thread wakes at most ten times a second.
    var last = Self.now - 1_000
    while waitForEvent(milliseconds: -1, alsoEvents: true) {
      let pause: CInt = Self.now - last < 1_000 ? 200 : 100
      guard waitForEvent(milliseconds: pause, alsoEvents: false) else { return }
      drain()
      ask()
      last = Self.now
    }
  }

  /// Sleeps until there is an event or the time is over; false when the watcher is to stop.
  private func waitForEvent(milliseconds: CInt, alsoEvents: Bool) -> Bool {
    var descriptors = [
      pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
      pollfd(fd: events, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&descriptors, alsoEvents ? 2 : 1, milliseconds) < 0 && errno == EINTR {}
    wakeUps.add(1, ordering: .relaxed)
    return descriptors[0].revents == 0
  }

  /// Milliseconds of the clock that does not jump.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while read(events, &buffer, buffer.count) > 0 {}
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
