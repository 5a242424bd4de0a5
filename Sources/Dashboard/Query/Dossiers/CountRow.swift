import Model

/// One row of dossiers counted one by one: a group of units, a unit, or a procedure.
public struct CountRow: Sendable {
  let key: ItemKey
  let name: LocalizedText
  /// The unit whose row it is; nil for groups and procedures.
  let unit: UnitID?
  let group: AdministrativeUnit.Group?
  /// nil where there are stated figures only.
  let tally: DossierTally?
  let stated: StatedCounts
  /// The dossiers of the units that the table with the stated counts lists, and how many units these are; nil where it
  /// lists none besides, so that it states all that is counted here.
  let listed: (tally: DossierTally, units: Int)?
  /// False where the list does not cover the period, so that a difference would say nothing.
  private let isCovered: Bool
  /// The share on time among those received, in percent; nil without dossiers.
  let ratio: ExactDecimal?
  let target: Target?
  let state: TargetState?
  let searchText: String
  let sortKey: String

  init(
    key: ItemKey, name: LocalizedText, unit: UnitID? = nil, group: AdministrativeUnit.Group? = nil,
    tally: DossierTally?, stated: StatedCounts = StatedCounts(),
    listed: (tally: DossierTally, units: Int)? = nil, judge: CountJudge, searchText: String = ""
  ) {
    self.key = key
    self.name = name
    self.unit = unit
    self.group = group
    self.tally = tally
    self.stated = stated
    self.listed = listed
    isCovered = judge.isCovered
    let judged = judge.judge(tally, unit: unit)
    ratio = judged.ratio
    target = judged.target
    state = judged.state
    self.searchText =
      searchText.isEmpty
      ? [name.vietnamese, name.english].map { VietnameseText.folded($0.string) }.joined(separator: "\n")
      : searchText
    sortKey = VietnameseText.sortKey(name.vietnamese.string)
  }

  var received: Int { tally?[.received] ?? 0 }
  var late: Int { tally?[.receivedLate] ?? 0 }
  var onTime: Int { received - late }
  var online: Int { tally?[.online] ?? 0 }
  var finished: Int { tally?.finished ?? 0 }

  /// Stated against counted, of the same units; nil where one of them is not there, or not all of it.
  var check: Reconciliation? {
    guard isCovered, let tally = listed?.tally ?? tally, let stated = stated.received else { return nil }
    return .compare(stated: stated, computed: ExactDecimal(tally[.received]), tolerance: .zero)
  }
}

/// Judges shares of dossiers on time in one period.
struct CountJudge {
  /// Decision 766, target 2.1: on time of all received, what is not finished judged by the end of the period.
  static let definition: DefinitionID = "ty_le_dung_han"

  private let catalogue: Catalogue
  private let period: Period
  /// Whether all days of the period are over and in the list.
  let isCovered: Bool

  /// - Parameter listed: the days with dossiers; nil where there are none.
  init(_ catalogue: Catalogue, period: Period, listed: DayRange?, today: Day) {
    self.catalogue = catalogue
    self.period = period
    let isOver = period.lastDay.map { $0 <= today } ?? false
    isCovered = isOver && (listed.map { DossierStatement.covers(period, by: $0) } ?? false)
  }

  func judge(_ tally: DossierTally?, unit: UnitID?) -> (
    ratio: ExactDecimal?, target: Target?, state: TargetState?
  ) {
    guard let tally, let ratio = DossierMeasure(Self.definition, in: tally)?.value(scale: 2) else {
      return (nil, nil, nil)
    }
    let target = catalogue.target(of: Self.definition, unit: unit, period: period)
    let judging = target.flatMap { $0.isFor(period) ? $0 : nil }
    let state = TargetState.judge(
      value: ratio, target: judging?.value,
      higherIsBetter: catalogue.definitions[Self.definition]?.higherIsBetter,
      cases: ExactDecimal(tally[.received]))
    return (ratio, judging, state)
  }
}
