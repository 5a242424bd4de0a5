import Model

/// Puts directives into groups and orders groups and rows.
struct DirectiveListGrouping {
  /// Which group a row belongs to; groups come in the order of these values.
  private struct Slot: Comparable {
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
  /// What is ordered.
  let stock: DirectiveStock
  let sorting: DirectiveSorting

  /// The states as a meeting wants them: what presses first, what is finished last.
  static let stateOrder: [DirectiveState] = [
    .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .onHold, .returned, .noDate, .done,
    .doneLate,
    .dropped,
  ]

  /// Places of ``stateOrder`` by urgency.
  static let stateRanks: [Int] = DirectiveState.allCases.map { state in
    stateOrder.firstIndex(of: state) ?? stateOrder.count
  }

  /// Positions in the stock in display order, and the groups they stand in.
  func arrange() -> (order: [Int], groups: [DirectiveGroup]) {
    var members: [[Int]] = []
    var places: [Int: Int] = [:]
    var lastNumber = Int.min
    var lastPlace = 0
    for position in stock.indices {
      let number = slotNumber(position)
      // Neighbours are often of one group.
      if number != lastNumber || members.isEmpty {
        if let known = places[number] {
          lastPlace = known
        } else {
          lastPlace = members.count
          places[number] = lastPlace
          members.append([])
        }
        lastNumber = number
      }
      members[lastPlace].append(position)
    }
    let slots = members.map { slot($0[0]) }
    var sorted: [Int] = []
    sorted.reserveCapacity(stock.places.count)
    var groups: [DirectiveGroup] = []
    for place in members.indices.sorted(by: { slots[$0] < slots[$1] }) {
      let rows = sorting.sorted(members[place])
      let start = sorted.count
      sorted += rows
      groups.append(group(slots[place].name, rows, start..<sorted.count))
    }
    return (sorted, groups)
  }

  // MARK: Groups

  /// The same for rows of one group alone.
  private func slotNumber(_ position: Int) -> Int {
    let row = stock.row(position)
    switch order.grouping {
    case .state: return stock.state(position).urgency
    case .lead: return Int(row.province) << 32 | Int(row.lead)
    case .document: return Int(row.document)
    case .dueMonth:
      guard let day = stock.dueDay(position) else { return -1 }
      let (year, month, _) = day.components
      return year << 4 | month
    }
  }

  private func slot(_ position: Int) -> Slot {
    let register = stock.register
    let row = stock.row(position)
    switch order.grouping {
    case .state:
      let state = stock.state(position)
      return Slot(rank: Self.stateRanks[state.urgency], text: "", name: state.rawValue)
    case .lead:
      let province = register.province(of: row)
      let place = province.flatMap { catalogue.register.unit($0)?.officialOrder } ?? 9_999
      let lead = register.lead(of: row).string
      return Slot(
        rank: lead.isEmpty ? place * 2 + 1 : place * 2, text: VietnameseText.sortKey(lead),
        name: (province?.description ?? "") + "|" + lead)
    case .document:
      guard let document = register.document(of: row) else { return Slot(rank: Int.max, text: "", name: "") }
      let day = catalogue.documents[document]?.day ?? row.assignedOn
      return Slot(rank: -Int(day.number), text: "", name: document.rawValue)
    case .dueMonth:
      guard let day = stock.dueDay(position) else { return Slot(rank: 1, text: "", name: "") }
      let (year, month, _) = day.components
      let name = month < 10 ? "\(year)-0\(month)" : "\(year)-\(month)"
      return Slot(rank: 0, text: name, name: name)
    }
  }

  private func group(_ name: String, _ members: [Int], _ range: Range<Int>) -> DirectiveGroup {
    var kinds: [Directive.Kind: Int] = [:]
    for member in members { kinds[stock.row(member).kind, default: 0] += 1 }
    return DirectiveGroup(
      key: .group("\(order.grouping.rawValue):\(name)"),
      title: members.first.map { title($0) } ?? LocalizedText(vietnamese: .empty, english: .empty),
      range: range, state: order.grouping == .state ? members.first.map { stock.state($0) } : nil,
      counts: DirectiveCounts(members.lazy.map { (kind: stock.row($0).kind, state: stock.state($0)) }),
      kinds: kinds, continuousCount: members.count { stock.standings[$0].isContinuous },
      isScored: order.grouping != .lead || isScored(members))
  }

  private func isScored(_ members: [Int]) -> Bool {
    let register = stock.register
    guard let first = members.first, register.hasLead(stock.row(first)) else { return false }
    let units = members.compactMap { member in
      leads[register.id(of: stock.row(member))].flatMap { catalogue.register.unit($0) }
    }
    return units.allSatisfy(DirectiveCounts.isScored)
  }

  /// One directive for each lead and province: enough to know what unit leads a group.
  static func examples(_ stock: DirectiveStock) -> [DirectiveID] {
    let register = stock.register
    var seen: Set<Int> = []
    return stock.indices.compactMap { position in
      let row = stock.row(position)
      guard register.hasLead(row), seen.insert(Int(row.province) << 32 | Int(row.lead)).inserted
      else { return nil }
      return register.id(of: row)
    }
  }

  private func title(_ row: Int) -> LocalizedText {
    LocalizedText(vietnamese: title(row, .vietnamese), english: title(row, .english))
  }

  private func title(_ row: Int, _ language: Language) -> CleanText {
    let wording = Wording(language)
    let format = Format(language: language)
    let register = stock.register
    switch order.grouping {
    case .state: return stock.state(row).word(wording)
    case .lead:
      let stated = register.lead(of: stock.row(row))
      let lead = stated.isEmpty ? wording[.directivesLeadNone] : stated
      guard let province = register.province(of: stock.row(row)) else { return lead }
      let name = catalogue.shortName(of: province, language)
      return lead.string.hasSuffix(name.string) ? lead : DirectiveTexts.inBrackets(lead, name)
    case .document:
      guard let document = register.document(of: stock.row(row)).flatMap({ catalogue.documents[$0] }) else {
        return wording[.directivesNoDocument]
      }
      // Some documents are called by their number.
      let title = document.title.text(in: language)
      var parts = [document.number, title == document.number ? "" : title].filter { !$0.isEmpty }
      if let province = document.province { parts.append(catalogue.shortName(of: province, language)) }
      if let day = document.day { parts.append(format.day(day)) }
      return parts.joined(separator: " · ")
    case .dueMonth:
      guard let day = stock.dueDay(row) else { return wording[.stateNoDate] }
      let (year, month, _) = day.components
      return format.period(.month(year: year, month: month))
    }
  }
}

/// Columns of the list of directives, by the name that a view keeps.
enum DirectiveColumn: String, CaseIterable {
  case state, due, days, lead, text, with, source
}
