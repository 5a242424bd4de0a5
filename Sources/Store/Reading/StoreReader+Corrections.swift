import Model

extension StoreReader {
  public func corrections(since batch: BatchNumber) throws -> [FigureCorrection] {
    guard batch.value > 0, batch < knownAt else { return [] }
    let observations: [Changed<Observation>] = try changed(since: batch)
    let figures: [Changed<IndexFigure>] = try changed(since: batch)
    return observations.map {
      FigureCorrection(figure: .observation(old: $0.old, new: $0.new), batch: $0.batch)
    }
      + figures.map { FigureCorrection(figure: .indexFigure(old: $0.old, new: $0.new), batch: $0.batch) }
  }

  public func correction(of figure: FactID, since batch: BatchNumber) throws -> FigureCorrection? {
    guard batch.value > 0, batch < knownAt else { return nil }
    let then = try at(batch)
    let id = [StoredValue.text(figure.rawValue)]
    func versions<Fact: StoredFact>(_ type: Fact.Type) throws -> (old: Fact, new: Fact?)? {
      let condition = "f.id = ?2"
      guard let old = try then.facts(type, where: condition, order: "f.id", id).first else { return nil }
      return (old, try facts(type, where: condition, order: "f.id", id).first)
    }
    let said = try history(of: figure).last { $0.since <= knownAt }.map { $0.until ?? $0.since } ?? knownAt
    if let (old, new) = try versions(Observation.self) {
      return old == new ? nil : FigureCorrection(figure: .observation(old: old, new: new), batch: said)
    }
    guard let (old, new) = try versions(IndexFigure.self) else { return nil }
    return old == new ? nil : FigureCorrection(figure: .indexFigure(old: old, new: new), batch: said)
  }

  private struct Changed<Fact> {
    let old: Fact
    let new: Fact?
    let batch: BatchNumber
  }

  /// Facts known at a batch whose version of then has ended by now.
  ///
  /// Whatever ended a version was said by a later batch, or ended what a withdrawn batch had said; both are found along
  /// the index by who said it, so that what nobody touched costs nothing.
  private func changed<Fact: StoredFact>(since batch: BatchNumber) throws -> [Changed<Fact>] {
    let table = Fact.table
    var withdrawn: Set<Int> = []
    for record in try batches() where record.number > batch {
      if let other = record.withdraws ?? record.restores { withdrawn.insert(other.value) }
    }
    let list = withdrawn.sorted().map(String.init).joined(separator: ", ")
    var found: [Changed<Fact>] = []
    try connection.run { run in
      var ended: [(old: Fact, until: BatchNumber, id: String)] = []
      var seen: Set<String> = []
      for condition in ["n.said_by > ?2"] + (withdrawn.isEmpty ? [] : ["n.said_by IN (\(list))"]) {
        // The version of then has a row of its own for each fact; CROSS keeps the later statements first.
        let sql = """
          SELECT \(Fact.selection(as: "o")), o.until FROM \(table) AS n
          CROSS JOIN \(table) AS o ON o.id = n.id AND o.since <= ?2
          WHERE \(condition) AND o.until > ?2 AND o.until <= ?1
          """
        try run.rows(sql, [.integer(Int64(knownAt.value)), .integer(Int64(batch.value))]) { row in
          let fact = try Fact(row: &row)
          let until = BatchNumber(try row.integer())
          if seen.insert(fact.storedID).inserted { ended.append((fact, until, fact.storedID)) }
        }
      }
      ended.sort { $0.id < $1.id }
      let now =
        "SELECT \(Fact.selection(as: "f")), f.since FROM \(table) AS f WHERE f.id = ?2 AND \(Self.visible("f"))"
      for fact in ended {
        var new: Fact?
        var since = fact.until
        try run.rows(now, [.integer(Int64(knownAt.value)), .text(fact.id)]) { row in
          new = try Fact(row: &row)
          since = BatchNumber(try row.integer())
        }
        found.append(Changed(old: fact.old, new: new, batch: since))
      }
    }
    return found
  }
}
