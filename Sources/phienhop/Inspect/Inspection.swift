import Dashboard
import ForeignFiles
import Intake
import Model

/// Tells in words what a foreign file is and holds: container, encoding, sheets, sizes and first rows.
struct Inspection {
  private let input: String
  private let options: WorkbookReader.Options
  private let words: ProgramWords

  /// - Throws: a ``Failure`` with exit code 2 for an encoding that is not known.
  init(input: String, sheet: String?, encoding: String?, words: ProgramWords) throws {
    self.input = input
    self.words = words
    var known: TextEncoding?
    if let encoding {
      known = TextEncoding(named: encoding)
      guard known != nil else {
        let names = TextEncoding.allCases.filter(\.isReadable).map(\.rawValue).joined(separator: ", ")
        throw Failure.usage(.errorEncoding, encoding, names)
      }
    }
    options = WorkbookReader.Options(sheets: sheet.map { .named([$0]) } ?? .visible, encoding: known)
  }

  /// - Returns: 1 where rows have faults.
  /// - Throws: a ``Failure`` where the file is refused.
  func run() throws -> Int32 {
    var pages: [InspectedSheet] = []
    var format: FileFormat?
    var faults: [IntakeFault] = []
    let notices: [ReadingNotice]
    do {
      notices = try WorkbookReader().visit(path: input, options: options) { event in
        switch event {
        case .format(let found): format = found
        case .sheet(let header): pages.append(InspectedSheet(header: header))
        case .row(let row): pages.last.map { _ in pages[pages.count - 1].add(row) }
        case .sheetEnd(let merges): pages.last.map { _ in pages[pages.count - 1].merges = merges.count }
        case .fault(let fault): faults.append(fault)
        case .progress: break
        }
        return .next
      }
    } catch let failure {
      throw Failure(failure)
    }
    try Program.print(lines(format, pages, faults, notices).joined(separator: "\n") + "\n")
    return faults.isEmpty ? ExitCode.done : ExitCode.findings
  }

  private func lines(
    _ format: FileFormat?, _ pages: [InspectedSheet], _ faults: [IntakeFault], _ notices: [ReadingNotice]
  ) -> [String] {
    var lines = [words(.inspectFile, [CleanText(cleaning: input)]).string]
    if let format {
      lines.append(words(.inspectContainer, [format.container.title.text(in: words.language)]).string)
      if let encoding = format.encoding {
        lines.append(words(.inspectEncoding, [CleanText(cleaning: encoding.name)]).string)
      }
      if let delimiter = format.delimiter {
        let shown = delimiter == "\t" ? "tab" : CleanText(cleaning: String(delimiter))
        lines.append(words(.inspectDelimiter, [shown]).string)
      }
    }
    for notice in notices {
      lines.append(words(.inspectNotice, [notice.text.text(in: words.language)]).string)
    }
    for page in pages {
      lines.append("")
      lines += page.lines(words)
    }
    if !faults.isEmpty {
      lines.append("")
      lines.append(words(.inspectFaults, [integer(faults.count)]).string)
      lines += faults.map { "  " + $0.line(words).string }
    }
    return lines
  }

  private func integer(_ number: Int) -> CleanText { Format(language: words.language).integer(number) }
}

extension Failure {
  /// A file that was not read.
  init(_ failure: ReadingFailure) {
    self.init(failure.exitCode, details: failure.details) { failure.fault.line($0) }
  }
}

extension IntakeFault {
  /// File, sheet, row, column, value, reason and suggestion in one line.
  func line(_ words: ProgramWords) -> CleanText {
    var place = [file]
    if !sheet.isEmpty { place.append(words(.faultSheet, [sheet])) }
    if row > 0 { place.append(words(.faultRow, [CleanText(cleaning: String(row))])) }
    if !column.isEmpty { place.append(words(.faultColumn, [column])) }
    var line = place.joined(separator: ", ")
    if !value.isEmpty { line = line + CleanText(cleaning: ", “") + value + CleanText(cleaning: "”") }
    line = line + ": " + reason.text(in: words.language)
    if let doubt, let advice = words.text("advice.\(doubt.choice.rawValue)") { line = line + "; " + advice }
    if !suggestion.isEmpty { line = line + " " + words(.faultSuggestion, [suggestion]) }
    return line
  }
}
