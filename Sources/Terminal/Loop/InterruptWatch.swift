import CTerminal
import Glibc

/// Tells long work whether somebody has asked to end it; see ``SignalGate/interruptible(_:)``.
public final class InterruptWatch {
  /// Becomes readable when a signal comes; nil where signals cannot be collected.
  private let descriptor: Int32?
  private var wasAsked = false

  init(descriptor: Int32?) {
    self.descriptor = descriptor
  }

  /// True from the first signal on that asks to end. Ctrl-Z stops the program here.
  public var isAsked: Bool {
    guard descriptor != nil else { return false }
    let arrived = SignalGate.Arrived(bits: ct_signals_take())
    if arrived.contains(SIGTSTP) { ct_signals_stop_self() }
    if arrived.ending != nil { wasAsked = true }
    return wasAsked
  }

  /// Sleeps until something can be read, a signal comes, or the time is over.
  /// - Parameters:
  ///   - other: what is waited for besides signals.
  ///   - milliseconds: nil waits for ever.
  /// - Returns: whether `other` can be read.
  public func wait(for other: Int32?, milliseconds: Int?) -> Bool {
    var entries = [
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: other ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&entries, nfds_t(entries.count), Int32(clamping: milliseconds ?? -1))
    return count > 0 && entries[1].revents != 0
  }
}
