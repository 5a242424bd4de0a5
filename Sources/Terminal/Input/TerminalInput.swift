import Dashboard

/// What came from the keyboard.
public enum TerminalInput: Hashable, Sendable {
  case key(Key)
  /// Backspaces with letters right behind them, as input methods send when they replace what was typed.
  case retyped(deletions: Int, text: String)
  /// What the mouse did, while it is asked for.
  case mouse(MouseInput)
  /// Text between the marks of bracketed paste, controls included.
  case paste(String)
  /// The terminal is gone; nothing will come any more.
  case closed
}
