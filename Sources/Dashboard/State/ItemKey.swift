import Model

/// Names a thing on a screen: a unit, a directive, a figure. Selection, marks and scroll are such keys and never
/// row numbers, so that live changes, sorting and other sizes keep them.
public struct ItemKey: Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(from decoder: any Decoder) throws {
    self.rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }

  public static func unit(_ id: UnitID) -> ItemKey { ItemKey("unit:\(id)") }
  public static func directive(_ id: DirectiveID) -> ItemKey { ItemKey("directive:\(id)") }
  public static func fact(_ id: FactID) -> ItemKey { ItemKey("fact:\(id)") }
  public static func document(_ id: DocumentID) -> ItemKey { ItemKey("document:\(id)") }
  public static func difficulty(_ id: DifficultyID) -> ItemKey { ItemKey("difficulty:\(id)") }
  public static func source(_ id: SourceID) -> ItemKey { ItemKey("source:\(id)") }
  public static func item(_ id: IndexItemID) -> ItemKey { ItemKey("item:\(id)") }
  public static func definition(_ id: DefinitionID) -> ItemKey { ItemKey("definition:\(id)") }
  public static func group(_ name: String) -> ItemKey { ItemKey("group:\(name)") }
  public static func batch(_ number: BatchNumber) -> ItemKey { ItemKey("line:batch-\(number)") }
  public static func meeting(_ id: MeetingID) -> ItemKey { ItemKey("meeting:\(id)") }
  public static func line(_ name: String) -> ItemKey { ItemKey("line:\(name)") }

  private func suffix(_ prefix: String) -> String? {
    rawValue.hasPrefix(prefix) ? String(rawValue.dropFirst(prefix.count)) : nil
  }

  public var unit: UnitID? { suffix("unit:").flatMap { UnitID($0) } }
  /// A unit whose figures are told: one of the register, or a name that no unit matches.
  var figureUnit: FigureUnit.Key? {
    if let unit { return .unit(unit) }
    return suffix("line:unit:").map { .stated($0) }
  }
  public var directive: DirectiveID? { suffix("directive:").map { DirectiveID($0) } }
  public var fact: FactID? { suffix("fact:").map { FactID($0) } }
  public var meeting: MeetingID? { suffix("meeting:").map { MeetingID($0) } }
  public var document: DocumentID? { suffix("document:").map { DocumentID($0) } }
  public var difficulty: DifficultyID? { suffix("difficulty:").map { DifficultyID($0) } }
  public var batch: BatchNumber? { suffix("line:batch-").flatMap { Int($0) }.map { BatchNumber($0) } }
  public var source: SourceID? { suffix("source:").map { SourceID($0) } }
  public var definition: DefinitionID? { suffix("definition:").map { DefinitionID($0) } }
}
