import Model

/// One cell as its container gives it, before anybody knows what it means.
public struct RawCell: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case blank
    /// Text as stored, decoded to Unicode but not yet cleaned or normalised.
    case text(String)
    /// A number as an exact decimal text with a point ("0.4097", "77797", "-3"); never grouped.
    case number(String)
    /// A date cell; the second of the day where the cell has a time.
    case day(Day, second: Int?)
    case flag(Bool)
    /// A formula error as the program shows it: "#REF!", "#DIV/0!".
    case error(String)
  }

  public let content: Content
  /// The name of the cell's font where the container tells it, because TCVN3 is told by its fonts (".VnTime").
  public let font: String?
  /// The container's own format says percent, so that 0.9854 is meant as 98,54%.
  public let isPercent: Bool
  /// The value is the cached result of a formula.
  public let isFormula: Bool

  public static let blank = RawCell(.blank)

  public init(_ content: Content, font: String? = nil, isPercent: Bool = false, isFormula: Bool = false) {
    self.content = content
    self.font = font
    self.isPercent = isPercent
    self.isFormula = isFormula
  }

  /// True for an empty cell and for a text of blanks.
  public var isBlank: Bool {
    switch content {
    case .blank: true
    case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    case .number, .day, .flag, .error: false
    }
  }
}
