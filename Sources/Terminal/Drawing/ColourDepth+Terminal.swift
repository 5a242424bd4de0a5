import CNcurses
import Dashboard
import Glibc

extension ColourDepth {
  /// What terminfo says of the terminal that is open, as far as `choice` and `NO_COLOR` want it.
  static func ofTerminal(choice: TerminalOptions.Colour, noColour: Bool) -> ColourDepth {
    switch choice {
    case .never: return .none
    case .automatic where noColour: return .none
    case .automatic, .always: break
    }
    let count = cn_number("colors")
    switch count {
    case ..<8: return .none
    case 8..<16: return .eight
    case 16..<256: return .sixteen
    default: return cn_has_direct_colour() && count > 256 ? .direct : .indexed
    }
  }

  /// What the terminal that `TERM` names has, for commands that print lines and never take the screen; none where
  /// terminfo does not know it.
  public static func ofEnvironment(_ choice: TerminalOptions.Colour) -> ColourDepth {
    let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    var fault: Int32 = 0
    guard setupterm(nil, STDOUT_FILENO, &fault) == 0 else { return .none }
    return ofTerminal(choice: choice, noColour: noColour)
  }
}
