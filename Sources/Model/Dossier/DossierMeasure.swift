/// What a definition's figure is in a tally: a count, or the counts that a ratio is made of.
///
/// A measure is only there where the lists told what it needs: without a column about fees there is no share of
/// dossiers paid online, which is not a share of zero.
public enum DossierMeasure: Hashable, Sendable {
  case count(Int)
  /// - Parameter share: a further ratio that it is multiplied by.
  case ratio(numerator: Int, denominator: Int, share: Share? = nil)
  /// A sum, and over how many it goes.
  case mean(sum: Int, of: Int)

  /// A ratio that another one is multiplied by, such as the share of dossiers passed on to the national portal.
  public struct Share: Hashable, Sendable {
    public let numerator: Int
    public let denominator: Int
  }

  /// The value to show, in percent for a ratio, with `scale` digits after the point; nil over a denominator of 0.
  public func value(scale: Int) -> ExactDecimal? {
    switch self {
    case .count(let count):
      return ExactDecimal(count)
    case .ratio(let numerator, let denominator, let share):
      let top = ExactDecimal(numerator) * (share?.numerator ?? 1) * 100
      return top.divided(by: ExactDecimal(denominator) * (share?.denominator ?? 1), scale: scale)
    case .mean(let sum, let count):
      return ExactDecimal(sum).divided(by: ExactDecimal(count), scale: scale)
    }
  }

  /// The definitions that a tally answers. Their identifiers are those of `definitions.csv`.
  public static let definitions: [DefinitionID] = Array(all.keys).sorted()

  /// The figure of a definition; nil where tallies know nothing of it, or where no list told what it needs.
  public init?(_ definition: DefinitionID, in tally: DossierTally) {
    guard let made = DossierMeasure.all[definition]?(tally) else { return nil }
    self = made
  }

  private typealias Making = @Sendable (DossierTally) -> DossierMeasure?

  private static let all: [DefinitionID: Making] = counts.merging(ratios) { one, _ in one }

  private static let counts: [DefinitionID: Making] = [
    "ho_so_tiep_nhan": { .count($0[.received]) },
    "mau_so_ho_so": { .count($0[.received]) },
    "ho_so_dung_han": { .count($0[.received] &- $0[.receivedLate]) },
    "ho_so_qua_han": { .count($0[.receivedLate]) },
    "ho_so_da_giai_quyet": { .count($0.finished) },
    "ho_so_giai_quyet_dung_han": { .count($0.finishedInTime) },
    "so_ngay_xu_ly_trung_binh": { .mean(sum: $0[.finishedDays], of: $0.finished) },
    "ho_so_co_ket_qua_dien_tu": { known($0, .digitisedKnown) { .count($0[.digitisedResult]) } },
    "ho_so_so_hoa": { known($0, .digitisedKnown) { .count($0[.digitised]) } },
    "ho_so_co_nghia_vu_tai_chinh": { known($0, .feeKnown) { .count($0[.withFee]) } },
    "ho_so_thanh_toan_truc_tuyen_thanh_cong": { known($0, .feeKnown) { .count($0[.paidOnline]) } },
    "ho_so_truc_tuyen_tiep_nhan_giai_quyet": { .count($0[.online]) },
    "ho_so_dvctt_muc_34_tiep_nhan": { known($0, .levelKnown43) { .count($0[.level3] &+ $0[.level4]) } },
  ]

  private static let ratios: [DefinitionID: Making] = [
    "ty_le_dung_han": {
      .ratio(numerator: $0[.received] &- $0[.receivedLate], denominator: $0[.received])
    },
    "ty_le_dung_han_tren_da_giai_quyet": { .ratio(numerator: $0.finishedInTime, denominator: $0.finished) },
    "ty_le_thanh_toan_truc_tuyen": {
      known($0, .feeKnown) { .ratio(numerator: $0[.paidOnline], denominator: $0[.withFee]) }
    },
    "ty_le_so_hoa": {
      known($0, .digitisedKnown) { .ratio(numerator: $0[.digitised], denominator: $0[.digitisedKnown]) }
    },
    "ty_le_ket_qua_dien_tu": {
      known($0, .digitisedKnown) { .ratio(numerator: $0[.digitisedResult], denominator: $0[.digitisedKnown]) }
    },
    "ty_le_ho_so_truc_tuyen": {
      known($0, .syncKnown) {
        .ratio(
          numerator: $0[.onlineCounted], denominator: $0[.received],
          share: Share(numerator: $0[.synced], denominator: $0[.syncKnown]))
      }
    },
    "ty_le_ho_so_truc_tuyen_toan_trinh": {
      known($0, .finishedLevelKnown) { .ratio(numerator: $0[.finishedWhole], denominator: $0.finished) }
    },
    "ty_le_ho_so_truc_tuyen_muc_3": {
      known($0, .levelKnown43) { .ratio(numerator: $0[.onlineLevel3], denominator: $0[.level3]) }
    },
    "ty_le_ho_so_truc_tuyen_muc_4": {
      known($0, .levelKnown43) { .ratio(numerator: $0[.onlineLevel4], denominator: $0[.level4]) }
    },
  ]

  /// nil where nothing was told that `count` counts.
  private static func known(_ tally: DossierTally, _ count: DossierTally.Count, _ make: Making)
    -> DossierMeasure?
  {
    tally[count] > 0 ? make(tally) : nil
  }
}
