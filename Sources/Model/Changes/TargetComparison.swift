/// Figures with a target on two days side by side: which are met now and were not, and the other way round.
///
/// A figure is compared with one of a period of the same length only, each the newest of its day. Of a ratio whose value
/// nobody states, the counts make it. One over fewer than ten cases is not judged and so crosses nothing.
struct TargetComparison {
  private let register: UnitRegister
  private let home: UnitID?

  /// Periods of each length, counted back from a day, in which a unit's newest figure is looked for.
  private static let lookedBack = 2

  init(_ finder: MeetingChangeFinder) {
    register = finder.register
    home = finder.home
  }

  private struct Key: Hashable {
    let unit: UnitID
    let definition: DefinitionID
    let length: Int
  }

  func crossings(
    since: Day, today: Day, then: (any FactReader)?, now: any FactReader
  ) throws -> [TargetCrossing] {
    guard let home else { return [] }
    let targets = Dictionary(grouping: try now.targets().filter { $0.value != nil }, by: \.definition)
    guard !targets.isEmpty else { return [] }
    let definitions = Dictionary(
      try now.definitions().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let homes = register.lineage(of: home, on: today).map(\.id)
    let old = try judged(targets, definitions, homes, by: since, then ?? now)
    let new = try judged(targets, definitions, homes, by: today, now)
    var found: [TargetCrossing] = []
    for (key, figure) in new {
      guard let before = old[key]?.0, before.period != figure.0.period || before.value != figure.0.value
      else { continue }
      let was = before.state
      let isCrossed =
        (was == .met && (figure.0.state == .near || figure.0.state == .notMet))
        || ((was == .near || was == .notMet) && figure.0.state == .met)
      if isCrossed {
        found.append(
          TargetCrossing(
            unit: key.unit, definition: key.definition, target: figure.1, old: before, new: figure.0))
      }
    }
    // Lost targets first, then by unit.
    let order = Dictionary(
      register.units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return found.sorted { left, right in
      if left.isReached != right.isReached { return !left.isReached }
      let places = (order[left.unit] ?? .max, order[right.unit] ?? .max)
      if places.0 != places.1 { return places.0 < places.1 }
      return (left.definition, left.new.period.code) < (right.definition, right.new.period.code)
    }
  }

  private func judged(
    _ targets: [DefinitionID: [Target]], _ definitions: [DefinitionID: Definition], _ homes: [UnitID],
    by day: Day, _ reader: any FactReader
  ) throws -> [Key: (JudgedFigure, Target)] {
    var wanted = Set(targets.keys)
    for id in targets.keys {
      if let parts = definitions[id].flatMap(RatioParts.init) {
        wanted.formUnion([parts.numerator, parts.denominator])
      }
    }
    // Most targets are of figures that nobody has sent.
    let read = try wanted.sorted().filter { try reader.observationCount(of: $0, upTo: 1) > 0 }
    guard !read.isEmpty else { return [:] }
    var figures = FiguresOfUnits(read)
    let aims = targets.compactMap { id, aims in
      definitions[id].map { Aim($0, aims, figures) }
    }
    var newest: [Key: (JudgedFigure, Target)] = [:]
    for period in try periods(by: day, reader) {
      figures.forget()
      // A period is read whole: asking for each unit and definition costs more than the figures of others.
      try reader.visitObservations(ObservationFilter(definitions: read, period: period)) { observation in
        guard let unit = observation.unit, observation.asOf.map({ $0 <= day }) ?? true else { return }
        figures.add(observation, of: unit) { isInside($0, homes) }
      }
      let length = period.kindOfLength
      figures.visit { unit, figure in
        for aim in aims {
          guard let target = Self.target(aim.targets, of: unit, period),
            let judged = aim.judge(figure, target, period)
          else { continue }
          let key = Key(unit: unit, definition: aim.definition.id, length: length)
          if newest[key] == nil { newest[key] = (judged, target) }
        }
      }
    }
    return newest
  }

  private func isInside(_ unit: UnitID, _ homes: [UnitID]) -> Bool {
    homes.contains(unit) || (register.unit(unit)?.parent.map(homes.contains) ?? false)
  }

  /// The last periods of each length that ended by a day, the newest first.
  private func periods(by day: Day, _ reader: any FactReader) throws -> [Period] {
    let ended = try reader.observationPeriods().filter { $0.lastDay.map { $0 <= day } ?? false }
    return Dictionary(grouping: ended, by: \.kindOfLength).values.flatMap { periods in
      periods.sorted { ($0.lastDay ?? day) > ($1.lastDay ?? day) }.prefix(Self.lookedBack)
    }
  }

  /// The unit's own target before the one for all.
  private static func target(_ targets: [Target], of unit: UnitID, _ period: Period) -> Target? {
    let fitting = targets.filter { $0.isFor(period) && ($0.unit == nil || $0.unit == unit) }
    return fitting.first { $0.unit == unit } ?? fitting.first
  }
}

/// A definition with its targets, and where its figures stand.
private struct Aim {
  let definition: Definition
  let targets: [Target]
  /// Its own column; nil where nobody states it.
  private let own: Int?
  /// Those of the counts it is made of.
  private let parts: (numerator: Int, denominator: Int)?

  init(_ definition: Definition, _ targets: [Target], _ figures: FiguresOfUnits) {
    self.definition = definition
    self.targets = targets
    own = figures.column(of: definition.id)
    let counts = RatioParts(definition)
    if let numerator = counts.flatMap({ figures.column(of: $0.numerator) }),
      let denominator = counts.flatMap({ figures.column(of: $0.denominator) })
    {
      parts = (numerator, denominator)
    } else {
      parts = nil
    }
  }

  func judge(
    _ figure: (_ column: Int) -> FiguresOfUnits.Figure?, _ target: Target, _ period: Period
  ) -> JudgedFigure? {
    let value: ExactDecimal?
    let cases: ExactDecimal?
    let fact: FactID
    var isComputed = false
    if let stated = own.flatMap(figure) {
      value = stated.value
      cases = stated.denominator
      fact = stated.fact
    } else if let parts, let top = figure(parts.numerator), let bottom = figure(parts.denominator),
      let part = top.value, let whole = bottom.value
    {
      value = (part * 100).divided(by: whole, scale: 2)
      cases = whole
      fact = top.fact
      isComputed = true
    } else {
      return nil
    }
    guard let value,
      let state = TargetState.judge(
        value: value, target: target.value, higherIsBetter: definition.higherIsBetter, cases: cases)
    else { return nil }
    return JudgedFigure(
      period: period, value: value, cases: cases, state: state, fact: fact, isComputed: isComputed)
  }
}

/// The first figure of each unit and definition, in rows of units: thousands of units in several periods are gone
/// through with one look at a unit's key for each figure.
private struct FiguresOfUnits {
  struct Figure {
    let fact: FactID
    let value: ExactDecimal?
    let denominator: ExactDecimal?
  }

  private let columns: [DefinitionID: Int]
  /// The row of each unit; −1 for one that is left out.
  private var rows: [UnitID: Int] = [:]
  private var units: [UnitID] = []
  private var figures: [Figure?] = []

  init(_ definitions: [DefinitionID]) {
    columns = Dictionary(definitions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func column(of definition: DefinitionID) -> Int? { columns[definition] }

  /// The units stay known.
  mutating func forget() {
    for place in figures.indices { figures[place] = nil }
  }

  /// - Parameter isWanted: asked once for each unit.
  mutating func add(_ observation: Observation, of unit: UnitID, where isWanted: (UnitID) -> Bool) {
    guard let column = columns[observation.definition] else { return }
    let row: Int
    if let known = rows[unit] {
      row = known
    } else {
      row = isWanted(unit) ? units.count : -1
      rows[unit] = row
      if row >= 0 {
        units.append(unit)
        figures += Array(repeating: nil, count: columns.count)
      }
    }
    guard row >= 0 else { return }
    let place = row * columns.count + column
    guard figures[place] == nil else { return }
    figures[place] = Figure(
      fact: observation.id, value: observation.value?.exact, denominator: observation.denominator?.exact)
  }

  /// Goes through the units; `figure` finds what one has in a column.
  func visit(_ body: (_ unit: UnitID, _ figure: (_ column: Int) -> Figure?) -> Void) {
    for (row, unit) in units.enumerated() {
      body(unit) { figures[row * columns.count + $0] }
    }
  }
}
