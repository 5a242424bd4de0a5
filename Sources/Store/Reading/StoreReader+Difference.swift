import Model

extension StoreReader {
  /// What a batch would change in what this reader knows, by the same comparison as writing it.
  /// - Throws: ``StoreError``.
  public func difference(of batch: FactBatch) throws -> BatchDifference {
    var difference = BatchDifference()
    try add(batch.sources, to: &difference)
    try add(batch.units, to: &difference)
    try add(batch.definitions, to: &difference)
    try add(batch.targets, to: &difference)
    try add(batch.structures, to: &difference)
    try add(batch.editions, to: &difference)
    try add(batch.indexFigures, to: &difference)
    try add(batch.observations, to: &difference)
    try add(batch.documents, to: &difference)
    try add(batch.directives, to: &difference)
    try add(batch.assignments, to: &difference)
    try add(batch.reports, to: &difference)
    try add(batch.extensions, to: &difference)
    try add(batch.difficulties, to: &difference)
    try add(batch.holidays, to: &difference)
    try add(batch.procedures, to: &difference)
    try add(batch.meetings, to: &difference)
    try add(batch.agendaItems, to: &difference)
    try add(batch.meetingRooms, to: &difference)
    try add(batch.attendance, to: &difference)
    try add(batch.drafts, to: &difference)
    try add(batch.closings, to: &difference)
    try add(batch.directiveFigures, to: &difference)
    return difference
  }

  private func add<Fact: StoredFact>(_ facts: [Fact], to difference: inout BatchDifference) throws {
    guard !facts.isEmpty else { return }
    guard FactTables.all(ofSchema: schema).contains(where: { $0 == Fact.self }) else {
      for fact in facts {
        difference.new.append(
          BatchDifference.Entry(
            kind: Fact.table, id: fact.storedID, old: nil, new: CleanText(cleaning: fact.historyLine)))
      }
      return
    }
    let sql =
      "SELECT \(Fact.selection(as: "f")) FROM \(Fact.table) AS f WHERE f.id = ?2 AND \(Self.visible("f"))"
    try connection.run { run in
      for fact in facts {
        var row = RowEncoder()
        try fact.encode(into: &row)
        var isSame = true
        var old: CleanText?
        let values: [StoredValue] = [.integer(Int64(knownAt.value)), .text(fact.storedID)]
        try run.rows(sql, values) { found in
          var compared = found
          _ = compared.value()
          for value in row.values where compared.value() != value { isSame = false }
          old = CleanText(cleaning: try Fact(row: &found).historyLine)
        }
        if old != nil, isSame {
          difference.sameCount += 1
          continue
        }
        let entry = BatchDifference.Entry(
          kind: Fact.table, id: fact.storedID, old: old, new: CleanText(cleaning: fact.historyLine))
        if let old {
          // Of a figure the line says all but the place; of a directive it is only the title.
          let isFigure = fact is Observation || fact is IndexFigure || fact is Source
          if isFigure, old == entry.new {
            difference.restatedCount += 1
          } else {
            difference.changed.append(entry)
          }
        } else {
          difference.new.append(entry)
        }
      }
    }
  }
}
