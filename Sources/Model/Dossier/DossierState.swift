/// What the row of a dossier says of it on a day: how it stands, unless something else explains that.
///
/// Counting a withdrawn dossier as on time is a rule of counting; whoever lists what is on time does not look for it.
public enum DossierState: Hashable, Sendable, Codable, CaseIterable {
  case finishedEarly, finishedOnTime, finishedLate
  case openInTerm, openLate
  /// Finished because it was withdrawn (đã rút).
  case withdrawn
  /// In term because it waits for a supplement (chờ bổ sung).
  case awaitingSupplement

  public init(_ standing: DossierStanding, result: DossierResult?) {
    switch standing {
    case .finishedEarly, .finishedOnTime, .finishedLate:
      if result == .withdrawn {
        self = .withdrawn
      } else {
        self =
          standing == .finishedEarly
          ? .finishedEarly : standing == .finishedOnTime ? .finishedOnTime : .finishedLate
      }
    case .openInTerm: self = result == .awaitingSupplement ? .awaitingSupplement : .openInTerm
    case .openLate: self = .openLate
    }
  }
}
