import Model

extension State {
  /// Takes in one event and gets every answer that follows from it here and now; for a first frame, a printed screen,
  /// or a test.
  ///
  /// An answer can make another query needed (a window of rows after the order of the list), so this goes on until
  /// nothing is asked any more.
  /// - Parameter answer: makes the event that answers a query: an answer or a failure.
  /// - Returns: the effects that are not queries.
  @discardableResult
  public mutating func play(_ event: Event, answering answer: (Query) -> Event) -> [Effect] {
    play(event, answeringAll: { $0.map(answer) })
  }

  /// The same with all queries of a round at once, so that they can be answered side by side.
  /// - Parameter answers: makes the events that answer the queries, in any order.
  @discardableResult
  public mutating func play(_ event: Event, answeringAll answers: ([Query]) -> [Event]) -> [Effect] {
    var waiting = update(event)
    var others: [Effect] = []
    // Catalogue, screen, details: a few rounds at most. The bound keeps a fault from becoming a hang.
    for _ in 0..<100 where !waiting.isEmpty {
      var queries: [Query] = []
      for effect in waiting {
        if case .load(let query) = effect { queries.append(query) } else { others.append(effect) }
      }
      waiting = queries.isEmpty ? [] : update(answers(queries))
    }
    return others
  }
}
