import Synchronization

/// A value that is made when it is first asked for, and kept. Shared by reference.
///
/// For what only some keys need of an answer: the time from query to screen does not pay for it.
final class OnDemand<Value: Sendable>: Sendable {
  private enum Content: Sendable {
    case unmade(@Sendable () -> Value)
    case made(Value)
  }

  private let content: Mutex<Content>

  init(_ make: @escaping @Sendable () -> Value) {
    content = Mutex(.unmade(make))
  }

  var value: Value {
    content.withLock { content in
      switch content {
      case .made(let value): return value
      case .unmade(let make):
        let value = make()
        content = .made(value)
        return value
      }
    }
  }
}
