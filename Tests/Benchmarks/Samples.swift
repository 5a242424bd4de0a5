/// Times of one thing done again and again.
struct Samples {
  private(set) var nanoseconds: [UInt64] = []

  /// Does it so many times, and never longer than `limit` in all once it was done thrice.
  mutating func measure(times: Int, limit: Duration = .seconds(3), _ body: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    let end = clock.now + limit
    for turn in 0..<times where turn < 3 || clock.now < end {
      let taken = try clock.measure(body)
      add(taken)
    }
  }

  mutating func add(_ taken: Duration) {
    let (seconds, attoseconds) = taken.components
    nanoseconds.append(UInt64(max(0, seconds)) * 1_000_000_000 + UInt64(max(0, attoseconds)) / 1_000_000_000)
  }

  /// The time that so many of a hundred do not exceed, in microseconds.
  func percentile(_ share: Int) -> Double {
    let sorted = nanoseconds.sorted()
    guard !sorted.isEmpty else { return 0 }
    return Double(sorted[min(sorted.count - 1, sorted.count * share / 100)]) / 1000
  }
}
