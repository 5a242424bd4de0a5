import Model

extension State {
  /// Gets every answer the screen needs here and now; for a first frame, a printed screen, or a test.
  ///
  /// An answer can make another query needed (a window of rows after the order of the list), so this goes on until
  /// nothing is wanted.
  public mutating func loadAnswers(from answer: (Query) throws -> Answer) throws {
    for _ in 0..<16 {
      let wanted = unansweredQueries()
      if wanted.isEmpty { return }
      for query in wanted {
        _ = update(.answer(query, try answer(query)))
      }
    }
  }

  /// Takes in one event and gets the answers it asks for here and now. Returns the other effects.
  public mutating func play(_ event: Event, answering answer: (Query) throws -> Answer) throws -> [Effect] {
    var rest: [Effect] = []
    for effect in update(event) {
      guard case .load = effect else {
        rest.append(effect)
        continue
      }
    }
    try loadAnswers(from: answer)
    return rest
  }
}
