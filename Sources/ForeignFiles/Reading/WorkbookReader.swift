import Glibc
import Intake
import Model

/// Reads a foreign file down to raw cells: workbooks, pages with tables, and text with delimiters.
///
/// A file is recognised by its content and never by its name. Containers that need a library are read by a child process
/// under limits, so that a file can at worst be refused. See ``ReadingLimits``.
public struct WorkbookReader: Sendable {
  /// How to read.
  public struct Options: Sendable, Hashable {
    public var sheets = SheetChoice.visible
    /// The encoding of a text file, where the user knows it.
    public var encoding: TextEncoding?
    public var limits = ReadingLimits()

    public init(sheets: SheetChoice = .visible, encoding: TextEncoding? = nil) {
      self.sheets = sheets
      self.encoding = encoding
    }
  }

  private let program: String

  /// - Parameter program: the program that is started as child. Usually this one; tests name the built one.
  public init(program: String = "/proc/self/exe") {
    self.program = program
  }

  /// Reads a file and gives what comes to a closure, row by row.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: the file as the user named it, for faults; the path by default.
  ///   - body: called on this thread. What it has taken counts only once the call has returned.
  /// - Returns: what is worth a word beside the rows.
  /// - Throws: a ``ReadingFailure`` where the file is refused, even where rows have been given before.
  @discardableResult public func visit(
    path: String, name: String? = nil, options: Options = Options(), _ body: (ReadingEvent) -> ReadingStep
  ) throws(ReadingFailure) -> [ReadingNotice] {
    let file = CleanText(cleaning: name ?? path)
    do {
      var notices = NoticeCollector(path: path)
      func take(_ event: ReadingEvent) -> ReadingStep {
        notices.take(event)
        return body(event)
      }
      let open = try OpenFile(path)
      let start = try open.bytes(at: 0, count: FileKind.neededBytes)
      let kind = try FileKind.of(start)
      if kind == .delimited {
        try DelimitedReader(open, file: file, limits: options.limits, encoding: options.encoding).run(take)
      } else {
        try read(open, kind, file, options, take)
      }
      if open.hasChanged { throw FaultPlace(.changedMeanwhile) }
      return notices.notices
    } catch let place as FaultPlace {
      throw ReadingFailure(place, file: file)
    } catch {
      throw ReadingFailure(FaultPlace(.crashed), file: file, details: "\(error)")
    }
  }

  private func read(
    _ open: OpenFile, _ kind: FileKind, _ file: CleanText, _ options: Options,
    _ body: (ReadingEvent) -> ReadingStep
  ) throws {
    let request = ReaderRequest(
      kind: kind, limits: options.limits, choice: options.sheets, encoding: options.encoding)
    let child = try ReaderProcess(program: program, request: request, file: open.descriptor)
    try ReaderConversation(child: child, file: file, limits: options.limits).run(body)
  }
}
