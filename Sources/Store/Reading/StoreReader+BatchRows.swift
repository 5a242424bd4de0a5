import Model

extension StoreReader {
  /// Rows of a page.
  static let batchPageRows = 200
  /// Facts that are gone through to tell new ones from changed ones.
  private static let mostCounted = 200_000

  public func choices() throws -> [FigureChoice] {
    let sql =
      "SELECT f.id, f.value, f.said_by FROM setting AS f WHERE f.id >= ?2 AND f.id < ?3 "
      + "AND \(Self.visible("f")) ORDER BY f.id"
    let prefix = FigureChoice.settingPrefix
    // What follows the last key with the prefix: "/" is followed by "0".
    let end = prefix.dropLast() + "0"
    return try connection.run { run in
      var choices: [FigureChoice] = []
      try run.rows(sql, [.integer(Int64(knownAt.value)), .text(prefix), .text(String(end))]) { row in
        let key = row.string()
        let value = row.string()
        let batch = BatchNumber(try row.integer())
        if let choice = FigureChoice(settingKey: key, value: value, batch: batch) { choices.append(choice) }
      }
      return choices
    }
  }

  public func rows(of batch: BatchNumber, after position: BatchRow.Position?) throws -> BatchPage {
    guard batch <= knownAt, let record = try batches().first(where: { $0.number == batch }) else {
      return BatchPage(rows: [], next: nil)
    }
    let question = BatchQuestion(record)
    var rows: [BatchRow] = []
    let types = FactTables.all(ofSchema: schema)
    for table in types.indices.dropFirst(position?.table ?? 0) {
      let after = table == position?.table ? position?.row ?? 0 : 0
      rows += try self.rows(
        types[table], table, question, after: after, limit: Self.batchPageRows - rows.count + 1)
      if rows.count > Self.batchPageRows { break }
    }
    let page = rows.prefix(Self.batchPageRows)
    let next = rows.count > page.count ? page.last?.position : nil
    guard position == nil else { return BatchPage(rows: Array(page), next: next) }
    let dossiers = try contents(of: batch).dossiers.map {
      BatchPage.DossierCounts(
        new: $0.new, changed: $0.changed, same: $0.same, repeated: $0.repeated)
    }
    return BatchPage(
      rows: Array(page), next: next, counts: try counts(record, question, types), dossiers: dossiers)
  }

  /// Which versions a batch's rows are. Each condition goes along the index by who said it, in the order of writing.
  private struct BatchQuestion {
    /// The batch that said them, then the one that is asked about.
    let values: [StoredValue]
    let isWithdrawal: Bool

    init(_ record: BatchRecord) {
      isWithdrawal = record.withdraws != nil
      let said = record.withdraws ?? record.restores ?? record.number
      values = [.integer(Int64(said.value)), .integer(Int64(record.number.value))]
    }

    /// - Parameter place: the number of the first of the two values.
    func condition(from place: Int) -> String {
      "f.said_by = ?\(place) AND f.\(isWithdrawal ? "until" : "since") = ?\(place + 1)"
    }
  }

  private func rows<Fact: StoredFact>(
    _ type: Fact.Type, _ table: Int, _ question: BatchQuestion, after: Int, limit: Int
  ) throws -> [BatchRow] {
    let sql =
      "SELECT f.rowid, f.since, \(Fact.selection(as: "f")) FROM \(Fact.table) AS f "
      + "WHERE \(question.condition(from: 2)) AND f.rowid > ?1 ORDER BY f.rowid LIMIT ?4"
    let before =
      "SELECT \(Fact.selection(as: "f")) FROM \(Fact.table) AS f WHERE f.id = ?1 AND f.until = ?2 LIMIT 1"
    return try connection.run { run in
      var rows: [BatchRow] = []
      var old: [(id: String, since: Int)] = []
      try run.rows(sql, [.integer(Int64(after))] + question.values + [.integer(Int64(limit))]) { row in
        let number = try row.integer()
        let since = try row.integer()
        let fact = try Fact(row: &row)
        rows.append(
          BatchRow(
            content: Self.content(fact), change: question.isWithdrawal ? .withdrawn : .new,
            position: BatchRow.Position(table: table, row: number)))
        old.append((fact.storedID, since))
      }
      guard !question.isWithdrawal else { return rows }
      for (position, version) in old.enumerated() {
        try run.rows(before, [.text(version.id), .integer(Int64(version.since))]) { row in
          let line = CleanText(cleaning: try Fact(row: &row).historyLine)
          rows[position] = BatchRow(
            content: rows[position].content, change: .changed(old: line), position: rows[position].position)
        }
      }
      return rows
    }
  }

  private static func content(_ fact: some StoredFact) -> BatchRow.Content {
    switch fact {
    case let observation as Observation: return .observation(observation)
    case let figure as IndexFigure: return .figure(figure)
    default: break
    }
    let reference: SourceReference? =
      switch fact {
      case let directive as Directive: directive.reference
      case let document as Document: document.reference
      case let difficulty as Difficulty: difficulty.reference
      case let report as ProgressReport: report.reference
      case let extended as DueExtension: extended.reference
      default: nil
      }
    return .other(
      kind: type(of: fact).table, id: fact.storedID, line: CleanText(cleaning: fact.historyLine),
      reference: reference)
  }

  private func counts(
    _ record: BatchRecord, _ question: BatchQuestion, _ types: [any StoredFact.Type]
  ) throws -> BatchPage.Counts? {
    guard record.factCount <= Self.mostCounted else { return nil }
    return try connection.run { run in
      var all = 0
      var changed = 0
      for type in types {
        let from = "FROM \(type.table) AS f WHERE \(question.condition(from: 1))"
        all += try run.integer("SELECT count(*) \(from)", question.values) ?? 0
        guard !question.isWithdrawal else { continue }
        changed +=
          try run.integer(
            "SELECT count(*) \(from) AND EXISTS (SELECT 1 FROM \(type.table) AS x WHERE x.id = f.id "
              + "AND x.until = f.since)", question.values) ?? 0
      }
      return question.isWithdrawal
        ? BatchPage.Counts(new: 0, changed: 0, withdrawn: all)
        : BatchPage.Counts(new: all - changed, changed: changed, withdrawn: 0)
    }
  }

  public func checkedObservations(of definition: DefinitionID) throws -> [Observation] {
    let notes = KeptCheck.beginnings.map { "instr(f.note, '\($0)') > 0" }.joined(separator: " OR ")
    return try facts(
      where: "f.definition = ?2 AND (f.denominator_text IS NOT NULL OR (f.note <> '' AND (\(notes))))",
      order: "f.period_last, f.id", [.text(definition.rawValue)])
  }
}
