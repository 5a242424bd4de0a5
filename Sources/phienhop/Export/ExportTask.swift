import Dashboard
import Export
import Model

/// Writes what a view shows to a file, or a text to standard output.
struct ExportTask {
  let choice: ViewChoice
  let filter: String?
  /// The column to sort by: its name in the file or in the view.
  let sort: String?
  let isReversed: Bool
  let keys: String
  /// nil where the ending of the file says it.
  let format: ExportFormat?
  /// A file, a folder, or nil for standard output.
  let output: String?
  let replaces: Bool
  let session: Session

  /// - Returns: 0, or 1 where the filter leaves nothing.
  /// - Throws: a ``Failure`` with exit code 2 for options that do not fit, 1 for what the screen does not have, 5
  ///   where the file cannot be written.
  func run() throws -> Int32 {
    let keys = try Key.list(keys)
    let format = try format ?? formatOfEnding()
    guard format.isText || output != nil else {
      throw Failure.usage(.exportNeedsFile, format.fileExtension)
    }
    var state = try choice.state()
    if let filter { try apply(filter: filter, to: &state) }
    for key in keys { try session.update(&state, .key(key)) }
    if let sort { try apply(sort: sort, to: &state) } else if isReversed { throw ignored("--reverse", state) }
    let view = try session.exported(state, from: session.library)
    try write(view, ViewFile(view, as: format, day: state.today), format, name: state.exportName)
    guard view.rowCount > 0 else {
      OutputStream.printError("phienhop: " + session.words[.showNothing])
      return ExitCode.findings
    }
    return ExitCode.done
  }

  private func write(_ view: ExportedView, _ file: ViewFile, _ format: ExportFormat, name: String) throws {
    if output == StandardOutputFile.name, !format.isText {
      try StandardOutputFile.send(format.fileExtension) { path in
        do { try file.write(to: path, replaces: true) } catch { throw Failure(error) }
      }
      return
    }
    guard let output, output != StandardOutputFile.name else {
      var stream = OutputStream.standardOutput()
      try file.text { (text: String) throws(any Error) in try stream.write(text) }
      try stream.flush()
      return
    }
    let isFolder = output.hasSuffix("/") || TextFile.isFolder(output)
    let separator = output.hasSuffix("/") ? "" : "/"
    let path = isFolder ? output + separator + name + "." + format.fileExtension : output
    let written: String
    do {
      written = try file.write(to: path, replaces: replaces)
    } catch {
      throw Failure(error)
    }
    let format = Format(language: session.language)
    try Program.print(
      session.words(.exportWritten, [CleanText(cleaning: written), format.integer(view.rowCount)]).string
        + "\n")
  }

  /// The format that the ending of the file names.
  private func formatOfEnding() throws -> ExportFormat {
    let ending = output.flatMap { path in
      path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() }
    }
    let known = ExportFormat.allCases.first { $0.fileExtension == ending } ?? (ending == "htm" ? .html : nil)
    guard let known else {
      let all = ExportFormat.allCases.map(\.fileExtension).joined(separator: ", ")
      throw Failure.usage(.exportNeedsFormat, all)
    }
    return known
  }

  // MARK: Options of the view

  private func ignored(_ option: String, _ state: State) -> Failure {
    .usage(.readIgnored, option, "export \(state.screen.rawValue)")
  }

  /// Filters as the key `f` does.
  private func apply(filter: String, to state: inout State) throws {
    guard KeyTable.binding(of: .filter)?.screens.contains(state.screen) == true, state.view.path.isEmpty
    else {
      throw ignored("--filter", state)
    }
    state.view.filter = VietnameseText.folded(CleanText(cleaning: filter).string)
    try session.update(&state, .resize(state.size))
  }

  /// Sorts as the key `s` does, by any column the rows can be sorted by.
  private func apply(sort: String, to state: inout State) throws {
    var whole = state.forExport()
    try session.update(&whole, .resize(whole.size))
    let columns = whole.exportSortColumns
    guard !columns.isEmpty else { throw ignored("--sort", state) }
    let wanted = VietnameseText.words(CleanText(cleaning: sort).string)
    func words(_ column: ExportedColumn) -> [String] { VietnameseText.words(column.heading.string) }
    let found =
      columns.first { $0.id == sort || $0.id == "item:" + sort } ?? columns.first { words($0) == wanted }
      ?? columns.first { column in !wanted.isEmpty && wanted.allSatisfy(words(column).contains) }
    guard let found else {
      let known = CleanText(cleaning: columns.map(\.heading.string).joined(separator: "; "))
      throw Failure(ExitCode.usage) { $0(.exportNoColumn, [CleanText(cleaning: sort), known]) }
    }
    state.view.sort = found.id
    state.view.isSortReversed = isReversed
    try session.update(&state, .resize(state.size))
  }
}

extension Session {
  /// What a state shows as tables, all of it, read now.
  /// - Throws: a ``Failure``, or what the reader threw.
  func exported(_ begun: State, from library: Library) throws -> ExportedView {
    var state = begun.forExport()
    var fault: (any Error)?
    state.play(.resize(state.size)) { query in
      do {
        return .answer(query, try library.answer(query, rules: reportRules, agenda: usualAgenda(query)))
      } catch {
        fault = fault ?? error
        return .failure(query, Notice(.error, ""))
      }
    }
    if let fault { throw fault }
    guard let view = state.exported() else { throw Failure(ExitCode.store) { $0(.errorReading, []) } }
    return view
  }

  /// A path as one that does not depend on the current folder.
  func absolute(_ path: String) -> String { TextFile.absolute(path) }
}
