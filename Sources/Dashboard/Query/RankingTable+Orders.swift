import Model

extension RankingTable {
  /// Rows in the order of one column; those that lack its value come last, also when reversed.
  struct RowOrder: Sendable {
    let present: [Int]
    let absent: [Int]
  }

  /// Orders and search texts that were asked for.
  struct MadeOnDemand {
    var orders: [String: RowOrder?] = [:]
    var searchTexts: [String]?
  }

  /// Positions of rows in the order of a column; rank order for nil and for columns that cannot be sorted by.
  func order(by column: String?, isReversed: Bool) -> [Int] {
    guard let column, let order = rowOrder(of: column) else { return Array(rows.indices) }
    return (isReversed ? order.present.reversed() : order.present) + order.absent
  }

  func canSort(by column: String) -> Bool { rowOrder(of: column) != nil }

  /// Folded names, aliases, initials and codes in row order, for searching.
  var searchTexts: [String] {
    madeOnDemand.withLock { made in
      if let texts = made.searchTexts { return texts }
      let texts = rows.indices.map { searchText($0) }
      made.searchTexts = texts
      return texts
    }
  }

  private func searchText(_ position: Int) -> String {
    let id = rows[position].unit
    guard let unit = units[position] else { return id.code }
    let names = [unit.name.vietnamese, unit.name.english, unit.shortName.english] + unit.aliases
    var parts = names.map { VietnameseText.folded($0.string) }
    parts.append(VietnameseText.initials(unit.shortName.vietnamese.string))
    parts.append(id.code)
    return parts.joined(separator: "\n")
  }

  private func rowOrder(of column: String) -> RowOrder? {
    madeOnDemand.withLock { made in
      if let known = made.orders[column] { return known }
      let order = makeOrder(of: column)
      made.orders[column] = .some(order)
      return order
    }
  }

  private func makeOrder(of column: String) -> RowOrder? {
    switch column {
    case RankingColumn.rank: return order({ $0.rank }, largestFirst: false)
    case RankingColumn.name:
      return order({ VietnameseText.sortKey($0.name.vietnamese.string) }, largestFirst: false)
    case RankingColumn.official:
      let places = Dictionary(zip(rows.map(\.unit), units.map { $0?.officialOrder })) { first, _ in first }
      return order({ places[$0.unit] ?? nil }, largestFirst: false)
    case RankingColumn.total: return order({ $0.score(nil) }, largestFirst: true)
    case RankingColumn.next: return order({ $0.distanceToNext }, largestFirst: true)
    case RankingColumn.scoreChange: return order({ $0.scoreChange }, largestFirst: true)
    case RankingColumn.change: return order({ $0.places }, largestFirst: true)
    default:
      guard let id = RankingColumn.item(of: column), let item = structure.items.first(where: { $0.id == id })
      else { return nil }
      return item.role == .pillar
        ? order({ $0.itemRanks[id] }, largestFirst: false) : order({ $0.score(id) }, largestFirst: true)
    }
  }

  /// nil where no row has a value.
  private func order<Value: Comparable>(
    _ value: (RankingRow) -> Value?, largestFirst: Bool
  ) -> RowOrder? {
    var present: [(position: Int, value: Value)] = []
    var absent: [Int] = []
    for (position, row) in rows.enumerated() {
      if let value = value(row) { present.append((position, value)) } else { absent.append(position) }
    }
    guard !present.isEmpty else { return nil }
    present.sort { left, right in
      if left.value == right.value { return left.position < right.position }
      return largestFirst ? left.value > right.value : left.value < right.value
    }
    return RowOrder(present: present.map(\.position), absent: absent)
  }
}
