import CTerminal
import Glibc

/// The one door for signals.
///
/// ``install()`` is the first call in `main`, for every command. A crash (SEGV, ABRT, ILL, TRAP, BUS, FPE, so
/// every Swift trap too) then gives the terminal back, shows what was written to standard error meanwhile, and
/// ends the program by that signal. TERM, HUP, INT and QUIT end it by default until an ``EventLoop`` collects them.
/// One that stays unserved for more than a second while the loop hangs ends the program when it comes again.
public enum SignalGate {
  /// Sets the handlers. Once is enough; again does no harm.
  public static func install() {
    ct_signals_install()
  }

  /// For threads other than the main one, as their first call: signals that ask go to the main thread, and a
  /// stack overflow still gives the terminal back.
  public static func prepareThread() {
    ct_signals_prepare_thread()
  }

  /// Runs long work that can be stopped: signals that ask to end are collected, and the work looks at them between
  /// steps.
  public static func interruptible<Result>(_ body: (InterruptWatch) throws -> Result) rethrows -> Result {
    let descriptor = beginCollecting()
    defer { if descriptor != nil { ct_signals_stop_deferring() } }
    return try body(InterruptWatch(descriptor: descriptor))
  }

  /// Collects signals from now on. The descriptor becomes readable when one comes; nil if the system has none left.
  static func beginCollecting() -> Int32? {
    let descriptor = ct_signals_defer()
    return descriptor < 0 ? nil : descriptor
  }

  /// The signals that came since the last call.
  static func take() -> Arrived {
    Arrived(bits: ct_signals_take())
  }

  /// Signals as a set.
  struct Arrived {
    let bits: UInt64

    func contains(_ signal: Int32) -> Bool {
      bits & (1 << UInt64(signal)) != 0
    }

    /// The signal that asks to end, the sternest first.
    var ending: Int32? {
      [SIGHUP, SIGTERM, SIGQUIT, SIGINT].first(where: contains)
    }
  }
}
