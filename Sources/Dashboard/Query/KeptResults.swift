import Synchronization

/// Results that come from several threads, in the order of their positions.
package final class KeptResults<Result: Sendable>: Sendable {
  private let kept: Mutex<[Result?]>

  package init(count: Int) { kept = Mutex(Array(repeating: nil, count: count)) }

  package func put(_ result: Result, at position: Int) { kept.withLock { $0[position] = result } }

  package var all: [Result] { kept.withLock { $0.compactMap(\.self) } }
}
