import Model

/// The order of directives inside a group: by the chosen column, then due day, document, item and key.
struct DirectiveSorting {
  private let order: DirectiveOrder
  private let outlines: [DirectiveOutline]
  private let standings: [DirectiveStanding]
  /// Due days as numbers; the largest number for none.
  private var due: [Int] = []
  /// Documents as their places among all, in the order of their keys; those without one come last.
  private var documents: [Int] = []
  /// What the chosen column is sorted by, where that is a text.
  private var texts: [String] = []

  init(_ grouping: DirectiveListGrouping) {
    order = grouping.order
    outlines = grouping.outlines
    standings = grouping.standings
    due = outlines.indices.map { grouping.dueDay($0).map { Int($0.number) } ?? Int.max }
    documents = Self.documentPlaces(outlines)
    switch order.sort {
    case DirectiveColumn.lead.rawValue:
      var known: [String: String] = [:]
      texts = outlines.map { grouping.sortKey($0.lead.string, &known) }
    case DirectiveColumn.text.rawValue: texts = outlines.map(\.searchText)
    default: break
    }
  }

  private static func documentPlaces(_ outlines: [DirectiveOutline]) -> [Int] {
    var places: [DocumentID: Int] = [:]
    var last: DocumentID?
    for outline in outlines where outline.document != last {
      last = outline.document
      if let last { places[last] = 0 }
    }
    for (place, document) in places.keys.sorted(by: { $0.rawValue < $1.rawValue }).enumerated() {
      places[document] = place
    }
    return outlines.map { outline in outline.document.flatMap { places[$0] } ?? Int.max }
  }

  func sorted(_ rows: [Int]) -> [Int] {
    rows.sorted(by: precedes)
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if let comparison = compareByColumn(left, right), comparison != 0 {
      return order.isReversed ? comparison > 0 : comparison < 0
    }
    if due[left] != due[right] { return due[left] < due[right] }
    if documents[left] != documents[right] { return documents[left] < documents[right] }
    if let comparison = NaturalOrder.compare(outlines[left].item, outlines[right].item) {
      return comparison < 0
    }
    return (NaturalOrder.compare(outlines[left].id.rawValue, outlines[right].id.rawValue) ?? 0) < 0
  }

  /// nil where nothing is to be sorted by.
  private func compareByColumn(_ left: Int, _ right: Int) -> Int? {
    switch order.sort {
    case nil: return nil
    case DirectiveColumn.state.rawValue:
      return Self.compare(standings[left].state.urgency, standings[right].state.urgency) ?? 0
    case DirectiveColumn.due.rawValue: return Self.compare(due[left], due[right]) ?? 0
    case DirectiveColumn.days.rawValue:
      return Self.compare(standings[left].daysLeft ?? Int.max, standings[right].daysLeft ?? Int.max) ?? 0
    case DirectiveColumn.lead.rawValue, DirectiveColumn.text.rawValue:
      return Self.compare(texts[left], texts[right]) ?? 0
    case DirectiveColumn.source.rawValue:
      return NaturalOrder.compare(
        outlines[left].document?.rawValue ?? "~", outlines[right].document?.rawValue ?? "~")
        ?? NaturalOrder.compare(outlines[left].item, outlines[right].item) ?? 0
    default: return nil
    }
  }

  /// −1 or 1; nil for equal values.
  private static func compare<T: Comparable>(_ left: T, _ right: T) -> Int? {
    left == right ? nil : left < right ? -1 : 1
  }
}
