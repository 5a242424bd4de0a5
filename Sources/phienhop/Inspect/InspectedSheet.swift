import Dashboard
import ForeignFiles
import Intake
import Model

/// What is told of one sheet: its size and its first rows.
struct InspectedSheet {
  let header: SheetHeader
  var merges = 0
  private var rows = 0
  private var lastRow = 0
  private var columns = 0
  private var shown: [RawRow] = []

  private static let shownRows = 8
  private static let shownCells = 14
  private static let cellColumns = 24

  init(header: SheetHeader) {
    self.header = header
  }

  mutating func add(_ row: RawRow) {
    rows += 1
    lastRow = row.number
    columns = max(columns, row.cells.count)
    if shown.count < Self.shownRows { shown.append(row) }
  }

  func lines(_ words: ProgramWords) -> [String] {
    let format = Format(language: words.language)
    let name =
      header.name.isEmpty
      ? words[.inspectText]
      : words(.inspectSheet, [format.integer(header.index + 1), CleanText(cleaning: header.name)])
    guard header.isRead else {
      return [name.string + ": " + words[header.isHidden ? .inspectHidden : .inspectNotRead].string]
    }
    var title =
      name + ": "
      + words(
        .inspectSize, [format.integer(rows), format.integer(lastRow), format.integer(columns)])
    if merges > 0 { title = title + words(.inspectMerges, [format.integer(merges)]) }
    if header.isHidden { title = title + words[.inspectWasHidden] }
    let width = String(shown.last?.number ?? 0).count
    return [title.string]
      + shown.map { row in
        let cells = row.cells.prefix(Self.shownCells).map { cell in
          cell.shown(words, format).truncated(toColumns: Self.cellColumns).string
        }
        let more = row.cells.count > Self.shownCells ? " │ …" : ""
        let number = CleanText(cleaning: String(row.number)).padded(to: width, alignment: .trailing)
        return "  \(number) │ " + cells.joined(separator: " │ ") + more
      }
  }
}

extension RawCell {
  /// A cell as it is told to people; a percentage as one.
  fileprivate func shown(_ words: ProgramWords, _ format: Format) -> CleanText {
    switch content {
    case .blank: isFormula ? words[.inspectNoResult] : .empty
    case .text(let text): CleanText(cleaning: text)
    case .number(let number): Self.number(number, isPercent: isPercent, format)
    case .day(let day, let second):
      CleanText(cleaning: format.day(day).string + (second.map { " " + Self.time($0) } ?? ""))
    case .flag(let flag): words[flag ? .yes : .no]
    case .error(let error): CleanText(cleaning: error)
    }
  }

  private static func number(_ text: String, isPercent: Bool, _ format: Format) -> CleanText {
    // More digits than a figure can have are shown as they stand.
    guard let value = ExactDecimal(text) else { return CleanText(cleaning: text) }
    guard isPercent else { return format.number(value) }
    return format.number(value * ExactDecimal(100)) + "%"
  }

  private static func time(_ second: Int) -> String {
    [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
