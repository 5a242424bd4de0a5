/// What colours a terminal has.
public enum ColourDepth: String, Hashable, Sendable, CaseIterable {
  case direct, indexed, sixteen, eight, none

  /// The number a terminal of this depth knows a colour by; nil is the terminal's own.
  ///
  /// - Parameters:
  ///   - colour: by its parts, for terminals of many colours.
  ///   - index: 0...15 for terminals of few.
  ///   - eight: 0...7 for those of eight, where it differs.
  public func number(_ colour: ResolvedStyle.Colour?, index: UInt8?, eight: UInt8? = nil) -> Int? {
    switch self {
    case .none: return nil
    case .eight: return (eight ?? index).map { Int($0 & 7) }
    case .sixteen: return index.map { Int($0 & 15) }
    case .indexed: return colour.map { Self.nearestIndex($0) }
    case .direct:
      guard let colour else { return nil }
      let value = Int(colour.red) << 16 | Int(colour.green) << 8 | Int(colour.blue)
      // Numbers below eight are the palette's there; the eye does not tell 0 from 8 in blue.
      return max(8, value)
    }
  }

  /// The nearest of the 6x6x6 cube and the 24 greys (16...255); the first sixteen are the user's own.
  public static func nearestIndex(_ colour: ResolvedStyle.Colour) -> Int {
    let red = nearestLevel(Int(colour.red))
    let green = nearestLevel(Int(colour.green))
    let blue = nearestLevel(Int(colour.blue))
    func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
      let (x, y, z) = (Int(colour.red) - r, Int(colour.green) - g, Int(colour.blue) - b)
      return x * x + y * y + z * z
    }
    let mean = (Int(colour.red) + Int(colour.green) + Int(colour.blue)) / 3
    let grey = min(23, max(0, (mean - 3) / 10))
    let level = 8 + 10 * grey
    return distance(cubeLevel(red), cubeLevel(green), cubeLevel(blue)) <= distance(level, level, level)
      ? 16 + 36 * red + 6 * green + blue : 232 + grey
  }

  /// The colour of one of the cube and the greys, as all terminals of 256 colours have it; nil for the user's own
  /// sixteen.
  public static func colour(ofIndex index: Int) -> ResolvedStyle.Colour? {
    switch index {
    case 16..<232:
      let place = index - 16
      return ResolvedStyle.Colour(
        red: UInt8(cubeLevel(place / 36)), green: UInt8(cubeLevel(place / 6 % 6)),
        blue: UInt8(cubeLevel(place % 6)))
    case 232..<256:
      let level = UInt8(8 + 10 * (index - 232))
      return ResolvedStyle.Colour(red: level, green: level, blue: level)
    default: return nil
    }
  }

  /// 0, 95, 135, 175, 215, 255.
  private static func cubeLevel(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }

  private static func nearestLevel(_ value: Int) -> Int {
    value < 48 ? 0 : value < 115 ? 1 : min(5, (value - 35) / 40)
  }
}
