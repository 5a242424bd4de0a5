import Model

/// An import on the screen.
public struct ImportDialog: Hashable, Sendable {
  public enum Phase: Hashable, Sendable {
    case reading, preview, writing
    /// Given up while writing: what comes of it is not known yet.
    case stopping
  }

  /// The file, as it is shown.
  public let name: CleanText
  public var phase = Phase.reading
  /// Percent of the reading or writing; nil where nobody knows.
  public var share: Int?
  /// First row of the preview on the screen.
  public var top = 0
  /// Enter takes in what was read; by itself it does not.
  public var takes = false

  public init(name: CleanText) {
    self.name = name
  }

  /// What Enter does.
  var answer: Label { takes ? .importYes : .importNo }
}
