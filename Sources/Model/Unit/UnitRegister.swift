/// All units of all times, with their lineage: who existed when, and who became whom.
public struct UnitRegister: Sendable {
  /// In official order.
  public let units: [AdministrativeUnit]
  var names: UnitNameIndex { lazyNames.index }
  private let lazyNames: LazyNameIndex
  private let positionOfID: [UnitID: Int]
  private let positionsOfCode: [String: [Int]]
  private let positionsOfParent: [UnitID: [Int]]
  private let positionsOfPredecessors: [UnitID: [Int]]

  public init(_ units: [AdministrativeUnit]) {
    let ordered = units.enumerated().sorted { left, right in
      if left.element.officialOrder != right.element.officialOrder {
        return left.element.officialOrder < right.element.officialOrder
      }
      return left.offset < right.offset
    }.map(\.element)
    self.units = ordered
    self.lazyNames = LazyNameIndex(ordered)
    var ofID: [UnitID: Int] = [:]
    var ofCode: [String: [Int]] = [:]
    var ofParent: [UnitID: [Int]] = [:]
    var ofPredecessors: [UnitID: [Int]] = [:]
    for (position, unit) in ordered.enumerated() {
      ofID[unit.id] = position
      ofCode[unit.id.code, default: []].append(position)
      if let parent = unit.parent { ofParent[parent, default: []].append(position) }
      for successor in unit.successors { ofPredecessors[successor, default: []].append(position) }
    }
    positionOfID = ofID
    positionsOfCode = ofCode
    positionsOfParent = ofParent
    positionsOfPredecessors = ofPredecessors
  }

  public func unit(_ id: UnitID) -> AdministrativeUnit? {
    positionOfID[id].map { units[$0] }
  }

  /// What a code meant on a day: 15 is Yên Bái to 30/06/2025 and Lào Cai from 01/07/2025.
  public func unit(code: String, on day: Day) -> AdministrativeUnit? {
    positionsOfCode[code]?.lazy.map { units[$0] }.first { $0.exists(on: day) }
  }

  /// The provinces and cities under central government on a day, in official order: 63 to 30/06/2025, 34 since.
  public func provinces(on day: Day) -> [AdministrativeUnit] {
    units.filter { $0.group == .provinces && $0.exists(on: day) }
  }

  /// The units that belong to another on a day, in official order.
  public func units(childOf parent: UnitID, on day: Day) -> [AdministrativeUnit] {
    (positionsOfParent[parent] ?? []).map { units[$0] }.filter { $0.exists(on: day) }
  }

  /// True where others belong to a unit, or did so at some time.
  public func hasUnits(childOf parent: UnitID) -> Bool { positionsOfParent[parent] != nil }

  /// What a unit directly became; empty while it exists.
  public func successors(of id: UnitID) -> [AdministrativeUnit] {
    unit(id)?.successors.compactMap { unit($0) } ?? []
  }

  /// What a unit was directly made of; empty for one without predecessors.
  public func predecessors(of id: UnitID) -> [AdministrativeUnit] {
    (positionsOfPredecessors[id] ?? []).map { units[$0] }
  }

  /// The unit that stands in a unit's place on a day: itself, the one it became, or the only one it was made
  /// of. nil where there are several (see ``lineage(of:on:)``) or none.
  public func current(of id: UnitID, on day: Day) -> AdministrativeUnit? {
    let found = lineage(of: id, on: day)
    return found.count == 1 ? found[0] : nil
  }

  /// The units that stand in a unit's place on a day: those it became, or those it was later made of, in
  /// official order. Quảng Ngãi of 2025 was Quảng Ngãi and Kon Tum in 2024.
  public func lineage(of id: UnitID, on day: Day) -> [AdministrativeUnit] {
    guard let start = unit(id) else { return [] }
    if start.exists(on: day) { return [start] }
    let goesBack = day < start.id.validFrom
    var seen: Set<UnitID> = [id]
    var waiting = [start]
    var found: Set<UnitID> = []
    while let next = waiting.popLast() {
      for relative in goesBack ? predecessors(of: next.id) : successors(of: next.id)
      where seen.insert(relative.id).inserted {
        if relative.exists(on: day) { found.insert(relative.id) } else { waiting.append(relative) }
      }
    }
    return found.compactMap { positionOfID[$0] }.sorted().map { units[$0] }
  }

  /// True where two units are not one and the same territory, so that figures of the two are not comparable
  /// without a mark. A mere change of name or rank (Huế 2025, Đồng Nai 2026) is no such break.
  public func isTerritoryBreak(between left: UnitID, and right: UnitID) -> Bool {
    guard left != right else { return false }
    let (older, newer) = left.validFrom <= right.validFrom ? (left, right) : (right, left)
    var id = older
    var seen: Set<UnitID> = []
    while id != newer, seen.insert(id).inserted {
      guard let next = renaming(of: id) else { return true }
      id = next.id
    }
    return id != newer
  }

  /// The unit that one became alone and that was made of it alone: the same territory under another name.
  func renaming(of id: UnitID) -> AdministrativeUnit? {
    let next = successors(of: id)
    guard next.count == 1, predecessors(of: next[0].id).count == 1 else { return nil }
    return next[0]
  }
}
