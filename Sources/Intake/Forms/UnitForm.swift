import Model

/// `units.csv`: units the lists of provinces do not have, and later states of those they have.
public enum UnitForm: Form {
  public static let columns = [
    "code", "valid_from", "valid_to", "kind", "group", "name_vi", "name_en", "short_vi", "short_en", "parent",
    "successors", "official_order", "aliases",
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var faults = eachRow(of: table) { row in
      let code = row.required("code")
      let validFrom = row.day("valid_from")
      let validTo = row.optionalDay("valid_to")
      let kind = row.word("kind", AdministrativeUnit.Kind.self)
      let group = row.word("group", AdministrativeUnit.Group.self)
      let order = row.integer("official_order")
      let parent = identifier(&row, "parent", row.text("parent"))
      let successors = row.text("successors").parts(separatedBy: ";").compactMap {
        identifier(&row, "successors", $0)
      }
      if let validFrom, let validTo, validTo < validFrom { row.refuse("valid_to", FaultReason.daysReversed) }
      guard row.isSound, let validFrom, let kind, let group, let order else { return }
      let unit = AdministrativeUnit(
        id: UnitID(code: code, validFrom: validFrom), kind: kind, group: group, name: row.localized("name"),
        shortName: row.localized("short"), validTo: validTo, parent: parent, successors: successors,
        officialOrder: order,
        aliases: row.text("aliases").parts(separatedBy: ";").map { CleanText(cleaning: $0) })
      if let known = batch.units.firstIndex(where: { $0.id == unit.id }) {
        batch.units[known] = unit
      } else {
        batch.units.append(unit)
      }
    }
    // Parents and successors may stand further down or in another file, so they are looked up at the end.
    let known = Set(batch.units.map(\.id))
    faults += eachRow(of: table) { row in
      for column in ["parent", "successors"] {
        for text in row.text(column).parts(separatedBy: ";") {
          if let id = UnitID(text), !known.contains(id) {
            row.refuse(column, FaultReason.unknownReference, value: text)
          }
        }
      }
    }
    return faults
  }

  private static func identifier(_ row: inout RowScanner, _ column: String, _ text: String) -> UnitID? {
    guard !text.isEmpty else { return nil }
    if let id = UnitID(text) { return id }
    row.refuse(column, FaultReason.unknownReference, value: text)
    return nil
  }
}
