public typealias DirectiveID = Identifier<Directive>

/// A task, request or decision recorded at a meeting (nhiệm vụ).
public struct Directive: Hashable, Sendable, Codable {
  /// Kinds of conclusions. Only ``task`` counts in rates and standing.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// giao việc
    case task
    /// thông qua
    case approval
    /// thống nhất chủ trương
    case agreement
    /// kiến nghị cấp trên
    case requestUpward
    /// biểu dương hoặc phê bình
    case commendation
    /// yêu cầu chung
    case generalRequest
    /// mục tiêu
    case goal
  }

  public let id: DirectiveID
  public let kind: Kind
  /// The province it belongs to.
  public let province: UnitID?
  /// One line for lists, in our own words.
  public let title: LocalizedText
  /// The whole text, for the detail page.
  public let text: CleanText
  /// The document or meeting it comes from.
  public let document: DocumentID?
  /// Item number in the document, "4"; empty where there is none.
  public let item: String
  public let assignedOn: Day
  /// One or, for joint leads, several; empty where the source names none.
  public let leads: [PartyName]
  public let coordinating: [PartyName]
  public let due: Due
  public let recurrence: Recurrence
  /// True for a directive that this office gave and tracks; one known only from a published source is never
  /// overdue, because not reported is not the same as not done.
  public let isTracked: Bool
  /// Progress as the source itself states it at ``assignedOn``.
  public let initialProgress: Progress
  /// A target in words that waits for a person's reading once its edition is published.
  public let awaitsReading: EditionID?
  public let reference: SourceReference
  public let note: CleanText

  public init(
    id: DirectiveID, kind: Kind, province: UnitID?, title: LocalizedText, text: CleanText,
    document: DocumentID?, item: String, assignedOn: Day, leads: [PartyName], coordinating: [PartyName],
    due: Due, recurrence: Recurrence, isTracked: Bool, initialProgress: Progress,
    awaitsReading: EditionID?, reference: SourceReference, note: CleanText
  ) {
    self.id = id
    self.kind = kind
    self.province = province
    self.title = title
    self.text = text
    self.document = document
    self.item = item
    self.assignedOn = assignedOn
    self.leads = leads
    self.coordinating = coordinating
    self.due = due
    self.recurrence = recurrence
    self.isTracked = isTracked
    self.initialProgress = initialProgress
    self.awaitsReading = awaitsReading
    self.reference = reference
    self.note = note
  }
}

/// Who is named: a unit where one matches, and the name as stated in any case.
public struct PartyName: Hashable, Sendable, Codable {
  public let unit: UnitID?
  public let asStated: CleanText
  /// Short form for lists, "Sở TTTT".
  public let short: CleanText
  /// True where the source does not name it but the sentence implies it.
  public let isImplied: Bool

  public init(unit: UnitID?, asStated: CleanText, short: CleanText, isImplied: Bool = false) {
    self.unit = unit
    self.asStated = asStated
    self.short = short
    self.isImplied = isImplied
  }
}

/// Recorded progress. Timeliness is computed and never stored.
public enum Progress: String, Hashable, Sendable, Codable, CaseIterable {
  /// chưa thực hiện
  case notStarted
  /// đang thực hiện
  case underWay
  /// chờ xác nhận
  case awaitingConfirmation
  /// hoàn thành
  case done
  /// tạm hoãn
  case onHold
  /// trả lại
  case returned
  /// thôi theo dõi
  case dropped
}
