/// A dossier as it travels from a list into a store: numbers instead of texts, because there are millions of them.
///
/// Unit, procedure, field and place are positions in the ``DossierTerms`` that the reader of the list fills as it goes.
/// The code travels beside it as bytes.
public struct DossierRow: Sendable {
  public var unit: Int32
  public var procedure: Int32
  public var field: Int32
  /// Day numbers; ``noDay`` where there is none.
  public var received: Int32
  public var due: Int32
  public var finished: Int32
  public var attributes: DossierAttributes
  /// File and sheet.
  public var place: Int32
  /// Row counted from 1 with the heading row.
  public var row: Int32

  public static let noDay = Int32.min

  public init(
    unit: Int32, procedure: Int32, field: Int32, received: Int32, due: Int32 = noDay, finished: Int32 = noDay,
    attributes: DossierAttributes, place: Int32, row: Int32
  ) {
    self.unit = unit
    self.procedure = procedure
    self.field = field
    self.received = received
    self.due = due
    self.finished = finished
    self.attributes = attributes
    self.place = place
    self.row = row
  }
}

/// The texts that rows of a list name by position.
public struct DossierTerms: Sendable {
  public var units: [UnitID] = []
  public var procedures: [ProcedureID] = []
  /// Position 0 is the empty text: no field.
  public var fields: [String] = [""]
  /// Files and sheets; the row of a reference is that of the dossier.
  public var places: [SourceReference] = []

  /// More would be a wrong column and not a list of dossiers.
  public static let largestCount = 65_000

  public init() {}

  /// Where a term stands, at the end where it is new. Looks at all of them: for lists of few.
  public mutating func position<Term: Equatable>(
    of term: Term, in list: WritableKeyPath<DossierTerms, [Term]>
  ) -> Int32 {
    if let known = self[keyPath: list].firstIndex(of: term) { return Int32(truncatingIfNeeded: known) }
    self[keyPath: list].append(term)
    return Int32(truncatingIfNeeded: self[keyPath: list].count - 1)
  }
}
