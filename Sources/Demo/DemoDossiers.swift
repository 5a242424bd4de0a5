import Model

/// Two years of dossiers of the invented province, one after the other in the order of receipt, the same for the same
/// seed and number.
public struct DemoDossiers: Sendable {
  /// A dossier as drawn: positions in the province, days as numbers.
  struct Draft {
    var unit = 0
    var plan = 0
    /// Counted from 1 within unit and day.
    var serial = 0
    var received: Int32 = 0
    var due: Int32 = 0
    var finished: Int32?
    var channel: DossierChannel?
    var result: DossierResult?
    var isPaidOnline = false
    var hasComponents = false
    var hasResult = false
    var isSynced = false
  }

  public let province: DemoProvince
  public let count: Int
  private let seed: UInt64
  /// Of ten thousand dossiers, how many a later list tells otherwise.
  private let corrected: Int

  public static let firstDay = Day(year: 2024, month: 1, day: 1) ?? Day(number: 0)
  /// Also the day up to which the lists are kept: nothing is finished later.
  public static let lastDay = Day(year: 2025, month: 12, day: 31) ?? Day(number: 0)

  /// - Parameter corrected: of ten thousand dossiers how many are told otherwise than by a list without corrections.
  public init(_ province: DemoProvince, count: Int, seed: UInt64, corrected: Int = 0) {
    self.province = province
    self.count = max(0, count)
    self.seed = seed
    self.corrected = corrected
  }

  /// Draws them all.
  func forEachDraft(_ body: (Draft) throws -> Void) rethrows {
    var numbers = DemoNumbers(seed: seed &+ 0xD055)
    var corrections = DemoNumbers(seed: seed &+ 0xC0FE)
    let days = DemoDossiers.lastDay - DemoDossiers.firstDay + 1
    let perDay = dailyCounts(days)
    let units = province.units.indices
    let early = WeightedChoice(province.shares)
    let late = WeightedChoice(
      units.map { province.units[$0].group == .districts ? 0 : province.shares[$0] })
    let choices = DemoProcedureChoice(province)
    // Some units are slow: so many of ten thousand dossiers late.
    let slowness = units.map { _ in 100 + numbers.below(500) + (numbers.isHit(800) ? 1_200 : 0) }
    var serials = Array(repeating: 0, count: units.count)
    var draft = Draft()
    for day in 0..<days {
      for unit in serials.indices { serials[unit] = 0 }
      let today = DemoDossiers.firstDay + day
      let choice = today <= DemoProvince.lastDistrictDay ? early : late
      for _ in 0..<perDay[day] {
        draft.unit = choice.draw(&numbers)
        serials[draft.unit] += 1
        draft.serial = serials[draft.unit]
        draft.plan = choices.draw(unit: draft.unit, &numbers)
        draft.received = today.number
        fill(&draft, day: day, slowness: slowness[draft.unit], &numbers)
        if corrected > 0, corrections.isHit(corrected) { correct(&draft) }
        try body(draft)
      }
    }
  }

  /// The dossiers as the model has them; for tests and small numbers.
  public func forEach(file: CleanText, source: SourceID, firstRow: Int, _ body: (Dossier) throws -> Void)
    rethrows
  {
    var row = firstRow
    try forEachDraft { draft in
      try body(dossier(draft, SourceReference(source: source, file: file, row: row)))
      row += 1
    }
  }

  func code(_ draft: Draft) -> String {
    let (year, month, day) = Day(number: draft.received).components
    let date = DemoProvince.padded((year % 100 * 100 + month) * 100 + day, 6)
    return "H\(province.units[draft.unit].id.code)-\(date)-\(DemoProvince.padded(draft.serial, 4))"
  }

  private func dossier(_ draft: Draft, _ reference: SourceReference) -> Dossier {
    let plan = province.plans[draft.plan]
    return Dossier(
      code: DossierCode(code(draft)), unit: province.units[draft.unit].id, procedure: plan.procedure.id,
      field: plan.procedure.field, channel: draft.channel, level: plan.procedure.level,
      received: Day(number: draft.received), due: Day(number: draft.due),
      finished: draft.finished.map { Day(number: $0) }, result: draft.result, hasFee: plan.hasFee,
      isPaidOnline: draft.isPaidOnline, hasDigitisedComponents: draft.hasComponents,
      hasDigitisedResult: draft.hasResult, isSynced: draft.isSynced, reference: reference)
  }

  /// How many are received on each day: more and more, and few at weekends.
  private func dailyCounts(_ days: Int) -> [Int] {
    let weights = (0..<days).map { day in
      ((DemoDossiers.firstDay + day).weekday > 5 ? 6 : 100) * (1_000 + day * 300 / days)
    }
    let sum = weights.reduce(0, +)
    var passed = 0
    var given = 0
    return weights.map { weight in
      passed += weight
      let upTo = Int(Int64(count) * Int64(passed) / Int64(sum))
      defer { given = upTo }
      return upTo - given
    }
  }

  private func fill(_ draft: inout Draft, day: Int, slowness: Int, _ numbers: inout DemoNumbers) {
    let plan = province.plans[draft.plan]
    let isWhole = plan.procedure.level == .whole
    // The share filed online grows over the two years.
    let online = (isWhole ? 4_500 : 2_500) + day * 5
    draft.channel =
      numbers.isHit(online) ? .online : numbers.isHit(350) ? .postal : numbers.isHit(150) ? nil : .inPerson
    draft.due = DemoDossiers.workingDay(draft.received + Int32(plan.term)).number
    let isLate = numbers.isHit(slowness)
    var finished: Int32?
    if isLate {
      finished =
        numbers.isHit(300)
        ? nil : draft.due + Int32(1 + numbers.below(6) + (numbers.isHit(1_000) ? numbers.below(60) : 0))
    } else if numbers.isHit(6_500) {
      finished = max(draft.received, draft.due - Int32(1 + numbers.below(plan.term)))
    } else {
      finished = draft.due
    }
    if let day = finished, day > DemoDossiers.lastDay.number { finished = nil }
    draft.finished = finished
    draft.result = nil
    if finished == nil {
      if numbers.isHit(1_000) { draft.result = .awaitingSupplement }
    } else if numbers.isHit(250) {
      draft.result = numbers.isHit(4_000) ? .refused : .withdrawn
    }
    draft.isPaidOnline = plan.hasFee && numbers.isHit(draft.channel == .online ? 8_500 : 2_000)
    draft.hasComponents = numbers.isHit(5_500 + day * 4)
    draft.hasResult = finished != nil && numbers.isHit(6_500 + day * 3)
    draft.isSynced = numbers.isHit(9_700)
  }

  /// What a later list tells otherwise: one still open is finished, one finished was finished a day later.
  private func correct(_ draft: inout Draft) {
    draft.finished = min((draft.finished ?? draft.due) + 1, DemoDossiers.lastDay.number)
    draft.finished = max(draft.finished ?? draft.received, draft.received)
    if draft.result == .awaitingSupplement { draft.result = nil }
    draft.hasResult.toggle()
  }

  /// The day itself, or the Monday after a weekend.
  private static func workingDay(_ number: Int32) -> Day {
    let day = Day(number: number)
    return day.weekday > 5 ? day + (8 - day.weekday) : day
  }
}

/// Draws a procedure that a unit handles.
struct DemoProcedureChoice {
  /// Positions of plans and their weights, by handler.
  private var plans: [[Int]] = []
  private var choices: [WeightedChoice] = []
  /// Position in ``plans`` by position of the unit.
  private var handlers: [Int] = []

  init(_ province: DemoProvince) {
    var positions: [String: Int] = [:]
    for (position, plan) in province.plans.enumerated() {
      let handler = positions[plan.handler] ?? plans.count
      if handler == plans.count {
        positions[plan.handler] = handler
        plans.append([])
      }
      plans[handler].append(position)
    }
    choices = plans.map { plans in WeightedChoice(plans.map { province.plans[$0].weight }) }
    let commune = positions["commune"] ?? 0
    handlers = province.units.map { unit in
      // A branch handles what its department does.
      let parts = unit.id.code.split(separator: ".")
      return parts.count > 1 ? positions[String(parts[1])] ?? commune : commune
    }
  }

  func draw(unit: Int, _ numbers: inout DemoNumbers) -> Int {
    let handler = handlers[unit]
    return plans[handler][choices[handler].draw(&numbers)]
  }
}
