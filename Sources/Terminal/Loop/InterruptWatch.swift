import CTerminal
import Glibc

/// Tells long work whether somebody has asked to end it; see ``SignalGate/interruptible(_:)``.
public final class InterruptWatch {
  private let isCollecting: Bool
  private var wasAsked = false

  init(isCollecting: Bool) {
    self.isCollecting = isCollecting
  }

  /// True from the first signal on that asks to end. Ctrl-Z stops the program here.
  public var isAsked: Bool {
    guard isCollecting else { return false }
    let arrived = SignalGate.Arrived(bits: ct_signals_take())
    if arrived.contains(SIGTSTP) { ct_signals_stop_self() }
    if arrived.ending != nil { wasAsked = true }
    return wasAsked
  }
}
