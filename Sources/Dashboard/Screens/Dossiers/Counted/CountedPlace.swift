import Model

/// Where a view of counted dossiers has drilled to: province, group, department or district, commune, procedure,
/// single dossiers.
struct CountedPlace {
  enum Level {
    case units(CountedUnits)
    /// Of a unit; where it is its own dossiers beside those of what belongs to it, its forms state other ones.
    case procedures(UnitID, isOwn: Bool)
    case dossiers(UnitID, ProcedureID)
  }

  let level: Level
  let period: CountedPeriod

  /// nil while it is not known what there is, and where there are no dossiers.
  init?(_ state: State) {
    guard let days = state.answers.dossierDays else { return nil }
    period = CountedPeriod(state.view.period, days: days, today: state.today)
    guard let level = CountedPlace.level(state, period.period) else { return nil }
    self.level = level
  }

  private static func level(_ state: State, _ period: Period) -> Level? {
    let path = state.view.path
    let home = state.home.map { state.catalogue.parent(for: $0) }
    guard let last = path.last else {
      return .units(
        CountedUnits(parent: home, isRoot: true, group: nil, showsGroups: state.view.filter.isEmpty))
    }
    if let unit = last.ownDossiersUnit { return .procedures(unit, isOwn: true) }
    if let procedure = last.procedure {
      guard let unit = path.dropLast().last.flatMap({ $0.unit ?? $0.ownDossiersUnit }) else { return nil }
      return .dossiers(unit, procedure)
    }
    if let unit = last.unit {
      // Communes are not among the units of a first frame.
      guard state.catalogue.isComplete else { return nil }
      return hasRows(under: unit, period, state)
        ? .units(
          CountedUnits(
            parent: state.catalogue.parent(for: unit), isRoot: false, group: nil,
            showsGroups: state.view.filter.isEmpty))
        : .procedures(unit, isOwn: false)
    }
    guard let group = last.unitGroup else { return nil }
    let above = path.dropLast().last?.unit.map { state.catalogue.parent(for: $0) }
    return .units(
      CountedUnits(parent: above ?? home, isRoot: above == nil, group: group, showsGroups: false))
  }

  /// Whether units are listed under a unit. The table that counts them decides, so that whatever is counted in a row
  /// is found under it; no day of a period can, since a unit may end in it.
  private static func hasRows(under unit: UnitID, _ period: Period, _ state: State) -> Bool {
    guard mayHaveRows(under: unit, state.catalogue) else { return false }
    // Between two periods it is as it was.
    let table = state.answers.dossierUnits(period, today: state.today) ?? state.answers.latestDossierUnits
    return table?.hasRows(under: state.catalogue.parent(for: unit)) ?? true
  }

  /// Whether the table of units must be asked about a unit.
  static func mayHaveRows(under unit: UnitID, _ catalogue: Catalogue) -> Bool {
    guard let record = catalogue.register.unit(unit) else { return false }
    return record.parent == nil || catalogue.register.hasUnits(childOf: unit)
  }
}

extension ItemKey {
  /// The group of units that a row stands for.
  var unitGroup: AdministrativeUnit.Group? {
    rawValue.hasPrefix("group:") ? AdministrativeUnit.Group(rawValue: String(rawValue.dropFirst(6))) : nil
  }
}
