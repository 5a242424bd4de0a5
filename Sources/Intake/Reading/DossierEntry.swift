import Model

/// One dossier as a list states it.
public struct DossierEntry: Sendable, Hashable {
  /// How it was handed in.
  public enum Channel: String, Sendable, Hashable, CaseIterable {
    case online, direct, postal
  }

  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// Toàn trình.
    case whole
    /// Một phần.
    case part
    /// Only information.
    case information
  }

  public enum Status: String, Sendable, Hashable, CaseIterable {
    case received, inProgress, awaitingSupplement, awaitingPayment, resolved, returned, withdrawn
  }

  /// The dossier's own code, its identity.
  public let code: String
  public let unit: UnitID?
  public let unitAsStated: CleanText
  public let procedureCode: String
  public let procedure: CleanText
  public let sector: CleanText
  /// nil where the source leaves it blank, which counts as in person under QĐ 766.
  public let channel: Channel?
  public let level: Level?
  public let received: Day
  /// Second of the day it was received; nil where only the day is stated.
  public let receivedSecond: Int?
  public let due: Day?
  public let finished: Day?
  public let status: Status?
  /// Whether a fee is due; nil, as below, where not stated.
  public let hasFee: Bool?
  public let paidOnline: Bool?
  public let digitised: Bool?
  public let electronicResult: Bool?
  /// Whether the national portal has it too.
  public let isSynced: Bool?
  /// Row of the file, counted from 1.
  public let row: Int
}

extension DossierEntry {
  /// How it ended, or what it waits for, as single dossiers are kept; nil where the source says nothing.
  public var result: DossierResult? {
    switch status {
    case nil: nil
    case .received, .inProgress, .awaitingPayment: .underWay
    case .awaitingSupplement: .awaitingSupplement
    case .resolved: .granted
    case .returned: .refused
    case .withdrawn: .withdrawn
    }
  }

  /// What it says beside unit, procedure and days, as single dossiers are kept.
  public var attributes: DossierAttributes {
    var attributes = DossierAttributes()
    attributes.channel =
      switch channel {
      case nil: nil
      case .online: .online
      case .direct: .inPerson
      case .postal: .postal
      }
    attributes.level =
      switch level {
      case nil: nil
      case .whole: .whole
      case .part: .partial
      case .information: .informationOnly
      }
    attributes.result = result
    attributes[.hasFee] = hasFee
    attributes[.isPaidOnline] = paidOnline
    attributes[.hasDigitisedComponents] = digitised
    attributes[.hasDigitisedResult] = electronicResult
    attributes[.isSynced] = isSynced
    return attributes
  }
}
