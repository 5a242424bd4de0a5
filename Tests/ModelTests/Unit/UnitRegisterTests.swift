import Testing

@testable import Model

@Suite struct UnitRegisterTests {
  let register = provinceRegister
  let before = testDay("2025-06-30")
  let after = testDay("2025-07-01")

  private func short(_ unit: AdministrativeUnit?) -> String? {
    unit?.shortName.vietnamese.string
  }

  @Test func countsProvinces() {
    #expect(register.provinces(on: before).count == 63)
    #expect(register.provinces(on: after).count == 34)
    #expect(register.provinces(on: testDay("2024-12-31")).count == 63)
    #expect(register.provinces(on: testDay("2026-04-30")).count == 34)
  }

  @Test(arguments: [
    ("15", "Yên Bái", "Lào Cai"), ("24", "Bắc Giang", "Bắc Ninh"), ("44", "Quảng Bình", "Quảng Trị"),
    ("52", "Bình Định", "Gia Lai"), ("80", "Long An", "Tây Ninh"), ("82", "Tiền Giang", "Đồng Tháp"),
    ("91", "Kiên Giang", "An Giang"), ("38", "Thanh Hóa", "Thanh Hóa"),
  ])
  func codesMeanWhatTheyMeantOnTheDay(code: String, old: String, new: String) {
    #expect(short(register.unit(code: code, on: before)) == old)
    #expect(short(register.unit(code: code, on: after)) == new)
  }

  @Test func hueAndDongNaiChangeTheirRank() {
    #expect(short(register.unit(code: "46", on: testDay("2024-12-31"))) == "Thừa Thiên Huế")
    #expect(short(register.unit(code: "46", on: testDay("2025-01-01"))) == "Huế")
    #expect(register.unit(code: "75", on: testDay("2026-04-29"))?.kind == .province)
    #expect(register.unit(code: "75", on: testDay("2026-04-30"))?.kind == .city)
    let old = UnitID(code: "46", validFrom: testDay("2004-07-08"))
    let new = UnitID(code: "46", validFrom: testDay("2025-01-01"))
    #expect(!register.isTerritoryBreak(between: old, and: new))
    #expect(!register.isTerritoryBreak(between: new, and: old))
    let quangNgai = UnitID(code: "51", validFrom: testDay("2004-07-08"))
    #expect(
      register.isTerritoryBreak(
        between: quangNgai, and: UnitID(code: "51", validFrom: testDay("2025-07-01"))))
  }

  @Test func lineageJoinsAll63WithAll34() {
    let today = testDay("2026-06-01")
    var reached: Set<UnitID> = []
    for old in register.provinces(on: testDay("2024-06-03")) {
      let new = register.current(of: old.id, on: today)
      #expect(new != nil, "\(old.name)")
      if let new { reached.insert(new.id) }
    }
    #expect(reached == Set(register.provinces(on: today).map(\.id)))
    var sizes: [Int] = []
    for new in register.provinces(on: today) {
      sizes.append(register.lineage(of: new.id, on: testDay("2024-06-03")).count)
    }
    #expect(sizes.filter { $0 == 1 }.count == 11)
    #expect(sizes.filter { $0 == 2 }.count == 17)
    #expect(sizes.filter { $0 == 3 }.count == 6)
    let quangNgai = register.unit(code: "51", on: after)
    let parts = quangNgai.map { register.lineage(of: $0.id, on: before).map { short($0) } }
    #expect(parts == ["Quảng Ngãi", "Kon Tum"])
    #expect(quangNgai.map { register.predecessors(of: $0.id).count } == 2)
    let konTum = register.unit(code: "62", on: before)
    #expect(konTum.flatMap { short(register.current(of: $0.id, on: after)) } == "Quảng Ngãi")
    #expect(konTum.map { register.successors(of: $0.id).count } == 1)
    #expect(quangNgai.flatMap { register.current(of: $0.id, on: before) } == nil)
  }

  @Test(arguments: ProvinceNames.aliases)
  func everyAliasFindsItsProvince(row: Substring) {
    let cells = row.split(separator: "|").map(String.init)
    for day in ["2022-06-30", "2025-03-01"] {
      let expected = register.unit(code: cells[0], on: testDay(day))
      #expect(register.match(cells[1], on: testDay(day)).unit == expected, "\(cells[1]) on \(day)")
    }
  }

  @Test(arguments: [
    ("UBND tỉnh Khánh Hòa", "2025-11-15", "56@2025-07-01"), ("TP. Huế", "2023-12-31", "46@2004-07-08"),
    ("UBND Thành phố Huế", "2025-11-15", "46@2025-01-01"),
    ("Thừa Thiên - Huế", "2025-03-01", "46@2025-01-01"),
    ("Bà Rịa – Vũng Tàu", "2022-12-31", "77@2004-07-08"),
    ("Ba Ria - Vung Tau", "2022-12-31", "77@2004-07-08"),
    ("H56", "2026-01-01", "38@2004-07-08"), ("TP.Hải Phòng", "2025-11-01", "31@2025-07-01"),
    ("Đăk Lăk", "2025-11-01", "66@2025-07-01"), ("Lào Cai", "2022-12-31", "10@2004-07-08"),
    ("Lào Cai", "2025-12-31", "15@2025-07-01"), ("TỈNH QUẢNG NGÃI", "2022-01-19", "51@2004-07-08"),
    ("Hoa\u{300} Bi\u{300}nh", "2022-12-31", "17@2004-07-08"),
    ("Tỉnh Đồng Nai", "2026-05-01", "75@2026-04-30"),
    ("Thành phố Đồng Nai", "2025-12-31", "75@2025-07-01"), ("TP.HCM", "2024-01-01", "79@2004-07-08"),
    ("\u{A0}Thành phố\u{A0}Hà Nội ", "2024-01-01", "01@2004-07-08"),
  ])
  func spellingsInSources(name: String, day: String, expected: String) {
    #expect(register.match(name, on: testDay(day)).unit?.id.description == expected)
  }

  @Test func allNamesInAllShapes() {
    for day in [before, after, testDay("2026-06-01")] {
      for unit in register.provinces(on: day) {
        let name = unit.shortName.vietnamese.string
        for shape in [
          name, name.uppercased(), "UBND tỉnh \(name)", "TP.\(name)", VietnameseText.folded(name),
        ] {
          #expect(register.match(shape, on: day).unit == unit, "\(shape)")
        }
      }
    }
  }

  @Test func undatedAndUnknownNames() {
    guard case .ambiguous(let both) = register.match("Quảng Ngãi", on: nil) else {
      Issue.record("Quảng Ngãi stands for two units in time")
      return
    }
    #expect(both.map(\.id.description) == ["51@2004-07-08", "51@2025-07-01"])
    #expect(register.match("Cao Bằng", on: nil).unit?.id.code == "04")
    guard case .none(let ended) = register.match("Quảng Nam", on: testDay("2025-12-01")) else {
      Issue.record("Quảng Nam ended on 30/06/2025")
      return
    }
    #expect(ended.map { short($0) } == ["Quảng Nam"])
    guard case .none(let near) = register.match("Qung Ngãi", on: before) else {
      Issue.record("a slip of the pen is never taken for a unit")
      return
    }
    #expect(short(near.first) == "Quảng Ngãi")
    guard case .none(let nothing) = register.match("Cả nước", on: before) else {
      Issue.record("the country is no province")
      return
    }
    #expect(nothing.isEmpty)
    #expect(register.match("", on: before) == .none(suggestions: []))
    #expect(register.match("Tỉnh ủy Quảng Nam", on: before).unit == nil)
  }

  @Test func searchesByInitialsAndWithoutToneMarks() {
    let day = testDay("2024-06-03")
    let initials = register.search("qn", on: day).map { short($0) ?? "" }
    #expect(Set(initials.prefix(3)) == ["Quảng Nam", "Quảng Ngãi", "Quảng Ninh"])
    #expect(register.search("quang ngai", on: day).map { short($0) } == ["Quảng Ngãi"])
    #expect(register.search("HCM", on: day).first.flatMap { short($0) } == "Hồ Chí Minh")
    #expect(register.search("ngai", on: day).first.flatMap { short($0) } == "Quảng Ngãi")
    #expect(register.search("", on: day).count == 63)
    #expect(register.search("xyzzy", on: day).isEmpty)
  }

  @Test func childrenOfADay() {
    let province = UnitID(code: "51", validFrom: testDay("2004-07-08"))
    func child(_ code: String, to: Day?, order: Int) -> AdministrativeUnit {
      AdministrativeUnit(
        id: UnitID(code: code, validFrom: testDay("2010-01-01")), kind: .department, group: .departments,
        name: LocalizedText(vietnamese: CleanText("Sở Y tế"), english: .empty),
        shortName: LocalizedText(vietnamese: CleanText("Sở Y tế"), english: .empty), validTo: to,
        parent: province,
        successors: [], officialOrder: order, aliases: [])
    }
    let local = UnitRegister([child("S2", to: before, order: 2), child("S1", to: nil, order: 1)])
    #expect(local.units(childOf: province, on: before).map(\.id.code) == ["S1", "S2"])
    #expect(local.units(childOf: province, on: after).map(\.id.code) == ["S1"])
    #expect(local.match("Sở Y Tế", on: before) != local.match("Sở Y Tế", on: after))
    #expect(local.match("Sở Y Tế", on: after, in: .communes).unit == nil)
  }
}

@Suite struct MergerAggregationTests {
  private let quangNgai = UnitID(code: "51", validFrom: testDay("2004-07-08"))
  private let konTum = UnitID(code: "62", validFrom: testDay("2004-07-08"))

  private func definition(_ kind: Definition.Kind) -> Definition {
    let empty = LocalizedText(vietnamese: .empty, english: .empty)
    return Definition(
      id: "d", kind: kind, group: .dossiers, name: empty, unitOfMeasure: empty, numerator: nil,
      denominator: nil, formula: empty, levelSystem: .empty, basis: .empty, higherIsBetter: true)
  }

  private func observation(_ unit: UnitID, value: String, counts: (String, String)? = nil) -> Observation {
    func stated(_ text: String) -> StatedNumber { StatedNumber(text: text, value: decimal(text)) }
    return Observation(
      id: "f", definition: "d", unit: unit, unitAsStated: .empty, period: .year(2024), value: stated(value),
      numerator: counts.map { stated($0.0) }, denominator: counts.map { stated($0.1) }, asOf: nil,
      reference: testReference, note: .empty)
  }

  @Test func sumsCountsAndRemakesRatios() {
    let parts = [quangNgai, konTum]
    let counts = [observation(quangNgai, value: "900"), observation(konTum, value: "100")]
    guard
      case .count(let sum, let known, let all) = MergerAggregation.combined(
        definition(.count), over: parts, from: counts)
    else {
      Issue.record("counts add up")
      return
    }
    #expect(sum.value == decimal("1000"))
    #expect(known == 2 && all == 2)
    // 90 % of 900 and 10 % of 100: 82 % together, and not the mean of 50 %.
    let ratios = [
      observation(quangNgai, value: "90", counts: ("810", "900")),
      observation(konTum, value: "10", counts: ("10", "100")),
    ]
    let ratio = MergerAggregation.combined(definition(.ratio), over: parts, from: ratios)
    #expect(ratio.percent(scale: 2) == decimal("82"))
  }

  @Test func refusesMeansOfRatiosAndRanks() {
    let parts = [quangNgai, konTum]
    let values = [observation(quangNgai, value: "90"), observation(konTum, value: "10")]
    #expect(
      MergerAggregation.combined(definition(.ratio), over: parts, from: values)
        == .refused(.ratioWithoutCounts))
    #expect(MergerAggregation.combined(definition(.rank), over: parts, from: values) == .refused(.rank))
    #expect(
      MergerAggregation.combined(definition(.identifier), over: parts, from: values)
        == .refused(.notAdditive))
    #expect(MergerAggregation.combined(definition(.count), over: parts, from: []) == .refused(.nothingKnown))
    let half = MergerAggregation.combined(definition(.count), over: parts, from: [values[0]])
    guard case .count(_, let known, let all) = half else {
      Issue.record("one of two is told as such")
      return
    }
    #expect(known == 1 && all == 2)
  }
}
