import Intake
import Model
import Store

/// Holds what a province states of itself in Form II.06a against the sum of what its units state of themselves.
///
/// Whose a form is its "Đơn vị báo cáo" says (TT 01/2020/TT-VPCP): the total row of a province's form is the province as a
/// whole, with every level in it; that of a department's, district's or commune's is the unit with its branches. So a
/// province's figure is the sum of those units' figures that belong to it directly, as long as each unit that owes the
/// form has reported. Where one has not, the sum would be off by what it leaves out, and the number of units that are
/// missing is told instead. A table in which the province lists its units itself has its own total row for that.
struct ProvinceComparison {
  /// What came of the comparison of a file.
  struct Outcome {
    var findings: [IntakeFinding] = []
    /// What was found of figures of the file, by their id.
    var noted: [FactID: CleanText] = [:]
    /// Totals that stand in the store, with what the file makes of them: a province's form that came before the last of
    /// its units keeps the note as if it had come after.
    var restated: [Observation] = []
    /// Totals that were not compared because units are missing.
    var notices: [LocalizedText] = []
  }

  /// The name of the form's profile, as sources of it are called: `tep/ii06a/unit/period`.
  private static let form = "ii06a"
  private static let rule = "Tỉnh = cộng"
  private static let definitions = Set(DossierStatement.definitions)

  private let reader: StoreReader
  private let register: UnitRegister
  private let rules: ReportRules
  private let today: Day
  /// What the files of this import state in the form.
  private let incoming: [Observation]

  /// - Parameter incoming: what all files of the import state.
  init(
    _ reader: StoreReader, _ register: UnitRegister, rules: ReportRules, today: Day, incoming: [Observation]
  ) {
    self.reader = reader
    self.register = register
    self.rules = rules
    self.today = today
    self.incoming = incoming.filter { Self.definitions.contains($0.definition) }
  }

  /// Compares the totals of provinces that a file states, and those in the store of the periods that its units report
  /// for.
  func outcome(of observations: [Observation]) throws -> Outcome {
    let own = observations.filter(Self.isOwnReport)
    var outcome = Outcome()
    for period in Set(own.map(\.period)).sorted(by: { $0.code < $1.code }) {
      var known: [FactID: Observation] = [:]
      for one in try reader.observations(
        ObservationFilter(definitions: DossierStatement.definitions, period: period))
      { known[one.id] = one }
      var later: Set<FactID> = []
      for one in incoming where one.period == period {
        known[one.id] = one
        later.insert(one.id)
      }
      let everything = known.values.sorted { $0.id < $1.id }
      let detailed = Set(
        everything.filter { one in one.unit.map { !isProvince($0) } ?? false }
          .filter { !Self.isOwnReport($0) }.map(\.reference.source))
      let all = everything.filter(Self.isOwnReport)
      let stated = Set(own.map(\.id))
      // Each total is told once: with the file that states it, else with the units that came after it.
      let totals = all.filter { one in
        one.unit.map(isProvince) ?? false && !detailed.contains(one.reference.source)
          && (stated.contains(one.id) || !later.contains(one.id))
      }
      for (province, totals) in Dictionary(grouping: totals, by: \.unit).sorted(by: { left, right in
        (left.key?.description ?? "") < (right.key?.description ?? "")
      }) {
        guard let province else { continue }
        try compare(totals, province, period, all, stated: stated, &outcome)
      }
    }
    return outcome
  }

  private func compare(
    _ totals: [Observation], _ province: UnitID, _ period: Period, _ all: [Observation],
    stated: Set<FactID>, _ outcome: inout Outcome
  ) throws {
    guard let day = period.lastDay else { return }
    let family = Set(register.lineage(of: province, on: day).map(\.id)).union([province])
    func isInside(_ unit: UnitID) -> Bool { register.unit(unit)?.parent.map(family.contains) ?? false }
    var figures: [DefinitionID: [UnitID: ExactDecimal]] = [:]
    for one in all {
      guard let unit = one.unit, isInside(unit), let value = one.value?.exact else { continue }
      figures[one.definition, default: [:]][unit] = value
    }
    let reported = Set(figures.values.flatMap(\.keys))
    guard let owing = try unitsOwing(province, period), !reported.isEmpty else { return }
    let missing = owing.filter(isInside).filter { !reported.contains($0) }.count
    guard missing == 0 else {
      outcome.notices.append(Self.notice(register.unit(province), period, missing))
      return
    }
    for total in totals {
      guard let value = total.value?.exact, let parts = figures[total.definition],
        Set(parts.keys) == reported
      else { continue }
      let sum = parts.values.reduce(ExactDecimal(0), +)
      let difference = value - sum
      guard !difference.isZero else {
        if !stated.contains(total.id) { restate(total, [], &outcome) }
        continue
      }
      let finding = IntakeFinding(
        kind: .sum, file: total.reference.file, sheet: total.reference.sheet, row: total.reference.row,
        column: total.reference.column, rule: CleanText(cleaning: "\(Self.rule) \(parts.count) đơn vị"),
        stated: CleanText(cleaning: total.value?.text ?? ""), computed: CleanText(cleaning: sum.description),
        difference: difference)
      outcome.findings.append(finding)
      if stated.contains(total.id) {
        outcome.noted[total.id] = finding.note
      } else {
        restate(total, [finding.note], &outcome)
      }
    }
  }

  /// The total with these notes instead of what was noted of its units before.
  private func restate(_ total: Observation, _ notes: [CleanText], _ outcome: inout Outcome) {
    let kept = total.note.string.split(separator: "; ").filter { !$0.contains(Self.rule) }
      .map { CleanText(cleaning: String($0)) }
    let note = (kept + notes).joined(separator: "; ")
    guard note != total.note else { return }
    outcome.restated.append(total.with(note: note))
  }

  /// Units that owe the form for a period; nil where nothing tells who does: nobody said so, and nobody sent it before.
  private func unitsOwing(_ province: UnitID, _ period: Period) throws -> Set<UnitID>? {
    let book = ReportingBook(rules, register: register, home: province)
    func units(_ period: Period) throws -> Set<UnitID> {
      Set(try book.statuses(for: period, form: Self.form, today: today, reader: reader).map(\.unit))
    }
    let isSaid = rules.duties.contains { $0.form == Self.form }
    guard try isSaid || period.previous.map({ !(try units($0).filter { !isProvince($0) }).isEmpty }) ?? false
    else { return nil }
    return try units(period)
  }

  private func isProvince(_ unit: UnitID) -> Bool { register.unit(unit)?.group == .provinces }

  /// Whether a figure of the form is about the unit whose form it is.
  private static func isOwnReport(_ observation: Observation) -> Bool {
    guard definitions.contains(observation.definition), let unit = observation.unit else { return false }
    return observation.reference.source.rawValue.hasPrefix("tep/\(form)/\(unit.description)")
  }

  private static func notice(_ province: AdministrativeUnit?, _ period: Period, _ count: Int) -> LocalizedText
  {
    let name = province?.name
    let whole = "\(name?.vietnamese.string ?? ""), \(period.code)"
    let english = "\(name?.text(in: .english).string ?? ""), \(period.code)"
    return LocalizedText(
      vietnamese: CleanText(cleaning: "\(whole): thiếu \(count) đơn vị, chưa đối chiếu tổng với các đơn vị"),
      english: CleanText(
        cleaning: "\(english): units missing: \(count); the total is not held against them yet"))
  }
}
