import Model

@testable import Store
@testable import StoreProbe

/// Numbers that are the same for the same seed.
struct SampleNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func percent(_ share: Int) -> Bool { below(100) < share }
}

/// Made-up dossiers of few units over two years, with everything a list may leave out left out now and then.
enum DossierSamples {
  static let start = Day(year: 2024, month: 1, day: 1) ?? Day(number: 0)
  static let days = 731
  static let units = (1...5).map { UnitID(code: "00.X\($0)", validFrom: ProbeFacts.day) }
  static let fields = ["Đất đai", "Hộ tịch", "Chứng thực", ""]

  static func code(_ number: Int) -> String { "H00.\(number % 5)-\(number)" }

  static func dossier(_ number: Int, _ numbers: inout SampleNumbers) -> Dossier {
    let received = start + numbers.below(days)
    let due = numbers.percent(90) ? received + numbers.below(40) : nil
    let finished = numbers.percent(80) ? received + numbers.below(60) : nil
    let results: [DossierResult?] =
      finished == nil ? [nil, .underWay, .awaitingSupplement] : [nil, .granted, .refused, .withdrawn]
    func flag() -> Bool? { [nil, true, false][numbers.below(3)] }
    let procedure = numbers.below(12)
    return Dossier(
      code: DossierCode(code(number)), unit: units[numbers.below(5)],
      procedure: ProcedureID("1.\(procedure)"),
      field: ProbeFacts.text(fields[procedure % 4]),
      channel: [nil, .online, .inPerson, .postal][numbers.below(4)],
      level: ([nil] + OnlineLevel.allCases)[numbers.below(8)], received: received, due: due,
      finished: finished,
      result: results[numbers.below(results.count)], hasFee: flag(), isPaidOnline: flag(),
      hasDigitisedComponents: flag(), hasDigitisedResult: flag(), isSynced: flag(),
      reference: SourceReference(source: "ho-so", file: ProbeFacts.text("ho-so.csv"), row: number + 2))
  }

  static func span(_ numbers: inout SampleNumbers) -> DossierSpan? {
    let periods: [Period] = [
      .month(year: 2024, month: 1 + numbers.below(12)), .quarter(year: 2025, quarter: 1 + numbers.below(4)),
      .year(2024 + numbers.below(2)), .nineMonths(year: 2025),
      .halfYear(year: 2024, half: 1 + numbers.below(2)),
      .day(start + numbers.below(days)), .cumulative(from: nil, to: start + numbers.below(days + 60)),
    ]
    if numbers.percent(60) {
      return DossierSpan(periods[numbers.below(periods.count)], upTo: start + (days + numbers.below(60)))
    }
    let first = start + (numbers.below(days) - 20)
    let last = first + numbers.below(500)
    return DossierSpan(
      first: first, last: last, judgedOn: numbers.percent(50) ? nil : last + numbers.below(40))
  }
}

extension DossierSamples {
  static func question(_ numbers: inout SampleNumbers) -> DossierQuestion {
    let some = units.filter { _ in numbers.percent(50) }
    return DossierQuestion(
      DossierQuestion.Grouping.allCases[numbers.below(4)], units: numbers.percent(50) ? nil : some,
      field: numbers.percent(70) ? nil : ProbeFacts.text(fields[numbers.below(4)]),
      procedure: numbers.percent(70) ? nil : ProcedureID("1.\(numbers.below(12))"),
      spans: (0..<(1 + numbers.below(4))).compactMap { _ in span(&numbers) }, wantsOpen: numbers.percent(60))
  }
}

extension StoreWriter {
  /// Takes in dossiers as one batch.
  @discardableResult
  func write(_ title: String, _ dossiers: [Dossier]) throws -> BatchRecord {
    let staging = DossierStaging(store: path)
    for dossier in dossiers where try !staging.add(dossier) {
      throw StoreError.refusedBatch(details: dossier.code.rawValue)
    }
    let (record, _) = try write(ProbeFacts.batch(title), dossiers: staging)
    guard let record else { throw StoreError.refusedBatch(details: title) }
    return record
  }
}

extension Sequence<Dossier> {
  /// The plain answer to a question: every dossier counted in every span.
  func tallies(_ question: DossierQuestion) -> Set<DossierLine> {
    var answer = DossierAnswer(question)
    for dossier in self { answer.add(dossier) }
    return Set(answer.lines)
  }
}
