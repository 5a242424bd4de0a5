/// Channel, level, result and the yes-or-no columns of a dossier in one integer, for lists of millions.
///
/// The bits are part of the format of a store: what is there keeps its place.
public struct DossierAttributes: Hashable, Sendable {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  public init() {
    rawValue = 0
  }

  /// Yes-or-no columns; two bits each: not told, no, yes.
  public enum Flag: UInt32, Hashable, Sendable, CaseIterable {
    case hasFee = 9
    case isPaidOnline = 11
    case hasDigitisedComponents = 13
    case hasDigitisedResult = 15
    case isSynced = 17
  }

  public var channel: DossierChannel? {
    get { DossierAttributes.channels[Int(rawValue & 3)] }
    set { set(newValue.flatMap { DossierAttributes.channels.firstIndex(of: $0) } ?? 0, at: 0, mask: 3) }
  }

  public var level: OnlineLevel? {
    get { DossierAttributes.levels[Int(rawValue >> 2 & 7)] }
    set { set(newValue.flatMap { DossierAttributes.levels.firstIndex(of: $0) } ?? 0, at: 2, mask: 7) }
  }

  /// nil also for a number that no version of the program writes.
  public var result: DossierResult? {
    get { DossierAttributes.results[Int(rawValue >> 5 & 7)] }
    set { set(newValue.flatMap { DossierAttributes.results.firstIndex(of: $0) } ?? 0, at: 5, mask: 7) }
  }

  /// The level is that of the catalogue of procedures and not of the list.
  public var isLevelFromCatalogue: Bool {
    get { rawValue >> 19 & 1 == 1 }
    set { set(newValue ? 1 : 0, at: 19, mask: 1) }
  }

  /// Likewise the field.
  public var isFieldFromCatalogue: Bool {
    get { rawValue >> 20 & 1 == 1 }
    set { set(newValue ? 1 : 0, at: 20, mask: 1) }
  }

  public subscript(flag: Flag) -> Bool? {
    get {
      switch rawValue >> flag.rawValue & 3 {
      case 1: false
      case 2: true
      default: nil
      }
    }
    set { set(newValue.map { $0 ? 2 : 1 } ?? 0, at: flag.rawValue, mask: 3) }
  }

  /// The same without the level where it is the catalogue's: two lists say the same of a dossier even when the
  /// catalogue changed between them.
  public var asListed: DossierAttributes {
    var listed = self
    if isLevelFromCatalogue { listed.level = nil }
    return listed
  }

  private mutating func set(_ value: Int, at position: UInt32, mask: UInt32) {
    rawValue = rawValue & ~(mask << position) | UInt32(value) << position
  }

  private static let channels: [DossierChannel?] = [nil, .online, .inPerson, .postal]
  private static let levels: [OnlineLevel?] = [
    nil, .level1, .level2, .level3, .level4, .informationOnly, .partial, .whole,
  ]
  private static let results: [DossierResult?] = [
    nil, .underWay, .awaitingSupplement, .granted, .refused, .withdrawn, nil, nil,
  ]
}
