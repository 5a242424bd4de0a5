import Model
import Synchronization

/// One edition of an index, ready to be shown: rows in rank order with everything computed.
public final class RankingTable: Sendable {
  public let edition: Edition
  public let structure: IndexStructureVersion
  /// The edition that changes are counted against; nil for the first.
  public let previous: Edition?
  public let rows: [RankingRow]
  public let rowByUnit: [UnitID: Int]
  /// Mean of the values at hand, over `count` units; by item, nil for the total.
  public let means: [IndexItemID?: Mean]
  /// The largest value by item.
  public let best: [IndexItemID?: ExactDecimal]
  /// The smallest value by item.
  public let least: [IndexItemID?: ExactDecimal]
  /// Editions of the index that assess a period of the same length, oldest first, later ones included.
  public let editions: [Edition]
  /// Items that count in the total and that some row has a figure of, in the structure's order.
  public let components: [IndexItem]
  /// Parts of components that some row has a figure of.
  public let parts: [IndexItem]
  /// Pillars that some row has a score or a rank of; never summed, never mixed with components.
  public let pillars: [IndexItem]
  /// The sources of the edition's figures, its own one first, then that of the edition before, for changes.
  public let sources: [SourceID]
  /// How many of them, from the first on, have figures of the edition itself.
  let ownSourceCount: Int
  let hasTies: Bool
  /// Sources differ about some rank, score or change, and nobody has settled it.
  var hasConflicts: Bool { hasConflictsOnDemand.value }
  private let hasConflictsOnDemand: OnDemand<Bool>
  /// Where sources state different ranks or scores, for the total or for an item; also where someone has chosen.
  public var conflicts: [FigureConflict] { conflictsOnDemand.value }
  private let conflictsOnDemand: OnDemand<[FigureConflict]>
  /// Totals that their parts do not make, and what the intake found and kept.
  var failingChecks: [FailingCheck] { checksOnDemand.value }
  private let checksOnDemand: OnDemand<[FailingCheck]>
  /// Selection keys in row order.
  let keys: [ItemKey]
  private let rowByKey: [ItemKey: Int]
  /// The units of the rows; nil for one that the catalogue does not know.
  let units: [AdministrativeUnit?]
  /// What only sorting and searching need, made when it is first asked for.
  let madeOnDemand = Mutex(MadeOnDemand())

  /// A mean and how many values it is of.
  public struct Mean: Hashable, Sendable {
    public let value: ExactDecimal
    public let count: Int

    public init(value: ExactDecimal, count: Int) {
      self.value = value
      self.count = count
    }
  }

  init(
    edition: Edition, structure: IndexStructureVersion, previous: Edition?, rows: [RankingRow],
    means: [IndexItemID?: Mean], best: [IndexItemID?: ExactDecimal], least: [IndexItemID?: ExactDecimal],
    editions: [Edition], sources: [SourceID], ownSourceCount: Int, units: [AdministrativeUnit?],
    conflicts: @escaping @Sendable () -> [FigureConflict], choices: FigureChoices,
    knownItems known: Set<IndexItemID>
  ) {
    self.edition = edition
    self.structure = structure
    self.previous = previous
    self.rows = rows
    self.rowByUnit = Dictionary(rows.enumerated().map { ($1.unit, $0) }) { first, _ in first }
    self.means = means
    self.best = best
    self.least = least
    self.editions = editions
    self.sources = sources
    self.ownSourceCount = ownSourceCount
    self.units = units
    let found = OnDemand(conflicts)
    conflictsOnDemand = found
    hasConflictsOnDemand = OnDemand {
      !choices.open(found.value).isEmpty || rows.contains { $0.isChangeDisputed }
    }
    checksOnDemand = OnDemand { FailingCheck.all(of: rows) }
    self.keys = rows.map(\.key)
    self.rowByKey = Dictionary(rows.enumerated().map { ($1.key, $0) }) { first, _ in first }
    hasTies = rows.contains { $0.isTied }
    self.components = structure.items.filter { $0.role == .component && known.contains($0.id) }
    self.parts = structure.items.filter { $0.role == .part && known.contains($0.id) }
    self.pillars = structure.items.filter { $0.role == .pillar && known.contains($0.id) }
  }

  public func row(of unit: UnitID) -> RankingRow? {
    rowByUnit[unit].map { rows[$0] }
  }

  /// Position in rank order of what a key names.
  func position(of key: ItemKey) -> Int? { rowByKey[key] }

  /// How much one component alone would have to grow for the total to equal the next better row's; nil at the
  /// top, without scores, and where even the component's largest value would not do.
  func neededIncrease(of item: IndexItem, in row: RankingRow) -> ExactDecimal? {
    guard let distance = row.distanceToNext, let total = row.score(nil), let value = row.score(item.id),
      let needed = structure.neededIncrease(
        of: item.id, toReach: total + distance, from: total, current: value), needed.isPossible == true
    else { return nil }
    return needed.increase
  }
}
