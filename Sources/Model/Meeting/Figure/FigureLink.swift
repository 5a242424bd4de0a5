/// Where a directive's figure stood when it was given, and what it is to reach: by this the figure is found again later.
public struct FigureLink: Hashable, Sendable, Codable {
  /// What is measured.
  public enum Subject: Hashable, Sendable, Codable {
    /// A count, a ratio, an indicator.
    case observation(DefinitionID)
    /// The score of a unit in an index; nil for the total.
    case score(IndexID, IndexItemID?)
    /// The place of a unit in an index; 1 is the best.
    case rank(IndexID)
  }

  public let subject: Subject
  public let unit: UnitID
  /// The period of ``value``.
  public let period: Period
  /// As it was when the directive was drafted.
  public let value: ExactDecimal
  /// The observation or the figure of an index that stated it; nil where it was computed.
  public let fact: FactID?
  /// nil where none was set.
  public let target: ExactDecimal?
  /// Whether the target is reached from below; nil where neither is better.
  public let higherIsBetter: Bool?

  public init(
    subject: Subject, unit: UnitID, period: Period, value: ExactDecimal, fact: FactID?, target: ExactDecimal?,
    higherIsBetter: Bool?
  ) {
    self.subject = subject
    self.unit = unit
    self.period = period
    self.value = value
    self.fact = fact
    self.target = target
    self.higherIsBetter = higherIsBetter
  }
}

/// A ``FigureLink`` as the fact it is in a store. A directive that comes of a draft has the draft's key, so the link
/// written down with the draft is the directive's own from its adoption on.
public struct DirectiveFigure: Hashable, Sendable, Codable {
  /// The draft, and the directive that it becomes.
  public let id: FactID
  public let link: FigureLink
  /// The text was corrected to one without a figure: from this version on the directive has none. Readers tell of those
  /// that stand only.
  public let isEnded: Bool

  public init(id: FactID, link: FigureLink, isEnded: Bool = false) {
    self.id = id
    self.link = link
    self.isEnded = isEnded
  }

  public var directive: DirectiveID { DirectiveID(id.rawValue) }

  /// Those of drafts that have one.
  static func all(of drafts: some Sequence<MeetingDraft>) -> [DirectiveFigure] {
    drafts.compactMap { draft in
      draft.content.figure?.link.map { DirectiveFigure(id: draft.id, link: $0) }
    }
  }

  /// What a batch with these drafts says of their figures: the link of each that has one, and the end of one that stands
  /// for a text that has none any more.
  static func versions(
    of drafts: some Sequence<MeetingDraft>, in reader: any FactReader
  ) throws -> [DirectiveFigure] {
    let ended = try drafts.compactMap { draft -> DirectiveFigure? in
      guard draft.content.figure?.link == nil,
        let standing = try reader.directiveFigure(of: DirectiveID(draft.id.rawValue))
      else { return nil }
      return DirectiveFigure(id: draft.id, link: standing, isEnded: true)
    }
    return all(of: drafts) + ended
  }
}

extension FigureLink {
  private static let separator: Character = "\t"

  /// The link on one line, for a small file; ``init(savedText:)`` reads it.
  public var savedText: String {
    let (name, key, item): (String, String, String) =
      switch subject {
      case .observation(let definition): ("observation", definition.rawValue, "")
      case .score(let index, let item): ("score", index.rawValue, item?.rawValue ?? "")
      case .rank(let index): ("rank", index.rawValue, "")
      }
    return [
      name, key, item, unit.description, period.code, value.description, fact?.rawValue ?? "",
      target?.description ?? "", higherIsBetter.map { $0 ? "higher" : "lower" } ?? "",
    ].joined(separator: String(Self.separator))
  }

  /// - Returns: nil for what is no link, damaged text included.
  public init?(savedText: String) {
    let parts = savedText.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 9, !parts[1].isEmpty, let unit = UnitID(parts[3]),
      let period = Period(code: parts[4]),
      let value = ExactDecimal(parts[5])
    else { return nil }
    let subject: Subject
    switch parts[0] {
    case "observation": subject = .observation(DefinitionID(parts[1]))
    case "score": subject = .score(IndexID(parts[1]), parts[2].isEmpty ? nil : IndexItemID(parts[2]))
    case "rank": subject = .rank(IndexID(parts[1]))
    default: return nil
    }
    let target = ExactDecimal(parts[7])
    guard target != nil || parts[7].isEmpty else { return nil }
    self.init(
      subject: subject, unit: unit, period: period, value: value,
      fact: parts[6].isEmpty ? nil : FactID(parts[6]), target: target,
      higherIsBetter: parts[8].isEmpty ? nil : parts[8] == "higher")
  }
}
