import Model

/// A decision while it is made: what is chosen, and why. Nothing is recorded without a reason.
public struct DecisionDialog: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    /// Which value of a disagreement counts, by the key of its row.
    case conflict(ItemKey)
    /// Whether a batch stands.
    case batch(BatchNumber)
  }

  /// What is recorded of one of the choices.
  enum Act: Hashable, Sendable {
    /// A statement counts, of all that were looked at, of the figure by its name.
    case choose(String, FigureChoice.Statement, seen: [FigureChoice.Statement])
    case withdraw(BatchNumber)
    case restore(BatchNumber)
  }

  public let subject: Subject
  /// What could be chosen when the dialog opened. The store may change while a reason is typed, and a decision is
  /// recorded only where the choices are still those that were looked at.
  var acts: [Act] = []
  /// Position among what can be chosen.
  public var selected = 0
  public var reason = ""
  /// Keys go to the reason.
  public var isWriting: Bool

  public init(_ subject: Subject, isWriting: Bool) {
    self.subject = subject
    self.isWriting = isWriting
  }

  static let longestReason = 200
}
