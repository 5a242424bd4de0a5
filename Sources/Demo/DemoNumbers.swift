/// Numbers that are the same in every run with the same seed (SplitMix64).
public struct DemoNumbers: Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `bound`; 0 for a bound below 2.
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int((next() >> 33) % UInt64(bound))
  }

  /// True in so many of ten thousand cases.
  public mutating func isHit(_ ofTenThousand: Int) -> Bool { below(10_000) < ofTenThousand }
}

/// Draws positions by weight in constant time (Vose's alias method).
struct WeightedChoice: Sendable {
  private var thresholds: [Int]
  private var aliases: [Int]
  private static let full = 1 << 20

  /// - Parameter weights: not negative, not all zero.
  init(_ weights: [Int]) {
    let count = weights.count
    let sum = max(1, weights.reduce(0, +))
    thresholds = Array(repeating: WeightedChoice.full, count: count)
    aliases = Array(0..<count)
    var scaled = weights.map { $0 * count * WeightedChoice.full / sum }
    var small = scaled.indices.filter { scaled[$0] < WeightedChoice.full }
    var large = scaled.indices.filter { scaled[$0] >= WeightedChoice.full }
    while let less = small.popLast(), let more = large.popLast() {
      thresholds[less] = scaled[less]
      aliases[less] = more
      scaled[more] -= WeightedChoice.full - scaled[less]
      if scaled[more] < WeightedChoice.full { small.append(more) } else { large.append(more) }
    }
  }

  func draw(_ numbers: inout DemoNumbers) -> Int {
    let position = numbers.below(thresholds.count)
    return numbers.below(WeightedChoice.full) < thresholds[position] ? position : aliases[position]
  }
}
