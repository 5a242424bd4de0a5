import Model

/// Makes procedures of the rows of a catalogue.
struct ProcedureBuilder {
  private let cells: CellReader
  private let source: FormSource

  init(work: SheetWork, cells: CellReader) {
    self.cells = cells
    source = FormSource(work: work)
  }

  func build(into work: inout SheetWork) {
    var seen: Set<ProcedureID> = []
    for row in work.rows {
      var row = row
      let id = ProcedureID(row.text("code").string)
      guard seen.insert(id).inserted else {
        cells.refuse(&row, cells.columnOfField["code"], FaultReason.doubleRow)
        work.refuse(row)
        continue
      }
      work.reading.takenRows += 1
      work.reading.batch.procedures.append(
        Procedure(
          id: id, name: row.text("name"), field: row.text("sector"),
          level: row.word("level").flatMap { OnlineLevel(rawValue: $0) }))
    }
    if work.reading.takenRows > 0 { work.reading.batch.sources.append(source.source) }
  }
}
