/// The kinds of terminal that the tests go through, with what terminfo says of them.
public enum TerminalKind: String, CaseIterable, Sendable {
  case xterm256 = "xterm-256color"
  case tmux = "tmux-256color"
  case screen
  case linux
  case vt100
  case mono = "xterm-mono"
  /// Its description is in the package ncurses-term.
  case direct = "xterm-direct"

  /// The private mode of its second screen; nil where it has none.
  public var alternateScreen: Int? {
    switch self {
    case .linux, .vt100: nil
    case .mono: 47
    case .xterm256, .tmux, .screen, .direct: 1049
    }
  }
  /// Whether it reports the mouse.
  public var hasMouse: Bool { self != .vt100 }
  /// False where Vietnamese is drawn without accents: no console is behind a pseudo-terminal, and a vt100 has letters
  /// of its own.
  public var showsVietnamese: Bool { self != .linux && self != .vt100 }

  /// Whether colours asked for are such as the terminal has, and some where it has any.
  public func allows(_ use: PseudoTerminal.ColourUse) -> Bool {
    switch self {
    case .vt100, .mono: use.total == 0
    case .screen, .linux: use.basic > 0 && use.bright + use.indexed + use.direct == 0
    case .xterm256, .tmux: use.total > 0 && use.direct == 0
    // Its first eight colours are by number, the others by their parts.
    case .direct: use.direct > 0 && use.indexed == 0
    }
  }
}
