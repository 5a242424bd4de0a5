/// The kinds of files that views go out in.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case xlsx, ods, csv
  case markdown = "md"
  case html

  /// The ending of a file's name, without the point.
  public var fileExtension: String { rawValue }

  /// False for those that only a program can read, which never go to a terminal.
  public var isText: Bool {
    switch self {
    case .csv, .markdown, .html: true
    case .xlsx, .ods: false
    }
  }

  /// What the overlay says of it.
  var label: Label {
    switch self {
    case .xlsx: .exportFormatXLSX
    case .ods: .exportFormatODS
    case .csv: .exportFormatCSV
    case .markdown: .exportFormatMarkdown
    case .html: .exportFormatHTML
    }
  }
}
