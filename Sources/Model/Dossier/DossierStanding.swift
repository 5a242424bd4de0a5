/// How a dossier stands on a day. Computed, never stored.
///
/// The due day itself is in time; a dossier without a due day is never late; one that waits for a supplement is not
/// late while it waits; one that was withdrawn counts as on time. Days are calendar days.
public enum DossierStanding: String, Hashable, Sendable, Codable, CaseIterable {
  /// Trước hạn: finished before the due day.
  case finishedEarly
  /// Đúng hạn.
  case finishedOnTime
  /// Quá hạn: finished after the due day.
  case finishedLate
  /// Còn hạn: not finished, and not past the due day.
  case openInTerm
  /// Not finished, and past the due day.
  case openLate

  /// nil before the day of receipt.
  public init?(received: Day, due: Day?, finished: Day?, result: DossierResult?, on day: Day) {
    guard received <= day else { return nil }
    if let finished, finished <= day {
      self = DossierStanding.outcome(due: due, finished: finished, result: result)
    } else if let lateFrom = DossierStanding.lateFrom(
      received: received, due: due, finished: finished, result: result), lateFrom <= day
    {
      self = .openLate
    } else {
      self = .openInTerm
    }
  }

  public var isOpen: Bool { self == .openInTerm || self == .openLate }

  /// How a finished dossier ended.
  public static func outcome(due: Day?, finished: Day, result: DossierResult?) -> DossierStanding {
    guard result != .withdrawn, let due else { return .finishedOnTime }
    if finished < due { return .finishedEarly }
    return finished == due ? .finishedOnTime : .finishedLate
  }

  /// Days past the due day, until the end or the day asked about; 0 for a dossier in time, and before its receipt.
  public static func daysLate(
    received: Day, due: Day?, finished: Day?, result: DossierResult?, on day: Day
  ) -> Int {
    let standing = DossierStanding(received: received, due: due, finished: finished, result: result, on: day)
    guard standing == .finishedLate || standing == .openLate, let due else { return 0 }
    return max(0, min(finished ?? day, day) - due)
  }

  /// The first day on which a dossier is late, if it is not finished before: the day after the due day. nil for one
  /// that never is: finished in time, withdrawn, waiting, or without a due day.
  public static func lateFrom(received: Day, due: Day?, finished: Day?, result: DossierResult?) -> Day? {
    guard let due, result != .withdrawn else { return nil }
    if let finished {
      guard finished > due else { return nil }
    } else if result == .awaitingSupplement {
      return nil
    }
    // A due day before the receipt is a fault of the list; such a dossier is late from the start.
    return max(due + 1, received)
  }
}
