import Dashboard
import Intake
import Model
import Store

/// Holds the counts that Form II.06a states against the single dossiers of the same unit and period. Nothing is
/// corrected: what differs is told, stated beside counted.
struct DossierComparison {
  /// A stated count that dossiers do not make.
  struct Difference {
    let observation: Observation
    let counted: Int
    /// Stated minus counted.
    let difference: ExactDecimal

    /// "lệch 3: đếm từ danh sách hồ sơ", as it is kept with the figure.
    var finding: IntakeFinding {
      IntakeFinding(
        kind: .dossiers, file: observation.reference.file, sheet: observation.reference.sheet,
        row: observation.reference.row, column: observation.reference.column, rule: DossierComparison.rule,
        stated: CleanText(cleaning: observation.value?.text ?? ""),
        computed: CleanText(cleaning: String(counted)),
        difference: difference)
    }

    /// The observation with what was found beside it.
    var noted: Observation { observation.noted(finding.note) }
  }

  static let rule = FigureChecks.countedFromDossiers
  private static let definitions = Set(DossierStatement.definitions)

  private let reader: StoreReader
  private let register: UnitRegister
  /// Days with dossiers; nil where there are none.
  private let covered: DayRange?
  /// Counts of every unit, by period.
  private var known: [Period: [UnitID: DossierTally]] = [:]

  init(_ reader: StoreReader, _ register: UnitRegister) throws {
    self.reader = reader
    self.register = register
    covered = try reader.dossierDays()
  }

  /// What of some observations differs, in their order.
  /// - Parameter isWanted: which of them are looked at; the others only tell what stands beside them.
  mutating func differences(
    _ observations: [Observation], where isWanted: (Observation) -> Bool = { _ in true }
  ) throws -> [Difference] {
    guard covered != nil else { return [] }
    // A province's total over the units that its table names is compared unit by unit.
    let detailed = Set(
      observations.filter { $0.unit.map { !isProvince($0) } ?? false }.map(\.reference.source))
    return try observations.compactMap { observation in
      guard Self.definitions.contains(observation.definition), let unit = observation.unit,
        let stated = observation.value?.exact, isWanted(observation), covers(observation.period),
        !isProvince(unit) || !detailed.contains(observation.reference.source),
        let tally = try tally(of: unit, in: observation.period),
        let counted = DossierStatement.count(observation.definition, in: tally)
      else { return nil }
      let difference = stated - ExactDecimal(counted)
      guard !difference.isZero else { return nil }
      return Difference(observation: observation, counted: counted, difference: difference)
    }
  }

  /// What differs of what the store states of units and periods whose dossiers a batch changed, without what is noted
  /// already. Nothing else is read.
  /// - Parameters:
  ///   - touched: what the batch changed, by unit.
  ///   - look: is called before each period and throws to stop.
  mutating func differencesOfStore(
    touched: [UnitID: DossierTouch], look: () throws -> Void
  ) throws -> [Difference] {
    guard covered != nil, !touched.isEmpty else { return [] }
    let noted = Self.rule.string
    var found: [Difference] = []
    for period in try reader.observationPeriods().sorted(by: { $0.code < $1.code }) where covers(period) {
      guard let days = period.days else { continue }
      let units = touched.filter { $0.value.touches(days) }
      guard !units.isEmpty else { continue }
      try look()
      let holders = holders(of: units.keys)
      let register = register
      let observations = try reader.observations(
        ObservationFilter(definitions: DossierStatement.definitions, period: period)
      ).sorted { $0.id < $1.id }
      // A province's total is over whatever dossiers there are.
      found += try differences(observations) { observation in
        guard let unit = observation.unit else { return false }
        return holders.contains(unit) || register.unit(unit)?.group == .provinces
      }
      .filter { !$0.observation.note.string.contains(noted) }
    }
    return found
  }

  /// Units whose counts some units' dossiers are part of: they themselves, and what they are branches of.
  private func holders(of units: some Sequence<UnitID>) -> Set<UnitID> {
    Set(units.flatMap { unit in [unit] + [register.unit(unit)?.parent].compactMap(\.self) })
  }

  private func isProvince(_ unit: UnitID) -> Bool { register.unit(unit)?.group == .provinces }

  private func covers(_ period: Period) -> Bool {
    covered.map { DossierStatement.covers(period, by: $0) } ?? false
  }

  /// A unit's dossiers with those of its branches, which report through it; nil for a unit without any at all.
  private mutating func tally(of unit: UnitID, in period: Period) throws -> DossierTally? {
    guard let days = period.days else { return nil }
    let tallies = try tallies(period)
    if isProvince(unit) {
      let family = Set(register.lineage(of: unit, on: days.last).map(\.id)).union([unit])
      let own = tallies.filter { isInside($0.key, family) }
      return own.isEmpty ? nil : own.values.reduce(DossierTally(), +)
    }
    let branches = register.units(childOf: unit, on: days.last).map(\.id)
    let found = ([unit] + branches).compactMap { tallies[$0] }
    return found.isEmpty ? nil : found.reduce(DossierTally(), +)
  }

  /// Whether a unit is one of some provinces, or belongs to one at whatever remove.
  private func isInside(_ unit: UnitID, _ provinces: Set<UnitID>) -> Bool {
    var id = unit
    var seen: Set<UnitID> = [id]
    while !provinces.contains(id) {
      guard let parent = register.unit(id)?.parent, seen.insert(parent).inserted else { return false }
      id = parent
    }
    return true
  }

  private mutating func tallies(_ period: Period) throws -> [UnitID: DossierTally] {
    if let tallies = known[period] { return tallies }
    var tallies: [UnitID: DossierTally] = [:]
    if let days = period.days, let span = DossierSpan(first: days.first, last: days.last) {
      for line in try reader.dossierTallies(DossierQuestion(.unit, spans: [span], wantsOpen: true)) {
        guard let unit = line.unit, let tally = line.tallies.first else { continue }
        tallies[unit] = (tallies[unit] ?? DossierTally()) + tally
      }
    }
    known[period] = tallies
    return tallies
  }
}

extension Observation {
  /// The same with something more beside it.
  func noted(_ text: CleanText) -> Observation {
    with(note: [note, text].filter { !$0.isEmpty }.joined(separator: "; "))
  }

  /// The same with another note.
  func with(note: CleanText) -> Observation {
    Observation(
      id: id, definition: definition, unit: unit, unitAsStated: unitAsStated, period: period, value: value,
      numerator: numerator, denominator: denominator, asOf: asOf, reference: reference,
      note: note)
  }
}
