import Model

/// `seed_facts.csv`, every indicator, ranking, dossier figure, directive, event and document of the five
/// articles, with its companion `seed_readings.csv`, which says row by row how each is read.
///
/// No row is dropped: a row without a reading, or a reading without a row, is a fault.
public enum SeedForm: Form {
  public static let columns = [
    "seed_file", "doc_date", "province", "kind", "subject_vi", "value", "unit", "period", "numerator",
    "denominator", "lead_unit", "coordinating_units", "due_as_stated", "due_iso", "due_iso_note",
    "recurrence",
    "note",
  ]
  static let readingColumns = [
    "id", "kind", "title_vi", "title_en", "text_vi", "definition", "stated", "bound", "period", "as_of",
    "edition", "document", "item", "number", "day", "day_as_stated", "issuer", "leads", "coordinating",
    "due_first", "due_last", "due_reading_vi", "due_reading_en", "recurrence", "first_day", "last_day",
    "until",
    "ad_hoc", "progress", "awaits", "note",
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    let file = CleanText("seed_readings.csv")
    guard let readings = context.companions[file.string] else {
      return [IntakeFault(file: file, row: 0, reason: FaultReason.missingFile)]
    }
    var faults = readingColumns.filter { !readings.hasColumn($0) }.map {
      IntakeFault(file: file, row: 1, column: CleanText(cleaning: $0), reason: FaultReason.missingColumn)
    }
    guard faults.isEmpty else { return faults }
    var rowOfID: [String: Table.Row] = [:]
    for row in readings.rows {
      let id = readings.cell(row, "id") ?? ""
      if rowOfID.updateValue(row, forKey: id) != nil {
        faults.append(
          IntakeFault(
            file: file, row: row.number, column: CleanText("id"), value: CleanText(cleaning: id),
            reason: FaultReason.doubleRow))
      }
    }
    var countOfSeed: [String: Int] = [:]
    faults += eachRow(of: table) { fact in
      let seed = String(fact.required("seed_file").prefix(3))
      countOfSeed[seed, default: 0] += 1
      let id = "\(seed).\(countOfSeed[seed, default: 0])"
      guard let row = rowOfID.removeValue(forKey: id) else {
        fact.refuse("subject_vi", FaultReason.unknownReference, value: id)
        return
      }
      var entry = SeedEntry(id: id, seed: seed, reading: RowScanner(table: readings, row: row))
      entry.read(&fact, context: context, into: &batch)
      faults += entry.reading.faults
    }
    faults += rowOfID.values.sorted { $0.number < $1.number }.map {
      IntakeFault(
        file: file, row: $0.number, column: CleanText("id"),
        value: CleanText(cleaning: readings.cell($0, "id") ?? ""), reason: FaultReason.unknownReference)
    }
    return faults
  }
}

/// `seed_difficulties.csv`: difficulties that the articles name. Reads the meetings' days from the batch, so it
/// comes after ``SeedForm``.
public enum SeedDifficultyForm: Form {
  public static let columns = ["id", "title_vi", "title_en", "definition"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let id = row.required("id")
      let meeting = DocumentID("\(id.prefix(3)).1")
      guard let document = batch.documents.first(where: { $0.id == meeting }), let day = document.day else {
        row.refuse("id", FaultReason.unknownReference)
        return
      }
      var definition: DefinitionID?
      if !row.text("definition").isEmpty {
        definition = DefinitionID(row.text("definition"))
        if definition.flatMap({ context.definitions[$0] }) == nil {
          row.refuse("definition", FaultReason.unknownReference)
        }
      }
      guard row.isSound else { return }
      batch.difficulties.append(
        Difficulty(
          id: DifficultyID(id), province: document.province, title: row.localized("title"), statedOn: day,
          directive: nil, definition: definition, decidedOn: nil, decision: .empty,
          reference: row.reference(SourceID("bai-\(id.prefix(3))"))))
    }
  }
}
