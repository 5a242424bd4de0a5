import Model

/// The order of directives inside a group: by the chosen column, then as usual.
struct DirectiveSorting {
  /// All that mostly decides, as two numbers.
  private struct Element {
    let column: Int
    let usual: UInt64
    let position: Int
  }

  private let stock: DirectiveStock
  private let usual: UsualDirectiveOrder
  private let isReversed: Bool
  /// What the chosen column is sorted by; empty where none is chosen.
  private let column: [Int]

  init(_ stock: DirectiveStock, _ order: DirectiveOrder, texts: () -> SearchTexts) {
    self.stock = stock
    usual = UsualDirectiveOrder(stock.register)
    isReversed = order.isReversed
    let none = Int.max
    column =
      switch order.sort.flatMap({ DirectiveColumn(rawValue: $0) }) {
      case .state: stock.standings.map(\.state.urgency)
      case .due: stock.indices.map { stock.dueDay($0).map { Int($0.number) } ?? none }
      case .days: stock.standings.map { $0.daysLeft ?? none }
      case .lead: Self.leads(stock)
      case .text: Self.texts(stock, texts())
      case .source: Self.places(stock)
      case .with, nil: []
      }
  }

  /// Positions of one group in order.
  func sorted(_ positions: [Int]) -> [Int] {
    var elements = positions.map { position in
      Element(
        column: column.isEmpty ? 0 : column[position],
        usual: usual.key(of: stock.row(position), due: stock.dueDay(position)), position: position)
    }
    elements.sort { left, right in
      if left.column != right.column { return (left.column < right.column) != isReversed }
      if left.usual != right.usual { return left.usual < right.usual }
      return usual.precedes(stock.row(left.position), stock.row(right.position))
    }
    return elements.map(\.position)
  }

  // MARK: Texts as numbers

  private static func leads(_ stock: DirectiveStock) -> [Int] {
    let leads = (0..<stock.register.leadCount).map { stock.register.lead(at: $0).string }
    let ranks = ranks(of: leads.map { VietnameseText.sortKey($0) }, by: <)
    return stock.indices.map { ranks[Int(stock.row($0).lead)] }
  }

  private static func texts(_ stock: DirectiveStock, _ texts: SearchTexts) -> [Int] {
    ranks(of: stock.places.map { texts[$0] }) { $0.lexicographicallyPrecedes($1) }
  }

  /// Document and item as people count; what stands on none after all.
  private static func places(_ stock: DirectiveStock) -> [Int] {
    let documents = ranks(of: stock.register.documents.map(\.rawValue) + ["~"], by: isBefore)
    let itemRanks = ranks(of: stock.register.items, by: isBefore)
    return stock.indices.map { position in
      let row = stock.row(position)
      let document = row.document < 0 ? documents.count - 1 : Int(row.document)
      return documents[document] << 32 | itemRanks[Int(row.item)]
    }
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    (NaturalOrder.compare(left, right) ?? 0) < 0
  }

  /// Each value's place among all in order; equal values have the same.
  private static func ranks<Value>(of values: [Value], by precedes: (Value, Value) -> Bool) -> [Int] {
    let sorted = values.indices.sorted { precedes(values[$0], values[$1]) }
    var ranks = [Int](repeating: 0, count: values.count)
    var rank = 0
    for (place, position) in sorted.enumerated() {
      if place > 0, precedes(values[sorted[place - 1]], values[position]) { rank += 1 }
      ranks[position] = rank
    }
    return ranks
  }
}
