public typealias DocumentID = Identifier<Document>

/// A document or meeting that directives stand on, or a milestone of the past.
public struct Document: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A plan, decision, resolution or notice.
    case document
    /// A past meeting.
    case meeting
    /// Something that happened: a centre opened, work went electronic.
    case milestone
  }

  public let id: DocumentID
  public let kind: Kind
  public let province: UnitID?
  /// "2114/QĐ-UBND"; empty where the source gives none.
  public let number: CleanText
  public let title: LocalizedText
  /// The day it was signed, held or happened; nil where not stated.
  public let day: Day?
  public let dayAsStated: CleanText
  public let issuer: CleanText
  public let reference: SourceReference
  public let note: CleanText

  public init(
    id: DocumentID, kind: Kind, province: UnitID?, number: CleanText, title: LocalizedText, day: Day?,
    dayAsStated: CleanText, issuer: CleanText, reference: SourceReference, note: CleanText
  ) {
    self.id = id
    self.kind = kind
    self.province = province
    self.number = number
    self.title = title
    self.day = day
    self.dayAsStated = dayAsStated
    self.issuer = issuer
    self.reference = reference
    self.note = note
  }
}

public typealias DifficultyID = Identifier<Difficulty>

/// A difficulty a unit or a meeting names (khó khăn, vướng mắc); open until decided.
public struct Difficulty: Hashable, Sendable, Codable {
  public let id: DifficultyID
  public let province: UnitID?
  public let title: LocalizedText
  public let statedOn: Day
  public let directive: DirectiveID?
  public let definition: DefinitionID?
  /// The day it was decided; nil while open.
  public let decidedOn: Day?
  public let decision: CleanText
  public let reference: SourceReference

  public init(
    id: DifficultyID, province: UnitID?, title: LocalizedText, statedOn: Day, directive: DirectiveID?,
    definition: DefinitionID?, decidedOn: Day?, decision: CleanText, reference: SourceReference
  ) {
    self.id = id
    self.province = province
    self.title = title
    self.statedOn = statedOn
    self.directive = directive
    self.definition = definition
    self.decidedOn = decidedOn
    self.decision = decision
    self.reference = reference
  }
}
