import Model

/// Monthly figures of the provinces and of the units under the home province: dossiers counted so that the ratios
/// follow from them, one ratio of dossiers and one of electronic documents stated with their counts.
struct LargeFigures {
  let library: LargeLibrary
  let units: [AdministrativeUnit]

  /// The figures of the month so many before the month that ended last.
  func batch(monthsBack: Int) -> FactBatch {
    let (year, month, _) = library.plan.today.components
    let index = year * 12 + month - 2 - monthsBack
    let period = Period.month(year: index / 12, month: index % 12 + 1)
    var random = SeededNumbers(seed: library.plan.seed &* 1_000_003 &+ UInt64(clamping: index))
    var batch = LargeLibrary.batch("Số liệu tháng \(index % 12 + 1)/\(index / 12)")
    let provinces = library.register.provinces(on: library.plan.today)
    batch.observations.reserveCapacity((provinces.count + units.count) * 5)
    for (position, unit) in (provinces + units).enumerated() {
      let isProvince = position < provinces.count
      let size = isProvince ? 40_000 : unit.group == .communes ? 300 : 1500
      let received = size / 2 + Int.random(in: 0..<size, using: &random)
      // One in a hundred and fifty has not reported, and every so often a unit had nothing to do.
      if random.percent(1), random.percent(66) { continue }
      let dossiers = unit.group == .communes && random.percent(1) ? 0 : received
      batch.observations += observations(
        of: unit, name: "\(isProvince ? "t" : "d")\(position)", period: period, received: dossiers, &random)
    }
    return batch
  }

  private func observations(
    of unit: AdministrativeUnit, name: String, period: Period, received: Int, _ random: inout SeededNumbers
  ) -> [Observation] {
    let onTime = received - received * Int.random(in: 0..<60, using: &random) / 1000
    let digitised = received * Int.random(in: 400..<990, using: &random) / 1000
    let documents = 200 + Int.random(in: 0..<800, using: &random)
    let electronic = documents * Int.random(in: 850...1000, using: &random) / 1000
    func observation(
      _ definition: DefinitionID, _ part: String, _ value: StatedNumber?, _ counts: (Int, Int)?
    )
      -> Observation
    {
      Observation(
        id: FactID("ml.\(period.code).\(name).\(part)"), definition: definition, unit: unit.id,
        unitAsStated: unit.name.vietnamese, period: period, value: value,
        numerator: counts.map { Self.number($0.0) }, denominator: counts.map { Self.number($0.1) },
        asOf: period.lastDay, reference: LargeLibrary.reference(row: 2), note: .empty)
    }
    var all = [
      observation("ho_so_tiep_nhan", "n", Self.number(received), nil),
      observation("ho_so_dung_han", "d", Self.number(onTime), nil),
      observation("ho_so_qua_han", "q", Self.number(received - onTime), nil),
      observation(
        "ty_le_van_ban_dien_tu_hoan_toan", "v", Self.percent(electronic, of: documents),
        (electronic, documents)),
    ]
    if received > 0 {
      all.append(
        observation("ty_le_so_hoa", "s", Self.percent(digitised, of: received), (digitised, received)))
    }
    return all
  }

  private static func number(_ value: Int) -> StatedNumber {
    StatedNumber(text: String(value), value: ExactDecimal(value))
  }

  private static func percent(_ part: Int, of whole: Int) -> StatedNumber? {
    guard let value = (ExactDecimal(part) * 100).divided(by: ExactDecimal(whole), scale: 2) else {
      return nil
    }
    return StatedNumber(
      text: String(value.description.map { $0 == "." ? "," : $0 }), value: value)
  }
}
