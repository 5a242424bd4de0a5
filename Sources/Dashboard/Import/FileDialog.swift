/// Choosing a file, while someone looks for it.
public struct FileDialog: Hashable, Sendable {
  /// What names must contain.
  public var filter = ""
  /// Position among what is shown.
  public var selected = 0

  public init() {}

  static let longestFilter = 60
}
