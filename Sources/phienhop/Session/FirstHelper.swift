import CSystem
import Foundation
import Model
import Reference
import Store
import Synchronization
import Terminal

/// A second connection to the figures on a thread of its own, for the time until the first frame.
///
/// It begins with the program, so that the connection is open by the time the first question is asked, and ends with
/// the first frame. Nobody waits for it to be ready: what it does not take the asking thread does.
final class FirstHelper: Sendable {
  /// Something to read, on whichever connection comes first.
  typealias Task = @Sendable (StoreReader) -> Void

  private let rounds = RoundQueue()
  /// The store; nil for the built-in figures, of which there is only one.
  private let path: String?

  /// - Parameter path: the store, or nil for the built-in figures.
  init(path: String?, isReadOnly: Bool) {
    self.path = path
    let thread = Thread { [rounds] in
      SignalGate.prepareThread()
      cs_thread_name("phienhop-first")
      FirstMemory.takeForHelper()
      // Where a second connection is not to be had, one does all.
      let opened =
        if let path {
          try? StoreReader.open(path: path, mode: isReadOnly ? .readOnly : .normal)
        } else {
          try? StoreReader(image: BuiltIn.image)
        }
      guard let opened else { return }
      while let round = rounds.next() {
        if let reader = round.reader(of: opened) { round.work(on: reader) }
      }
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Does all tasks, some of them on the helper's connection, and returns when they are done.
  /// - Parameter own: the caller's reader; the helper's tells the same, or takes nothing.
  func share(_ tasks: [Task], own: StoreReader) {
    guard tasks.count > 1, let round = try? Round(tasks, own, isStore: path != nil) else {
      for task in tasks { task(own) }
      return
    }
    rounds.begin(round)
    round.work(on: own)
    round.waitForAll()
  }

  /// Lets the thread end.
  func end() { rounds.end() }
}

/// Tasks that two threads share out between them.
private final class Round: @unchecked Sendable {
  // NSCondition guards everything below.
  private let condition = NSCondition()
  private let tasks: [FirstHelper.Task]
  private var given = 0
  private var done = 0
  private let knownAt: BatchNumber
  private let recordsKnownAt: BatchNumber
  /// What the batch is called in the store; nil where there is only one store it can be.
  private let batchIdentifier: String?

  init(_ tasks: [FirstHelper.Task], _ own: StoreReader, isStore: Bool) throws {
    self.tasks = tasks
    knownAt = own.knownAt
    recordsKnownAt = own.recordsKnownAt
    batchIdentifier = isStore ? try own.batchIdentifier() : nil
  }

  /// The other connection at the same state of knowledge; nil where the path led it to another store, because the
  /// file was replaced in between.
  func reader(of opened: StoreReader) -> StoreReader? {
    guard let reader = try? opened.at(knownAt, records: recordsKnownAt) else { return nil }
    if let batchIdentifier { return (try? reader.batchIdentifier()) == batchIdentifier ? reader : nil }
    return reader
  }

  func work(on reader: StoreReader) {
    while let task = next() {
      task(reader)
      condition.lock()
      done += 1
      condition.signal()
      condition.unlock()
    }
  }

  private func next() -> FirstHelper.Task? {
    condition.lock()
    defer { condition.unlock() }
    guard given < tasks.count else { return nil }
    given += 1
    return tasks[given - 1]
  }

  func waitForAll() {
    condition.lock()
    defer { condition.unlock() }
    while done < tasks.count { condition.wait() }
  }
}

/// The round that the helper is to look at next.
private final class RoundQueue: @unchecked Sendable {
  // NSCondition guards everything below.
  private let condition = NSCondition()
  private var waiting: Round?
  private var isEnded = false

  func begin(_ round: Round) {
    condition.lock()
    waiting = round
    condition.signal()
    condition.unlock()
  }

  func end() {
    condition.lock()
    isEnded = true
    condition.signal()
    condition.unlock()
  }

  /// Waits; nil at the end.
  func next() -> Round? {
    condition.lock()
    defer { condition.unlock() }
    while waiting == nil, !isEnded { condition.wait() }
    defer { waiting = nil }
    return isEnded ? nil : waiting
  }
}
