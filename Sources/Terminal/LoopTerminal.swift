import Dashboard

/// What an ``EventLoop`` needs of a terminal, whether a picture is painted on it or lines are written.
public protocol LoopTerminal: AnyObject {
  var size: Size { get }
  var statistics: Statistics { get }
  /// True once the terminal is gone.
  var isClosed: Bool { get }
  /// The keyboard, for `poll`.
  var inputDescriptor: Int32 { get }
  /// The screen, for `poll` (writable), while something is unsent.
  var outputDescriptor: Int32? { get }
  /// When ``readInputs()`` should be called though no byte came.
  var inputDeadline: MonotonicTime? { get }

  /// Sends more of what is unsent.
  func flush()
  /// All that came, without waiting.
  func readInputs() -> [TerminalInput]
  /// Asks for the size after SIGWINCH; the new one if it has changed.
  func readSize() -> Size?
  /// Gives the terminal back and stops the program; returns when it is continued, with the terminal not yet taken.
  func suspend()
  /// Takes the terminal again after a stop, once the program is in the foreground; not where it is asked to end.
  func resume()
  /// Gives the terminal back.
  func leave()
}

extension Terminal: LoopTerminal {}
