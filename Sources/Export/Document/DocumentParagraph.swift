import Model

/// A paragraph of a document.
public struct DocumentParagraph: Hashable, Sendable {
  public enum Style: Hashable, Sendable {
    /// From margin to margin, its first line indented: the text of an official document.
    case body
    /// From the left, not indented.
    case plain
    case centred
    /// To the right.
    case trailing
    /// In small letters.
    case note
    /// An item "1."; its number is told, because others refer to it. Items of one list are counted by the program
    /// that shows them.
    /// - Parameter list: tells the lists of a document apart.
    case numbered(Int, list: Int)
    /// An item after a dash.
    case dash
    /// A line across a part of the width, in percent, in the middle; without text.
    case rule(share: Int)
    /// Room to write by hand, as many dotted lines.
    case writingLines(Int)
  }

  /// A run of letters that look alike.
  public struct Run: Hashable, Sendable {
    public let text: CleanText
    public var isBold = false
    public var isItalic = false
    /// In points; nil for that of the style.
    public var size: Int?
    /// What it says is not settled: left open for a person, shown as such.
    public var isOpen = false

    public init(
      _ text: CleanText, isBold: Bool = false, isItalic: Bool = false, size: Int? = nil, isOpen: Bool = false
    ) {
      self.text = text
      self.isBold = isBold
      self.isItalic = isItalic
      self.size = size
      self.isOpen = isOpen
    }
  }

  public let style: Style
  public let runs: [Run]
  /// Stays on the page of what follows.
  public var keepsWithNext = false

  public init(_ style: Style, _ runs: [Run] = [], keepsWithNext: Bool = false) {
    self.style = style
    self.runs = runs
    self.keepsWithNext = keepsWithNext
  }

  public init(
    _ style: Style, _ text: CleanText, isBold: Bool = false, isItalic: Bool = false, size: Int? = nil
  ) {
    self.init(style, [Run(text, isBold: isBold, isItalic: isItalic, size: size)])
  }

  /// The letters alone.
  public var text: CleanText { runs.map(\.text).joined() }
}
