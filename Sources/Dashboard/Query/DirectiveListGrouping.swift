import Model

/// Puts directives into groups and orders groups and rows. Works on positions: of tens of thousands of outlines none
/// is copied.
struct DirectiveListGrouping {
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
  /// What is ordered, and how each stands.
  let outlines: [DirectiveOutline]
  let standings: [DirectiveStanding]

  /// The states as a meeting wants them: what presses first, what is finished last.
  static let stateOrder: [DirectiveState] = [
    .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .onHold, .returned, .noDate, .done,
    .doneLate,
    .dropped,
  ]

  /// Positions of the outlines in display order, and the groups they stand in.
  func arrange() -> (order: [Int], groups: [DirectiveGroup]) {
    var members: [[Int]] = []
    var slots: [(slot: Slot, members: Int)] = []
    var leadTexts: [String: String] = [:]
    var positionByName: [String: Int] = [:]
    var lastName: String?
    var lastPosition = 0
    for row in outlines.indices {
      let name = slotName(row)
      // Neighbours are often of one group.
      if name != lastName {
        if let known = positionByName[name] {
          lastPosition = known
        } else {
          lastPosition = members.count
          positionByName[name] = lastPosition
          slots.append((slot(row, name: name, &leadTexts), lastPosition))
          members.append([])
        }
        lastName = name
      }
      members[lastPosition].append(row)
    }
    let sorting = DirectiveSorting(self)
    var sorted: [Int] = []
    sorted.reserveCapacity(outlines.count)
    var groups: [DirectiveGroup] = []
    for (slot, position) in slots.sorted(by: { $0.slot < $1.slot }) {
      let rows = sorting.sorted(members[position])
      let start = sorted.count
      sorted += rows
      groups.append(group(slot.name, rows, start..<sorted.count))
    }
    return (sorted, groups)
  }

  // MARK: Groups

  private func slotName(_ row: Int) -> String {
    switch order.grouping {
    case .state: return standings[row].state.rawValue
    case .lead: return (outlines[row].province?.description ?? "") + "|" + outlines[row].lead.string
    case .document: return outlines[row].document?.rawValue ?? ""
    case .dueMonth:
      guard let day = dueDay(row) else { return "" }
      let (year, month, _) = day.components
      return month < 10 ? "\(year)-0\(month)" : "\(year)-\(month)"
    }
  }

  private func slot(_ row: Int, name: String, _ leadTexts: inout [String: String]) -> Slot {
    switch order.grouping {
    case .state:
      return Slot(rank: Self.stateOrder.firstIndex(of: standings[row].state) ?? 99, text: "", name: name)
    case .lead:
      let place = outlines[row].province.flatMap { catalogue.register.unit($0)?.officialOrder } ?? 9_999
      let lead = outlines[row].lead.string
      return Slot(
        rank: lead.isEmpty ? place * 2 + 1 : place * 2, text: sortKey(lead, &leadTexts), name: name)
    case .document:
      let day = outlines[row].document.flatMap { catalogue.documents[$0]?.day } ?? outlines[row].assignedOn
      return Slot(rank: name.isEmpty ? Int.max : -Int(day.number), text: "", name: name)
    case .dueMonth: return Slot(rank: name.isEmpty ? 1 : 0, text: name, name: name)
    }
  }

  private func group(_ name: String, _ members: [Int], _ range: Range<Int>) -> DirectiveGroup {
    var kinds: [Directive.Kind: Int] = [:]
    for member in members { kinds[outlines[member].kind, default: 0] += 1 }
    return DirectiveGroup(
      key: .group("\(order.grouping.rawValue):\(name)"),
      title: members.first.map { title($0) } ?? LocalizedText(vietnamese: .empty, english: .empty),
      range: range, state: order.grouping == .state ? members.first.map { standings[$0].state } : nil,
      counts: DirectiveCounts(members.lazy.map { (kind: outlines[$0].kind, state: standings[$0].state) }),
      kinds: kinds, continuousCount: members.count { standings[$0].isContinuous },
      isScored: order.grouping != .lead || isScored(members))
  }

  private func isScored(_ members: [Int]) -> Bool {
    guard let first = members.first, !outlines[first].lead.isEmpty else { return false }
    let units = members.compactMap { leads[outlines[$0].id].flatMap { catalogue.register.unit($0) } }
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

  private func title(_ row: Int) -> LocalizedText {
    LocalizedText(vietnamese: title(row, .vietnamese), english: title(row, .english))
  }

  private func title(_ row: Int, _ language: Language) -> CleanText {
    let wording = Wording(language)
    let format = Format(language: language)
    switch order.grouping {
    case .state: return standings[row].state.word(wording)
    case .lead:
      let lead = outlines[row].lead.isEmpty ? wording[.directivesLeadNone] : outlines[row].lead
      guard let province = outlines[row].province else { return lead }
      let name = catalogue.shortName(of: province, language)
      return lead.string.hasSuffix(name.string) ? lead : lead + " (" + name + ")"
    case .document:
      guard let document = outlines[row].document.flatMap({ catalogue.documents[$0] }) else {
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

  func sortKey(_ text: String, _ known: inout [String: String]) -> String {
    if let key = known[text] { return key }
    let key = VietnameseText.sortKey(text)
    known[text] = key
    return key
  }

  /// A target in words is judged when its edition is published: the end of its year is no due day.
  func dueDay(_ row: Int) -> Day? {
    outlines[row].awaitsReading == nil ? standings[row].window?.last : nil
  }
}

/// Columns of the list of directives, by the name that a view keeps.
enum DirectiveColumn: String, CaseIterable {
  case state, due, days, lead, text, with, source
}
