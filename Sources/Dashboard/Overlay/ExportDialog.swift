/// Which file a view is to go out in, while someone chooses.
public struct ExportDialog: Hashable, Sendable {
  public var format: ExportFormat
  /// Without its ending, which the format gives.
  public var name: String
  /// Keys go to the name.
  public var isNaming = false
  /// There is a file of this name, and Enter would replace it.
  public var asksToReplace = false

  public init(format: ExportFormat, name: String) {
    self.format = format
    self.name = name
  }

  public var fileName: String { name + "." + format.fileExtension }
}
