import Dashboard
import Model

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
    let shared = KeptResults<Event>(count: queries.count)
    session.library.share(
      queries.enumerated().map { position, query in
        { [session, language] library in
          shared.put(session.answer(query, from: library, language), at: position)
        }
      })
    return shared.all
  }
}
