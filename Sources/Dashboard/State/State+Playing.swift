import Model

extension State {
  /// Takes in one event and gets every answer that follows from it here and now; for a first frame, a printed screen,
  /// or a test.
  ///
  /// An answer can make another query needed (a window of rows after the order of the list), so this goes on until
  /// nothing is asked any more.
  /// - Parameters:
  ///   - leavesLate: leaves queries that ``Query/canWait`` unanswered, among the effects returned.
  ///   - answer: makes the event that answers a query: an answer or a failure.
  /// - Returns: the effects that are not queries.
  @discardableResult
  public mutating func play(
    _ event: Event, leavingLate leavesLate: Bool = false, answering answer: (Query) -> Event
  ) -> [Effect] {
    play(event, leavingLate: leavesLate, answeringAll: { $0.map(answer) })
  }

  /// The same with all queries of a round at once, so that they can be answered side by side.
  /// - Parameter answers: makes the events that answer the queries, in any order.
  @discardableResult
  public mutating func play(
    _ event: Event, leavingLate leavesLate: Bool = false, answeringAll answers: ([Query]) -> [Event]
  ) -> [Effect] {
    var waiting = update(event)
    var others: [Effect] = []
    // Where the screen asks for the same wherever the cursor is, it settles once, when all is there.
    let settlesLast = Screens.screen(screen).asksWithoutSettling
    var isSettled = true
    // Catalogue, screen, details: a few rounds at most. The bound keeps a fault from becoming a hang.
    for _ in 0..<100 where !waiting.isEmpty {
      var queries: [Query] = []
      for effect in waiting {
        if case .load(let query) = effect, !(leavesLate && query.canWait) {
          queries.append(query)
        } else {
          others.append(effect)
        }
      }
      if queries.isEmpty {
        waiting = []
      } else if settlesLast {
        waiting = takeIn(answers(queries))
        waiting += ask()
        isSettled = false
      } else {
        waiting = update(answers(queries))
      }
      if waiting.isEmpty, !isSettled {
        waiting = settleAndAsk()
        isSettled = true
      }
    }
    return others
  }
}
