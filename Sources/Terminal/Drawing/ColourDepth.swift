import CNcurses
import Dashboard

/// What colours a terminal has.
enum ColourDepth: Hashable {
  case none, eight, sixteen, indexed, direct

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

  /// The number ncurses knows a colour by; -1 is the terminal's own.
  ///
  /// - Parameters:
  ///   - colour: by its parts, for terminals of many colours.
  ///   - index: 0...15 for terminals of few.
  func number(_ colour: ResolvedStyle.Colour?, index: UInt8?) -> Int32 {
    switch self {
    case .none: return -1
    case .eight: return index.map { Int32($0 & 7) } ?? -1
    case .sixteen: return index.map { Int32($0 & 15) } ?? -1
    case .indexed: return colour.map { Int32(Self.nearestIndex($0)) } ?? -1
    case .direct:
      guard let colour else { return -1 }
      let value = Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
      // Numbers below eight are the palette's there; the eye does not tell 0 from 8 in blue.
      return max(8, value)
    }
  }

  /// True where a bright colour is to be shown as bold, since the terminal has only eight.
  func needsBold(foregroundIndex: UInt8?) -> Bool {
    self == .eight && (foregroundIndex ?? 0) >= 8
  }

  /// The nearest of the 6x6x6 cube and the 24 greys (16...255); the first sixteen are the user's own.
  static func nearestIndex(_ colour: ResolvedStyle.Colour) -> Int {
    let parts = [Int(colour.red), Int(colour.green), Int(colour.blue)]
    let levels = [0, 95, 135, 175, 215, 255]
    func nearestLevel(_ value: Int) -> Int {
      levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
    }
    func distance(_ other: [Int]) -> Int {
      zip(parts, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let cube = parts.map(nearestLevel)
    let grey = min(23, max(0, (parts.reduce(0, +) / 3 - 3) / 10))
    let greyLevel = 8 + 10 * grey
    return distance(cube.map { levels[$0] }) <= distance([greyLevel, greyLevel, greyLevel])
      ? 16 + 36 * cube[0] + 6 * cube[1] + cube[2] : 232 + grey
  }
}
