extension State {
  /// What the items beside the presented one need and nobody has asked for yet, so that a step has its figures in the
  /// frame that answers the key. Asked for once the item itself is shown; nothing on the screen changes by it.
  public mutating func askAhead() -> [Effect] {
    guard let shown = presentation?.position, presentation?.ahead != shown, answers.pending.isEmpty,
      !figures.isAwaited
    else {
      return []
    }
    let queries = answers.request(wantedQueries() + queriesBeside(shown))
    // An answer can make another query needed, so what is beside is looked at until nothing is asked any more.
    if queries.isEmpty { presentation?.ahead = shown }
    return queries.map { .load($0) }
  }

  private func queriesBeside(_ position: Int) -> [Query] {
    [position + 1, position - 1].flatMap { neighbour in
      var other = self
      other.showItem(neighbour)
      guard other.presentation?.position == neighbour else { return [Query]() }
      other.settle()
      return other.wantedQueries()
    }
  }
}
