import Model

/// `definitions.csv`: what figures mean.
public enum DefinitionForm: Form {
  public static let columns = [
    "id", "kind", "group", "name_vi", "name_en", "numerator", "denominator", "basis",
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var faults = eachRow(of: table) { row in
      let id = row.required("id")
      let kind = row.word("kind", Definition.Kind.self)
      let group = row.word("group", Definition.Group.self)
      let higherIsBetter = row.flag("higher_is_better")
      guard row.isSound, let kind, let group else { return }
      batch.definitions.append(
        Definition(
          id: DefinitionID(id), kind: kind, group: group, name: row.localized("name"),
          unitOfMeasure: row.localized("unit"), numerator: identifier(row.text("numerator")),
          denominator: identifier(row.text("denominator")), formula: row.localized("formula"),
          levelSystem: row.clean("level_system"), basis: row.clean("basis"), higherIsBetter: higherIsBetter))
    }
    let known = Set(batch.definitions.map(\.id.rawValue))
    faults += eachRow(of: table) { row in
      for column in ["numerator", "denominator"] {
        let text = row.text(column)
        if !text.isEmpty, !known.contains(text) { row.refuse(column, FaultReason.unknownReference) }
      }
    }
    return faults
  }

  private static func identifier(_ text: String) -> DefinitionID? { text.isEmpty ? nil : DefinitionID(text) }
}

/// `qd766_criteria.csv`: the criteria of Quyết định 766/QĐ-TTg, kept as definitions `qd766.<number>`.
public enum CriterionForm: Form {
  public static let columns = [
    "formula_id", "group_vi", "name_vi", "max_points", "formula_vi", "period_basis", "note",
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let number = row.required("formula_id")
      let points = row.optionalInteger("max_points", in: 0...100)
      guard row.isSound else { return }
      let detail = [
        row.text("formula_vi"),
        row.text("period_basis").isEmpty ? "" : "kỳ: " + row.text("period_basis"),
        points.map { $0 == 0 ? "chỉ theo dõi, 0 điểm" : "tối đa \($0) điểm" } ?? "",
        row.text("note"),
      ].filter { !$0.isEmpty }.joined(separator: "; ")
      batch.definitions.append(
        Definition(
          id: DefinitionID("qd766." + number), kind: number == "2.2" ? .duration : .ratio, group: .dossiers,
          name: LocalizedText(vietnamese: row.clean("name_vi"), english: .empty),
          unitOfMeasure: LocalizedText(
            vietnamese: number == "2.2" ? CleanText("ngày") : CleanText("%"),
            english: number == "2.2" ? CleanText("days") : CleanText("%")),
          numerator: nil, denominator: nil,
          formula: LocalizedText(vietnamese: CleanText(cleaning: detail), english: .empty),
          levelSystem: .empty,
          basis: CleanText("QĐ 766/QĐ-TTg, ") + row.clean("group_vi") + CleanText(", chỉ tiêu ")
            + CleanText(cleaning: number),
          higherIsBetter: number == "2.2" ? false : true))
    }
  }
}

/// `targets.csv`: what is to be reached, with its basis.
public enum TargetForm: Form {
  public static let columns = ["id", "definition", "unit", "value", "as_stated", "year", "basis"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let id = row.required("id")
      let definition = DefinitionID(row.required("definition"))
      let value = row.optionalDecimal("value")
      let year = row.optionalInteger("year", in: 2000...2100)
      if context.definitions[definition] == nil { row.refuse("definition", FaultReason.unknownReference) }
      var unit: UnitID?
      if !row.text("unit").isEmpty {
        unit = UnitID(row.text("unit"))
        if unit.flatMap({ context.register.unit($0) }) == nil {
          row.refuse("unit", FaultReason.unknownReference)
        }
      }
      guard row.isSound else { return }
      batch.targets.append(
        Target(
          id: TargetID(id), definition: definition, unit: unit, value: value,
          asStated: row.clean("as_stated"),
          year: year, basis: row.clean("basis")))
    }
  }
}

/// `holidays.csv`: public holidays and days worked instead.
public enum HolidayForm: Form {
  public static let columns = ["day", "name_vi", "name_en", "is_off", "basis"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let day = row.day("day")
      let isOff = row.flag("is_off")
      guard row.isSound, let day, let isOff else { return }
      guard !batch.holidays.contains(where: { $0.day == day }) else {
        row.refuse("day", FaultReason.doubleRow)
        return
      }
      batch.holidays.append(
        Holiday(day: day, name: row.localized("name"), isOff: isOff, basis: row.clean("basis")))
    }
  }
}

/// `note_wordings.csv`: notes of foreign files in the words of the screen. Adds no facts of its own; see
/// ``wordings(in:)``.
public enum NoteWordingForm: Form {
  public static let columns = ["note", "wording_vi"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      _ = row.required("note")
      _ = row.required("wording_vi")
    }
  }

  public static func wordings(in table: Table) -> [String: String] {
    let pairs = table.rows.map { (table.cell($0, "note") ?? "", table.cell($0, "wording_vi") ?? "") }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
