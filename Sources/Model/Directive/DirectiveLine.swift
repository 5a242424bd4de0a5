/// A directive as someone typed it on one line, taken apart for confirmation: who, what, by when, with whom.
public struct DirectiveLine: Hashable, Sendable {
  /// As typed, without the colon before it.
  public let asTyped: CleanText
  /// One lead, or several joint ones, in the order they are named.
  public let leads: [DirectiveParty]
  public let coordinating: [DirectiveParty]
  /// The task without the parts that are told apart.
  public let task: CleanText
  /// The words that say when, as typed; empty where there are none.
  public let dueAsStated: CleanText
  /// How they were read, with other readings and what is missing.
  public let due: DueReading
  /// What must be settled before it can be recorded; empty where nothing is open but the due.
  public let problems: [Problem]

  public var recurrence: Recurrence { due.recurrence }

  public enum Problem: Hashable, Sendable {
    /// No unit stands after "giao".
    case noLead
    /// Nothing is left to do.
    case noTask
    /// A unit that is not one: none, several or one that has ended.
    case unsettledParty(DirectiveParty)

    public var words: LocalizedText {
      switch self {
      case .noLead:
        LocalizedText(vietnamese: "chưa rõ giao đơn vị nào", english: "no lead unit is named")
      case .noTask: LocalizedText(vietnamese: "chưa có nội dung việc", english: "there is no task")
      case .unsettledParty(let party): party.problem ?? LocalizedText(vietnamese: "", english: "")
      }
    }
  }

  public init(
    asTyped: CleanText, leads: [DirectiveParty], coordinating: [DirectiveParty], task: CleanText,
    dueAsStated: CleanText, due: DueReading
  ) {
    self.asTyped = asTyped
    self.leads = leads
    self.coordinating = coordinating
    self.task = task
    self.dueAsStated = dueAsStated
    self.due = due
    var problems: [Problem] = leads.isEmpty ? [.noLead] : []
    if task.isEmpty { problems.append(.noTask) }
    problems += (leads + coordinating).filter { $0.problem != nil }.map { .unsettledParty($0) }
    self.problems = problems
  }
}

/// A unit that a line names, with what the name turned out to mean.
public struct DirectiveParty: Hashable, Sendable {
  public enum Meaning: Hashable, Sendable {
    case unit(AdministrativeUnit)
    /// Several units bear the name, or several begin so.
    case candidates([AdministrativeUnit])
    /// It ended, and these stand in its place on the day.
    case ended(AdministrativeUnit, successors: [AdministrativeUnit])
    /// Several units that are named by what they are only, "các sở, ban, ngành": kept as stated, and no unit.
    case group
    /// No unit bears it; the nearest, best first, may be empty.
    case unknown(nearest: [AdministrativeUnit])
  }

  public let asStated: CleanText
  public let meaning: Meaning

  public init(asStated: CleanText, meaning: Meaning) {
    self.asStated = asStated
    self.meaning = meaning
  }

  public var unit: AdministrativeUnit? {
    if case .unit(let unit) = meaning { unit } else { nil }
  }

  /// Units to choose from where the name is not settled.
  public var choices: [AdministrativeUnit] {
    switch meaning {
    case .unit(let unit): [unit]
    case .group: []
    case .candidates(let units), .ended(_, let units), .unknown(let units): units
    }
  }

  public var isGroup: Bool { if case .group = meaning { true } else { false } }

  /// The name as a directive keeps it.
  public var partyName: PartyName {
    PartyName(unit: unit?.id, asStated: asStated, short: unit?.shortName.vietnamese ?? asStated)
  }

  /// What is open, with the units to choose from; nil for a unit that is found.
  public var problem: LocalizedText? {
    let choices = CleanText(cleaning: choices.map(\.name.vietnamese.string).joined(separator: ", "))
    let quoted = "“\(asStated)”"
    switch meaning {
    case .unit, .group: return nil
    case .candidates:
      return LocalizedText(
        vietnamese: CleanText(cleaning: "\(quoted) có thể là: \(choices)"),
        english: CleanText(cleaning: "\(quoted) may be: \(choices)"))
    case .ended(let unit, let successors):
      let end = unit.validTo.map { (DueWords.day($0), $0.description) } ?? ("", "")
      let next = successors.isEmpty ? ("", "") : ("; nay là \(choices)", "; now \(choices)")
      return LocalizedText(
        vietnamese: CleanText(cleaning: "\(quoted) đã thôi hoạt động từ sau \(end.0)\(next.0)"),
        english: CleanText(cleaning: "\(quoted) ended on \(end.1)\(next.1)"))
    case .unknown(let nearest):
      let hint = nearest.isEmpty ? ("", "") : ("; gần nhất: \(choices)", "; nearest: \(choices)")
      return LocalizedText(
        vietnamese: CleanText(cleaning: "không có đơn vị \(quoted)\(hint.0)"),
        english: CleanText(cleaning: "no unit is called \(quoted)\(hint.1)"))
    }
  }
}
