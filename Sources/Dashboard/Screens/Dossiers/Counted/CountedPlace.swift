import Model

/// Where a view of counted dossiers has drilled to: province, group, department or district, commune, procedure,
/// single dossiers.
struct CountedPlace {
  enum Level {
    case units(CountedUnits)
    case procedures(UnitID)
    case dossiers(UnitID, ProcedureID)
  }

  let level: Level
  let period: CountedPeriod

  /// nil while it is not known what there is, and where there are no dossiers.
  init?(_ state: State) {
    guard let days = state.answers.dossierDays else { return nil }
    period = CountedPeriod(state.view.period, days: days, today: state.today)
    guard let level = CountedPlace.level(state, on: period.period.lastDay ?? state.today) else { return nil }
    self.level = level
  }

  private static func level(_ state: State, on day: Day) -> Level? {
    let path = state.view.path
    let home = state.home.map { state.catalogue.newest(of: $0) }
    guard let last = path.last else {
      return .units(
        CountedUnits(parent: home, isRoot: true, group: nil, showsGroups: state.view.filter.isEmpty))
    }
    if let unit = last.ownDossiersUnit { return .procedures(unit) }
    if let procedure = last.procedure {
      guard let unit = path.dropLast().last.flatMap({ $0.unit ?? $0.ownDossiersUnit }) else { return nil }
      return .dossiers(unit, procedure)
    }
    if let unit = last.unit {
      // Communes are not among the units of a first frame.
      guard state.catalogue.isComplete else { return nil }
      return hasUnits(unit, on: day, state.catalogue)
        ? .units(
          CountedUnits(
            parent: state.catalogue.newest(of: unit), isRoot: false, group: nil,
            showsGroups: state.view.filter.isEmpty))
        : .procedures(unit)
    }
    guard let group = last.unitGroup else { return nil }
    let above = path.dropLast().last?.unit.map { state.catalogue.newest(of: $0) }
    return .units(
      CountedUnits(parent: above ?? home, isRoot: above == nil, group: group, showsGroups: false))
  }

  /// Whether others belong to a unit on a day. What belongs to none is always looked into.
  private static func hasUnits(_ unit: UnitID, on day: Day, _ catalogue: Catalogue) -> Bool {
    guard let record = catalogue.register.unit(unit) else { return false }
    return record.parent == nil || !catalogue.register.units(childOf: unit, on: day).isEmpty
  }
}

extension ItemKey {
  /// The group of units that a row stands for.
  var unitGroup: AdministrativeUnit.Group? {
    rawValue.hasPrefix("group:") ? AdministrativeUnit.Group(rawValue: String(rawValue.dropFirst(6))) : nil
  }
}
