import Model
import Store
import TestLibrary

@testable import Dashboard

/// Monthly figures of a home province's units and of some provinces, made up, with everything that makes reading them
/// hard: gaps, bounds, stated ratios, two sources, names that no unit matches, corrections.
struct MonthlyFigures {
  static let home = UnitID(code: "51", validFrom: Day(year: 2025, month: 7, day: 1) ?? Day(number: 0))
  /// The home province as tests need it that look at something else.
  static let homeUnit = AdministrativeUnit(
    id: home, kind: .province, group: .provinces, name: name("Quảng Ngãi"), shortName: name("Quảng Ngãi"),
    validTo: nil, parent: nil, successors: [], officialOrder: 1, aliases: [])
  /// The month before "today".
  static let last = (year: 2026, month: 5)
  static let today = Day(year: 2026, month: 6, day: 3) ?? Day(number: 0)

  let units: Int
  let months: Int

  /// A name that is the same in both languages.
  static func name(_ text: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: text), english: CleanText(cleaning: text))
  }

  private func reference() -> FactBatch {
    var batch = FactBatch(kind: .reference, title: "thử", author: "thử", reason: .empty)
    func unit(_ id: UnitID, _ title: String, _ group: AdministrativeUnit.Group, _ order: Int) {
      batch.units.append(
        AdministrativeUnit(
          id: id, kind: group == .provinces ? .province : group == .communes ? .commune : .department,
          group: group, name: Self.name(title), shortName: Self.name(title), validTo: nil,
          parent: group == .provinces ? nil : Self.home, successors: [], officialOrder: order, aliases: []))
    }
    unit(Self.home, "Quảng Ngãi", .provinces, 1)
    for number in 1...3 { unit(province(number), "Tỉnh \(number)", .provinces, number + 1) }
    for number in 0..<units {
      unit(inside(number), "Xã \(number)", number % 9 == 0 ? .departments : .communes, 100 + number)
    }
    func definition(
      _ id: DefinitionID, _ kind: Definition.Kind, of counts: (DefinitionID, DefinitionID)? = nil
    ) {
      batch.definitions.append(
        Definition(
          id: id, kind: kind, group: id == "so_diem" ? .meetings : .dossiers, name: Self.name(id.rawValue),
          unitOfMeasure: Self.name(kind == .ratio ? "%" : id.rawValue.hasPrefix("tt") ? "thủ tục" : "hồ sơ"),
          numerator: counts?.0, denominator: counts?.1, formula: Self.name(""), levelSystem: "", basis: "",
          higherIsBetter: kind == .ratio ? true : nil))
    }
    for id in ["ho_so_tiep_nhan", "ho_so_dung_han", "ho_so_qua_han", "tt_co", "tt_duoc", "so_diem"] {
      definition(DefinitionID(id), .count)
    }
    definition("ty_le_dung_han", .ratio, of: ("ho_so_dung_han", "ho_so_tiep_nhan"))
    definition("ty_le_thu_tuc", .ratio, of: ("tt_duoc", "tt_co"))
    definition("ty_le_khac", .ratio)
    batch.sources = ["s1", "s2"].map { id in
      Source(
        id: SourceID(id), kind: id == "s1" ? .press : .officialTable, title: Self.name("Nguồn \(id)"),
        publisher: "", address: "", published: nil, readOn: nil, note: "")
    }
    return batch
  }

  func inside(_ number: Int) -> UnitID { UnitID(code: "51.\(number)", validFrom: Self.home.validFrom) }
  func province(_ number: Int) -> UnitID { UnitID(code: "9\(number)", validFrom: Self.home.validFrom) }

  /// The figures as they stand, and the same in two batches of which the second corrects the first.
  func batches() -> (standing: [FactBatch], corrected: [FactBatch]) {
    var random = SeededNumbers(seed: 11)
    var figures = FactBatch(kind: .figures, title: "số liệu", author: "thử", reason: .empty)
    func add(
      _ definition: DefinitionID, _ unit: UnitID?, _ period: Period, _ value: Int?, source: SourceID = "s1",
      name: CleanText = .empty, bound: StatedNumber.Bound = .exact, counts: (Int, Int)? = nil
    ) {
      func number(_ value: Int, _ bound: StatedNumber.Bound = .exact) -> StatedNumber {
        StatedNumber(text: "\(value)", value: ExactDecimal(value), bound: bound)
      }
      figures.observations.append(
        Observation(
          id: FactID("\(definition)-\(unit?.code ?? name.string)-\(period)-\(source)"),
          definition: definition,
          unit: unit, unitAsStated: name, period: period, value: value.map { number($0, bound) },
          numerator: counts.map { number($0.0) }, denominator: counts.map { number($0.1) }, asOf: nil,
          reference: SourceReference(source: source, file: "f.csv", row: figures.observations.count + 1),
          note: .empty))
    }
    let holders = (0..<units).map { inside($0) } + [Self.home] + (1...3).map { province($0) }
    for back in 0..<months {
      let index = Self.last.year * 12 + Self.last.month - 1 - back
      let period = Period.month(year: index / 12, month: index % 12 + 1)
      for unit in holders {
        if Int.random(in: 0..<(20), using: &random) == 0 { continue }
        let all = 5 + Int.random(in: 0..<(400), using: &random)
        let timely = Int.random(in: 0..<(all + 1), using: &random)
        add("ho_so_tiep_nhan", unit, period, all)
        add(
          "ho_so_dung_han", unit, period, timely,
          bound: Int.random(in: 0..<(25), using: &random) == 0 ? .moreThan : .exact)
        if Int.random(in: 0..<(3), using: &random) > 0 { add("ho_so_qua_han", unit, period, all - timely) }
        switch Int.random(in: 0..<(40), using: &random) {
        case 0: add("ty_le_dung_han", unit, period, 50, counts: (all, all * 2))
        case 1: add("ty_le_dung_han", unit, period, 51)
        case 2:
          add("ho_so_tiep_nhan", unit, period, all + Int.random(in: 0..<(2), using: &random), source: "s2")
        case 3: add("ty_le_khac", unit, period, 40)
        case 4: add("ty_le_khac", unit, period, 40, counts: (4, 10))
        default: break
        }
      }
    }
    // Rare things, some of one unit only, one after today, several periods that end on one day.
    for (unit, year) in [(Self.home, 2024), (province(1), 2024), (province(2), 2025), (inside(1), 2023)] {
      add("tt_co", unit, .year(year), 90)
      add("tt_duoc", unit, .year(year), 45)
    }
    let end = Day(year: 2026, month: 10, day: 10) ?? Self.today
    add("ho_so_tiep_nhan", Self.home, .cumulative(from: nil, to: end), 100)
    add("ho_so_dung_han", Self.home, .cumulative(from: nil, to: end), 70)
    add("so_diem", Self.home, .day(end), 7)
    add("so_diem", province(3), .year(2025), 8)
    add("so_diem", province(3), .month(year: 2025, month: 12), 9)
    add("ho_so_tiep_nhan", nil, .year(2025), 10, name: "Các bộ")
    add("ho_so_dung_han", nil, .year(2025), 9, name: "Các bộ")
    add("ho_so_tiep_nhan", nil, .year(2025), 10, name: "Các sở")
    add("ho_so_dung_han", nil, .year(2025), 9, name: "Các sở")

    // What stood before the corrections: other values, and two sources that still disagreed.
    var before = FactBatch(kind: .figures, title: "trước", author: "thử", reason: .empty)
    before.observations = figures.observations.enumerated().filter { $0.offset % 7 == 0 }.map { _, now in
      Observation(
        id: now.id, definition: now.definition, unit: now.unit, unitAsStated: now.unitAsStated,
        period: now.period, value: StatedNumber(text: "1", value: ExactDecimal(1), bound: .about),
        numerator: nil, denominator: nil, asOf: nil, reference: now.reference, note: .empty)
    }
    return ([reference(), figures], [reference(), before, figures])
  }

  /// A reader without indexes: what the store's answers must equal.
  func plainReader() -> MemoryReader { MemoryReader(batches().standing) }

  /// The bytes of a store; they must outlive its readers.
  func image() throws -> UnsafeRawBufferPointer {
    let bytes = try StoreImage.build(batches: batches().corrected, recordedAt: "2026-06-01T00:00:00Z")
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(copy)
  }
}
