/// What a meeting concluded, in the numbered items of its notice.
///
/// Conclusions of a meeting are those whose document is of its day or whose own day is its day, in its province; what
/// a notice of a later day says belongs to it when the notice is named.
public struct MeetingConclusions: Hashable, Sendable {
  /// One numbered item: what a unit, or several together, are told; or conclusions of one other kind.
  public struct Item: Hashable, Sendable {
    public let number: Int
    /// The same for all of ``directives`` where they are tasks.
    public let leads: [PartyName]
    /// nil for an item that a source numbered and that holds several kinds.
    public let kind: Directive.Kind?
    public let directives: [Directive]
    /// The number of each of ``directives``, as its source is quoted: "2", or "2.1" where the item has several.
    public let labels: [String]
  }

  public let items: [Item]
  /// True where the numbers are those of the notice the directives come from.
  public let hasStatedNumbers: Bool

  /// - Parameters:
  ///   - directives: of the meeting, in any order.
  ///   - register: orders units.
  public init(_ directives: [Directive], register: UnitRegister) {
    let sorted = directives.sorted { $0.id < $1.id }
    let places = sorted.map { Self.place($0.item) }
    let numbers = places.map { $0?.number }
    let documents = Set(sorted.map(\.document))
    guard !sorted.isEmpty, documents.count == 1, numbers.allSatisfy({ $0 ?? 0 > 0 }) else {
      items = Self.numbered(sorted, register)
      hasStatedNumbers = false
      return
    }
    var groups: [Int: [Directive]] = [:]
    let part = Dictionary(
      zip(sorted.map(\.id), places.map { $0?.part ?? 0 }), uniquingKeysWith: { first, _ in first })
    for (number, directive) in zip(numbers, sorted) { groups[number ?? 0, default: []].append(directive) }
    hasStatedNumbers = true
    items = groups.sorted { $0.key < $1.key }.map { number, found in
      let group = found.sorted { (part[$0.id] ?? 0, $0.id) < (part[$1.id] ?? 0, $1.id) }
      let leads = group.first?.leads ?? []
      let kinds = Set(group.map(\.kind))
      return Item(
        number: number, leads: group.allSatisfy { $0.leads == leads } ? leads : [],
        kind: kinds.count == 1 ? group.first?.kind : nil, directives: group, labels: group.map(\.item))
    }
  }

  /// 2 and 1 of "2.1", 2 and 0 of "2"; nil for what is no number.
  private static func place(_ item: String) -> (number: Int, part: Int)? {
    let parts = item.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let number = parts[0] else { return nil }
    if parts.count == 1 { return (number, 0) }
    return parts[1].flatMap { $0 > 0 ? (number, $0) : nil }
  }

  /// What holds for all before what single units are told, and what goes upward at the end.
  private static let firstKinds: [Directive.Kind] = [
    .commendation, .approval, .agreement, .goal, .generalRequest,
  ]

  private static func numbered(_ directives: [Directive], _ register: UnitRegister) -> [Item] {
    var groups: [(kind: Directive.Kind, leads: [PartyName], directives: [Directive])] = []
    func addKind(_ kind: Directive.Kind) {
      let all = directives.filter { $0.kind == kind }
      if !all.isEmpty { groups.append((kind, [], all)) }
    }
    for kind in firstKinds { addKind(kind) }
    var order: [[PartyKey]] = []
    var tasks: [[PartyKey]: [Directive]] = [:]
    for directive in directives where directive.kind == .task {
      let key = directive.leads.map { PartyKey($0) }
      if tasks[key] == nil { order.append(key) }
      tasks[key, default: []].append(directive)
    }
    // One unit before several, nobody last.
    order.sort { left, right in
      guard let first = left.first, let second = right.first else { return !left.isEmpty && right.isEmpty }
      if first == second { return left.count < right.count }
      return PartyKey.order(first, second, register)
    }
    for key in order {
      if let all = tasks[key] { groups.append((.task, all.first?.leads ?? [], all)) }
    }
    addKind(.requestUpward)
    return groups.enumerated().map { position, group in
      let number = position + 1
      let isSeveral = group.directives.count > 1
      return Item(
        number: number, leads: group.leads, kind: group.kind, directives: group.directives,
        labels: group.directives.indices.map { isSeveral ? "\(number).\($0 + 1)" : "\(number)" })
    }
  }

  /// The source of a notice that was recorded for a meeting: its conclusions are those of the meeting whenever it was signed.
  public static func source(of meeting: MeetingID) -> SourceID { SourceID("phien-hop/\(meeting)") }

  public var directiveCount: Int { items.reduce(0) { $0 + $1.directives.count } }
}

extension FactReader {
  /// Directives and conclusions whose source is a meeting.
  ///
  /// - Parameters:
  ///   - number: of the notice, in any case and without tone marks; nil takes what is of the meeting's day.
  public func conclusions(
    of meeting: Meeting, notice number: String? = nil, register: UnitRegister
  ) throws -> [Directive] {
    let documents = try documents()
    let wanted = number.map { VietnameseText.folded($0) }
    let sources = Set(
      documents.filter { document in
        guard document.kind != .milestone else { return false }
        if document.id.rawValue == meeting.id.rawValue
          || document.reference.source == MeetingConclusions.source(of: meeting.id)
        {
          return wanted.map { VietnameseText.folded(document.number.string) == $0 } ?? true
        }
        // Whoever names a notice may mean one that does not say whose it is.
        let isOwn = isOfMeeting(document.province, meeting, register)
        if let wanted {
          return VietnameseText.folded(document.number.string) == wanted
            && (isOwn || document.province == nil)
        }
        return document.day == meeting.day && isOwn
      }.map(\.id))
    let ids = try directiveOutlines().filter { outline in
      if let document = outline.document, sources.contains(document) { return true }
      return wanted == nil && outline.assignedOn == meeting.day && outline.document == nil
        && isOfMeeting(outline.province, meeting, register)
    }.map(\.id)
    return try directives(ids)
  }

  private func isOfMeeting(_ province: UnitID?, _ meeting: Meeting, _ register: UnitRegister) -> Bool {
    // A meeting of no known province takes what is signed on its day; one of a province nothing of the country's.
    guard let home = meeting.province else { return true }
    guard let province else { return false }
    return register.isSameProvince(province, home, on: meeting.day)
  }
}
