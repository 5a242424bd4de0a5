@testable import Model

/// A register of the provinces as the built-in data make it: 63, then 34, Huế 2025 and Đồng Nai 2026.
let provinceRegister: UnitRegister = {
  let start = testDay("2004-07-08")
  var units: [AdministrativeUnit] = []
  func add(
    _ code: String, _ short: String, isCity: Bool, from: Day, to: Day?, successors: [UnitID],
    aliases: [String]
  ) {
    let name = (isCity ? "Thành phố " : "Tỉnh ") + short
    units.append(
      AdministrativeUnit(
        id: UnitID(code: code, validFrom: from), kind: isCity ? .city : .province, group: .provinces,
        name: LocalizedText(vietnamese: CleanText(cleaning: name), english: .empty),
        shortName: LocalizedText(vietnamese: CleanText(cleaning: short), english: .empty), validTo: to,
        parent: nil, successors: successors, officialOrder: Int(code) ?? 0,
        aliases: aliases.map { CleanText(cleaning: $0) }))
  }
  func aliases(_ code: String) -> [String] {
    ProvinceNames.aliases.map { $0.split(separator: "|") }.filter { $0[0] == code }.map { String($0[1]) }
  }
  let newDays = Dictionary(
    uniqueKeysWithValues: ProvinceNames.new.map { row in
      let cells = row.split(separator: "|")
      return (String(cells[0]), testDay(String(cells[2])))
    })
  for row in ProvinceNames.old {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let validTo = cells[2].isEmpty ? nil : testDay(cells[2])
    let successor = validTo == nil ? [] : [UnitID(code: cells[3], validFrom: newDays[cells[3]] ?? start)]
    add(
      cells[0], cells[1], isCity: cells[4] == "TP", from: start, to: validTo, successors: successor,
      aliases: aliases(cells[0]))
  }
  for row in ProvinceNames.new {
    let cells = row.split(separator: "|").map(String.init)
    let from = testDay(cells[2])
    let names = ProvinceNames.old.map { $0.split(separator: "|") }
    let oldCode = names.first { $0[1] == cells[1] }.map { String($0[0]) } ?? cells[0]
    if cells[0] == "75" {
      let city = UnitID(code: "75", validFrom: testDay("2026-04-30"))
      add(
        "75", cells[1], isCity: false, from: from, to: testDay("2026-04-29"), successors: [city],
        aliases: aliases("75"))
      add(
        "75", cells[1], isCity: true, from: city.validFrom, to: nil, successors: [], aliases: aliases("75"))
    } else {
      add(
        cells[0], cells[1], isCity: cells[3] == "TP", from: from, to: nil, successors: [],
        aliases: aliases(oldCode))
    }
  }
  return UnitRegister(units)
}()

/// A day of a test, written as ISO 8601; a wrong one becomes a day that no test expects.
func testDay(_ text: String) -> Day {
  Day(iso8601: text) ?? Day(number: .min)
}

/// A decimal of a test.
func decimal(_ text: String) -> ExactDecimal {
  ExactDecimal(text) ?? ExactDecimal(significand: .min, scale: 0)
}

func text(_ string: String) -> CleanText {
  CleanText(cleaning: string)
}

let testReference = SourceReference(source: "test", file: .empty, row: 0)
