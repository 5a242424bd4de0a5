import Model

extension Assignment: StoredFact {
  static let table = "assignment"
  static let columns = ["directive"] + Columns.party + Columns.reference

  static let directiveColumn: String? = "directive"

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(directive))
    row.add(party)
    row.add(reference)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), directive: row.identifier(), party: try row.party(),
      reference: try row.reference())
  }

  var historyLine: String { party.asStated.string }
}

extension ProgressReport: StoredFact {
  static let table = "report"
  static let columns =
    [
      "directive", "assignment", "instance", "reported_on", "progress", "finished_on", "percent", "text",
      "evidence",
    ]
    + Columns.reference

  static let directiveColumn: String? = "directive"

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(directive))
    row.add(assignment)
    row.add(instance)
    row.add(Optional(reportedOn))
    row.add(progress)
    row.add(finishedOn)
    row.add(percent)
    row.add(text)
    row.add(evidence)
    row.add(reference)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), directive: row.identifier(), assignment: row.optionalIdentifier(),
      instance: try row.optionalDay(), reportedOn: try row.day(), progress: try row.named(),
      finishedOn: try row.optionalDay(), percent: try row.optionalInteger(), text: row.text(),
      evidence: row.text(), reference: try row.reference())
  }

  var historyLine: String {
    ([reportedOn.description, progress.rawValue] + (percent.map { ["\($0) %"] } ?? []) + [text.string])
      .joined(separator: " · ")
  }
}

extension DueExtension: StoredFact {
  static let table = "due_extension"
  static let columns =
    ["directive", "assignment", "granted_on"] + Columns.window + ["document", "reason"] + Columns.reference

  static let directiveColumn: String? = "directive"

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(directive))
    row.add(assignment)
    row.add(Optional(grantedOn))
    row.add(Optional(window))
    row.add(document)
    row.add(reason)
    row.add(reference)
  }

  init(row: inout RowDecoder) throws {
    let id: FactID = row.identifier()
    let directive: DirectiveID = row.identifier()
    let assignment: FactID? = row.optionalIdentifier()
    let grantedOn = try row.day()
    guard let window = try row.optionalRange() else { throw row.unfit("no window") }
    self.init(
      id: id, directive: directive, assignment: assignment, grantedOn: grantedOn, window: window,
      document: row.text(), reason: row.text(), reference: try row.reference())
  }

  var historyLine: String { "\(window.first) – \(window.last)" }
}
