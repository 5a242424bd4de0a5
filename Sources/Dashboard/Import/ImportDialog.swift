import Model

/// An import on the screen.
public struct ImportDialog: Hashable, Sendable {
  public enum Phase: Hashable, Sendable {
    case reading, preview, writing
    /// Somebody says what the files leave open; ``ImportDialog/form`` has it.
    case options
    /// Given up while writing: what comes of it is not known yet.
    case stopping
  }

  /// The file, as it is shown.
  public let name: CleanText
  /// The paths of what is read.
  public let files: [String]
  /// What was said of them for the reading that is shown or under way.
  public var options = ImportOptions()
  /// What is being said, or was last; nil where nobody has begun.
  public var form: ImportOptionsForm?
  public var phase = Phase.reading
  /// Percent of the reading or writing; nil where nobody knows.
  public var share: Int?
  /// First row of the preview on the screen.
  public var top = 0
  /// Enter takes in what was read; by itself it does not.
  public var takes = false

  public init(name: CleanText, files: [String]) {
    self.name = name
    self.files = files
  }

  /// What Enter does.
  var answer: Label { takes ? .importYes : .importNo }
}
