import CTerminal
import Glibc

/// Wakes the screen's thread from any other thread.
///
/// A worker puts its result where the screen's thread finds it and calls ``signal()``; the loop returns
/// ``EventLoop/Event/wakeup``. Several signals before the loop looks are one.
public final class Wakeup: Sendable {
  /// Readable after a signal, until ``drain()``.
  public let descriptor: Int32

  /// nil if the system gives no descriptor.
  public init?() {
    descriptor = ct_event_descriptor()
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Wakes the loop. From any thread; never blocks.
  public func signal() {
    var one: UInt64 = 1
    _ = Glibc.write(descriptor, &one, 8)
  }

  /// Forgets the signals so far. True if there was one.
  @discardableResult
  public func drain() -> Bool {
    var count: UInt64 = 0
    return Glibc.read(descriptor, &count, 8) == 8
  }
}
