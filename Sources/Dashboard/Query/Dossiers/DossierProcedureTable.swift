import Model

/// Dossiers of one unit in one period counted by procedure, beside what the unit's forms state.
public final class DossierProcedureTable: Sendable {
  public let unit: UnitID
  public let period: Period
  /// The days counted; nil for a period that begins later than today.
  public let span: DossierSpan?
  /// All procedures together, with what was open when the period began and ended; nil where nothing is counted.
  public let total: DossierTally?
  let stated: StatedCounts
  /// Whether what is stated can be held against what is counted.
  let isCompared: Bool
  let rows: [CountRow]
  private let orders = CountOrders()

  /// - Throws: what the reader throws.
  public init(
    unit: UnitID, period: Period, today: Day, from reader: any FactReader, catalogue: Catalogue
  ) throws {
    self.unit = unit
    self.period = period
    let span = DossierSpan(period, upTo: today)
    self.span = span
    let judge = try CountJudge(catalogue, period: period, listed: reader.dossierDays(), today: today)
    var stated = StatedCounts()
    try reader.visitObservations(ObservationFilter(unit: unit, period: period)) { observation in
      if StatedCounts.definitions.contains(observation.definition) { stated.add(observation, catalogue) }
    }
    self.stated = stated
    guard let span else {
      isCompared = false
      total = nil
      rows = []
      return
    }
    total = try reader.dossierTallies(
      DossierQuestion(.none, units: [unit], spans: [span], wantsOpen: true)
    ).first?.tallies.first
    isCompared = total != nil && judge.isCovered
    let lines = try reader.dossierTallies(DossierQuestion(.procedure, units: [unit], spans: [span]))
    let names = lines.isEmpty ? [:] : try Self.names(reader)
    rows = lines.compactMap { line -> CountRow? in
      guard let id = line.procedure, let tally = line.tallies.first else { return nil }
      let code = CleanText(cleaning: id.rawValue)
      // A list may name its procedures where no catalogue does.
      let name = names[id].flatMap { $0.isEmpty ? nil : $0 } ?? code
      return CountRow(
        key: .procedure(id), name: LocalizedText(vietnamese: name, english: name), tally: tally, judge: judge,
        searchText: VietnameseText.folded(name.string) + "\n" + VietnameseText.folded(id.rawValue))
    }.sorted { left, right in
      left.received == right.received ? left.sortKey < right.sortKey : left.received > right.received
    }
  }

  private static func names(_ reader: any FactReader) throws -> [ProcedureID: CleanText] {
    Dictionary(try reader.procedures().map { ($0.id, $0.name) }) { first, _ in first }
  }

  func order(_ way: CountOrder.Way) -> CountOrder { orders.order(way) { rows } }

  /// What a procedure is called; its code where nothing names it.
  func name(_ procedure: ProcedureID) -> LocalizedText? {
    rows.first { $0.key == .procedure(procedure) }?.name
  }
}

extension ItemKey {
  private static let procedurePrefix = "procedure:"

  static func procedure(_ id: ProcedureID) -> ItemKey { ItemKey(procedurePrefix + id.rawValue) }

  var procedure: ProcedureID? {
    rawValue.hasPrefix(ItemKey.procedurePrefix)
      ? ProcedureID(String(rawValue.dropFirst(ItemKey.procedurePrefix.count))) : nil
  }
}
