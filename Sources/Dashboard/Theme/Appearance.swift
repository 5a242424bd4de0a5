/// What a terminal is told for one cell: colours by its own numbers, and attributes.
public struct Appearance: Hashable, Sendable {
  /// nil: the terminal's own.
  public var foreground: Int?
  public var background: Int?
  public var isBold: Bool
  public var isReversed: Bool
  public var isUnderlined: Bool

  public init(
    foreground: Int? = nil, background: Int? = nil, isBold: Bool, isReversed: Bool, isUnderlined: Bool
  ) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
    self.isReversed = isReversed
    self.isUnderlined = isUnderlined
  }
}

extension Theme {
  /// How a cell is drawn on a terminal of a depth; the one place that knows.
  ///
  /// A selected row is one even bar: marks keep their symbols and lose their colours there.
  public func appearance(of role: Role, attributes: Cell.Attributes = [], depth: ColourDepth) -> Appearance {
    let isSelected = attributes.contains(.selected)
    let style = style(of: isSelected ? .text : role)
    let foreground = depth.number(
      style.foreground, index: style.foregroundANSI, eight: style.foregroundEight)
    let background = depth.number(
      style.background, index: style.backgroundANSI, eight: style.backgroundEight)
    var isBold = style.isBold || attributes.contains(.bold)
    // Bright colours are bold where there are only eight, unless the theme names one of the eight.
    if depth == .eight, style.foregroundEight == nil, (style.foregroundANSI ?? 0) >= 8 { isBold = true }
    if depth.brightensBold(foreground: foreground, onto: background) { isBold = false }
    return Appearance(
      foreground: foreground, background: background, isBold: isBold,
      // The selected row of a theme whose text is reversed is the one that is not.
      isReversed: style.isReversed != isSelected,
      // Without colours a change is told by the line under it; with them as well.
      isUnderlined: style.isUnderlined || attributes.contains(.underlined) || attributes.contains(.changed))
  }
}

extension ColourDepth {
  /// True where bold would make a dark colour brighter on a light ground, and so harder to read: many terminals
  /// draw the first eight colours bright when they are bold, black as grey.
  func brightensBold(foreground: Int?, onto background: Int?) -> Bool {
    guard self == .eight || self == .sixteen, let foreground, let background else { return false }
    guard foreground < 8 else { return false }
    switch background {
    // Yellow, cyan, white and the bright ones of green, yellow, cyan, white.
    case 3, 6, 7, 10, 11, 14, 15: return true
    default: return false
    }
  }
}
