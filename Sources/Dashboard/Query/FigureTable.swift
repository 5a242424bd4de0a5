import Model

/// Whose figures a screen shows.
public enum FigureScope: Hashable, Sendable {
  /// The country, provinces, and whatever sources name that belongs to no province.
  case provinces
  /// Departments, communes and other units of one province.
  case inside(UnitID)
}

/// The figures a screen shows, made ready: what each unit has of each definition in each period, ratios computed from
/// their counts, judged against targets. Shared by reference.
public final class FigureTable: Sendable {
  public let scope: FigureScope
  public let selection: FigureSelection
  /// By definition, unit and period, oldest period first. Of one period only what stands in a matrix.
  public let entries: [FigureEntry]
  /// Ratios of many units side by side, by what they count.
  public let families: [FigureFamily]
  /// Rows of the matrix of criteria, group by group.
  let criteria: [FigureCriterion]
  /// Units that have entries, the most told of first.
  let units: [FigureUnit]
  /// Where sources state different values for one unit, definition and period.
  public let conflicts: [ObservationConflict]
  private let positions: [DefinitionID: [FigureUnit.Key: [Int]]]

  init(
    scope: FigureScope, selection: FigureSelection, entries: [FigureEntry], families: [FigureFamily],
    criteria: [FigureCriterion], units: [FigureUnit],
    conflicts: [ObservationConflict]
  ) {
    self.scope = scope
    self.selection = selection
    self.entries = entries
    self.families = families
    self.criteria = criteria
    self.units = units
    self.conflicts = conflicts
    var positions: [DefinitionID: [FigureUnit.Key: [Int]]] = [:]
    for (position, entry) in entries.enumerated() {
      positions[entry.definition, default: [:]][entry.unit.key, default: []].append(position)
    }
    self.positions = positions
  }

  /// A unit's entries of a definition, oldest period first.
  func entries(of definition: DefinitionID, unit: FigureUnit.Key) -> [FigureEntry] {
    (positions[definition]?[unit] ?? []).map { entries[$0] }
  }

  /// All entries of a definition by unit, the newest first.
  func newestFirst(of definition: DefinitionID) -> [FigureEntry] {
    (positions[definition] ?? [:]).values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
      .flatMap { $0.reversed().map { entries[$0] } }
  }

  /// All entries of a definition.
  func entries(of definition: DefinitionID) -> [FigureEntry] {
    (positions[definition] ?? [:]).values.flatMap { $0 }.sorted().map { entries[$0] }
  }
}

/// A unit as figures name it: one the register knows, or a name no unit matches.
public struct FigureUnit: Hashable, Sendable {
  public enum Key: Hashable, Sendable, Comparable {
    case unit(UnitID)
    case stated(String)

    public static func < (left: Key, right: Key) -> Bool {
      switch (left, right) {
      case (.unit(let a), .unit(let b)): a < b
      case (.stated(let a), .stated(let b)): a < b
      case (.unit, .stated): true
      case (.stated, .unit): false
      }
    }
  }
  public let key: Key
  public let name: LocalizedText
  public let group: AdministrativeUnit.Group?

  var id: UnitID? { if case .unit(let id) = key { id } else { nil } }

  var itemKey: ItemKey {
    switch key {
    case .unit(let id): .unit(id)
    case .stated(let name): .line("unit:" + name)
    }
  }
}

/// One figure of one unit for one period.
public final class FigureEntry: Sendable {
  public let unit: FigureUnit
  public let definition: DefinitionID
  public let period: Period
  /// As stated; nil for a ratio that the program computed and for a statement without a number.
  public let stated: StatedNumber?
  /// What is shown: the computed ratio where its counts are known, else the stated value.
  public let value: ExactDecimal?
  /// The counts of a ratio, where they are meant exactly: a bound ("hơn 800") enters no arithmetic.
  public var numerator: ExactDecimal? { statedNumerator?.exact }
  public var denominator: ExactDecimal? { statedDenominator?.exact }
  /// The counts of a ratio as stated, for showing; a sum of counts states itself.
  public let statedNumerator: StatedNumber?
  public let statedDenominator: StatedNumber?
  /// Computed by the program from counts.
  public let isComputed: Bool
  /// The target, of another year too; ``state`` judges against a standing one or one of the same year only.
  public let target: Target?
  public let state: TargetState?
  /// A stated ratio against its counts; nil where there is nothing to compare.
  public let check: Reconciliation?
  /// The observations behind it: every source's statement, the one shown first, or those it was computed from.
  public var observations: [Observation] { statements.map(\.observation) }
  private let statements: [SharedObservation]
  /// Sources differ about it or about a count it was computed from.
  public let hasConflict: Bool
  /// Sums that its unit and period state and that hold or do not.
  public let identity: FigureIdentity.Result?
  let key: ItemKey

  /// The value where it may be computed with: computed, or stated without a bound.
  var exactValue: ExactDecimal? { isComputed ? value : stated?.exact }

  init(
    unit: FigureUnit, definition: DefinitionID, period: Period, stated: StatedNumber?, value: ExactDecimal?,
    numerator: StatedNumber?, denominator: StatedNumber?, isComputed: Bool, target: Target?,
    state: TargetState?, check: Reconciliation?, statements: [SharedObservation],
    identity: FigureIdentity.Result?, hasConflict: Bool
  ) {
    self.unit = unit
    self.definition = definition
    self.period = period
    self.stated = stated
    self.value = value
    statedNumerator = numerator
    statedDenominator = denominator
    self.isComputed = isComputed
    self.target = target
    self.state = state
    self.check = check
    self.statements = statements
    self.identity = identity
    self.hasConflict = hasConflict
    if let first = statements.first?.observation, !isComputed {
      key = .fact(first.id)
    } else {
      key = .line("figure:\(definition):\(unit.itemKey):\(period.lastDay?.description ?? "")")
    }
  }
}

/// An observation that several figures rest on, kept once.
final class SharedObservation: Sendable {
  let observation: Observation

  init(_ observation: Observation) { self.observation = observation }
}

/// Ratios whose denominators count the same kind of thing, so that they stand side by side.
public struct FigureFamily: Sendable {
  /// "hồ sơ", "thủ tục": also what tells families apart.
  public let counted: LocalizedText
  /// One matrix a period, oldest first.
  public let matrices: [FigureMatrix]

  var id: String { counted.vietnamese.string }
}

/// Units by ratios in one period.
public final class FigureMatrix: Sendable {
  public let period: Period
  /// Ratio definitions that some unit has, in the order of the definitions' own list.
  public let definitions: [DefinitionID]
  /// The commonest denominator: "tiếp nhận".
  public let base: DefinitionID?
  public let rows: [FigureRow]
  /// One row a group of units, its counts summed and its ratios computed anew.
  public let groups: [FigureRow]
  public let sources: [SourceID]
  private let orders = FigureOrders()

  init(
    period: Period, definitions: [DefinitionID], base: DefinitionID?, rows: [FigureRow],
    groups: [FigureRow], sources: [SourceID]
  ) {
    self.period = period
    self.definitions = definitions
    self.base = base
    self.rows = rows
    self.groups = groups
    self.sources = sources
  }

  /// The rows as a view orders them; made once for each way of looking.
  func order(_ way: FigureOrder.Way) -> FigureOrder { orders.order(way, of: self) }
}

/// One unit, or one group of units, in a matrix.
public final class FigureRow: Sendable {
  public let unit: FigureUnit
  public let group: AdministrativeUnit.Group?
  public let cells: [DefinitionID: FigureEntry]
  /// The count that most ratios of the row are of, as stated.
  public let base: StatedNumber?
  public let identities: [FigureIdentity.Result]
  let key: ItemKey
  let searchText: String
  let officialOrder: Int
  let sortKey: String

  init(
    unit: FigureUnit, group: AdministrativeUnit.Group?, cells: [DefinitionID: FigureEntry],
    base: StatedNumber?, identities: [FigureIdentity.Result], key: ItemKey, searchText: String,
    officialOrder: Int
  ) {
    self.unit = unit
    self.group = group
    self.cells = cells
    self.base = base
    self.identities = identities
    self.key = key
    self.searchText = searchText
    self.officialOrder = officialOrder
    sortKey = VietnameseText.sortKey(unit.name.vietnamese.string)
  }
}

/// A row of the matrix of criteria: a definition, or the heading of its group.
struct FigureCriterion: Sendable {
  let group: Definition.Group
  /// nil for the heading.
  let definition: DefinitionID?
  let key: ItemKey
  let searchText: String
}

/// A sum of published counts that must hold: on time + late = received.
public struct FigureIdentity: Sendable {
  public let parts: [DefinitionID]
  public let whole: DefinitionID

  public struct Result: Hashable, Sendable {
    public let parts: [DefinitionID]
    public let values: [ExactDecimal]
    public let whole: DefinitionID
    public let total: ExactDecimal
    public let check: Reconciliation
  }

  /// What sources break down so that it can be added up again.
  static let all: [FigureIdentity] = [
    FigureIdentity(parts: ["ho_so_dung_han", "ho_so_qua_han"], whole: "ho_so_tiep_nhan"),
    FigureIdentity(
      parts: [
        "so_tthc_da_cung_cap_toan_trinh", "so_tthc_da_cung_cap_mot_phan", "so_tthc_chua_cung_cap_dvctt",
      ],
      whole: "so_tthc"),
    FigureIdentity(
      parts: ["dvctt_tich_hop_dvcqg_muc_3", "dvctt_tich_hop_dvcqg_muc_4"],
      whole: "dvctt_tich_hop_dvcqg_muc_34"),
    FigureIdentity(
      parts: ["diem_cau_chinh", "diem_cau_huyen", "diem_cau_xa", "diem_cau_thon"], whole: "diem_cau"),
  ]

  /// Adds the parts up; nil where the whole or a part is not known.
  func result(_ counts: [DefinitionID: ExactDecimal]) -> Result? {
    guard let total = counts[whole] else { return nil }
    let values = parts.compactMap { counts[$0] }
    guard values.count == parts.count else { return nil }
    return Result(
      parts: parts, values: values, whole: whole, total: total,
      check: Reconciliation.sum(stated: total, parts: values))
  }
}
