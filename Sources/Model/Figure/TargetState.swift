/// Whether a figure meets its target.
public enum TargetState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Đạt.
  case met
  /// Gần đạt.
  case near
  /// Chưa đạt.
  case notMet
  /// Chưa có mục tiêu.
  case noTarget
  /// Ít hồ sơ: fewer than ten cases, shown as n/N and not judged.
  case fewCases

  /// A ratio over fewer cases than this is not judged.
  public static let fewestCases = 10

  /// Judges a figure.
  ///
  /// - Parameters:
  ///   - value: in the unit of the target; nil where none is known.
  ///   - target: nil where none is set.
  ///   - higherIsBetter: whether the target is to be reached from below; nil when neither is better.
  ///   - cases: the denominator of a ratio; nil for a figure that is none.
  ///   - nearShare: how near counts as near, as a share of the target (0.05: within 5 %).
  /// - Returns: nil where there is no figure to judge.
  public static func judge(
    value: ExactDecimal?, target: ExactDecimal?, higherIsBetter: Bool?, cases: ExactDecimal?,
    nearShare: ExactDecimal = ExactDecimal(significand: 5, scale: 2)
  ) -> TargetState? {
    guard let value else { return nil }
    if let cases, cases < ExactDecimal(fewestCases) { return .fewCases }
    guard let target, let higherIsBetter else { return .noTarget }
    let distance = higherIsBetter ? target - value : value - target
    if !(distance > .zero) { return .met }
    return distance <= (target * nearShare).absolute ? .near : .notMet
  }
}
