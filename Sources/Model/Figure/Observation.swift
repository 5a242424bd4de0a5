public typealias FactID = Identifier<Fact>

/// Tag type of ``FactID``: anything the store keeps as one fact.
public enum Fact {}

/// One figure of one unit for one period (số liệu).
public struct Observation: Hashable, Sendable, Codable {
  /// Made by the program from what the fact is about and its source; the same subject from the same source
  /// has the same identifier, so that a corrected file supersedes it.
  public let id: FactID
  public let definition: DefinitionID
  /// nil for a name that no unit matches, such as a group of units; ``unitAsStated`` still tells it.
  public let unit: UnitID?
  public let unitAsStated: CleanText
  public let period: Period
  /// nil where the source states none in figures.
  public let value: StatedNumber?
  public let numerator: StatedNumber?
  public let denominator: StatedNumber?
  /// The day the source counted up to or was read; nil where it does not say.
  public let asOf: Day?
  public let reference: SourceReference
  public let note: CleanText

  public init(
    id: FactID, definition: DefinitionID, unit: UnitID?, unitAsStated: CleanText, period: Period,
    value: StatedNumber?, numerator: StatedNumber?, denominator: StatedNumber?, asOf: Day?,
    reference: SourceReference, note: CleanText
  ) {
    self.id = id
    self.definition = definition
    self.unit = unit
    self.unitAsStated = unitAsStated
    self.period = period
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.asOf = asOf
    self.reference = reference
    self.note = note
  }
}
