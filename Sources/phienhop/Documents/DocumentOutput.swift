import ArgumentParser
import Export
import Model

/// The options of every command that writes a document.
struct DocumentOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case docx, xlsx, html, md, txt

    var format: DocumentFormat { DocumentFormat(rawValue: rawValue) ?? .text }
  }

  @Option(name: .long, help: .words("--format", value: "format"))
  var format: Format?

  @Option(name: .long, help: .words("--output", value: "file"), completion: .file())
  var output: String?

  @Flag(name: .long, help: .words("--force"))
  var force = false
}

/// Where a document goes: a file, or standard output for what is text and names no file.
struct DocumentOutput {
  /// nil where the ending of the file says it; a Word file where that says nothing either.
  let format: DocumentFormat?
  /// A file, a folder, or nil.
  let output: String?
  let replaces: Bool

  /// - Parameter isFolder: several files go to it, the current folder where none is named.
  init(_ options: DocumentOptions, isFolder: Bool = false) {
    format = options.format?.format
    output = isFolder ? Self.folder(options.output ?? ".") : options.output
    replaces = options.force
  }

  /// - Parameter name: of the file without its ending, where none is named.
  /// - Throws: a ``Failure`` with exit code 2 where a file is there already, 5 where it cannot be written.
  func write(_ document: TextDocument, name: String, _ session: Session) throws {
    let format = format ?? formatOfEnding ?? .docx
    let file = DocumentFile(document, as: format)
    if output == nil || isStandardOutput, let text = file.text {
      try Program.print(text)
      return
    }
    if isStandardOutput {
      try StandardOutputFile.send(format.fileExtension) { path in
        do { try file.write(to: path, replaces: true) } catch { throw Failure(error) }
      }
      return
    }
    let written: String
    do {
      written = try file.write(to: path(name, format), replaces: replaces)
    } catch {
      throw Failure(error)
    }
    try Program.print(session.words(.documentWritten, [CleanText(cleaning: written)]).string + "\n")
  }

  /// "-", as other programs have it.
  private var isStandardOutput: Bool { output == StandardOutputFile.name }

  private static func folder(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }

  private func path(_ name: String, _ format: DocumentFormat) -> String {
    let whole = name + "." + format.fileExtension
    guard let output else { return whole }
    guard output.hasSuffix("/") || TextFile.isFolder(output) else { return output }
    return output + (output.hasSuffix("/") ? "" : "/") + whole
  }

  /// The format that the ending of the file names; nil for a folder or another ending.
  private var formatOfEnding: DocumentFormat? {
    guard let output, let point = output.lastIndex(of: ".") else { return nil }
    let ending = output[output.index(after: point)...].lowercased()
    return DocumentFormat.allCases.first { $0.fileExtension == ending } ?? (ending == "htm" ? .html : nil)
  }

  /// A name of small letters, digits and hyphens that every file system and every mail takes.
  static func name(_ parts: String...) -> String {
    parts.map { part in
      VietnameseText.words(part).map { word in
        String(word.unicodeScalars.filter { $0.isASCII }.map { Character($0) })
      }.filter { !$0.isEmpty }.joined(separator: "-").prefix(60).description
    }.filter { !$0.isEmpty }.joined(separator: "-")
  }
}
