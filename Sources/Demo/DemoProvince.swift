import Model

/// "Tỉnh Mẫu": an invented province with everything a real one has, the same for the same seed. No figure of it is
/// real, and every name of the whole says so.
public struct DemoProvince: Sendable {
  /// A procedure, who handles it, and how it is handled.
  struct ProcedurePlan: Sendable {
    let procedure: Procedure
    /// Code of the agency, or `commune`.
    let handler: String
    /// Days from receipt to the due day.
    let term: Int
    let hasFee: Bool
    /// How often it is asked for beside the others of its handler.
    let weight: Int
  }

  public static let code = "00"
  public static let home = UnitID(code: code, validFrom: validFrom)
  static let validFrom = Day(year: 2004, month: 7, day: 8) ?? Day(number: 0)
  /// The last day of districts.
  static let lastDistrictDay = Day(year: 2025, month: 6, day: 30) ?? Day(number: 0)

  /// The province first, then agencies, districts and communes.
  public let units: [AdministrativeUnit]
  let plans: [ProcedurePlan]
  /// Shares of all dossiers by position in ``units``.
  let shares: [Int]

  public var procedures: [Procedure] { plans.map(\.procedure) }

  public init(seed: UInt64) {
    var numbers = DemoNumbers(seed: seed)
    plans = DemoProvince.makePlans(&numbers)
    var units = [DemoProvince.province]
    var shares = [0]
    for agency in DemoFiles.rows(of: "agencies.csv") {
      units.append(DemoProvince.unit(agency, order: units.count))
      shares.append((Int(agency["share"] ?? "") ?? 0) * 10)
    }
    let places = DemoFiles.rows(of: "places.csv")
    let seconds = places.compactMap { $0["second"] }
    for (number, place) in places.prefix(14).enumerated() {
      units.append(
        DemoProvince.unit(
          [
            "code": "H\(number + 1)", "kind": "district", "group": "districts",
            "name": "Huyện \(place["first"] ?? "") \(seconds[(number * 5 + 3) % seconds.count])",
            "short": "H. \(place["first"] ?? "") \(seconds[(number * 5 + 3) % seconds.count])",
            "english": "District \(number + 1)",
            // One was renamed, and some forms still use the name it had.
            "alias": number == DemoProvince.renamedDistrict ? DemoProvince.formerDistrictName : "",
          ], order: units.count, validTo: DemoProvince.lastDistrictDay))
      shares.append(30 + numbers.below(20))
    }
    let firsts = places.compactMap { $0["first"] }
    for number in 0..<DemoProvince.communeCount {
      let name =
        "\(firsts[number % firsts.count]) \(seconds[(number + number / firsts.count * 7) % seconds.count])"
      let isWard = number % 6 == 0
      units.append(
        DemoProvince.unit(
          [
            "code": "X\(number + 1)", "kind": "commune", "group": "communes",
            "name": (isWard ? "Phường " : "Xã ") + name, "short": (isWard ? "P. " : "X. ") + name,
            "english": name,
          ], order: units.count))
      shares.append((isWard ? 40 : 18) + numbers.below(30))
    }
    self.units = units
    self.shares = shares
  }

  /// The district that was renamed, counted from 0.
  static let renamedDistrict = 3
  static let formerDistrictName = "Huyện Mẫu Thượng"
  private static let communeCount = 462

  private static let province = AdministrativeUnit(
    id: home, kind: .province, group: .provinces,
    name: both("Tỉnh Mẫu (MÔ PHỎNG)", "Mẫu province (SIMULATED)"),
    shortName: both("Tỉnh Mẫu (MÔ PHỎNG)", "Mẫu (SIMULATED)"),
    validTo: nil,
    parent: nil, successors: [], officialOrder: 9_000,
    aliases: ["Tỉnh Mẫu", "Mẫu"])

  private static func both(_ vietnamese: String, _ english: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: vietnamese), english: CleanText(cleaning: english))
  }

  private static func unit(_ row: [String: String], order: Int, validTo: Day? = nil) -> AdministrativeUnit {
    func text(_ name: String) -> String { row[name] ?? "" }
    let parent =
      text("parent").isEmpty ? home : UnitID(code: "\(code).\(text("parent"))", validFrom: validFrom)
    return AdministrativeUnit(
      id: UnitID(code: "\(code).\(text("code"))", validFrom: validFrom),
      kind: AdministrativeUnit.Kind(rawValue: text("kind")) ?? .office,
      group: AdministrativeUnit.Group(rawValue: text("group")) ?? .others,
      name: both(text("name"), text("english")), shortName: both(text("short"), text("english")),
      validTo: validTo,
      parent: parent, successors: validTo == nil ? [] : [home], officialOrder: 9_000 + order,
      aliases: text("alias").isEmpty ? [] : [CleanText(cleaning: text("alias"))])
  }

  // MARK: - Procedures

  private static let procedureCount = 1_300
  /// Those that take most of the dossiers, of communes and of agencies.
  private static let favourites = (commune: 22, agency: 18)
  private static let terms = [1, 1, 2, 3, 3, 5, 5, 7, 10, 10, 15, 15, 20, 30]

  private static func makePlans(_ numbers: inout DemoNumbers) -> [ProcedurePlan] {
    var drafts: [(name: String, field: String, handler: String)] = []
    for row in DemoFiles.rows(of: "fields.csv") {
      for verb in (row["verbs"] ?? "").split(separator: ";") {
        for object in (row["objects"] ?? "").split(separator: ";") {
          drafts.append(("\(verb) \(object)", row["field"] ?? "", row["handled_by"] ?? ""))
        }
      }
    }
    // A second kind of some of the agencies' procedures brings the number up.
    for draft in drafts where draft.handler != "commune" && drafts.count < procedureCount {
      drafts.append((draft.name + " đối với tổ chức", draft.field, draft.handler))
    }
    var order = Array(drafts.indices)
    for position in order.indices.reversed() { order.swapAt(position, numbers.below(position + 1)) }
    var ranks = Array(repeating: Int.max, count: drafts.count)
    var seen = (commune: 0, agency: 0)
    for position in order {
      if drafts[position].handler == "commune" {
        ranks[position] = seen.commune
        seen.commune += 1
      } else {
        ranks[position] = seen.agency
        seen.agency += 1
      }
    }
    return drafts.enumerated().map { position, draft in
      let isCommune = draft.handler == "commune"
      let favourites = isCommune ? favourites.commune : favourites.agency
      let rank = ranks[position]
      // The favourites fall off slowly, the rest share what is left.
      let weight = rank < favourites ? 40_000 / (rank + 4) : (isCommune ? 45 : 12) + numbers.below(20)
      let levels: [OnlineLevel] = [
        .whole, .whole, .whole, .whole, .partial, .partial, .partial, .informationOnly,
      ]
      return ProcedurePlan(
        procedure: Procedure(
          id: ProcedureID("1." + padded(100_000 + position * 7, 6)), name: CleanText(cleaning: draft.name),
          field: CleanText(cleaning: draft.field), level: levels[numbers.below(levels.count)]),
        handler: draft.handler, term: terms[numbers.below(terms.count)], hasFee: numbers.isHit(4_500),
        weight: weight)
    }
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
