import Dashboard
import Model
import Synchronization

/// Answers the queries of the first frame on two threads: the screen's own and the helper's.
struct FirstAnswers {
  private let session: Session
  private let language: Language

  init(_ session: Session, language: Language) {
    self.session = session
    self.language = language
  }

  /// - Returns: the answers, in the order of the queries.
  func answers(_ queries: [Query]) -> [Event] {
    let shared = Answered(count: queries.count)
    session.library.share(
      queries.enumerated().map { position, query in
        { [session, language] library in
          shared.put(session.answer(query, from: library, language), at: position)
        }
      })
    return shared.events
  }
}

/// Answers that come from two threads.
private final class Answered: Sendable {
  private let kept: Mutex<[Event?]>

  init(count: Int) { kept = Mutex(Array(repeating: nil, count: count)) }

  func put(_ event: Event, at position: Int) { kept.withLock { $0[position] = event } }

  var events: [Event] { kept.withLock { $0.compactMap(\.self) } }
}
