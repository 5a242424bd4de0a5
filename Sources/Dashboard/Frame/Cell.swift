/// What a piece of the screen means. Themes give roles their colours; code never names a colour.
public enum Role: String, Sendable, Codable, CaseIterable {
  case text, border, paneTitle, header, tab, tabSelected, footerKey, footerText
  case headline, columnHead, own, good, warning, bad, unknown, neutral
  case bar, barRest, mark, source, prompt, match, overlay, overlayTitle, notice

  /// Its place among `allCases`.
  public var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// True for how things stand: good, in need of attention, bad, not known.
  public var isState: Bool {
    switch self {
    case .good, .warning, .bad, .unknown: true
    default: false
    }
  }

  /// True for lines, bars and symbols that carry no words, so that less contrast is enough.
  public var isMark: Bool {
    switch self {
    case .border, .bar, .barRest, .mark: true
    default: false
    }
  }
}

/// One cell of a frame: a character of width one, the left half of a wide one, or its right half.
public struct Cell: Hashable, Sendable {
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let bold = Attributes(rawValue: 1)
    /// Selected row; drawn reversed.
    public static let selected = Attributes(rawValue: 2)
    public static let underlined = Attributes(rawValue: 4)
    /// Right half of a wide character: nothing is drawn for it.
    public static let continuation = Attributes(rawValue: 8)
    /// Changed since the last key.
    public static let changed = Attributes(rawValue: 16)
  }

  /// The base scalar; combining marks that do not compose are in ``Frame/marks``.
  public let scalar: Unicode.Scalar
  public let role: Role
  public let attributes: Attributes

  static let blank = Cell(scalar: " ", role: .text, attributes: [])
}
