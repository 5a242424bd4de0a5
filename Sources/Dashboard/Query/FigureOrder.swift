import Model
import Synchronization

/// The rows of a matrix as a view orders them, found by key in constant time.
final class FigureOrder: Sendable {
  /// Everything the order depends on.
  struct Way: Hashable, Sendable {
    var showsGroups: Bool
    var group: AdministrativeUnit.Group?
    var filter: String
    var sort: String?
    var isReversed: Bool
  }

  let rows: [FigureRow]
  private let positions: [ItemKey: Int]

  init(_ way: Way, of matrix: FigureMatrix) {
    var rows = way.showsGroups ? matrix.groups : matrix.rows
    if let group = way.group { rows = rows.filter { $0.group == group } }
    if !way.filter.isEmpty { rows = rows.filter { $0.searchText.contains(way.filter) } }
    self.rows = way.sort.map { Self.sorted(rows, by: $0, isReversed: way.isReversed) } ?? rows
    positions = Dictionary(self.rows.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  func position(of key: ItemKey?) -> Int? { key.flatMap { positions[$0] } }

  /// A ratio over few cases stands outside the order of worst and best, at the end.
  private static func sorted(_ rows: [FigureRow], by column: String, isReversed: Bool) -> [FigureRow] {
    if column == "name" || column == "official" {
      let ordered = rows.enumerated().sorted { left, right in
        let a = left.element
        let b = right.element
        if column == "official", a.officialOrder != b.officialOrder {
          return a.officialOrder < b.officialOrder
        }
        return a.sortKey == b.sortKey ? left.offset < right.offset : a.sortKey < b.sortKey
      }.map(\.element)
      return isReversed ? ordered.reversed() : ordered
    }
    let values = rows.enumerated().map { position, row -> (Int, FigureRow, ExactDecimal?) in
      if column == "base" { return (position, row, row.base?.value) }
      let cell = row.cells[DefinitionID(column)]
      return (position, row, cell?.state == .fewCases ? nil : cell?.value)
    }
    let present = values.filter { $0.2 != nil }.sorted { left, right in
      guard let a = left.2, let b = right.2, a != b else { return left.0 < right.0 }
      return isReversed ? a < b : a > b
    }
    return present.map(\.1) + values.filter { $0.2 == nil }.map(\.1)
  }
}

/// Orders made lately: one key asks for the same one several times.
final class FigureOrders: Sendable {
  private static let kept = 2
  private let made = Mutex<[(FigureOrder.Way, FigureOrder)]>([])

  func order(_ way: FigureOrder.Way, of matrix: FigureMatrix) -> FigureOrder {
    made.withLock { made in
      if let known = made.first(where: { $0.0 == way }) { return known.1 }
      let order = FigureOrder(way, of: matrix)
      made.insert((way, order), at: 0)
      if made.count > Self.kept { made.removeLast() }
      return order
    }
  }
}
