/// A unit's line of a directive that went to many units; the directive shows n of N.
public struct Assignment: Hashable, Sendable, Codable {
  public let id: FactID
  public let directive: DirectiveID
  public let party: PartyName
  public let reference: SourceReference

  public init(id: FactID, directive: DirectiveID, party: PartyName, reference: SourceReference) {
    self.id = id
    self.directive = directive
    self.party = party
    self.reference = reference
  }
}

/// A report on a directive (báo cáo tiến độ).
public struct ProgressReport: Hashable, Sendable, Codable {
  public let id: FactID
  public let directive: DirectiveID
  /// The unit's own line; nil where the directive has one line.
  public let assignment: FactID?
  /// The instance of a recurring directive, by the first day of its window; nil otherwise.
  public let instance: Day?
  public let reportedOn: Day
  public let progress: Progress
  /// The day it was finished, where ``progress`` is done; else nil.
  public let finishedOn: Day?
  /// 0...100, nil where not stated.
  public let percent: Int?
  public let text: CleanText
  public let evidence: CleanText
  public let reference: SourceReference

  public init(
    id: FactID, directive: DirectiveID, assignment: FactID?, instance: Day?, reportedOn: Day,
    progress: Progress, finishedOn: Day?, percent: Int?, text: CleanText, evidence: CleanText,
    reference: SourceReference
  ) {
    self.id = id
    self.directive = directive
    self.assignment = assignment
    self.instance = instance
    self.reportedOn = reportedOn
    self.progress = progress
    self.finishedOn = finishedOn
    self.percent = percent
    self.text = text
    self.evidence = evidence
    self.reference = reference
  }
}

/// A new due window for a directive (gia hạn).
public struct DueExtension: Hashable, Sendable, Codable {
  public let id: FactID
  public let directive: DirectiveID
  public let assignment: FactID?
  public let grantedOn: Day
  public let window: DayRange
  public let document: CleanText
  public let reason: CleanText
  public let reference: SourceReference

  public init(
    id: FactID, directive: DirectiveID, assignment: FactID?, grantedOn: Day, window: DayRange,
    document: CleanText, reason: CleanText, reference: SourceReference
  ) {
    self.id = id
    self.directive = directive
    self.assignment = assignment
    self.grantedOn = grantedOn
    self.window = window
    self.document = document
    self.reason = reason
    self.reference = reference
  }
}
