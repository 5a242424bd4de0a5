/// How a theme wants one role drawn. The terminal maps colours to what it has.
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
  public var isBold: Bool
  public var isReversed: Bool
  public var isUnderlined: Bool

  public init(
    foreground: Colour? = nil, background: Colour? = nil, foregroundANSI: UInt8? = nil,
    backgroundANSI: UInt8? = nil, isBold: Bool = false, isReversed: Bool = false, isUnderlined: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.foregroundANSI = foregroundANSI
    self.backgroundANSI = backgroundANSI
    self.isBold = isBold
    self.isReversed = isReversed
    self.isUnderlined = isUnderlined
  }
}

/// A theme after reading: a style for every role.
public struct Theme: Hashable, Sendable {
  public let name: String
  public let styles: [Role: ResolvedStyle]

  public init(name: String, styles: [Role: ResolvedStyle]) {
    self.name = name
    self.styles = styles
  }

  /// The style of a role; the text style where a theme leaves it out.
  public func style(of role: Role) -> ResolvedStyle {
    styles[role] ?? styles[.text] ?? ResolvedStyle()
  }
}
