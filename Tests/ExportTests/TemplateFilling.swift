import Intake
import Model
import Testing

/// Fills an empty form with made-up values that agree with each other, and looks for them in what is read of it.
struct TemplateFilling {
  private(set) var template: FormTemplate
  private let profile: FormProfile
  private var random: SplitMix
  /// What was filled in, by row and column.
  private var values: [Place: ExactDecimal] = [:]
  private var texts: [Place: String] = [:]

  private struct Place: Hashable {
    let row: Int
    let column: Int
  }

  init(_ template: FormTemplate, _ profile: FormProfile, seed: UInt64) {
    self.template = template
    self.profile = profile
    random = SplitMix(state: seed)
  }

  /// Blank rows of a list are filled in up to this many.
  private static let most = 7

  private var filledRows: [Int] {
    let given = template.entryRows.filter { row in template.rows[row].contains { $0.style == .given } }
    return given.isEmpty ? Array(template.entryRows.prefix(Self.most)) : given
  }

  mutating func fill() {
    for (number, row) in filledRows.enumerated() {
      for column in template.columns.indices where template.rows[row][column].style == .entry {
        if let content = content(column, number) { template.rows[row][column].content = content }
      }
      agree(row)
      for column in template.columns.indices { note(Place(row: row, column: column)) }
    }
  }

  private mutating func content(_ column: Int, _ number: Int) -> FormTemplate.Content? {
    let rule = template.columns[column].rule
    if let choices = template.choices.first(where: { $0.column == column }), rule.type != .ordinal {
      // Keys of lists are told apart by their texts, so that any choice will do.
      let usable = rule.type == .definition ? choices.values.filter { !$0.isEmpty } : choices.values
      guard !usable.isEmpty else { return nil }
      let place = rule.isRequired && rule.type != .word ? number * 3 : Int.random(in: 0..<97, using: &random)
      return .text(usable[place % usable.count])
    }
    switch rule.type {
    case .ordinal: return .number(String(number + 1))
    case .count: return .number(String(Int.random(in: 1...90_000, using: &random)))
    case .number: return .number("\(Int.random(in: 1...9_000, using: &random)).5")
    case .score:
      let most = rule.maximum.flatMap { Int($0.description) } ?? 50
      return .number(most == 1 ? "0.\(Int.random(in: 1001...9998, using: &random))" : "\(most - 1).25")
    case .percent: return .number("0.\(Int.random(in: 11...98, using: &random))")
    case .rank: return nil
    case .code: return rule.field == "parent" || rule.field == "successors" ? nil : .text("M-\(number + 1)")
    case .day:
      let day = Day(year: 2023, month: 6, day: 10 + number) ?? Day(number: 0)
      return rule.field == "valid_to" ? nil : .day(day)
    case .period: return .text("Tháng 6 năm 2023")
    case .text: return text(rule, number)
    case .unit, .units, .word, .definition: return nil
    }
  }

  private func text(_ rule: ProfileColumn, _ number: Int) -> FormTemplate.Content? {
    switch (profile.facts, rule.field) {
    case (_, "document"), (_, "extension_document"):
      profile.facts == .difficulties || rule.field == "extension_document"
        ? nil : .text("30\(number)/TB-UBND")
    case (.difficulties, "directive"), (_, "measure"), (.difficulties, "item"): nil
    case (_, "band"): nil
    default: .text("Nội dung \(rule.field) \(number + 1)")
    }
  }

  /// Totals and shares follow from their parts.
  private mutating func agree(_ row: Int) {
    func number(_ column: Int) -> Int {
      if case .number(let text) = template.rows[row][column].content { Int(text) ?? 0 } else { 0 }
    }
    // Twice, since some parts are totals of others; the last identity of a form joins two of them.
    if profile.name == "ii06a" { return agreeII06a(row) }
    if profile.name == "feedback" { return agreeFeedback(row) }
    for rule in template.rules + template.rules {
      switch rule.kind {
      case .sum(let total, let added, _, _):
        let parts = added.compactMap { exact(row, $0) }
        template.rows[row][total].content = .number(parts.total().description)
      case .share(let share, let numerator, let denominator):
        let top = numerator.compactMap { exact(row, $0) }.total()
        let bottom = denominator.compactMap { exact(row, $0) }.total()
        guard let part = (top * 100).divided(by: bottom, scale: 2) else { continue }
        guard part <= ExactDecimal(100) else {
          // A part is no larger than its whole.
          for column in numerator { template.rows[row][column].content = .number("0") }
          template.rows[row][share].content = .number("0")
          continue
        }
        template.rows[row][share].content = .number(
          ExactDecimal(significand: part.significand, scale: part.scale + 2).description)
      }
    }
  }

  private mutating func set(_ row: Int, _ fields: [String: Int]) {
    for (column, one) in template.columns.enumerated() {
      if let value = fields[one.rule.field] { template.rows[row][column].content = .number(String(value)) }
    }
  }

  private mutating func agreeII06a(_ row: Int) {
    let parts = (0..<5).map { _ in Int.random(in: 0...5_000, using: &random) }
    let total = parts.reduce(0, +)
    let online = total / 2
    let carried = total / 5
    set(
      row,
      [
        "early": parts[0], "on_time": parts[1], "late": parts[2], "open_in_time": parts[3],
        "open_late": parts[4], "resolved": parts[0] + parts[1] + parts[2], "open": parts[3] + parts[4],
        "received": total, "online": online, "carried": carried, "direct": total - online - carried,
      ])
  }

  private mutating func agreeFeedback(_ row: Int) {
    let onTime = Int.random(in: 1...800, using: &random)
    let total = onTime + 200 + 24
    set(
      row,
      [
        "on_time": onTime, "late": 200, "handled": onTime + 200, "open": 24, "received": total,
        "calls": total - 10,
        "mail": 1, "facebook": 2, "zalo": 3, "web": 4, "chatbot": 0,
      ])
    for (column, one) in template.columns.enumerated() where one.rule.field == "on_time_share" {
      guard let part = ExactDecimal(onTime * 100).divided(by: ExactDecimal(onTime + 200), scale: 2) else {
        continue
      }
      template.rows[row][column].content = .number(
        ExactDecimal(significand: part.significand, scale: part.scale + 2).description)
    }
  }

  private func exact(_ row: Int, _ column: Int) -> ExactDecimal? {
    if case .number(let text) = template.rows[row][column].content { ExactDecimal(text) } else { nil }
  }

  private mutating func note(_ place: Place) {
    switch template.rows[place.row][place.column].content {
    case .number(let text): values[place] = ExactDecimal(text)
    case .text(let text): texts[place] = text
    case .blank, .day, .sum: break
    }
  }

  // MARK: - Afterwards

  /// Every value that was filled in must be among the facts.
  func compare(_ reading: FormReading) {
    let rows = filledRows
    #expect(reading.refusedRows == 0)
    switch profile.facts {
    case .observations: compareObservations(reading)
    case .index: compareFigures(reading)
    case .dossiers: #expect(reading.dossiers.count == rows.count)
    case .directives: #expect(reading.batch.directives.count == rows.count)
    case .reports:
      #expect(reading.batch.reports.count == rows.count)
      #expect(Set(reading.batch.reports.map(\.directive)).count == rows.count)
    case .difficulties: #expect(reading.batch.difficulties.count == rows.count)
    case .units: #expect(reading.batch.units.count == rows.count)
    case .procedures: #expect(reading.batch.procedures.count == rows.count)
    }
  }

  private func compareObservations(_ reading: FormReading) {
    if !profile.tallies.isEmpty {
      #expect(reading.takenRows == filledRows.count)
      return
    }
    let found = Dictionary(grouping: reading.batch.observations, by: { $0.reference.row })
    // Parts of a total are added up and not kept row by row.
    let isPart = profile.rows.detail == .part && Set(reading.batch.observations.map(\.unit)).count == 1
    var expected = 0
    for (column, one) in template.columns.enumerated() {
      let isFigure =
        one.rule.definition != nil || one.rule.field.hasPrefix("rest.") || one.rule.field == "value"
      guard isFigure, one.rule.type.isNumeric else { continue }
      if isPart, one.rule.type == .count {
        let sum = filledRows.compactMap { values[Place(row: $0, column: column)] }.total()
        #expect(
          reading.batch.observations.contains {
            $0.definition.rawValue == one.rule.definition && $0.value?.exact == sum
          }, "\(one.rule.field) \(sum)")
        expected += 1
        continue
      }
      for row in filledRows {
        guard var value = values[Place(row: row, column: column)] else { continue }
        if one.rule.type == .percent { value = value * 100 }
        expected += 1
        let isThere = (found[row + 1] ?? []).contains { Self.tells($0, value, one) }
        #expect(isThere, "row \(row + 1) \(one.rule.field) \(value)")
      }
    }
    #expect(expected > 0)
  }

  private static func tells(
    _ observation: Observation, _ value: ExactDecimal, _ column: FormTemplate.Column
  ) -> Bool {
    guard let stated = observation.value?.exact, (stated - value).isZero else { return false }
    if let definition = column.definition, observation.definition != definition { return false }
    if let unit = column.unit, observation.unit != unit { return false }
    if let period = column.period, observation.period != period { return false }
    return true
  }

  private func compareFigures(_ reading: FormReading) {
    let found = Dictionary(grouping: reading.batch.indexFigures, by: { $0.reference.row })
    var expected = 0
    for (column, one) in template.columns.enumerated() where one.rule.type == .score {
      for row in filledRows {
        guard let value = values[Place(row: row, column: column)] else { continue }
        expected += 1
        let isThere = (found[row + 1] ?? []).contains { $0.score?.exact.map { ($0 - value).isZero } ?? false }
        #expect(isThere, "row \(row + 1) \(one.rule.field) \(value)")
      }
    }
    #expect(expected > 0)
  }
}

/// A generator of its own, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
