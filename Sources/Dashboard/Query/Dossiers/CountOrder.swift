import Model
import Synchronization

/// Rows of counted dossiers as a view orders them, found by key in constant time.
final class CountOrder: Sendable {
  /// Everything the order depends on.
  struct Way: Hashable, Sendable {
    /// What the rows belong to; nil for all procedures of one unit.
    var place: CountedUnits?
    var filter: String
    var sort: String?
    var isReversed: Bool
  }

  let rows: [CountRow]
  private let positions: [ItemKey: Int]

  init(_ rows: [CountRow], _ way: Way) {
    let kept = way.filter.isEmpty ? rows : rows.filter { $0.searchText.contains(way.filter) }
    self.rows = way.sort.map { Self.sorted(kept, by: $0, isReversed: way.isReversed) } ?? kept
    positions = Dictionary(self.rows.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  func position(of key: ItemKey?) -> Int? { key.flatMap { positions[$0] } }

  /// The largest first. A share of few dossiers stands outside the order of worst and best, at the end, and so does
  /// what is not known.
  private static func sorted(_ rows: [CountRow], by column: String, isReversed: Bool) -> [CountRow] {
    if column == CountColumn.name {
      let ordered = rows.enumerated().sorted { left, right in
        left.element.sortKey == right.element.sortKey
          ? left.offset < right.offset : left.element.sortKey < right.element.sortKey
      }.map(\.element)
      return isReversed ? ordered.reversed() : ordered
    }
    let values = rows.enumerated().map { ($0.offset, $0.element, value($0.element, column)) }
    let known = values.filter { $0.2 != nil }.sorted { left, right in
      guard let a = left.2, let b = right.2, a != b else { return left.0 < right.0 }
      return isReversed ? a < b : a > b
    }
    return known.map(\.1) + values.filter { $0.2 == nil }.map(\.1)
  }

  private static func value(_ row: CountRow, _ column: String) -> ExactDecimal? {
    switch column {
    case CountColumn.ratio: return row.state == .fewCases ? nil : row.ratio
    case CountColumn.stated: return row.stated.received
    case CountColumn.check:
      guard let check = row.check else { return nil }
      if case .differs(let by) = check { return by.absolute }
      return .zero
    default:
      guard row.tally != nil else { return nil }
      return CountColumn.count(column, row).map { ExactDecimal($0) }
    }
  }
}

/// Names of the columns of counted dossiers.
enum CountColumn {
  static let name = "name"
  static let received = "received"
  static let onTime = "on_time"
  static let late = "late"
  static let ratio = "ratio"
  static let online = "online"
  static let finished = "finished"
  static let stated = "stated"
  static let check = "check"

  /// The count in a column; nil for a column that is none.
  static func count(_ column: String, _ row: CountRow) -> Int? {
    switch column {
    case received: row.received
    case onTime: row.onTime
    case late: row.late
    case online: row.online
    case finished: row.finished
    default: nil
    }
  }
}

/// Orders made lately: one key asks for the same one several times.
final class CountOrders: Sendable {
  private static let kept = 2
  private let made = Mutex<[(CountOrder.Way, CountOrder)]>([])

  func order(_ way: CountOrder.Way, _ rows: () -> [CountRow]) -> CountOrder {
    made.withLock { made in
      if let known = made.first(where: { $0.0 == way }) { return known.1 }
      let order = CountOrder(rows(), way)
      made.insert((way, order), at: 0)
      if made.count > Self.kept { made.removeLast() }
      return order
    }
  }
}
