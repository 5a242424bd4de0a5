extension State {
  /// What the items beside the presented one need and nobody has asked for yet, so that a step has its figures and rows
  /// in the frame that answers the key. Asked for once the item itself is shown; nothing on the screen changes by it.
  ///
  /// While something lies over it nobody walks, and letters are to be answered at once.
  public mutating func askAhead() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    guard let shown = presentation?.position, presentation?.ahead != shown, answers.pending.isEmpty,
      !figures.isAwaited
    else {
      return []
    }
    let queries = answers.request(wantedQueries() + lookBeside(shown))
    // An answer can make another query needed, so what is beside is looked at until nothing is asked any more.
    if queries.isEmpty { presentation?.ahead = shown }
    return queries.map { .load($0) }
  }

  /// Keeps the rows of the items on either side.
  /// - Returns: what they need.
  private mutating func lookBeside(_ position: Int) -> [Query] {
    var queries: [Query] = []
    for neighbour in [position + 1, position - 1] {
      var other = self
      other.showItem(neighbour)
      guard other.presentation?.position == neighbour else { continue }
      other.settle()
      queries += other.wantedQueries()
      presentation?.memory = other.presentation?.memory
    }
    return queries
  }
}
