import Model

/// `provinces.csv`: the 63 provinces with the day each ended and the code that took it in.
///
/// Needs `provinces_2025.csv` among the companions, because a successor's code alone does not name it.
public enum ProvinceForm: Form {
  public static let columns = [
    "code", "name_vi", "name_short", "name_en", "type", "valid_from", "valid_to", "successor_code",
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var startOfCode: [String: Day] = [:]
    if let later = context.companions["provinces_2025.csv"] {
      for row in later.rows {
        guard let code = later.cell(row, "code"), let start = later.cell(row, "valid_from") else { continue }
        startOfCode[code] = Day(iso8601: start)
      }
    }
    return eachRow(of: table) { row in
      guard let read = province(&row) else { return }
      var successors: [UnitID] = []
      if read.validTo != nil {
        let code = row.required("successor_code")
        guard let start = startOfCode[code] else {
          row.refuse("successor_code", FaultReason.unknownReference)
          return
        }
        successors = [UnitID(code: code, validFrom: start)]
      }
      guard row.isSound else { return }
      batch.units.append(read.unit(successors: successors))
    }
  }

  /// What the lists of 63 and of 34 have in common.
  struct Province {
    let id: UnitID
    let kind: AdministrativeUnit.Kind
    let name: LocalizedText
    let shortName: LocalizedText
    let validTo: Day?
    let order: Int

    func unit(successors: [UnitID]) -> AdministrativeUnit {
      AdministrativeUnit(
        id: id, kind: kind, group: .provinces, name: name, shortName: shortName, validTo: validTo,
        parent: nil,
        successors: successors, officialOrder: order, aliases: [])
    }
  }

  static func province(_ row: inout RowScanner) -> Province? {
    let code = row.required("code")
    let order = row.integer("code", in: 1...99)
    let validFrom = row.day("valid_from")
    let validTo = row.optionalDay("valid_to")
    let kind: AdministrativeUnit.Kind
    switch row.required("type") {
    case "tỉnh": kind = .province
    case "thành phố trực thuộc trung ương": kind = .city
    default:
      row.refuse("type", FaultReason.unknownWord)
      return nil
    }
    guard row.isSound, let order, let validFrom else { return nil }
    return Province(
      id: UnitID(code: code, validFrom: validFrom), kind: kind,
      name: LocalizedText(vietnamese: row.clean("name_vi"), english: row.clean("name_en")),
      shortName: LocalizedText(vietnamese: row.clean("name_short"), english: row.clean("name_en")),
      validTo: validTo, order: order)
  }
}

/// `provinces_2025.csv`: the 34 since 01/07/2025. Those that did not change stand in the list of 63 already and
/// are the same unit; every row must agree with it in what it absorbed.
public enum Province2025Form: Form {
  public static let columns = [
    "code", "name_vi", "name_short", "name_en", "type", "valid_from", "valid_to", "absorbed_codes",
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    let known = Dictionary(batch.units.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    let before = batch.units
    return eachRow(of: table) { row in
      guard let read = ProvinceForm.province(&row) else { return }
      let absorbed = Set(row.text("absorbed_codes").parts(separatedBy: ";"))
      let pointing = Set(
        before.filter { $0.successors.contains(read.id) || $0.id == read.id }.map(\.id.code))
      guard absorbed == pointing else {
        row.refuse(
          "absorbed_codes", FaultReason.unknownReference, suggestion: pointing.sorted().joined(separator: ";")
        )
        return
      }
      if known[read.id] == nil { batch.units.append(read.unit(successors: [])) }
    }
  }
}

/// `province_aliases.csv`: spellings seen in sources, by the code in the list of 63. They belong to the province
/// of that code at all times whose short name is the same one's, so that "TP. Huế" is found before and after.
public enum ProvinceAliasForm: Form {
  public static let columns = ["code_63", "alias", "seen_in"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var added: [UnitID: [CleanText]] = [:]
    let provinces = batch.units.filter { $0.group == .provinces }
    let faults = eachRow(of: table) { row in
      let code = row.required("code_63")
      _ = row.required("alias")
      guard row.isSound else { return }
      guard let first = provinces.filter({ $0.id.code == code }).min(by: { $0.id < $1.id }) else {
        row.refuse("code_63", FaultReason.unknownReference)
        return
      }
      let renamed = first.successors.filter { $0.code == code && $0.validFrom < mergerDay }
      let same = provinces.filter {
        $0.id == first.id || renamed.contains($0.id) || $0.shortName == first.shortName
      }
      for unit in same { added[unit.id, default: []].append(row.clean("alias")) }
    }
    batch.units = batch.units.map { unit in
      guard let aliases = added[unit.id] else { return unit }
      return unit.adding(aliases: aliases)
    }
    return faults
  }

  /// 01/07/2025, when 63 units became 34 (Nghị quyết 202/2025/QH15) and seven codes changed meaning.
  static let mergerDay = Day(year: 2025, month: 7, day: 1) ?? Day(number: 20270)
}

extension AdministrativeUnit {
  func adding(aliases more: [CleanText]) -> AdministrativeUnit {
    AdministrativeUnit(
      id: id, kind: kind, group: group, name: name, shortName: shortName, validTo: validTo, parent: parent,
      successors: successors, isSpecialZone: isSpecialZone, officialOrder: officialOrder,
      aliases: aliases + more)
  }
}

/// `provinces_changes.csv`: what changed the list of provinces, kept as milestones.
public enum ProvinceChangeForm: Form {
  public static let columns = ["date", "code", "change", "source"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let day = row.day("date")
      let code = row.required("code")
      guard row.isSound, let day else { return }
      let title: LocalizedText
      if code == "*" {
        title = LocalizedText(
          vietnamese: CleanText("63 tỉnh, thành phố thành 34; bỏ cấp huyện"),
          english: CleanText("63 provinces become 34; districts end"))
      } else if let unit = batch.units.first(where: { $0.id == UnitID(code: code, validFrom: day) }) {
        title = LocalizedText(
          vietnamese: CleanText("Thành lập: ") + unit.name.vietnamese,
          english: CleanText("Established: ") + unit.name.english)
      } else {
        row.refuse("code", FaultReason.unknownReference)
        return
      }
      batch.documents.append(
        Document(
          id: DocumentID("don-vi/\(day)"), kind: .milestone, province: nil, number: .empty, title: title,
          day: day, dayAsStated: .empty, issuer: .empty, reference: row.reference("danh-muc-don-vi"),
          note: CleanText(cleaning: context.wording(ofNote: row.text("source")))))
    }
  }
}
