/// The kinds of files that documents go out in.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  case docx, xlsx, html
  case markdown = "md"
  case text = "txt"

  /// The ending of a file's name, without the point.
  public var fileExtension: String { rawValue }

  /// False for those that only a program can read, which never go to a terminal.
  public var isText: Bool {
    switch self {
    case .html, .markdown, .text: true
    case .docx, .xlsx: false
    }
  }
}
