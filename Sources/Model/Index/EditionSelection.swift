extension Sequence<Edition> {
  /// The edition to show first: of those published by a day the one published last; nil while none is. Of two
  /// published on one day the one of the later period.
  public func newest(publishedBy day: Day) -> Edition? {
    filter { $0.published <= day }.max {
      ($0.published.number, $0.period) < ($1.published.number, $1.period)
    }
  }

  /// The editions after one up to and including another, oldest first: those whose breaks of method lie between
  /// the two. Empty where `later` is not after `earlier`.
  public func between(_ earlier: Edition, and later: Edition) -> [Edition] {
    filter {
      $0.id.index == later.id.index && $0.period > earlier.period && $0.period <= later.period
    }.sorted { $0.period < $1.period }
  }
}
