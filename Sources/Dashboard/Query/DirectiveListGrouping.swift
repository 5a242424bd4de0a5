import Model

/// Puts directives into groups and orders groups and rows.
struct DirectiveListGrouping {
  struct Row {
    let outline: DirectiveOutline
    let standing: DirectiveStanding
    let searchText: String
    /// What the chosen column is sorted by, where that is a text.
    var columnText = ""
  }

  /// Which group a row belongs to; groups come in the order of these values.
  private struct Slot: Hashable, Comparable {
    let rank: Int
    let text: String
    let name: String

    static func < (left: Slot, right: Slot) -> Bool {
      if left.rank != right.rank { return left.rank < right.rank }
      return left.text == right.text ? left.name < right.name : left.text < right.text
    }
  }

  let order: DirectiveOrder
  let catalogue: Catalogue
  /// The first lead of a directive; asked for once for each lead and province, and nil where a name matched no
  /// unit.
  let leads: [DirectiveID: UnitID]

  /// The states as a meeting wants them: what presses first, what is finished last.
  static let stateOrder: [DirectiveState] = [
    .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .onHold, .returned, .noDate, .done,
    .doneLate,
    .dropped,
  ]

  func arrange(_ rows: [Row]) -> (rows: [Row], groups: [DirectiveGroup]) {
    var byName: [String: [Row]] = [:]
    var slots: [Slot] = []
    var leadTexts: [String: String] = [:]
    for var row in rows {
      let name = slotName(row)
      row.columnText = columnText(row, &leadTexts)
      if byName[name] == nil { slots.append(slot(row, name: name, &leadTexts)) }
      byName[name, default: []].append(row)
    }
    var sorted: [Row] = []
    sorted.reserveCapacity(rows.count)
    var groups: [DirectiveGroup] = []
    for slot in slots.sorted() {
      let members = (byName[slot.name] ?? []).sorted(by: precedes)
      let start = sorted.count
      sorted += members
      groups.append(group(slot.name, members, start..<sorted.count))
    }
    return (sorted, groups)
  }

  // MARK: Groups

  private func slotName(_ row: Row) -> String {
    switch order.grouping {
    case .state: return row.standing.state.rawValue
    case .lead: return (row.outline.province?.description ?? "") + "|" + row.outline.lead.string
    case .document: return row.outline.document?.rawValue ?? ""
    case .dueMonth:
      guard let day = dueDay(row) else { return "" }
      let (year, month, _) = day.components
      return month < 10 ? "\(year)-0\(month)" : "\(year)-\(month)"
    }
  }

  private func slot(_ row: Row, name: String, _ leadTexts: inout [String: String]) -> Slot {
    switch order.grouping {
    case .state:
      return Slot(rank: Self.stateOrder.firstIndex(of: row.standing.state) ?? 99, text: "", name: name)
    case .lead:
      let place = row.outline.province.flatMap { catalogue.register.unit($0)?.officialOrder } ?? 9_999
      let lead = row.outline.lead.string
      return Slot(
        rank: lead.isEmpty ? place * 2 + 1 : place * 2, text: sortKey(lead, &leadTexts), name: name)
    case .document:
      let day = row.outline.document.flatMap { catalogue.documents[$0]?.day } ?? row.outline.assignedOn
      return Slot(rank: name.isEmpty ? Int.max : -Int(day.number), text: "", name: name)
    case .dueMonth: return Slot(rank: name.isEmpty ? 1 : 0, text: name, name: name)
    }
  }

  private func group(_ name: String, _ members: [Row], _ range: Range<Int>) -> DirectiveGroup {
    var kinds: [Directive.Kind: Int] = [:]
    for member in members { kinds[member.outline.kind, default: 0] += 1 }
    return DirectiveGroup(
      key: .group("\(order.grouping.rawValue):\(name)"),
      title: members.first.map { title($0) } ?? LocalizedText(vietnamese: .empty, english: .empty),
      range: range, state: order.grouping == .state ? members.first?.standing.state : nil,
      counts: DirectiveCounts(members.map { (kind: $0.outline.kind, state: $0.standing.state) }),
      kinds: kinds, continuousCount: members.filter(\.standing.isContinuous).count,
      isScored: order.grouping != .lead || isScored(members))
  }

  private func isScored(_ members: [Row]) -> Bool {
    guard let first = members.first, !first.outline.lead.isEmpty else { return false }
    let units = members.compactMap { leads[$0.outline.id].flatMap { catalogue.register.unit($0) } }
    return units.allSatisfy(DirectiveCounts.isScored)
  }

  /// One directive for each lead and province among the outlines: enough to know what unit leads a group.
  static func examples(_ outlines: some Sequence<DirectiveOutline>) -> [DirectiveID] {
    var seen: Set<String> = []
    return outlines.compactMap { outline in
      let name = (outline.province?.description ?? "") + "|" + outline.lead.string
      return !outline.lead.isEmpty && seen.insert(name).inserted ? outline.id : nil
    }
  }

  private func title(_ row: Row) -> LocalizedText {
    LocalizedText(vietnamese: title(row, .vietnamese), english: title(row, .english))
  }

  private func title(_ row: Row, _ language: Language) -> CleanText {
    let wording = Wording(language)
    let format = Format(language: language)
    switch order.grouping {
    case .state: return row.standing.state.word(wording)
    case .lead:
      let lead = row.outline.lead.isEmpty ? wording[.directivesLeadNone] : row.outline.lead
      guard let province = row.outline.province else { return lead }
      let name = catalogue.shortName(of: province, language)
      return lead.string.hasSuffix(name.string) ? lead : lead + " (" + name + ")"
    case .document:
      guard let document = row.outline.document.flatMap({ catalogue.documents[$0] }) else {
        return wording[.directivesNoDocument]
      }
      var parts = [document.number, document.title.text(in: language)].filter { !$0.isEmpty }
      if let province = document.province { parts.append(catalogue.shortName(of: province, language)) }
      if let day = document.day { parts.append(format.day(day)) }
      return parts.joined(separator: " · ")
    case .dueMonth:
      guard let day = dueDay(row) else { return wording[.stateNoDate] }
      let (year, month, _) = day.components
      return format.period(.month(year: year, month: month))
    }
  }

  // MARK: Rows

  private func columnText(_ row: Row, _ known: inout [String: String]) -> String {
    switch order.sort {
    case DirectiveColumn.lead.rawValue: sortKey(row.outline.lead.string, &known)
    case DirectiveColumn.text.rawValue: row.searchText
    default: ""
    }
  }

  private func sortKey(_ text: String, _ known: inout [String: String]) -> String {
    if let key = known[text] { return key }
    let key = VietnameseText.sortKey(text)
    known[text] = key
    return key
  }

  private func precedes(_ left: Row, _ right: Row) -> Bool {
    if let comparison = compareByColumn(left, right), comparison != 0 {
      return order.isReversed ? comparison > 0 : comparison < 0
    }
    if let comparison = Self.compare(due(left), due(right)) { return comparison < 0 }
    if left.outline.document != right.outline.document {
      return (left.outline.document?.rawValue ?? "~") < (right.outline.document?.rawValue ?? "~")
    }
    if let comparison = NaturalOrder.compare(left.outline.item, right.outline.item) { return comparison < 0 }
    return (NaturalOrder.compare(left.outline.id.rawValue, right.outline.id.rawValue) ?? 0) < 0
  }

  /// A target in words is judged when its edition is published: the end of its year is no due day.
  private func dueDay(_ row: Row) -> Day? {
    row.outline.awaitsReading == nil ? row.standing.window?.last : nil
  }

  private func due(_ row: Row) -> Int { dueDay(row).map { Int($0.number) } ?? Int.max }

  /// nil where nothing is to be sorted by.
  private func compareByColumn(_ left: Row, _ right: Row) -> Int? {
    switch order.sort {
    case DirectiveColumn.state.rawValue:
      return Self.compare(left.standing.state.urgency, right.standing.state.urgency) ?? 0
    case DirectiveColumn.due.rawValue: return Self.compare(due(left), due(right)) ?? 0
    case DirectiveColumn.days.rawValue:
      return Self.compare(left.standing.daysLeft ?? Int.max, right.standing.daysLeft ?? Int.max) ?? 0
    case DirectiveColumn.lead.rawValue, DirectiveColumn.text.rawValue:
      return Self.compare(left.columnText, right.columnText) ?? 0
    case DirectiveColumn.source.rawValue:
      return NaturalOrder.compare(
        left.outline.document?.rawValue ?? "~", right.outline.document?.rawValue ?? "~")
        ?? NaturalOrder.compare(left.outline.item, right.outline.item) ?? 0
    default: return nil
    }
  }

  /// −1 or 1; nil for equal values.
  private static func compare<T: Comparable>(_ left: T, _ right: T) -> Int? {
    left == right ? nil : left < right ? -1 : 1
  }
}

/// Columns of the list of directives, by the name that a view keeps.
enum DirectiveColumn: String, CaseIterable {
  case state, due, days, lead, text, with, source
}

/// Compares texts with numbers in them as people count: item 4 before item 10.
enum NaturalOrder {
  /// −1 or 1; nil for equal texts.
  static func compare(_ left: String, _ right: String) -> Int? {
    if left == right { return nil }
    var one = Array(left.utf8)[...]
    var other = Array(right.utf8)[...]
    while let first = one.first, let second = other.first {
      if isDigit(first), isDigit(second) {
        let (a, restA) = number(one)
        let (b, restB) = number(other)
        if a.count != b.count { return a.count < b.count ? -1 : 1 }
        if a != b { return a.lexicographicallyPrecedes(b) ? -1 : 1 }
        one = restA
        other = restB
      } else {
        if first != second { return first < second ? -1 : 1 }
        one = one.dropFirst()
        other = other.dropFirst()
      }
    }
    if one.isEmpty != other.isEmpty { return one.isEmpty ? -1 : 1 }
    // "1" and "01" differ in nothing that counts.
    return left < right ? -1 : 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// The digits at the start without leading zeros, and what follows.
  private static func number(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
    let digits = text.prefix { isDigit($0) }
    return (digits.drop { $0 == 48 }, text.dropFirst(digits.count))
  }
}
