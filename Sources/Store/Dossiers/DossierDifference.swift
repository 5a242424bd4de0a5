import Model

/// What a list of dossiers would change.
public struct DossierDifference: Hashable, Sendable {
  /// A dossier of which a list says something else than the store.
  public struct Change: Hashable, Sendable {
    public let old: Dossier
    public let new: Dossier
  }

  public internal(set) var new = 0
  public internal(set) var changed = 0
  public internal(set) var same = 0
  /// Rows whose code an earlier row of the same file has.
  public internal(set) var repeated = 0
  /// Some of the changes, at most ``largestSample``.
  public internal(set) var changes: [Change] = []
  /// Where repeated rows stand, in the order of their codes, at most ``largestRefused``.
  public internal(set) var repeatedRows: [Place] = []

  /// A row of a list: a position in the places of its terms, and the row.
  public struct Place: Hashable, Sendable {
    public let place: Int
    public let row: Int
    public let code: CleanText
  }

  public static let largestSample = 200
  public static let largestRefused = 100_000

  public init() {}
}

/// How far an import is.
public struct DossierProgress: Hashable, Sendable {
  public enum Phase: String, Hashable, Sendable, CaseIterable {
    /// Another program writes; done and total are 0.
    case waiting
    /// Comparing with the store, writing what is new.
    case writing
    /// Bringing it into the order of units, writing the roll-ups.
    case ordering
  }

  public let phase: Phase
  /// Dossiers.
  public let done: Int
  public let total: Int
}
