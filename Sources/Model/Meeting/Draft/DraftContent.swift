/// What a draft says: a conclusion of a meeting, a word on directives there are, or a decision on a difficulty.
public struct DraftContent: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Giao việc, or a conclusion of another kind; ``DraftContent/conclusion`` tells which.
    case directive
    /// Báo cáo tiến độ.
    case progress
    /// Hoàn thành, with its evidence.
    case completion
    /// Gia hạn, with its basis.
    case dueExtension
    /// Trả lại.
    case returned
    /// Tạm hoãn.
    case suspension
    /// Chuyển chủ trì.
    case reassignment
    /// A difficulty that is decided, assigned or sent upward.
    case difficulty
  }

  /// What becomes of a difficulty.
  public enum Disposition: String, Hashable, Sendable, Codable, CaseIterable {
    /// Đã quyết.
    case decided
    /// Giao đơn vị.
    case assigned
    /// Kiến nghị cấp trên.
    case sentUpward
  }

  public var kind: Kind
  /// Of a ``Kind/directive``; only a task counts in rates.
  public var conclusion: Directive.Kind
  /// The directives it is about; empty for a new one.
  public var directives: [DirectiveID]
  public var difficulty: DifficultyID?
  /// Of a ``Kind/difficulty``.
  public var disposition: Disposition?
  /// The figure from which a directive was drafted.
  public var figure: FigureMention?
  /// The line or the words as typed, whatever was read in them.
  public var asTyped: CleanText
  /// The task, the report, or why.
  public var text: CleanText
  /// Of a new directive or after a reassignment; for a report on a directive to many units, whose lines are meant,
  /// empty for all.
  public var leads: [PartyName]
  public var coordinating: [PartyName]
  /// The due as stated and as read; of a completion the day it was finished.
  public var due: Due
  public var recurrence: Recurrence
  /// 0...100, nil where not stated.
  public var percent: Int?
  /// Evidence of a completion, basis of an extension.
  public var evidence: CleanText

  /// A task that no unit answers for: it has no lead, or one that is a group or no unit of the register. It is in nobody's
  /// rates and reminders.
  public var hasNoUnit: Bool {
    (kind == .directive && conclusion == .task && leads.isEmpty)
      || ([.directive, .reassignment].contains(kind) && leads.contains { $0.unit == nil })
  }

  public init(
    _ kind: Kind, conclusion: Directive.Kind = .task, directives: [DirectiveID] = [],
    difficulty: DifficultyID? = nil, disposition: Disposition? = nil, figure: FigureMention? = nil,
    asTyped: CleanText = .empty, text: CleanText = .empty, leads: [PartyName] = [],
    coordinating: [PartyName] = [], due: Due = Due(asStated: .empty, reading: nil, window: nil),
    recurrence: Recurrence = .none, percent: Int? = nil, evidence: CleanText = .empty
  ) {
    self.kind = kind
    self.conclusion = conclusion
    self.directives = directives
    self.difficulty = difficulty
    self.disposition = disposition
    self.figure = figure
    self.asTyped = asTyped
    self.text = text
    self.leads = leads
    self.coordinating = coordinating
    self.due = due
    self.recurrence = recurrence
    self.percent = percent
    self.evidence = evidence
  }

  /// A new directive as it was read from a line.
  public init(_ line: DirectiveLine) {
    self.init(
      .directive, asTyped: line.asTyped, text: line.task, leads: line.leads.map(\.partyName),
      coordinating: line.coordinating.map(\.partyName), due: line.due.due(asStated: line.dueAsStated),
      recurrence: line.recurrence)
  }

  /// True for what says something of directives there are.
  public var changesDirectives: Bool {
    switch kind {
    case .directive, .difficulty: false
    case .progress, .completion, .dueExtension, .returned, .suspension, .reassignment: true
    }
  }

  /// What must be there before it can be written down; nil where nothing is missing.
  public var missing: Missing? {
    switch kind {
    case .directive:
      if text.isEmpty { return .text }
      return conclusion == .task && leads.isEmpty ? .lead : nil
    case .progress: return directives.isEmpty ? .directive : text.isEmpty && percent == nil ? .text : nil
    case .completion: return directives.isEmpty ? .directive : nil
    case .dueExtension:
      if directives.isEmpty { return .directive }
      return due.window == nil ? .due : evidence.isEmpty ? .basis : nil
    case .returned, .suspension: return directives.isEmpty ? .directive : text.isEmpty ? .text : nil
    case .reassignment: return directives.isEmpty ? .directive : leads.isEmpty ? .lead : nil
    case .difficulty:
      if difficulty == nil { return .difficulty }
      if text.isEmpty { return .text }
      return disposition == .assigned && leads.isEmpty ? .lead : nil
    }
  }

  public enum Missing: Hashable, Sendable {
    case directive, difficulty, lead, text, due, basis
  }
}

/// The figure that a directive goes back to: what stood on the screen, so that then, now and target can be told.
public struct FigureMention: Hashable, Sendable, Codable {
  public let definition: DefinitionID?
  public let unit: UnitID?
  /// What it is called, with its unit and period.
  public let name: CleanText
  /// As shown then.
  public let value: CleanText
  /// As shown then; empty where there is none.
  public let target: CleanText
  /// By what the figure is found again; nil where it cannot be.
  public let link: FigureLink?

  public init(
    definition: DefinitionID?, unit: UnitID?, name: CleanText, value: CleanText, target: CleanText,
    link: FigureLink? = nil
  ) {
    self.definition = definition
    self.unit = unit
    self.name = name
    self.value = value
    self.target = target
    self.link = link
  }

  /// The same with what a store keeps apart.
  public func linked(_ link: FigureLink?) -> FigureMention {
    FigureMention(definition: definition, unit: unit, name: name, value: value, target: target, link: link)
  }
}
