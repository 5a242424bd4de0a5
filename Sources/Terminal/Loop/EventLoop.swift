import CTerminal
import Dashboard
import Glibc

/// Where the screen's thread sleeps: one `poll` on keyboard, wake-up, signals and, while a frame is unsent, the
/// terminal; with the next deadline as timeout or none. Idle, it does not wake at all. Main thread only.
///
/// Resizing, suspending (Ctrl-Z, SIGTSTP) and sending the rest of a frame are done inside.
public final class EventLoop {
  /// What woke the program.
  public enum Event: Hashable, Sendable {
    case key(Key)
    /// Backspaces with letters right behind them, as input methods send.
    case retyped(deletions: Int, text: String)
    /// What the mouse did, while it is on.
    case mouse(MouseInput)
    /// Pasted text as it came: line feeds and controls are in it. At most ``TerminalOptions/pasteLimit`` bytes.
    case paste(String)
    case resized(Size)
    /// Continued after a stop, which may have lasted: read data again and draw. The screen is empty.
    case resumed(Size)
    /// A worker called ``Wakeup/signal()``.
    case wakeup
    /// The deadline given to ``EventLoop/next(deadline:isWorking:)`` has come.
    case deadline
    /// Draw nothing more: leave.
    case end(Ending)
  }

  /// Why the program has to end.
  public enum Ending: Hashable, Sendable {
    /// SIGTERM, SIGHUP, SIGINT or SIGQUIT.
    case signal(Int32)
    /// The terminal is gone.
    case terminalClosed

    /// 130 after SIGINT, 143 after SIGTERM and so on; as after SIGHUP where the terminal is gone.
    public var exitCode: Int32 {
      switch self {
      case .signal(let number): 128 + number
      case .terminalClosed: 128 + SIGHUP
      }
    }
  }

  /// Counts for `--stats`; the terminal counts into it as well.
  public let statistics: Statistics
  private let terminal: any LoopTerminal
  private let wakeup: Wakeup
  private let signals: Int32
  private let idle: IdleSignal?
  private var turnBegan = MonotonicTime.now

  /// Starts to collect signals. nil if the system gives no descriptors.
  public init?(terminal: any LoopTerminal, wakeup: Wakeup, idle: IdleSignal? = IdleSignal()) {
    guard let signals = SignalGate.beginCollecting() else { return nil }
    ct_ignore_broken_pipes()
    self.terminal = terminal
    self.wakeup = wakeup
    self.signals = signals
    self.idle = idle
    self.statistics = terminal.statistics
  }

  /// Waits until something happens; never empty.
  ///
  /// - Parameters:
  ///   - deadline: when to return with ``Event/deadline`` at the latest; nil waits without end.
  ///   - isWorking: true while a worker has still to answer, so that tests do not take the sleep for idleness.
  public func next(deadline: MonotonicTime? = nil, isWorking: Bool = false) -> [Event] {
    while true {
      let timeouts = [deadline, terminal.inputDeadline].compactMap(\.self)
      let ready = sleep(until: timeouts.min(), isWorking: isWorking)
      var events: [Event] = []
      if ready.signals { events += serveSignals() }
      if ready.output { terminal.flush() }
      let now = MonotonicTime.now
      if ready.input || terminal.inputDeadline.map({ $0 <= now }) == true {
        for input in terminal.readInputs() { events.append(event(input)) }
      }
      if ready.wakeup, wakeup.drain() { events.append(.wakeup) }
      if let deadline, deadline <= now { events.append(.deadline) }
      if terminal.isClosed, !events.contains(.end(.terminalClosed)) { events.append(.end(.terminalClosed)) }
      if !events.isEmpty { return events }
    }
  }

  private struct Ready {
    var input = false
    var output = false
    var wakeup = false
    var signals = false
  }

  private func sleep(until moment: MonotonicTime?, isWorking: Bool) -> Ready {
    var entries = [
      pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeup.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal.outputDescriptor ?? -1, events: Int16(POLLOUT), revents: 0),
    ]
    statistics.longestTurn = max(
      statistics.longestTurn, MonotonicTime.now.nanoseconds - turnBegan.nanoseconds)
    var count: Int32 = 0
    if let idle, !isWorking, terminal.outputDescriptor == nil, terminal.inputDeadline == nil {
      count = poll(&entries, nfds_t(entries.count), 0)
      if count == 0 { idle.tell(statistics) }
    }
    if count == 0 {
      let timeout = moment.map { Int32(clamping: MonotonicTime.now.milliseconds(until: $0)) } ?? -1
      count = poll(&entries, nfds_t(entries.count), timeout)
      statistics.wakeUps += 1
    }
    turnBegan = MonotonicTime.now
    guard count > 0 else { return Ready() }
    return Ready(
      input: entries[0].revents != 0, output: entries[3].revents != 0, wakeup: entries[1].revents != 0,
      signals: entries[2].revents != 0)
  }

  private func serveSignals() -> [Event] {
    var arrived = SignalGate.take()
    if let ending = arrived.ending { return [.end(.signal(ending))] }
    var events: [Event] = []
    if arrived.contains(SIGTSTP) || arrived.contains(SIGCONT) {
      if arrived.contains(SIGTSTP) { terminal.suspend() }
      terminal.resume()
      // Among them is the SIGCONT that brought us back, which needs no answer of its own. Whoever was asked to end
      // while stopped does not take the terminal again.
      arrived = SignalGate.take()
      if let ending = arrived.ending { return [.end(.signal(ending))] }
      events.append(.resumed(terminal.size))
    }
    if arrived.contains(SIGWINCH), let size = terminal.readSize() { events.append(.resized(size)) }
    return events
  }

  private func event(_ input: TerminalInput) -> Event {
    switch input {
    case .key(let key): .key(key)
    case .retyped(let deletions, let text): .retyped(deletions: deletions, text: text)
    case .mouse(let input): .mouse(input)
    case .paste(let text): .paste(text)
    case .closed: .end(.terminalClosed)
    }
  }
}
