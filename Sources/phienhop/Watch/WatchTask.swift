import Glibc
import Model
import Store
import Terminal

/// Takes in what is dropped into a folder, file by file, and moves each to `done` or `refused` with a report beside it.
///
/// It may be stopped at any time: a file is in the store as a whole or not at all, its report is written before it is
/// moved, and what was not moved is looked at again by the next run.
struct WatchTask {
  private let request: ImportRequest
  private let folder: WatchedFolder
  private let store: ImportStore
  private let isOnce: Bool
  private let preparation: Preparation

  /// A file that did not change for so many seconds is whole.
  private static let settledSeconds = 2
  /// How long a single run waits for files that are still being written, in seconds.
  private static let patience = 10

  /// - Throws: a ``Failure``: no folder or store, read-only, watched already.
  init(_ request: ImportRequest, folder: String, isOnce: Bool, _ preparation: Preparation) throws {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyImport) }
    let path = try preparation.existingStorePath()
    self.request = request
    self.folder = try WatchedFolder(folder)
    store = ImportStore(path)
    // A store that cannot be had is told before anything is waited for.
    do { _ = try store.open(forWriting: true) } catch { throw Failure(error) }
    self.isOnce = isOnce
    self.preparation = preparation
  }

  private var words: ProgramWords { preparation.words }

  /// - Returns: with `--once` the gravest exit code of the files, else 0 when it is stopped.
  func run() throws -> Int32 {
    try SignalGate.interruptible { watch in
      isOnce ? try runOnce(watch) : try runOn(watch)
    }
  }

  private func runOnce(_ watch: InterruptWatch) throws -> Int32 {
    var round = WatchRound()
    for _ in 0...Self.patience {
      try takeIn(&round, watch)
      if round.waiting.isEmpty || watch.isAsked { break }
      _ = watch.wait(for: nil, milliseconds: 1000)
    }
    for entry in round.waiting { try tell(.watchLeft, entry.name) }
    return watch.isAsked ? ExitCode.interrupted : round.exitCode
  }

  private func runOn(_ watch: InterruptWatch) throws -> Int32 {
    let events = try FolderEvents(folder.path)
    try tell(.watchBegins, folder.path)
    while !watch.isAsked {
      events.forget()
      var round = WatchRound()
      try takeIn(&round, watch)
      if watch.isAsked { break }
      // What is being written is looked at again when it has settled; what failed, after a while.
      let pause: Int? = round.waiting.isEmpty ? (round.failed.isEmpty ? nil : 30_000) : 1000
      _ = watch.wait(for: events.descriptor, milliseconds: pause)
    }
    return ExitCode.done
  }

  // MARK: - A round

  /// Deals with all files that are whole. What is refused at first is tried again once others brought something: a
  /// list of units may come after the reports of the units.
  private func takeIn(_ round: inout WatchRound, _ watch: InterruptWatch) throws {
    let entries = try folder.entries()
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    round.waiting = entries.filter {
      $0.isOpenElsewhere || abs(now.tv_sec - $0.changed) < Self.settledSeconds
    }
    var left = entries.filter { !round.waiting.contains($0) && !round.failed.contains($0) }
    var isAgain = true
    while isAgain, !left.isEmpty {
      isAgain = false
      var refused: [WatchedFolder.Entry] = []
      for entry in left where !watch.isAsked {
        guard let attempt = try attempt(entry, acceptsValid: false, watch, &round) else { continue }
        if attempt.code == ExitCode.input {
          refused.append(entry)
        } else {
          try finish(entry, attempt, &round)
          isAgain = true
        }
      }
      left = refused
    }
    for entry in left where !watch.isAsked {
      guard let attempt = try attempt(entry, acceptsValid: request.acceptsValid, watch, &round) else {
        continue
      }
      try finish(entry, attempt, &round)
    }
  }

  /// Takes one file in.
  /// - Returns: nil where the file stays where it is: the store is busy, the disk full, the work was stopped.
  private func attempt(
    _ entry: WatchedFolder.Entry, acceptsValid: Bool, _ watch: InterruptWatch, _ round: inout WatchRound
  ) throws -> (code: Int32, report: String)? {
    var report = ""
    var one = request
    one.files = [folder.path(of: entry.name)]
    one.acceptsValid = acceptsValid
    do {
      let task = try ImportTask(one, preparation, into: store, stoppedBy: watch) { report += $0 }
      let code = try task.run()
      return (code, report)
    } catch let failure as Failure {
      // A wrong option is wrong for every file.
      if failure.exitCode == ExitCode.usage { throw failure }
      if failure.exitCode == ExitCode.input {
        return (failure.exitCode, failure.message(words).string + "\n")
      }
      store.forget()
      if failure.exitCode != ExitCode.interrupted {
        round.fail(entry, failure.exitCode)
        preparation.log.append(failure.details)
        try tell(.watchFailed, entry.name, failure.message(words))
      }
      return nil
    }
  }

  private func finish(
    _ entry: WatchedFolder.Entry, _ attempt: (code: Int32, report: String), _ round: inout WatchRound
  ) throws {
    guard attempt.code != ExitCode.disk, attempt.code != ExitCode.store else {
      round.fail(entry, attempt.code)
      let reason = attempt.report.split(separator: "\n").last.map { CleanText(cleaning: String($0)) } ?? "—"
      try tell(.watchFailed, entry.name, reason)
      return
    }
    let outcome: WatchedFolder.Outcome = attempt.code == ExitCode.input ? .refused : .done
    let target = try folder.move(entry.name, to: outcome, report: attempt.report)
    round.note(attempt.code)
    let label: ProgramLabel =
      switch attempt.code {
      case ExitCode.done: .watchDone
      // It is taken in; only the comparison afterwards was stopped.
      case ExitCode.findings, ExitCode.interrupted: .watchDoneWithFindings
      default: .watchRefused
      }
    try tell(label, entry.name, CleanText(cleaning: target))
  }

  private func tell(_ label: ProgramLabel, _ name: String, _ more: CleanText = .empty) throws {
    try Program.print(words(label, [CleanText(cleaning: name), more]).string + "\n")
  }
}

/// What came of the files of one look at the folder.
struct WatchRound {
  /// Files that are still being written or open elsewhere.
  var waiting: [WatchedFolder.Entry] = []
  /// Files that stay where they are for a reason that is not theirs.
  private(set) var failed: Set<WatchedFolder.Entry> = []
  private var codes: Set<Int32> = []

  mutating func note(_ code: Int32) { codes.insert(code) }

  mutating func fail(_ entry: WatchedFolder.Entry, _ code: Int32) {
    failed.insert(entry)
    codes.insert(code)
  }

  /// The gravest: disk, store, refused, findings, done.
  var exitCode: Int32 {
    [ExitCode.disk, ExitCode.store, ExitCode.input, ExitCode.findings].first { codes.contains($0) }
      ?? ExitCode.done
  }
}
