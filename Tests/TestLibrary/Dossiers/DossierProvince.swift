import Model

/// A small invented province with dossiers one by one, and forms that state some of its counts: two of them rightly,
/// one wrongly, and one for a unit without a list.
public struct DossierProvince: Sendable {
  public let batch: FactBatch
  public let dossiers: [Dossier]

  public static let home = unit("90")
  /// Without units of its own.
  public static let justice = unit("90.S1")
  /// With a branch.
  public static let land = unit("90.S2")
  public static let branch = unit("90.S2.1")
  /// Of which forms tell, and no list.
  public static let silent = unit("90.S3")
  public static let district = unit("90.H1")
  public static let commune = unit("90.X1")
  public static let otherCommune = unit("90.X2")

  /// Became part of ``land`` at the end of February 2025, and its branch ended with it.
  public static let board = unit("90.S4")
  public static let boardBranch = unit("90.S4.1")
  public static let boardEnd = Day(year: 2025, month: 2, day: 28) ?? Day(number: 0)

  public static let marriage = ProcedureID("1.000001")
  public static let parcel = ProcedureID("1.000002")
  /// In no catalogue.
  public static let unnamed = ProcedureID("9.999999")

  public static func unit(_ code: String) -> UnitID { UnitID(code: code, validFrom: first) }
  private static let first = Day(year: 2020, month: 1, day: 1) ?? Day(number: 0)
  public static let today = Day(year: 2025, month: 6, day: 20) ?? Day(number: 0)

  /// - Parameters:
  ///   - longNames: names as offices really bear them, and codes as long as any.
  ///   - many: dossiers of one procedure of one unit in one year, beside the few others.
  ///   - isReorganised: with ``board``, its branch, and a form that states both together.
  public init(longNames: Bool = false, many: Int = 0, isReorganised: Bool = false) {
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: "thử")
    func text(_ name: String) -> LocalizedText {
      let name = longNames ? name + " và các đơn vị sự nghiệp công lập trực thuộc trên địa bàn" : name
      return LocalizedText(vietnamese: CleanText(cleaning: name), english: "")
    }
    func add(
      _ id: UnitID, _ kind: AdministrativeUnit.Kind, _ group: AdministrativeUnit.Group, _ name: String,
      in parent: UnitID?, until validTo: Day? = nil, then successors: [UnitID] = []
    ) {
      batch.units.append(
        AdministrativeUnit(
          id: id, kind: kind, group: group, name: text(name), shortName: text(name), validTo: validTo,
          parent: parent, successors: successors, officialOrder: batch.units.count, aliases: []))
    }
    add(Self.home, .province, .provinces, "Tỉnh Thử", in: nil)
    add(Self.justice, .department, .departments, "Sở Tư pháp", in: Self.home)
    add(Self.land, .department, .departments, "Sở Đất đai", in: Self.home)
    add(Self.branch, .office, .departments, "Chi nhánh Đất đai số 1", in: Self.land)
    add(Self.silent, .department, .departments, "Sở Im lặng", in: Self.home)
    add(Self.commune, .commune, .communes, "Xã Một", in: Self.home)
    add(Self.otherCommune, .commune, .communes, "Xã Hai", in: Self.home)
    if isReorganised {
      add(
        Self.board, .department, .departments, "Ban Đất đai", in: Self.home, until: Self.boardEnd,
        then: [Self.land])
      add(
        Self.boardBranch, .office, .departments, "Chi nhánh Ban Đất đai", in: Self.board,
        until: Self.boardEnd)
    }
    batch.procedures = [
      Procedure(
        id: Self.marriage, name: text("Đăng ký kết hôn").vietnamese, field: "Hộ tịch", level: .whole),
      Procedure(
        id: Self.parcel, name: text("Tách thửa đất").vietnamese, field: "Đất đai", level: .partial),
    ]
    batch.definitions = Self.definitions
    batch.targets = [
      Target(
        id: "t", definition: "ty_le_dung_han", unit: nil, value: ExactDecimal(90), asStated: "90%", year: nil,
        basis: "QĐ 766")
    ]
    dossiers = Self.dossiers(longCodes: longNames, many: many, isReorganised: isReorganised)
    batch.observations = Self.observations(isReorganised: isReorganised)
    self.batch = batch
  }

  public var reader: MemoryReader { MemoryReader([batch], dossiers: dossiers) }

  /// The counts of forms: what Sở Tư pháp states of May is right, what Xã Một states is off by two.
  private static func observations(isReorganised: Bool) -> [Observation] {
    let may = Period.month(year: 2025, month: 5)
    var stated: [(UnitID, DefinitionID, Int)] = [
      (justice, "ii06a_tiep_nhan_trong_ky", 20), (justice, "ii06a_da_giai_quyet", 99),
      (commune, "ii06a_tiep_nhan_trong_ky", 12), (silent, "ii06a_tiep_nhan_trong_ky", 7),
    ]
    // Of January, the last one; rightly: five by itself and eight by its branch.
    if isReorganised { stated.append((board, "ii06a_tiep_nhan_trong_ky", 13)) }
    // Of a quarter in the middle of which the list begins.
    if isReorganised { stated.append((otherCommune, "ii06a_tiep_nhan_trong_ky", 40)) }
    return stated.enumerated().map { position, row in
      Observation(
        id: FactID("o\(position)"), definition: row.1, unit: row.0, unitAsStated: "",
        period: row.0 == board
          ? .month(year: 2025, month: 1) : row.0 == otherCommune ? .quarter(year: 2024, quarter: 4) : may,
        value: StatedNumber(text: String(row.2), value: ExactDecimal(row.2)), numerator: nil,
        denominator: nil, asOf: nil,
        reference: SourceReference(source: "s", file: "ii06a.csv", row: position), note: "")
    }
  }

  private static var definitions: [Definition] {
    func make(_ id: DefinitionID, _ name: CleanText, _ kind: Definition.Kind) -> Definition {
      Definition(
        id: id, kind: kind, group: .dossiers, name: LocalizedText(vietnamese: name, english: ""),
        unitOfMeasure: LocalizedText(vietnamese: kind == .ratio ? "%" : "hồ sơ", english: ""),
        numerator: kind == .ratio ? "ho_so_dung_han" : nil,
        denominator: kind == .ratio ? "ho_so_tiep_nhan" : nil,
        formula: LocalizedText(vietnamese: "đúng hạn / tiếp nhận", english: ""), levelSystem: "", basis: "",
        higherIsBetter: kind == .ratio ? true : nil)
    }
    return [
      make("ho_so_tiep_nhan", "Hồ sơ tiếp nhận", .count), make("ho_so_dung_han", "Hồ sơ đúng hạn", .count),
      make("ty_le_dung_han", "Giải quyết đúng hạn", .ratio),
      make("ii06a_tiep_nhan_trong_ky", "Tiếp nhận trong kỳ (II.06a)", .count),
      make("ii06a_da_giai_quyet", "Hồ sơ đã giải quyết (II.06a)", .count),
    ]
  }

  private static func dossiers(longCodes: Bool, many: Int, isReorganised: Bool) -> [Dossier] {
    var numbers = SeededNumbers(seed: 5)
    var dossiers: [Dossier] = []
    func add(_ unit: UnitID, _ procedure: ProcedureID, _ received: Day) {
      let due = received + Int.random(in: 2...15, using: &numbers)
      let end = received + Int.random(in: 0...20, using: &numbers)
      let finished = end <= today ? end : nil
      let result: DossierResult? =
        finished == nil
        ? numbers.percent(20) ? .awaitingSupplement : nil : numbers.percent(5) ? .withdrawn : .granted
      let number = String(1_000_000 + dossiers.count).dropFirst()
      let code = (longCodes ? "000.00.12.H90-250603-" : "H90-") + number
      dossiers.append(
        Dossier(
          code: DossierCode(code), unit: unit, procedure: procedure,
          channel: numbers.percent(60) ? .online : nil,
          received: received, due: numbers.percent(90) ? due : nil, finished: finished, result: result,
          reference: SourceReference(source: "s", file: "ho-so.csv", row: dossiers.count + 2)))
    }
    // So many in each month from November 2024 to June 2025.
    let shares: [(UnitID, ProcedureID, Int)] = [
      (justice, marriage, 14), (justice, unnamed, 6), (land, parcel, 9), (branch, parcel, 25),
      (commune, marriage, 7), (commune, parcel, 3), (otherCommune, marriage, 4),
    ]
    for month in [11, 12, 1, 2, 3, 4, 5, 6] {
      for (unit, procedure, count) in shares {
        for number in 0..<count {
          let day = Day(year: month > 6 ? 2024 : 2025, month: month, day: 1 + number * 7 % 20)
          if let day { add(unit, procedure, day) }
        }
      }
    }
    if isReorganised {
      for (unit, count) in [(board, 5), (boardBranch, 8)] {
        for number in 0..<count { add(unit, parcel, boardEnd + (-50 + number)) }
      }
    }
    let start = Day(year: 2024, month: 7, day: 1) ?? Day(number: 0)
    for number in 0..<many { add(otherCommune, marriage, start + number * 350 / many) }
    return dossiers
  }
}
