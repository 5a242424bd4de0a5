/// Choosing a file, while someone looks for it.
public struct FileDialog: Hashable, Sendable {
  /// What names must contain.
  public var filter = ""
  /// Position among what is shown.
  public var selected = 0

  /// Names of files that are taken in together, in the order in which they were marked; empty where the selected one
  /// is meant.
  public var marked: [String] = []

  /// The folder that was asked for and has not been looked through yet; nil where none is. What is known of another
  /// folder is not to be chosen from meanwhile.
  var awaited: String?

  public init(awaiting awaited: String? = nil) { self.awaited = awaited }

  static let longestFilter = 60
}
