import Model

/// What a row says of the progress of a directive: a report, and an extension where it grants one.
struct ProgressRow {
  let row: RowValues
  let cells: CellReader
  let source: FormSource
  /// The day the list speaks of, for rows that state none.
  let statedOn: Day
  let percent: Int?

  func append(to batch: inout FactBatch, directive: DirectiveID, assignment: FactID?) {
    let whose = assignment.map { "/" + $0.rawValue } ?? ""
    if let progress = row.word("status").flatMap({ Progress(rawValue: $0) }) {
      let reportedOn = row.day("reported") ?? statedOn
      let parts = [row.text("result"), row.text("reason")].filter { !$0.isEmpty }
      batch.reports.append(
        ProgressReport(
          id: FactID("bc/\(directive)\(whose)/\(reportedOn)"), directive: directive, assignment: assignment,
          instance: nil, reportedOn: reportedOn, progress: progress,
          finishedOn: progress == .done ? row.day("finished") : nil, percent: percent,
          text: parts.joined(separator: "; "), evidence: row.text("evidence"),
          reference: source.reference(row: row.row.number, column: cells.heading(of: "status"))))
    }
    if let day = row.day("extended_to") {
      batch.extensions.append(
        DueExtension(
          id: FactID("gh/\(directive)\(whose)/\(day)"), directive: directive, assignment: assignment,
          grantedOn: row.day("reported") ?? statedOn, window: DayRange(day),
          document: row.text("extension_document"), reason: row.text("reason"),
          reference: source.reference(row: row.row.number, column: cells.heading(of: "extended_to"))))
    }
  }
}

/// How far a directive is, 0 to 100.
enum ReportedPercent {
  /// - Returns: nil where a row states none; a fault is told for a number that is none.
  static func read(_ row: inout RowValues, _ cells: CellReader) -> Int? {
    guard let value = row.exact("percent") else { return nil }
    guard !value.isNegative, value <= ExactDecimal(100),
      let percent = Int(value.rounded(scale: 0).description)
    else {
      cells.refuse(&row, cells.columnOfField["percent"], FaultReason.outOfRange, suggestion: "0–100")
      return nil
    }
    return percent
  }
}
