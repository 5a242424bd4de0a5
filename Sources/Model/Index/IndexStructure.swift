public typealias IndexID = Identifier<IndexStructure>
public typealias IndexItemID = Identifier<IndexItem>
public typealias StructureID = Identifier<IndexStructureVersion>

/// Tag type of ``IndexID``: an index that ranks units, such as `dti` or `qd766`.
public enum IndexStructure {}

/// One item of an index: a main index, a pillar, or a group of criteria.
public struct IndexItem: Hashable, Sendable, Codable {
  public enum Role: String, Hashable, Sendable, Codable {
    /// Counts in the total (chỉ số chính, nhóm tiêu chí).
    case component
    /// Overlaps with others and is never summed (trụ cột).
    case pillar
    /// A part of a component (12 + 10 of 22), not summed itself.
    case part
  }

  public let id: IndexItemID
  public let role: Role
  /// For a part, the component it belongs to.
  public let parent: IndexItemID?
  public let name: LocalizedText
  /// A name of at most 10 columns for column heads.
  public let shortName: LocalizedText
  /// Points it can reach in the total; 0 for items that are not scored.
  public let points: Int

  public init(
    id: IndexItemID, role: Role, parent: IndexItemID?, name: LocalizedText, shortName: LocalizedText,
    points: Int
  ) {
    self.id = id
    self.role = role
    self.parent = parent
    self.name = name
    self.shortName = shortName
    self.points = points
  }
}

/// A band of a total score (Xuất sắc, Tốt …).
public struct Band: Hashable, Sendable, Codable {
  public let name: LocalizedText
  public let shortName: LocalizedText
  /// Smallest total that earns it.
  public let from: ExactDecimal

  public init(name: LocalizedText, shortName: LocalizedText, from: ExactDecimal) {
    self.name = name
    self.shortName = shortName
    self.from = from
  }
}

/// One version of an index: which items it has, their points, and how items make the total.
public struct IndexStructureVersion: Hashable, Sendable, Codable {
  /// How an item's figure enters the total.
  public enum Scale: String, Hashable, Sendable, Codable {
    /// Items are values 0...1; total = Σ points × value ÷ Σ points (DTI).
    case weightedUnit
    /// Items are points themselves; total = Σ items (QĐ 766).
    case points
  }

  public let id: StructureID
  public let index: IndexID
  public let name: LocalizedText
  /// "DTI", "QĐ 766", "PAR INDEX".
  public let shortName: LocalizedText
  public let scale: Scale
  /// Digits after the decimal point in published figures.
  public let decimals: Int
  /// Largest difference between a stated and a recomputed total that still agrees (0.0001 for DTI).
  public let tolerance: ExactDecimal
  public let maximum: ExactDecimal
  public let items: [IndexItem]
  public let bands: [Band]
  /// True while the bands' thresholds have not been checked against a legal text.
  public let bandsAreProvisional: Bool
  /// Score that passes, where the index has one.
  public let passMark: ExactDecimal?
  /// Legal basis, "QĐ 922/QĐ-BTTTT".
  public let basis: CleanText

  public init(
    id: StructureID, index: IndexID, name: LocalizedText, shortName: LocalizedText, scale: Scale,
    decimals: Int, tolerance: ExactDecimal, maximum: ExactDecimal, items: [IndexItem], bands: [Band],
    bandsAreProvisional: Bool, passMark: ExactDecimal?, basis: CleanText
  ) {
    self.id = id
    self.index = index
    self.name = name
    self.shortName = shortName
    self.scale = scale
    self.decimals = decimals
    self.tolerance = tolerance
    self.maximum = maximum
    self.items = items
    self.bands = bands
    self.bandsAreProvisional = bandsAreProvisional
    self.passMark = passMark
    self.basis = basis
  }
}
