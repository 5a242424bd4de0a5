import Dashboard
import Export
import Model
import Store
import Synchronization

/// A session as the run loop sees it: answers queries, makes a store, watches it.
final class SessionHost: DashboardHost {
  private let session: Session
  private let library: Mutex<Library>
  private let watch = Mutex<Watch>(Watch())

  private struct Watch {
    var callback: (@Sendable (WatchSign) -> Void)?
    var watcher: StoreWatcher?
    /// True once the path names another file than the one in use, or none.
    var isReplaced = false
  }

  init(_ session: Session) {
    self.session = session
    library = Mutex(session.library)
  }

  private var current: Library { library.withLock { $0 } }

  func answer(_ query: Query) throws -> Answer {
    try current.answer(query, rules: session.reportRules, agenda: session.usualAgenda(query))
  }

  func refresh() throws -> Bool {
    try checkPresence()
    return try current.refresh()
  }

  func follow(to batch: BatchNumber) throws -> Bool { try current.follow(to: batch) }

  func showFigures(at batch: BatchNumber?) throws { try current.showFigures(at: batch) }

  var shownFigures: BatchNumber? { current.shownFigures }

  func waitingBatches() throws -> Int {
    try checkPresence()
    return try current.waitingBatches()
  }

  /// The figures of a store that is gone stay on the screen, but nothing new will ever come from it.
  private func checkPresence() throws {
    if let path = current.path, watch.withLock({ $0.isReplaced }) { throw StoreError.replaced(path: path) }
  }

  func makeStore(home: UnitID) throws -> Event {
    let made = try session.makeStore(home: home)
    library.withLock { $0 = made }
    startWatcher()
    return .storeOpened(made.kind, home: home, isReadOnly: false)
  }

  func export(_ state: State, _ request: ExportRequest) throws -> Event {
    let view = try session.exported(state, from: current)
    do {
      let path = try ViewFile(view, as: request.format, day: state.today)
        .write(to: request.fileName, replaces: request.replaces)
      return .exported(path: CleanText(cleaning: session.absolute(path)), rows: view.rowCount)
    } catch .exists {
      return .exportExists(request)
    }
  }

  func startWatching(_ tell: @escaping @Sendable (WatchSign) -> Void) {
    watch.withLock { $0.callback = tell }
    startWatcher()
  }

  /// Watches the store in use; the built-in figures never change.
  private func startWatcher() {
    guard let path = current.path, let callback = watch.withLock({ $0.callback }) else { return }
    do {
      let watcher = try StoreWatcher(path: path) { [weak self] change in
        if change == .unwatched { return callback(.failed) }
        guard change == .replaced else { return callback(.touched) }
        let wasKnown = self?.watch.withLock { watch in
          defer { watch.isReplaced = true }
          return watch.isReplaced
        }
        // Told once; whatever else happens in the folder is not our store's.
        if wasKnown == false { callback(.touched) }
      }
      watch.withLock { $0.watcher = watcher }
    } catch {
      // Without a watcher the figures still stand; `r` reads again.
      session.preparation.log.append("watcher \(path): \(error)")
      callback(.failed)
    }
  }

  func notice(for error: any Error, language: Language) -> Notice {
    let failure = Failure(error)
    session.preparation.log.append(failure.details)
    return Notice(.error, failure.message(ProgramWords(language)))
  }
}
