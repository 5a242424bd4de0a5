/// Whether a stated figure is what its parts make (đối chiếu).
public enum Reconciliation: Hashable, Sendable {
  /// Khớp: equal within the tolerance.
  case agrees
  /// Lệch n: stated minus computed.
  case differs(by: ExactDecimal)
  /// Parts are missing: `known` of `of` are there.
  case cannotCompute(known: Int, of: Int)

  /// Compares two figures.
  public static func compare(
    stated: ExactDecimal, computed: ExactDecimal, tolerance: ExactDecimal
  ) -> Reconciliation {
    let difference = stated - computed
    return difference.absolute <= tolerance ? .agrees : .differs(by: difference)
  }

  /// Compares a stated sum with its parts; a part that is nil is missing.
  public static func sum(
    stated: ExactDecimal, parts: [ExactDecimal?], tolerance: ExactDecimal = .zero
  ) -> Reconciliation {
    let known = parts.compactMap { $0 }
    guard known.count == parts.count, !parts.isEmpty else {
      return .cannotCompute(known: known.count, of: parts.count)
    }
    return compare(stated: stated, computed: known.total(), tolerance: tolerance)
  }

  /// Compares a stated percentage with its counts, at the digits the source states. It agrees when the quotient
  /// rounds to it or is cut to it, because sources do both.
  public static func percent(
    stated: ExactDecimal, numerator: ExactDecimal?, denominator: ExactDecimal?
  ) -> Reconciliation {
    guard let numerator, let denominator,
      let rounded = (numerator * 100).divided(by: denominator, scale: stated.scale),
      let fine = (numerator * 100).divided(by: denominator, scale: min(18, stated.scale + 6))
    else {
      return .cannotCompute(known: [numerator, denominator].compactMap { $0 }.count, of: 2)
    }
    let lastPlace = ExactDecimal(significand: 1, scale: stated.scale)
    let isCut = stated <= fine && fine - stated < lastPlace
    return stated == rounded || isCut ? .agrees : .differs(by: stated - rounded)
  }
}

extension Observation {
  /// Whether a stated ratio is what its stated counts make; nil where the observation is no ratio or states no
  /// value or only a bound ("hơn 90%"). A count that is only a bound ("hơn 800") makes nothing that could be
  /// compared.
  public func reconciled(with definition: Definition) -> Reconciliation? {
    guard definition.kind == .ratio, let stated = value?.exact else { return nil }
    return Reconciliation.percent(
      stated: stated, numerator: numerator?.exact, denominator: denominator?.exact)
  }
}
