public typealias DefinitionID = Identifier<Definition>

/// What a figure means: its unit of measure, and numerator and denominator where it is a ratio.
///
/// Definitions are data with their legal or published basis. A ratio is never shown without its definition,
/// because the same words ("tỷ lệ hồ sơ trực tuyến") name several ratios.
public struct Definition: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A count of things.
    case count
    /// A share, in percent of a denominator.
    case ratio
    /// Points of a maximum.
    case score
    /// A rank among units.
    case rank
    /// A threshold or pass mark, not a result.
    case threshold
    /// An identifier such as a telephone number: never a quantity, never summed.
    case identifier
    /// A statement without a number ("nhiều dịch vụ …").
    case qualitative
    case duration
  }

  /// The groups of the Chỉ tiêu screen.
  public enum Group: String, Hashable, Sendable, Codable, CaseIterable {
    case dossiers, electronicDocuments, infrastructure, budget, databases, feedback, platforms
    case ocop, meetings, people, other
  }

  public let id: DefinitionID
  public let kind: Kind
  public let group: Group
  public let name: LocalizedText
  /// "hồ sơ", "%", "điểm cầu".
  public let unitOfMeasure: LocalizedText
  /// Definition of the count above the line; nil unless a ratio whose numerator is itself defined.
  public let numerator: DefinitionID?
  public let denominator: DefinitionID?
  /// Numerator and denominator in words, or what is counted.
  public let formula: LocalizedText
  /// Level system ("mức 3–4 NĐ 43/2011", "toàn trình NĐ 42/2022"); empty where it does not matter. Series of
  /// different systems are never merged without a visible break.
  public let levelSystem: CleanText
  /// Legal or published basis.
  public let basis: CleanText
  /// True when a larger value is better, false when smaller is, nil when neither.
  public let higherIsBetter: Bool?

  public init(
    id: DefinitionID, kind: Kind, group: Group, name: LocalizedText, unitOfMeasure: LocalizedText,
    numerator: DefinitionID?, denominator: DefinitionID?, formula: LocalizedText, levelSystem: CleanText,
    basis: CleanText, higherIsBetter: Bool?
  ) {
    self.id = id
    self.kind = kind
    self.group = group
    self.name = name
    self.unitOfMeasure = unitOfMeasure
    self.numerator = numerator
    self.denominator = denominator
    self.formula = formula
    self.levelSystem = levelSystem
    self.basis = basis
    self.higherIsBetter = higherIsBetter
  }
}

public typealias TargetID = Identifier<Target>

/// A target for one definition, with its legal basis.
public struct Target: Hashable, Sendable, Codable {
  public let id: TargetID
  public let definition: DefinitionID
  /// The unit it binds; nil for all.
  public let unit: UnitID?
  /// The value to reach; nil for a target in words, which waits for a person's reading.
  public let value: ExactDecimal?
  /// The target as stated.
  public let asStated: CleanText
  /// The year it is due, or nil for a standing one.
  public let year: Int?
  public let basis: CleanText

  public init(
    id: TargetID, definition: DefinitionID, unit: UnitID?, value: ExactDecimal?, asStated: CleanText,
    year: Int?, basis: CleanText
  ) {
    self.id = id
    self.definition = definition
    self.unit = unit
    self.value = value
    self.asStated = asStated
    self.year = year
    self.basis = basis
  }

  /// Whether figures of a period are judged against it: a standing target always, one of a year only those of
  /// a period that ends in it.
  public func isFor(_ period: Period) -> Bool {
    guard let year else { return true }
    return period.lastDay?.year == year
  }
}
