/// How a theme wants one role drawn. What is sent of it follows from what the terminal has:
/// ``Theme/appearance(of:attributes:depth:)``.
public struct ResolvedStyle: Hashable, Sendable {
  /// A colour by its red, green and blue parts, 0...255 each.
  public struct Colour: Hashable, Sendable {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }
  }

  /// nil: the terminal's own.
  public var foreground: Colour?
  public var background: Colour?
  /// 0...15 for terminals of 8 and 16 colours; nil: the terminal's own.
  public var foregroundANSI: UInt8?
  public var backgroundANSI: UInt8?
  /// 0...7 for terminals of 8 colours, where the one above would be hard to read; nil: as above.
  public var foregroundEight: UInt8?
  public var backgroundEight: UInt8?
  public var isBold: Bool
  public var isReversed: Bool
  public var isUnderlined: Bool

  public init(
    foreground: Colour? = nil, background: Colour? = nil, foregroundANSI: UInt8? = nil,
    backgroundANSI: UInt8? = nil, foregroundEight: UInt8? = nil, backgroundEight: UInt8? = nil,
    isBold: Bool = false, isReversed: Bool = false, isUnderlined: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.foregroundANSI = foregroundANSI
    self.backgroundANSI = backgroundANSI
    self.foregroundEight = foregroundEight
    self.backgroundEight = backgroundEight
    self.isBold = isBold
    self.isReversed = isReversed
    self.isUnderlined = isUnderlined
  }
}
