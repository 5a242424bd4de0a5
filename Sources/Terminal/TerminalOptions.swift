/// How a terminal is to be used.
public struct TerminalOptions: Sendable {
  /// How many colours to use.
  public enum Colour: String, Sendable, CaseIterable {
    /// What the terminal has; none where `NO_COLOR` is set.
    case automatic = "auto"
    /// What the terminal has, whatever `NO_COLOR` says.
    case always
    case never
  }

  public var colour: Colour
  /// How long a lone ESC waits to be told from a sequence, in milliseconds.
  public var escapeDelay: Int
  /// The longest pasted text taken, in bytes.
  public var pasteLimit: Int

  public init(colour: Colour = .automatic, escapeDelay: Int = 50, pasteLimit: Int = 65_536) {
    self.colour = colour
    self.escapeDelay = escapeDelay
    self.pasteLimit = pasteLimit
  }
}
