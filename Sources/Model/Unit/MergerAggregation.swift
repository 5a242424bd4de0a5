/// Figures of units that became one, put together.
///
/// Counts are summed. A ratio is made anew from summed numerators and denominators and in no other way: there
/// is no function that takes ratios or ranks and gives one, because a mean of either is wrong. The one mean that
/// is formed is that of the main indices of DTI 2024, which was published as a plain mean over the former
/// provinces (``mainIndexMeans(of:structure:)``).
public enum MergerAggregation {
  /// Why figures of several units cannot be put together.
  public enum Refusal: Hashable, Sendable {
    /// Ranks belong to one set of units.
    case rank
    /// A ratio is stated without numerator and denominator.
    case ratioWithoutCounts
    /// Scores, thresholds, identifiers, durations and statements are not quantities that add up.
    case notAdditive
    /// No unit has a figure.
    case nothingKnown
  }

  /// What came out, and over how many of the units.
  public enum Outcome: Hashable, Sendable {
    case count(StatedSum, known: Int, of: Int)
    case ratio(numerator: StatedSum, denominator: StatedSum, known: Int, of: Int)
    case refused(Refusal)

    /// The ratio in percent with `scale` digits; nil for anything else and for a denominator of 0.
    public func percent(scale: Int) -> ExactDecimal? {
      guard case .ratio(let numerator, let denominator, _, _) = self else { return nil }
      return (numerator.value * 100).divided(by: denominator.value, scale: scale)
    }
  }

  /// A sum that remembers whether a part of it was only a bound.
  public struct StatedSum: Hashable, Sendable {
    public let value: ExactDecimal
    public let bound: StatedNumber.Bound
  }

  /// Puts together the observations of one definition and one period over the parts of a unit.
  ///
  /// - Parameters:
  ///   - definition: decides how; its ``Definition/kind`` must be a count or a ratio.
  ///   - parts: the units, such as ``UnitRegister/lineage(of:on:)`` gives.
  ///   - observations: at most one a unit is used, the first.
  public static func combined(
    _ definition: Definition, over parts: [UnitID], from observations: [Observation]
  ) -> Outcome {
    let first = Dictionary(
      observations.filter { $0.definition == definition.id }.compactMap { observation in
        observation.unit.map { ($0, observation) }
      }, uniquingKeysWith: { first, _ in first })
    let known = parts.compactMap { first[$0] }
    switch definition.kind {
    case .rank: return .refused(.rank)
    case .score, .threshold, .identifier, .qualitative, .duration: return .refused(.notAdditive)
    case .count:
      let values = known.compactMap(\.value)
      guard !values.isEmpty else { return .refused(.nothingKnown) }
      return .count(sum(values), known: values.count, of: parts.count)
    case .ratio:
      guard !known.isEmpty else { return .refused(.nothingKnown) }
      let pairs = known.compactMap { observation in
        observation.numerator.flatMap { top in observation.denominator.map { (top, $0) } }
      }
      guard !pairs.isEmpty else { return .refused(.ratioWithoutCounts) }
      return .ratio(
        numerator: sum(pairs.map(\.0)), denominator: sum(pairs.map(\.1)), known: pairs.count, of: parts.count)
    }
  }

  /// Main indices of a merged province as DTI 2024 was published: each the plain mean over the former
  /// provinces, without weights for population. An index that one of them lacks is left out.
  public static func mainIndexMeans(
    of parts: [[IndexItemID: ExactDecimal]], structure: IndexStructureVersion
  ) -> [IndexItemID: ExactDecimal] {
    var means: [IndexItemID: ExactDecimal] = [:]
    guard !parts.isEmpty else { return means }
    for item in structure.items where item.role == .component {
      let values = parts.compactMap { $0[item.id] }
      guard values.count == parts.count else { continue }
      means[item.id] = values.total().divided(by: ExactDecimal(parts.count), scale: structure.decimals)
    }
    return means
  }

  private static func sum(_ numbers: [StatedNumber]) -> StatedSum {
    let bounds = Set(numbers.map(\.bound))
    let bound: StatedNumber.Bound =
      bounds.contains(.about)
      ? .about : bounds.contains(.moreThan) ? .moreThan : bounds.contains(.atLeast) ? .atLeast : .exact
    return StatedSum(value: numbers.map(\.value).total(), bound: bound)
  }
}
