import Model

/// A decision while it is made: what is chosen, and why. Nothing is recorded without a reason.
public struct DecisionDialog: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    /// Which value of a disagreement counts, by the key of its row.
    case conflict(ItemKey)
    /// Whether a batch stands.
    case batch(BatchNumber)
  }

  public let subject: Subject
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
