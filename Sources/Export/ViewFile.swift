import Dashboard
import Model

/// Gives out a view in one of the formats.
public struct ViewFile {
  private let view: ExportedView
  private let format: ExportFormat
  private let day: Day

  /// - Parameter day: the day that the view is seen on; workbooks say that they were made then.
  public init(_ view: ExportedView, as format: ExportFormat, day: Day) {
    self.view = view
    self.format = format
    self.day = day
  }

  /// Writes a file that is whole or not there.
  /// - Parameter replaces: a file that has the name already goes.
  /// - Returns: the path of what was written; another one than asked for where that was a link.
  @discardableResult public func write(to path: String, replaces: Bool) throws(ExportError) -> String {
    let file = try NewFile(path: path, replaces: replaces)
    switch format {
    case .csv, .markdown, .html:
      try writeText { (text: String) throws(ExportError) in try file.write(text) }
    case .xlsx: try XLSXExport(WorkbookLayout(view), day: day).write(to: file)
    case .ods: try ODSExport(WorkbookLayout(view), day: day).write(to: file.temporaryPath, as: path)
    }
    try file.commit()
    return file.path
  }

  /// Writes one of the formats that are text; nothing for the others.
  public func text<Fault: Error>(to output: (String) throws(Fault) -> Void) throws(Fault) {
    switch format {
    case .csv: try CSVExport(view).write(to: output)
    case .markdown: try MarkdownExport(view).write(to: output)
    case .html: try HTMLExport(view).write(to: output)
    case .xlsx, .ods: break
    }
  }

  private func writeText(_ output: (String) throws(ExportError) -> Void) throws(ExportError) {
    try text(to: output)
  }
}

extension Day {
  /// The first second of the day in UTC, counted from 1970.
  var secondsSince1970: Int64 { Int64(number) * 86_400 }
}
