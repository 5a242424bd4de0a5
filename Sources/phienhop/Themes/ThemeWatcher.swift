import CSystem
import Glibc
import Terminal

/// Tells when theme files change, without a timer: a thread that sleeps until the kernel tells of their folders.
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
    // The new thread inherits the mask: it is told by signals that must not end the program, and no other.
    var before = sigset_t()
    cs_folder_block_signals(&before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        SignalGate.prepareThread()
        cs_thread_name("theme-watcher")
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
    var scan = ThemeScan(folder: folder, file: file)
    // Watched first and looked at afterwards: nothing is missed in between.
    var watches = watches(of: scan)
    look(&scan)
    var last: MonotonicTime?
    while !watches.isEmpty, cs_folder_wait(true, -1) == cs_wait_changed {
      let goesOn = last.map { $0.milliseconds(until: .now) < 1000 } ?? false
      usleep(goesOn ? 500_000 : 100_000)
      // Links may lead elsewhere by now. The new watches begin before the old ones end.
      let old = watches
      watches = self.watches(of: scan)
      for var watch in old { cs_folder_close(&watch) }
      // What the new ones have told so far is about to be seen.
      for var watch in watches { cs_folder_drain(&watch) }
      look(&scan)
      last = .now
    }
  }

  private func look(_ scan: inout ThemeScan) {
    let news = scan.look()
    if !news.isEmpty { tell(news) }
  }

  /// The folders that tell of their changes from now on; for one that is not there, the nearest above it, which tells
  /// when it comes. One that refuses is left out: what the others hold is still seen.
  private func watches(of scan: ThemeScan) -> [cs_folder_watch] {
    scan.foldersToWatch.compactMap { path in
      var path = path
      var watch = cs_folder_watch()
      while !cs_folder_open(path, &watch) {
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
        path = slash == path.startIndex ? "/" : String(path[..<slash])
      }
      if cs_folder_begin(path, &watch, true) { return watch }
      cs_folder_close(&watch)
      return nil
    }
  }
}
