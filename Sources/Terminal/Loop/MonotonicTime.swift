import CTerminal

/// A moment on the clock that never jumps; only differences mean anything.
public struct MonotonicTime: Comparable, Hashable, Sendable {
  /// Nanoseconds since some fixed moment, usually the machine's start.
  public let nanoseconds: UInt64

  /// A moment `nanoseconds` after the clock's beginning.
  public init(nanoseconds: UInt64) {
    self.nanoseconds = nanoseconds
  }

  /// The present moment.
  public static var now: MonotonicTime { MonotonicTime(nanoseconds: ct_now()) }

  /// The moment that many milliseconds later.
  public func adding(milliseconds: Int) -> MonotonicTime {
    MonotonicTime(nanoseconds: nanoseconds &+ UInt64(max(0, milliseconds)) &* 1_000_000)
  }

  /// Milliseconds until `later`, rounded up; 0 if that has passed.
  public func milliseconds(until later: MonotonicTime) -> Int {
    later <= self ? 0 : Int((later.nanoseconds - nanoseconds + 999_999) / 1_000_000)
  }

  public static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
