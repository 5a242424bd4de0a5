import Model

/// `index_structures.csv` with its companions `index_items.csv` and `index_bands.csv`: versions of indices.
public enum StructureForm: Form {
  public static let columns = [
    "id", "index", "name_vi", "name_en", "short_vi", "short_en", "scale", "decimals", "tolerance", "maximum",
    "pass_mark", "basis", "bands_provisional",
  ]
  static let itemColumns = [
    "structure", "id", "role", "parent", "name_vi", "name_en", "short_vi", "short_en", "points",
  ]
  static let bandColumns = ["structure", "name_vi", "name_en", "short_vi", "short_en", "from"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var items: [String: [IndexItem]] = [:]
    var bands: [String: [Band]] = [:]
    let structures = Set(table.rows.compactMap { table.cell($0, "id") })
    var faults: [IntakeFault] = []
    faults += companion("index_items.csv", itemColumns, of: table, in: context) { row in
      let structure = row.required("structure")
      let role = row.word("role", IndexItem.Role.self)
      let points = row.integer("points", in: 0...1000)
      if !structures.contains(structure) { row.refuse("structure", FaultReason.unknownReference) }
      let parent = row.text("parent")
      if !parent.isEmpty, items[structure]?.contains(where: { $0.id.rawValue == parent }) != true {
        row.refuse("parent", FaultReason.unknownReference)
      }
      guard row.isSound, let role, let points else { return }
      items[structure, default: []].append(
        IndexItem(
          id: IndexItemID(row.text("id")), role: role, parent: parent.isEmpty ? nil : IndexItemID(parent),
          name: row.localized("name"), shortName: row.localized("short"), points: points))
    }
    faults += companion("index_bands.csv", bandColumns, of: table, in: context) { row in
      let structure = row.required("structure")
      let from = row.decimal("from")
      if !structures.contains(structure) { row.refuse("structure", FaultReason.unknownReference) }
      guard row.isSound, let from else { return }
      bands[structure, default: []].append(
        Band(name: row.localized("name"), shortName: row.localized("short"), from: from))
    }
    faults += eachRow(of: table) { row in
      let id = row.required("id")
      let scale = row.word("scale", IndexStructureVersion.Scale.self)
      let decimals = row.integer("decimals", in: 0...18)
      let tolerance = row.decimal("tolerance")
      let maximum = row.decimal("maximum")
      let passMark = row.optionalDecimal("pass_mark")
      let isProvisional = row.flag("bands_provisional") ?? false
      guard row.isSound, let scale, let decimals, let tolerance, let maximum else { return }
      batch.structures.append(
        IndexStructureVersion(
          id: StructureID(id), index: IndexID(row.text("index")), name: row.localized("name"),
          shortName: row.localized("short"), scale: scale, decimals: decimals, tolerance: tolerance,
          maximum: maximum, items: items[id] ?? [], bands: (bands[id] ?? []).sorted { $0.from > $1.from },
          bandsAreProvisional: isProvisional, passMark: passMark, basis: row.clean("basis")))
    }
    return faults
  }

  private static func companion(
    _ name: String, _ columns: [String], of table: Table, in context: IntakeContext,
    _ body: (inout RowScanner) -> Void
  ) -> [IntakeFault] {
    guard let companion = context.companions[name] else {
      return [IntakeFault(file: CleanText(cleaning: name), row: 0, reason: FaultReason.missingFile)]
    }
    var faults = columns.filter { !companion.hasColumn($0) }.map {
      IntakeFault(
        file: CleanText(cleaning: name), row: 1, column: CleanText(cleaning: $0),
        reason: FaultReason.missingColumn)
    }
    guard faults.isEmpty else { return faults }
    for row in companion.rows {
      var scanner = RowScanner(table: companion, row: row)
      body(&scanner)
      faults += scanner.faults
    }
    return faults
  }
}
