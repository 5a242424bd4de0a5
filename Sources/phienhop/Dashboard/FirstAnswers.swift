import Dashboard
import Foundation
import Model
import Synchronization
import Terminal

/// Answers the queries of the first frame on two threads: the screen's own, and a helper with a connection of its own
/// that ends when all are answered. Nobody waits for the helper to be ready: what it does not take the other does.
final class FirstAnswers: Sendable {
  private let session: Session
  private let language: Language
  /// The helper's connection: one for all rounds, since connections live as long as the program.
  private let twin = Mutex<Library?>(nil)

  init(_ session: Session, language: Language) {
    self.session = session
    self.language = language
  }

  /// - Returns: the answers, in the order of the queries.
  func answers(_ queries: [Query]) -> [Event] {
    guard queries.count > 1 else {
      return queries.map { session.answer($0, from: session.library, language) }
    }
    let round = Round(queries)
    let helper = Thread { [self] in
      SignalGate.prepareThread()
      Thread.current.name = "phienhop-first"
      // Where a second connection is not to be had, one does all.
      if let library = helperLibrary() { work(round, library) }
    }
    helper.stackSize = 1 << 20
    helper.start()
    work(round, session.library)
    return round.finished()
  }

  private func helperLibrary() -> Library? {
    twin.withLock { twin in
      if twin == nil { twin = try? session.library.twin() }
      return twin
    }
  }

  private func work(_ round: Round, _ library: Library) {
    while let (position, query) = round.next() {
      round.finish(position, session.answer(query, from: library, language))
    }
  }
}

/// Queries that are shared out and their answers.
private final class Round: @unchecked Sendable {
  // NSCondition guards everything below.
  private let condition = NSCondition()
  private let queries: [Query]
  private var given = 0
  private var events: [Event?]

  init(_ queries: [Query]) {
    self.queries = queries
    events = Array(repeating: nil, count: queries.count)
  }

  func next() -> (Int, Query)? {
    condition.lock()
    defer { condition.unlock() }
    guard given < queries.count else { return nil }
    given += 1
    return (given - 1, queries[given - 1])
  }

  func finish(_ position: Int, _ event: Event) {
    condition.lock()
    events[position] = event
    condition.signal()
    condition.unlock()
  }

  /// Waits for all answers.
  func finished() -> [Event] {
    condition.lock()
    defer { condition.unlock() }
    while events.contains(where: { $0 == nil }) { condition.wait() }
    return events.compactMap { $0 }
  }
}
