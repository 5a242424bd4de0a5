import Intake
import Model
import Testing

/// Tables made at random in the shape of a profile are read back to the figures they were made of: whichever way its
/// headings read, numbers are written, zeros are left out, rows are grouped and merged cells are told.
@Suite struct RandomTableTests {
  private static let home = "49@2004-07-08"
  private static let names = [
    "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Công Thương", "Xã Tam Lãnh", "Xã Tam Đại", "Phường An Mỹ",
  ]
  private static let provinces = [
    "Quảng Ngãi", "TP. Đà Nẵng", "Thừa Thiên Huế", "Kon Tum", "Cần Thơ", "Hà Nội",
  ]

  private static func context() throws -> ReadingContext {
    try Fixtures.context(
      home: home,
      extra: Fixtures.units(of: home, ["Sở Y tế", "Sở Công Thương"])
        + Fixtures.units(of: home, ["Xã Tam Lãnh", "Xã Tam Đại", "Phường An Mỹ"], group: .communes))
  }

  @Test(arguments: [
    "ii06a", "portal-progress", "portal-online", "portal-digitised", "portal-payment", "portal-procedures",
    "feedback",
    "infrastructure", "budget-wide",
  ]) func figuresComeBack(_ name: String) throws {
    let context = try Self.context()
    let profile = try #require(Fixtures.library.entry(named: name)).profile
    for seed in 0..<15 {
      var random = Seeded(state: UInt64(seed) &* 977 &+ UInt64(name.utf8.count))
      let table = RandomTable(profile, units: Self.names, &random)
      let matcher = ProfileMatcher([profile], context: context)
      guard case .one(let match) = matcher.choose(SheetOutline(table.sheet)) else {
        Issue.record("\(name), seed \(seed): not recognised\n\(table.text)")
        continue
      }
      let form = FormReader(match, context: context, options: try Fixtures.options())
      let reading = form.read(table.sheet, file: "t.csv")
      #expect(reading.faults.map(\.description) == [], "\(name), seed \(seed)\n\(table.text)")
      for (unit, values) in table.values {
        let read = reading.values(of: unit)
        for rule in profile.columns {
          guard let definition = rule.definition, let value = values[rule.field] else { continue }
          // A blank total over parts that are not blank is not given.
          if value.isZero, profile.identities.contains(where: { $0.total == rule.field }) { continue }
          let found = read[definition].flatMap { ExactDecimal($0) }
          #expect(found == value, "\(name), seed \(seed), \(unit), \(rule.field)\n\(table.text)")
        }
      }
      let sums = reading.findings.filter { $0.kind == .sum }
      #expect(sums.map(\.note.string) == [], "\(name), seed \(seed)\n\(table.text)")
    }
  }

  @Test(arguments: ["dti", "service-index", "par-index", "papi", "pci", "sipas"])
  func scoresComeBack(_ name: String) throws {
    let context = try Self.context()
    let profile = try #require(Fixtures.library.entry(named: name)).profile
    for seed in 0..<15 {
      var random = Seeded(state: UInt64(seed) &* 31 &+ 5)
      let table = RandomTable(profile, units: Self.provinces, &random)
      let matcher = ProfileMatcher([profile], context: context)
      guard case .one(let match) = matcher.choose(SheetOutline(table.sheet)) else {
        Issue.record("\(name), seed \(seed): not recognised\n\(table.text)")
        continue
      }
      let form = FormReader(match, context: context, options: try Fixtures.options())
      let reading = form.read(table.sheet, file: "t.csv")
      #expect(reading.faults.map(\.description) == [], "\(name), seed \(seed)\n\(table.text)")
      for (unit, values) in table.values {
        for rule in profile.columns where rule.item != nil && rule.type == .score {
          guard let value = values[rule.field] else { continue }
          let found = reading.batch.indexFigures.first {
            $0.unitAsStated.string == unit && ($0.item?.rawValue ?? "total") == rule.item
          }
          #expect(
            found?.score?.value == value, "\(name), seed \(seed), \(unit), \(rule.field)\n\(table.text)")
        }
      }
    }
  }
}

/// A table in the shape of a profile.
struct RandomTable {
  private(set) var sheet: RawSheet
  /// What was written, by unit and field.
  private(set) var values: [String: [String: ExactDecimal]] = [:]

  var text: String {
    sheet.rows.map { row in
      "\(row.number): " + row.cells.map { "\($0.content)" }.joined(separator: " | ")
    }.joined(separator: "\n")
  }

  private let locale: NumberLocale
  private let writesNumbers: Bool
  private let writesBlanks: Bool

  init(_ profile: FormProfile, units: [String], _ random: inout Seeded) {
    locale = Bool.random(using: &random) ? .vietnamese : .english
    writesNumbers = Bool.random(using: &random)
    writesBlanks = profile.rows.blank == .zero && Bool.random(using: &random)
    sheet = RawSheet(name: "", rows: [])
    let tellsMerges = Bool.random(using: &random)
    let hasGroups = Bool.random(using: &random)
    // Columns that need not be there sometimes are not.
    let columns = profile.columns.filter {
      $0.isRequired || $0.field == "order" || Int.random(in: 0..<3, using: &random) > 0
    }.filter { $0.type != .text && $0.type != .code && ($0.type != .rank || $0.field == "rank") }
    var rows: [[RawCell]] = []
    let index = profile.index == nil ? "" : " năm 2023"
    rows.append([RawCell(.text("BÁO CÁO SỐ LIỆU\(index.isEmpty ? " THÁNG 6 NĂM 2023" : index)"))])
    if Bool.random(using: &random) {
      rows.append([.blank, RawCell(.text("Đơn vị báo cáo: UBND tỉnh Quảng Nam"))])
    }
    if profile.columns.contains(where: { !$0.measures.isEmpty }) {
      let measure = profile.columns.contains { $0.measures["Mbps"] != nil } ? "Mbps" : "triệu đồng"
      rows.append([.blank, .blank, RawCell(.text("Đơn vị tính: \(measure)"))])
    }
    let headingStart = rows.count + 1
    let (headings, merges) = Self.headings(
      columns, startingAt: headingStart, tellsMerges: tellsMerges, &random)
    rows += headings
    if Bool.random(using: &random) {
      rows.append(columns.indices.map { RawCell(.text("(\($0 + 1))")) })
    }
    var totals: [String: ExactDecimal] = [:]
    var order = 0
    for (position, unit) in units.shuffled(using: &random).enumerated() {
      if hasGroups, position % 3 == 0 {
        rows.append([RawCell(.text(["I", "II", "III"][position / 3])), RawCell(.text("Nhóm \(position)"))])
        order = 0
      }
      order += 1
      rows.append(row(unit, order, columns, profile, &totals, &random))
    }
    if profile.index == nil, Bool.random(using: &random) {
      rows.append(
        columns.map { rule in
          if rule.field == "unit" { return RawCell(.text("Tổng cộng")) }
          guard rule.type == .count || rule.type == .number, let sum = totals[rule.field] else {
            return .blank
          }
          return cell(sum, rule, &random)
        })
    }
    rows.append([])
    rows.append([RawCell(.text("Người lập biểu")), .blank, .blank, RawCell(.text("GIÁM ĐỐC"))])
    sheet = RawSheet(
      name: "",
      rows: rows.enumerated().filter { !$0.element.isEmpty }.map {
        RawRow(number: $0.offset + 1, cells: $0.element)
      },
      merges: tellsMerges ? merges : [])
  }

  /// One way each heading may read, over as many rows as the deepest has.
  private static func headings(
    _ columns: [ProfileColumn], startingAt first: Int, tellsMerges: Bool, _ random: inout Seeded
  ) -> ([[RawCell]], [MergedCells]) {
    let paths = columns.map { column -> [String] in
      let heading = column.headings.randomElement(using: &random) ?? ""
      let plain = heading.replacing("*", with: "").replacing("{year}", with: "2023")
      // Words with a slash in them are paths in a profile; they are written with a comma.
      return plain.split(separator: "/").map { part in
        var part = part
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
      }
    }
    let depth = paths.map(\.count).max() ?? 1
    var rows = Array(repeating: [RawCell](), count: depth)
    var merges: [MergedCells] = []
    for (column, path) in paths.enumerated() {
      for level in 0..<depth {
        guard level < path.count else {
          rows[level].append(.blank)
          continue
        }
        let continues =
          column > 0 && level + 1 < path.count && paths[column - 1].count > level + 1
          && Array(paths[column - 1].prefix(level + 1)) == Array(path.prefix(level + 1))
        rows[level].append(continues ? .blank : RawCell(.text(path[level])))
        if continues {
          let start = merges.lastIndex {
            $0.rows.lowerBound == first + level && $0.columns.upperBound == column - 1
          }
          if let start {
            merges[start] = MergedCells(
              rows: merges[start].rows, columns: merges[start].columns.lowerBound...column)
          } else {
            merges.append(
              MergedCells(rows: (first + level)...(first + level), columns: (column - 1)...column))
          }
        }
      }
      if path.count < depth {
        merges.append(
          MergedCells(rows: (first + path.count - 1)...(first + depth - 1), columns: column...column))
      }
    }
    return (rows, merges)
  }

  private mutating func row(
    _ unit: String, _ order: Int, _ columns: [ProfileColumn], _ profile: FormProfile,
    _ totals: inout [String: ExactDecimal], _ random: inout Seeded
  ) -> [RawCell] {
    var written: [String: ExactDecimal] = [:]
    for rule in columns where rule.type == .count || rule.type == .number || rule.type == .score {
      written[rule.field] = Self.value(rule, &random)
    }
    // Shares are those of their counts, so that a blank one can be told.
    for ratio in profile.ratios where columns.contains(where: { $0.field == ratio.field }) {
      let top = ratio.numerator.compactMap { written[$0] }
      let bottom = ratio.denominator.compactMap { written[$0] }
      if top.count == ratio.numerator.count, bottom.count == ratio.denominator.count {
        if let share = (top.total() * 100).divided(by: bottom.total(), scale: 2), share <= ExactDecimal(100) {
          written[ratio.field] = share
        }
      }
    }
    for (field, value) in written { totals[field, default: .zero] = (totals[field] ?? .zero) + value }
    values[unit] = written
    return columns.map { rule in
      switch rule.type {
      case .ordinal: return RawCell(.text(String(order)))
      case .unit: return RawCell(.text(unit))
      default: return written[rule.field].map { cell($0, rule, &random) } ?? .blank
      }
    }
  }

  private static func value(_ rule: ProfileColumn, _ random: inout Seeded) -> ExactDecimal {
    if Int.random(in: 0..<5, using: &random) == 0 { return .zero }
    switch rule.type {
    case .count: return ExactDecimal(Int.random(in: 0...2_500_000, using: &random))
    case .score:
      let most = rule.maximum.flatMap { Int($0.description) } ?? 100
      return ExactDecimal(significand: Int128(Int.random(in: 1...(most * 10_000), using: &random)), scale: 4)
    default: return ExactDecimal(significand: Int128(Int.random(in: 1...900_000, using: &random)), scale: 2)
    }
  }

  private func cell(_ value: ExactDecimal, _ rule: ProfileColumn, _ random: inout Seeded) -> RawCell {
    if value.isZero, writesBlanks { return .blank }
    if writesNumbers, rule.type != .percent { return RawCell(.number(value.description)) }
    let marks: (UInt8, UInt8) =
      locale == .vietnamese
      ? (UInt8(ascii: ","), UInt8(ascii: ".")) : (UInt8(ascii: "."), UInt8(ascii: ","))
    let text = CleanText(figure: value, decimalMark: marks.0, groupMark: marks.1).string
    return RawCell(.text(rule.type == .percent && Bool.random(using: &random) ? text + "%" : text))
  }
}

/// A generator of its own, so that a failure can be had again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
