import Model

/// A list of single dossiers: those of one unit and one procedure that were received in a period.
public struct DossierListing: Hashable, Sendable {
  public let unit: UnitID
  public let procedure: ProcedureID
  public let span: DossierSpan
  public let order: DossierPage.Order
  /// The newest first, the last code, the latest.
  public let isDescending: Bool
  /// What rows must say; nil for all.
  public let filter: DossierText?
  /// What of them is looked for; nil for the whole list.
  public private(set) var search: DossierText?

  public init(
    unit: UnitID, procedure: ProcedureID, span: DossierSpan, order: DossierPage.Order = .received,
    isDescending: Bool, filter: DossierText? = nil
  ) {
    self.unit = unit
    self.procedure = procedure
    self.span = span
    self.order = order
    self.isDescending = isDescending
    self.filter = filter
  }

  /// Those of the list that say something more.
  public func matching(_ text: DossierText) -> DossierListing {
    var listing = self
    listing.search = text
    return listing
  }

  /// What a row must say to be one of them.
  var texts: [DossierText] { [filter, search].compactMap(\.self) }

  /// Whether one dossier stands before another.
  func isBefore(_ left: Dossier, _ right: Dossier) -> Bool {
    let day = span.judgedOn
    let left = DossierPage.Position(left, on: day)
    let right = DossierPage.Position(right, on: day)
    return isDescending ? right.isBefore(left, by: order) : left.isBefore(right, by: order)
  }
}

/// Where a window of a list of dossiers lies. Never a row number: lists grow and shrink.
public enum DossierAnchor: Hashable, Sendable {
  case start
  case end
  /// Around a dossier, whether it is still in the list or not.
  case around(DossierPage.Position)
}

extension ItemKey {
  private static let dossierPrefix = "dossier:"

  /// Code and day of receipt: with the procedure of the list they are the dossier's place in it.
  static func dossier(_ dossier: Dossier) -> ItemKey {
    ItemKey("\(dossierPrefix)\(dossier.received):\(dossier.code)")
  }

  /// The place of a dossier in the list of a procedure; nil for the key of anything else.
  func dossierPosition(of procedure: ProcedureID) -> DossierPage.Position? {
    guard rawValue.hasPrefix(ItemKey.dossierPrefix) else { return nil }
    let rest = rawValue.dropFirst(ItemKey.dossierPrefix.count)
    guard let colon = rest.firstIndex(of: ":"), let received = Day(iso8601: String(rest[..<colon])) else {
      return nil
    }
    return DossierPage.Position(
      received: received, procedure: procedure,
      code: DossierCode(String(rest[rest.index(after: colon)...])))
  }
}
