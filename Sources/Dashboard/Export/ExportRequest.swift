/// What file a view is to go out in.
public struct ExportRequest: Hashable, Sendable {
  public let format: ExportFormat
  /// The file's name in the folder that files go to, with its ending.
  public let fileName: String
  /// A file that has the name already goes.
  public let replaces: Bool

  public init(format: ExportFormat, fileName: String, replaces: Bool) {
    self.format = format
    self.fileName = fileName
    self.replaces = replaces
  }
}
