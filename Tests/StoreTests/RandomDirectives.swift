import Model
import TestLibrary

@testable import Store
@testable import StoreProbe

/// Batches of directives, assignments, reports and extensions of every make, the same for the same seed. Keys come
/// again, so that later batches correct earlier ones and move reports from one directive to another.
struct RandomDirectives {
  var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func batch(_ title: String) -> FactBatch {
    var batch = ProbeFacts.batch(title)
    for _ in 0..<Int.random(in: 0...6, using: &numbers) {
      let made = directive("r\(Int.random(in: 0..<9, using: &numbers))")
      if !batch.directives.contains(where: { $0.id == made.id }) { batch.directives.append(made) }
    }
    for _ in 0..<Int.random(in: 0...4, using: &numbers) {
      let id = Int.random(in: 0..<8, using: &numbers)
      guard !batch.assignments.contains(where: { $0.id == FactID("ra\(id)") }) else { continue }
      let party = PartyName(unit: nil, asStated: clean("Sở \(id)"), short: clean("S\(id)"))
      batch.assignments.append(
        Assignment(
          id: FactID("ra\(id)"), directive: anyDirective(), party: party, reference: ProbeFacts.reference))
    }
    for _ in 0..<Int.random(in: 0...6, using: &numbers) {
      let id = FactID("rr\(Int.random(in: 0..<14, using: &numbers))")
      guard !batch.reports.contains(where: { $0.id == id }) else { continue }
      let reportedOn = anyDay()
      batch.reports.append(
        ProgressReport(
          id: id, directive: anyDirective(), assignment: anyAssignment(),
          instance: numbers.percent(30) ? anyDay() : nil, reportedOn: reportedOn,
          progress: any(Progress.allCases), finishedOn: numbers.percent(30) ? reportedOn + -2 : nil,
          percent: nil, text: .empty, evidence: .empty, reference: ProbeFacts.reference))
    }
    for _ in 0..<Int.random(in: 0...3, using: &numbers) {
      let id = FactID("re\(Int.random(in: 0..<8, using: &numbers))")
      guard !batch.extensions.contains(where: { $0.id == id }) else { continue }
      batch.extensions.append(
        DueExtension(
          id: id, directive: anyDirective(), assignment: anyAssignment(), grantedOn: anyDay(),
          window: anyRange(), document: clean("CV"), reason: .empty, reference: ProbeFacts.reference))
    }
    return batch
  }

  /// Some editions with the day of their publication.
  mutating func publishedEditions() -> [EditionID: Day] {
    var published: [EditionID: Day] = [:]
    for label in ["2023", "2024"] where numbers.percent(60) {
      published[EditionID(index: "dti", label: label)] = anyDay()
    }
    return published
  }

  private mutating func directive(_ id: String) -> Directive {
    let lead = any(["", "Sở TTTT", "Sở Y tế", "UBND huyện Đức Phổ"])
    let window = numbers.percent(70) ? anyRange() : nil
    return Directive(
      id: DirectiveID(id), kind: any(Directive.Kind.allCases), province: any([nil, ProbeFacts.home]),
      title: ProbeFacts.both("Việc \(id)"), text: clean("Toàn văn"), document: any([nil, "doc", "khac"]),
      item: any(["", "4", "4a", "10", "II.3"]), assignedOn: anyDay(),
      leads: lead.isEmpty ? [] : [PartyName(unit: nil, asStated: clean(lead), short: clean(lead))],
      coordinating: [],
      due: Due(
        asStated: .empty, reading: nil, window: window, counting: any([.calendarDays, .workingDays])),
      recurrence: recurrence(), isTracked: numbers.percent(70), initialProgress: any(Progress.allCases),
      awaitsReading: numbers.percent(20) ? EditionID(index: "dti", label: any(["2023", "2024"])) : nil,
      reference: ProbeFacts.reference, note: .empty)
  }

  private mutating func recurrence() -> Recurrence {
    let rule = any([Recurrence.Rule.none, .none, .daily, .monthly, .quarterly, .yearly, .continuous])
    guard rule != .none else { return .none }
    return Recurrence(
      rule: rule, firstDayOfMonth: any([nil, 1, 20]), lastDayOfMonth: any([nil, 25, 31]),
      until: numbers.percent(40) ? anyDay() : nil, alsoAdHoc: numbers.percent(20))
  }

  private mutating func any<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &numbers)]
  }

  private mutating func anyDay() -> Day { ProbeFacts.day + Int.random(in: 0...120, using: &numbers) }

  private mutating func anyRange() -> DayRange {
    let first = anyDay()
    return DayRange(first: first, last: first + Int.random(in: 0...15, using: &numbers)) ?? DayRange(first)
  }

  private mutating func anyDirective() -> DirectiveID {
    DirectiveID("r\(Int.random(in: 0..<9, using: &numbers))")
  }

  private mutating func anyAssignment() -> FactID? {
    numbers.percent(50) ? FactID("ra\(Int.random(in: 0..<8, using: &numbers))") : nil
  }
}
