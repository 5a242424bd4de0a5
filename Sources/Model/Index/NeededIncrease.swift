/// What one item alone would have to gain.
public struct NeededIncrease: Hashable, Sendable {
  public let item: IndexItemID
  /// In the item's own measure, with the digits that are published.
  public let increase: ExactDecimal
  /// Whether the item has that much room below its largest value; nil where its value is not known.
  public let isPossible: Bool?
}
