/// Identity of a unit: its code and the day the code began to mean it.
///
/// A code alone is ambiguous: seven provincial codes changed meaning on 01/07/2025 (15 was Yên Bái and is
/// Lào Cai), so the pair is the key.
public struct UnitID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// Official code (two digits for provinces) or one of the program's own for units without one.
  public let code: String
  public let validFrom: Day

  public init(code: String, validFrom: Day) {
    self.code = code
    self.validFrom = validFrom
  }

  /// `51@2004-07-08`.
  public var description: String { "\(code)@\(validFrom)" }

  public init?(_ description: String) {
    guard let at = description.lastIndex(of: "@"),
      let day = Day(iso8601: String(description[description.index(after: at)...]))
    else { return nil }
    self.init(code: String(description[..<at]), validFrom: day)
  }

  public static func < (left: UnitID, right: UnitID) -> Bool {
    left.code == right.code ? left.validFrom < right.validFrom : left.code < right.code
  }
}

/// A unit: province, department, district, commune, ministry, or a group named as one.
public struct AdministrativeUnit: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case country, province, city, ministry, department, office, committee, district, commune, enterprise
    /// A collective name such as "các Sở, Ban, ngành".
    case collective
  }

  /// Units are compared inside their group.
  public enum Group: String, Hashable, Sendable, Codable, CaseIterable {
    case provinces, departments, communes, verticalAgencies, districts, others
  }

  public let id: UnitID
  public let kind: Kind
  public let group: Group
  /// "Tỉnh Quảng Ngãi".
  public let name: LocalizedText
  /// "Quảng Ngãi".
  public let shortName: LocalizedText
  /// The last day it existed under this identity; nil while it does.
  public let validTo: Day?
  /// The province it belongs to; nil for provinces and above.
  public let parent: UnitID?
  /// What it became part of; empty while it exists.
  public let successors: [UnitID]
  /// A special zone (đặc khu) among the communes.
  public let isSpecialZone: Bool
  /// Position in the official list, which comes before the alphabet.
  public let officialOrder: Int
  /// Other spellings seen in sources.
  public let aliases: [CleanText]

  public init(
    id: UnitID, kind: Kind, group: Group, name: LocalizedText, shortName: LocalizedText, validTo: Day?,
    parent: UnitID?, successors: [UnitID], isSpecialZone: Bool = false, officialOrder: Int,
    aliases: [CleanText]
  ) {
    self.id = id
    self.kind = kind
    self.group = group
    self.name = name
    self.shortName = shortName
    self.validTo = validTo
    self.parent = parent
    self.successors = successors
    self.isSpecialZone = isSpecialZone
    self.officialOrder = officialOrder
    self.aliases = aliases
  }

  public func exists(on day: Day) -> Bool {
    id.validFrom <= day && (validTo.map { day <= $0 } ?? true)
  }
}
