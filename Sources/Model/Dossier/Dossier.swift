public typealias DossierCode = Identifier<Dossier>

/// One dossier (hồ sơ) as a list states it: who handles it, how it came in, when it was due and finished.
///
/// Nothing about the person who filed it is kept.
public struct Dossier: Hashable, Sendable, Codable {
  /// The number on the receipt; the key under which a later list corrects it.
  public let code: DossierCode
  /// Who handles it.
  public let unit: UnitID
  public let procedure: ProcedureID
  /// The procedure's group as the list states it, else as the catalogue of procedures does; empty where neither does.
  public let field: CleanText
  /// nil where the list leaves it blank. See ``countedChannel``.
  public let channel: DossierChannel?
  /// nil where neither the list nor the catalogue of procedures states it.
  public let level: OnlineLevel?
  public let received: Day
  /// The day the result is due; nil where none is stated.
  public let due: Day?
  /// The day the handling ended; nil while it has not.
  public let finished: Day?
  /// How it ended, or what it waits for; nil where the list does not say.
  public let result: DossierResult?
  /// What a list may say of it with yes or no; nil where the list has no such column.
  public let hasFee: Bool?
  public let isPaidOnline: Bool?
  /// The documents handed in have files.
  public let hasDigitisedComponents: Bool?
  /// The result has a file.
  public let hasDigitisedResult: Bool?
  /// Passed on to the national portal.
  public let isSynced: Bool?
  public let reference: SourceReference

  public init(
    code: DossierCode, unit: UnitID, procedure: ProcedureID, field: CleanText = .empty,
    channel: DossierChannel?,
    level: OnlineLevel? = nil, received: Day, due: Day?, finished: Day?, result: DossierResult? = nil,
    hasFee: Bool? = nil, isPaidOnline: Bool? = nil, hasDigitisedComponents: Bool? = nil,
    hasDigitisedResult: Bool? = nil, isSynced: Bool? = nil, reference: SourceReference
  ) {
    self.code = code
    self.unit = unit
    self.procedure = procedure
    self.field = field
    self.channel = channel
    self.level = level
    self.received = received
    self.due = due
    self.finished = finished
    self.result = result
    self.hasFee = hasFee
    self.isPaidOnline = isPaidOnline
    self.hasDigitisedComponents = hasDigitisedComponents
    self.hasDigitisedResult = hasDigitisedResult
    self.isSynced = isSynced
    self.reference = reference
  }

  /// The channel it counts under: a blank one is in person, as Decision 766 is reckoned.
  public var countedChannel: DossierChannel { channel ?? .inPerson }

  /// The same in one integer.
  public var attributes: DossierAttributes {
    var attributes = DossierAttributes()
    attributes.channel = channel
    attributes.level = level
    attributes.result = result
    attributes[.hasFee] = hasFee
    attributes[.isPaidOnline] = isPaidOnline
    attributes[.hasDigitisedComponents] = hasDigitisedComponents
    attributes[.hasDigitisedResult] = hasDigitisedResult
    attributes[.isSynced] = isSynced
    return attributes
  }

  /// How it stands on a day; nil before it was received.
  public func standing(on day: Day) -> DossierStanding? {
    DossierStanding(received: received, due: due, finished: finished, result: result, on: day)
  }

  /// See ``DossierStanding/daysLate(received:due:finished:result:on:)``.
  public func daysLate(on day: Day) -> Int {
    DossierStanding.daysLate(received: received, due: due, finished: finished, result: result, on: day)
  }
}

/// How a dossier came in (kênh).
public enum DossierChannel: String, Hashable, Sendable, Codable, CaseIterable {
  /// Trực tuyến.
  case online
  /// Trực tiếp.
  case inPerson
  /// Dịch vụ bưu chính công ích.
  case postal
}

/// How far a procedure goes online (mức độ), in one of the two systems that followed each other in 2022.
public enum OnlineLevel: String, Hashable, Sendable, Codable, CaseIterable {
  /// Levels 1 to 4 of Decree 43/2011.
  case level1, level2, level3, level4
  /// Of Decree 42/2022: information only, a part of the process (một phần), the whole process (toàn trình).
  case informationOnly, partial, whole

  /// Series of different systems are never merged without a visible break.
  public enum System: String, Hashable, Sendable, Codable {
    /// NĐ 43/2011/NĐ-CP.
    case decree43
    /// NĐ 42/2022/NĐ-CP.
    case decree42
  }

  public var system: System {
    switch self {
    case .level1, .level2, .level3, .level4: .decree43
    case .informationOnly, .partial, .whole: .decree42
    }
  }
}

/// How a dossier ended, or what it waits for.
public enum DossierResult: String, Hashable, Sendable, Codable, CaseIterable {
  /// Đang giải quyết.
  case underWay
  /// Chờ bổ sung: the time limit does not run.
  case awaitingSupplement
  /// Đã trả kết quả.
  case granted
  /// Từ chối giải quyết.
  case refused
  /// Công dân rút hồ sơ: counts as handled in time, as form II.06a is filled in.
  case withdrawn

  /// Handling is over, so there must be a day on which it ended.
  public var isFinal: Bool {
    switch self {
    case .underWay, .awaitingSupplement: false
    case .granted, .refused, .withdrawn: true
    }
  }
}
