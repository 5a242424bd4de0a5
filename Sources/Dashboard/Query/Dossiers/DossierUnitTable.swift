import Model

/// Which units are listed: those that belong to a unit, or those that belong to none.
struct CountedUnits: Hashable, Sendable {
  /// As ``Catalogue/parent(for:)`` names it; nil for whatever belongs to no other.
  var parent: UnitID?
  /// The list begins with what belongs to the home province and goes on with others.
  var isRoot: Bool
  var group: AdministrativeUnit.Group?
  /// Groups instead of the units in them.
  var showsGroups: Bool
}

/// Dossiers of one period counted by unit, each under what it belongs to, beside what the units' forms state.
///
/// One question to the roll-ups answers every level of units, so that all of them are equally near.
public final class DossierUnitTable: Sendable {
  public let period: Period
  /// The days counted; nil for a period that begins later than today.
  public let span: DossierSpan?
  private let rows: [UnitID: CountRow]
  /// What belongs to each unit, in official order.
  private let children: [UnitID: [UnitID]]
  /// Dossiers of their own of units that others belong to, or that had another name, by the newest of them.
  private let own: [UnitID: [CountRow]]
  private let tops: [UnitID]
  private let judge: CountJudge
  private let orders = CountOrders()

  /// - Throws: what the reader throws.
  public init(period: Period, today: Day, from reader: any FactReader, catalogue: Catalogue) throws {
    self.period = period
    span = DossierSpan(period, upTo: today)
    let judge = try CountJudge(catalogue, period: period, listed: reader.dossierDays(), today: today)
    self.judge = judge
    var tallies: [UnitID: DossierTally] = [:]
    if let span {
      for line in try reader.dossierTallies(DossierQuestion(.unit, spans: [span])) {
        if let unit = line.unit { tallies[unit] = line.tallies.first }
      }
    }
    var stated: [UnitID: StatedCounts] = [:]
    var unitsOfSource: [SourceID: Set<UnitID>] = [:]
    try reader.visitObservations(ObservationFilter(period: period)) { observation in
      guard let unit = observation.unit, StatedCounts.definitions.contains(observation.definition) else {
        return
      }
      stated[unit, default: StatedCounts()].add(observation, catalogue)
      unitsOfSource[observation.reference.source, default: []].insert(unit)
    }
    let tree = UnitTree(Set(tallies.keys).union(stated.keys), catalogue)
    var rows: [UnitID: CountRow] = [:]
    var own: [UnitID: [CountRow]] = [:]
    for id in tree.units {
      let known = tree.members(of: id).compactMap { tallies[$0] }
      var figures = StatedCounts()
      for member in [id] + tree.same(as: id) where figures.isEmpty { figures = stated[member] ?? figures }
      rows[id] = CountRow(
        key: .unit(id), name: tree.name(id), unit: id, group: catalogue.register.unit(id)?.group ?? .others,
        tally: known.isEmpty ? nil : known.reduce(DossierTally(), +), stated: figures,
        listed: tree.listed(with: id, in: figures.source.flatMap { unitsOfSource[$0] }, tallies),
        judge: judge,
        searchText: tree.searchText(id))
      guard tree.children[id] != nil || tree.same(as: id) != [id] else { continue }
      own[id] = tree.same(as: id).compactMap { same in
        tallies[same].map { tally in
          CountRow(
            key: .ownDossiers(of: same), name: tree.ownName(same), unit: same, tally: tally, judge: judge)
        }
      }
    }
    self.rows = rows
    self.own = own
    children = tree.children
    tops = tree.tops
  }

  var unitCount: Int { rows.count }

  /// Units, and groups of them, whose counts are others than before.
  func changes(since old: DossierUnitTable) -> Set<ItemKey> {
    var changed: Set<ItemKey> = []
    for row in rows.values where row.unit.flatMap({ old.rows[$0] })?.tally != row.tally {
      changed.insert(row.key)
      if let group = row.group { changed.insert(.group(group.rawValue)) }
    }
    return changed
  }

  /// The row of a unit with all that belongs to it; nil where nothing is known of it.
  func row(_ unit: UnitID) -> CountRow? { rows[unit] }

  /// True where rows stand under a unit: what belongs to it and is counted or stated here, or its own dossiers under
  /// the names it had.
  /// - Parameter unit: as ``Catalogue/parent(for:)`` names it.
  func hasRows(under unit: UnitID) -> Bool { children[unit] != nil || own[unit]?.isEmpty == false }

  /// Groups of units under a unit, in the usual order.
  func groups(_ parent: UnitID?) -> [AdministrativeUnit.Group] {
    let present = Set(members(parent).compactMap(\.group))
    return AdministrativeUnit.Group.allCases.filter { present.contains($0) }
  }

  /// A single group says nothing that its units do not.
  func showsGroups(_ place: CountedUnits) -> Bool {
    place.showsGroups && place.group == nil && groups(place.parent).count > 1
  }

  func order(_ way: CountOrder.Way) -> CountOrder {
    orders.order(way) { way.place.map { rows(of: $0) } ?? [] }
  }

  private func members(_ parent: UnitID?) -> [CountRow] {
    (parent.map { children[$0] ?? [] } ?? tops).compactMap { rows[$0] }
  }

  private func rows(of place: CountedUnits) -> [CountRow] {
    let all = members(place.parent)
    if let group = place.group { return all.filter { $0.group == group } }
    var shown = all
    if showsGroups(place) {
      shown = groups(place.parent).map { group in
        let tallies = all.filter { $0.group == group }.compactMap(\.tally)
        let name = LocalizedText(
          vietnamese: Wording(.vietnamese)[group.label], english: Wording(.english)[group.label])
        return CountRow(
          key: .group(group.rawValue), name: name, group: group,
          tally: tallies.isEmpty ? nil : tallies.reduce(DossierTally(), +), judge: judge)
      }
    }
    if let parent = place.parent { shown += own[parent] ?? [] }
    if place.isRoot, let parent = place.parent {
      shown += tops.filter { $0 != parent }.compactMap { rows[$0] }.filter { $0.tally != nil }
    }
    return shown
  }
}

extension ItemKey {
  private static let ownPrefix = "line:own:"

  /// The dossiers of a unit itself, beside those of what belongs to it.
  static func ownDossiers(of unit: UnitID) -> ItemKey { ItemKey(ownPrefix + unit.description) }

  var ownDossiersUnit: UnitID? {
    rawValue.hasPrefix(ItemKey.ownPrefix) ? UnitID(String(rawValue.dropFirst(ItemKey.ownPrefix.count))) : nil
  }
}

extension Catalogue {
  /// The province that one became, and again, as long as it is one: under it stand the units of all times, whatever it
  /// was called in theirs.
  func newest(of unit: UnitID) -> UnitID {
    var id = unit
    var seen: Set<UnitID> = [id]
    while let next = register.successors(of: id).first, register.successors(of: id).count == 1,
      seen.insert(next.id).inserted
    {
      id = next.id
    }
    return id
  }

  /// The unit under whose name others are listed: of what belongs to none the newest, since it goes on under other
  /// names; of all else itself, since what it became is another unit beside it.
  func parent(for unit: UnitID) -> UnitID {
    register.unit(unit)?.parent == nil ? newest(of: unit) : unit
  }
}

/// Units with figures under what they belong to.
private struct UnitTree {
  private let catalogue: Catalogue
  /// All there are, those above them included.
  private(set) var units: Set<UnitID> = []
  private(set) var children: [UnitID: [UnitID]] = [:]
  private(set) var tops: [UnitID] = []
  /// Provinces that became one another, by the newest.
  private var sames: [UnitID: [UnitID]] = [:]

  init(_ known: Set<UnitID>, _ catalogue: Catalogue) {
    self.catalogue = catalogue
    var below: [UnitID: Set<UnitID>] = [:]
    var top: Set<UnitID> = []
    for start in known {
      var id = start
      var seen: Set<UnitID> = [id]
      while let parent = catalogue.register.unit(id)?.parent, seen.insert(parent).inserted {
        below[catalogue.parent(for: parent), default: []].insert(id)
        units.insert(id)
        id = parent
      }
      let newest = catalogue.newest(of: id)
      top.insert(newest)
      units.insert(newest)
      if known.contains(id), id == start { sames[newest, default: []].append(id) }
    }
    children = below.mapValues { ordered($0) }
    tops = ordered(top)
    for id in Array(sames.keys) { sames[id]?.sort { $0.validFrom < $1.validFrom } }
  }

  private func ordered(_ ids: Set<UnitID>) -> [UnitID] {
    func order(_ id: UnitID) -> Int { catalogue.register.unit(id)?.officialOrder ?? .max }
    return ids.sorted { (order($0), $0) < (order($1), $1) }
  }

  /// The identities under which a unit itself may have figures.
  func same(as id: UnitID) -> [UnitID] { sames[id] ?? [id] }

  /// A unit and all that belongs to it.
  func members(of id: UnitID) -> [UnitID] {
    same(as: id) + (children[id] ?? []).flatMap { members(of: $0) }
  }

  /// What a table that states counts of a unit lists below it: a province's form of its departments states nothing of
  /// its communes, which report by themselves.
  /// - Parameter stated: the units that the table states counts of.
  /// - Returns: nil where it lists nothing below.
  func listed(
    with id: UnitID, in stated: Set<UnitID>?, _ tallies: [UnitID: DossierTally]
  ) -> (tally: DossierTally, units: Int)? {
    let own = Set(same(as: id) + [id])
    guard let stated, children[id] != nil else { return nil }
    let below = Set(members(of: id)).intersection(stated).subtracting(own)
    guard !below.isEmpty else { return nil }
    let counted = Set(below.flatMap { members(of: $0) })
    return (counted.compactMap { tallies[$0] }.reduce(DossierTally(), +), below.count)
  }

  func name(_ id: UnitID) -> LocalizedText {
    catalogue.register.unit(id)?.name
      ?? LocalizedText(vietnamese: CleanText(cleaning: id.code), english: CleanText(cleaning: id.code))
  }

  func ownName(_ id: UnitID) -> LocalizedText {
    let name = name(id)
    return LocalizedText(
      vietnamese: Wording(.vietnamese)(.countedOwn, name.vietnamese),
      english: Wording(.english)(.countedOwn, name.text(in: .english)))
  }

  func searchText(_ id: UnitID) -> String {
    let name = name(id)
    var names = [name.vietnamese, name.english]
    if let unit = catalogue.register.unit(id) {
      names += [unit.shortName.vietnamese, unit.shortName.english] + unit.aliases
    }
    var texts = names.map { VietnameseText.folded($0.string) }
    texts.append(VietnameseText.initials((catalogue.register.unit(id)?.shortName ?? name).vietnamese.string))
    texts.append(id.code)
    return texts.joined(separator: "\n")
  }
}
