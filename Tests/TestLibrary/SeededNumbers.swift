/// Numbers that are the same in every run with the same seed (SplitMix64), so that a failure can be repeated.
public struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var value: UInt64

  public init(seed: UInt64) { value = seed }

  public mutating func next() -> UInt64 {
    value &+= 0x9E37_79B9_7F4A_7C15
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True in so many of a hundred cases.
  public mutating func percent(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &self) < share }
}
