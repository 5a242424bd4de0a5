import Model

/// Gives out a document in one of the formats.
public struct DocumentFile {
  private let document: TextDocument
  private let format: DocumentFormat

  public init(_ document: TextDocument, as format: DocumentFormat) {
    self.document = document
    self.format = format
  }

  /// Writes a file that is whole or not there.
  /// - Parameter replaces: a file that has the name already goes.
  /// - Returns: the path of what was written; another one than asked for where that was a link.
  @discardableResult public func write(to path: String, replaces: Bool) throws(ExportError) -> String {
    let file = try NewFile(path: path, replaces: replaces)
    switch format {
    case .html, .markdown, .text: try file.write(text ?? "")
    case .docx: try DOCXExport(document).write(to: file.temporaryPath, as: path)
    case .xlsx: try XLSXExport(DocumentWorkbook(document).layout, day: document.day).write(to: file)
    }
    try file.commit()
    return file.path
  }

  /// The document in a format that is text; nil for the others.
  public var text: String? {
    switch format {
    case .html: DocumentHTML(document).text
    case .markdown: DocumentMarkdown(document).text
    case .text: DocumentPlainText(document).text
    case .docx, .xlsx: nil
    }
  }
}
