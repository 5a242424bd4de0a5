import Glibc
import Terminal

/// Tells when theme files change, without a timer: a thread that sleeps on inotify of their folders.
///
/// After an event it waits 100 ms, or 500 ms while the changes go on, so that an editor's steps are one change and
/// somebody who writes ten times a second does not make the screen flicker.
final class ThemeWatcher: Sendable {
  private let file: String?
  private let folder: String
  private let tell: @Sendable (ThemeScan.News) -> Void

  /// Starts the thread, which lives until the program ends and looks at all themes once at first.
  /// - Returns: nil where there is neither a folder nor a file, or the system refuses; themes then stay as they are.
  init?(folder: String, file: String?, tell: @escaping @Sendable (ThemeScan.News) -> Void) {
    var status = stat()
    guard file != nil || stat(folder, &status) == 0 else { return nil }
    self.folder = folder
    self.file = file
    self.tell = tell
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        SignalGate.prepareThread()
        ThemeWatcher.nameThread()
        Unmanaged<ThemeWatcher>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return nil
    }
    pthread_detach(thread)
  }

  private func run() {
    let events = inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK))
    var scan = ThemeScan(folder: folder, file: file)
    // Watched first and looked at afterwards: nothing is missed in between.
    watch(scan, events)
    look(&scan)
    guard events >= 0 else { return }
    var last: MonotonicTime?
    while true {
      var entry = pollfd(fd: events, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, -1) > 0 || errno == EINTR else { return }
      let goesOn = last.map { $0.milliseconds(until: .now) < 1000 } ?? false
      usleep(goesOn ? 500_000 : 100_000)
      drain(events)
      // Links may lead elsewhere by now.
      watch(scan, events)
      look(&scan)
      last = .now
    }
  }

  private static func nameThread() {
    let descriptor = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    Array("theme-watcher".utf8).withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
  }

  private func look(_ scan: inout ThemeScan) {
    let news = scan.look()
    if !news.isEmpty { tell(news) }
  }

  /// A file is told of when its writer closes it, so that half a file is rarely read. Watching again what is watched
  /// does nothing.
  private func watch(_ scan: ThemeScan, _ events: CInt) {
    let mask =
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_ATTRIB | IN_MOVE_SELF
      | IN_DELETE_SELF
    for path in scan.foldersToWatch { inotify_add_watch(events, path, UInt32(mask)) }
  }

  private func drain(_ events: CInt) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while read(events, &buffer, buffer.count) > 0 {}
  }
}
