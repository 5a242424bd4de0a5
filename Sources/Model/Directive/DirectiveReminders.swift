/// What each lead unit is to be reminded of: its open tasks that are overdue or due within a week, by urgency.
public struct DirectiveReminders: Hashable, Sendable {
  public enum Urgency: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Past the last day and tracked by this office. What is known only from a published source is not among them,
    /// because not reported is not the same as not done.
    case overdue
    /// Due today or tomorrow.
    case withinOneDay
    case withinThreeDays
    case withinSevenDays

    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }

    /// nil for what needs no reminder: finished, stopped, reported as finished, without a date, or due later.
    public init?(_ standing: DirectiveStanding) {
      switch standing.state {
      case .overdue: self = .overdue
      case .dueSoon, .inTime:
        switch standing.daysLeft {
        case .some(0...1): self = .withinOneDay
        case .some(2...3): self = .withinThreeDays
        case .some(4...7): self = .withinSevenDays
        default: return nil
        }
      case .unknown, .awaitingConfirmation, .noDate, .done, .doneLate, .onHold, .returned, .dropped:
        return nil
      }
    }
  }

  /// One unit, or a name that no unit matches, with what it is reminded of; never empty.
  public struct Addressee: Hashable, Sendable {
    public let party: PartyName
    /// The most urgent first.
    public let lines: [LeadLine]

    public func count(_ urgency: Urgency) -> Int { lines.count { Urgency($0.standing) == urgency } }
  }

  /// In the official order of units, then names by the alphabet.
  public let addressees: [Addressee]

  public init(_ lines: LeadLines, register: UnitRegister) {
    var order: [PartyKey] = []
    var groups: [PartyKey: [LeadLine]] = [:]
    // What comes again is told with the date that is late and with the next one, where that is near.
    let told = lines.lines.flatMap { [$0, $0.ofNext].compactMap(\.self) }
    for line in told where line.directive.kind == .task && Urgency(line.standing) != nil {
      let key = PartyKey(line.party)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(line)
    }
    addressees = order.sorted { PartyKey.order($0, $1, register) }.compactMap { key in
      guard let lines = groups[key], let first = lines.first else { return nil }
      return Addressee(
        party: first.party,
        lines: lines.sorted { left, right in
          (left.standing.daysLeft ?? .max, left.directive.id)
            < (right.standing.daysLeft ?? .max, right.directive.id)
        })
    }
  }

  public var lineCount: Int { addressees.reduce(0) { $0 + $1.lines.count } }
}

/// Whom lines belong to: a unit, or the name where no unit matches it.
struct PartyKey: Hashable {
  let unit: UnitID?
  let name: String

  init(_ party: PartyName) {
    unit = party.unit
    name = party.unit == nil ? VietnameseText.folded(party.asStated.string) : ""
  }

  /// By group and official order; names without a unit last.
  static func order(_ left: PartyKey, _ right: PartyKey, _ register: UnitRegister) -> Bool {
    func key(_ key: PartyKey) -> (Int, Int, String) {
      guard let unit = key.unit.flatMap({ register.unit($0) }) else { return (.max, 0, key.name) }
      let groups = AdministrativeUnit.Group.allCases
      return (groups.firstIndex(of: unit.group) ?? groups.count, unit.officialOrder, unit.id.description)
    }
    return key(left) < key(right)
  }
}
