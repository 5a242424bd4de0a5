import Dashboard

/// What came from the keyboard.
public enum TerminalInput: Hashable, Sendable {
  case key(Key)
  /// Text between the marks of bracketed paste, controls included.
  case paste(String)
  /// The terminal is gone; nothing will come any more.
  case closed
}
