/// A number as a source states it: the text as published, and its exact value.
public struct StatedNumber: Hashable, Sendable, Codable {
  /// How the value bounds the truth ("hơn 800" is a lower bound and stays one).
  public enum Bound: String, Hashable, Sendable, Codable {
    case exact
    /// "hơn", "trên": more than the value.
    case moreThan
    /// "từ … trở lên": the value or more.
    case atLeast
    /// "khoảng", "gần".
    case about
  }

  /// As published, `98,54` or `hơn 800`.
  public let text: String
  public let value: ExactDecimal
  public let bound: Bound

  public init(text: String, value: ExactDecimal, bound: Bound = .exact) {
    self.text = text
    self.value = value
    self.bound = bound
  }

  /// The value where it is meant exactly; nil for a bound ("hơn 800"), which nothing can be computed from.
  public var exact: ExactDecimal? { bound == .exact ? value : nil }
}
