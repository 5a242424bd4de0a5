extension UnitRegister {
  /// Finds the unit a source names, in any of its spellings: with or without "UBND", "Tỉnh" or "TP.", tone
  /// marks, hyphens and capitals; by short name, full name, English name or alias.
  ///
  /// - Parameters:
  ///   - name: as the source writes it.
  ///   - day: a day of the period the source speaks of; without it a name that several units bore at different
  ///     times is ambiguous. A unit that only changed its name or rank is found under its other name too.
  ///   - group: only units of this group, where the source says which it lists.
  ///   - parents: only these units and those that belong to one of them, where the source speaks of one province.
  public func match(
    _ name: String, on day: Day?, in group: AdministrativeUnit.Group? = nil,
    within parents: Set<UnitID>? = nil
  ) -> NameMatch {
    let key = VietnameseText.matchKey(name)
    guard !key.isEmpty else { return .none(suggestions: []) }
    func isMeant(_ unit: AdministrativeUnit) -> Bool {
      guard group == nil || unit.group == group else { return false }
      guard let parents else { return true }
      return parents.contains(unit.id) || (unit.parent.map(parents.contains) ?? false)
    }
    let bearing = (names.positionsOfKey[key] ?? []).map { units[$0] }.filter(isMeant)
    var candidates = bearing
    if let day {
      candidates = bearing.filter { $0.exists(on: day) }
      if candidates.isEmpty { candidates = renamed(bearing, on: day) }
    }
    if candidates.count > 1 {
      // "Tỉnh Thanh Hóa" is not the city of that name.
      let whole = UnitNameIndex.wholeKey(name)
      let exact = candidates.filter { UnitNameIndex.wholeKey($0.name.vietnamese.string) == whole }
      if exact.count == 1 { candidates = exact }
    }
    switch candidates.count {
    case 1: return .unit(candidates[0])
    case 0: return .none(suggestions: bearing.isEmpty ? nearest(to: key, on: day, isMeant) : bearing)
    default: return .ambiguous(candidates)
    }
  }

  /// Whether some unit of some day bears a name; quicker than ``match(_:on:in:within:)``, which looks for the nearest.
  public func isName(_ name: String) -> Bool {
    names.positionsOfKey[VietnameseText.matchKey(name)]?.isEmpty == false
  }

  /// Units whose name contains what was typed, without tone marks and capitals, or whose initials begin with
  /// it; the best first, then in official order. Nothing typed gives all units of the day.
  ///
  /// "qn" finds Quảng Nam, Quảng Ngãi and Quảng Ninh.
  public func search(
    _ typed: String, on day: Day, in group: AdministrativeUnit.Group? = nil
  ) -> [AdministrativeUnit] {
    let key = VietnameseText.words(typed).joined()
    let existing = units.indices.filter {
      units[$0].exists(on: day) && (group == nil || units[$0].group == group)
    }
    guard !key.isEmpty else { return existing.map { units[$0] } }
    let names = names
    let found = existing.compactMap { position in
      names.searchRank(of: position, key: key).map { (rank: $0, position: position) }
    }
    return found.sorted { ($0.rank, $0.position) < ($1.rank, $1.position) }.map { units[$0.position] }
  }

  /// The units on a day that ones of other days are under another name.
  private func renamed(_ bearing: [AdministrativeUnit], on day: Day) -> [AdministrativeUnit] {
    var found: [AdministrativeUnit] = []
    for unit in bearing {
      let later = lineage(of: unit.id, on: day)
      if later.count == 1, !isTerritoryBreak(between: unit.id, and: later[0].id), !found.contains(later[0]) {
        found.append(later[0])
      }
    }
    return found
  }

  private func nearest(
    to key: String, on day: Day?, _ isMeant: (AdministrativeUnit) -> Bool
  ) -> [AdministrativeUnit] {
    let typed = Array(key.utf8)
    var best: [Int: Int] = [:]
    for (other, positions) in names.positionsOfKey {
      let letters = Array(other.utf8)
      let limit = max(1, min(typed.count, letters.count) / 3)
      guard abs(letters.count - typed.count) <= limit else { continue }
      let distance = UnitNameIndex.editDistance(typed, letters)
      guard distance <= limit else { continue }
      for position in positions { best[position] = min(best[position] ?? .max, distance) }
    }
    let fitting = best.filter { position, _ in
      (day.map { units[position].exists(on: $0) } ?? true) && isMeant(units[position])
    }
    return fitting.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(3).map { units[$0.key] }
  }
}
