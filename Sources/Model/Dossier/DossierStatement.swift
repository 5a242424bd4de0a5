/// The counts that Form II.06a states of a unit and a period, as single dossiers make them.
public enum DossierStatement {
  /// Definitions of the form that dossiers can be counted for.
  public static let definitions: [DefinitionID] = Array(counts.keys).sorted()

  /// What dossiers come to; nil for a definition that is none of the form's.
  public static func count(_ definition: DefinitionID, in tally: DossierTally) -> Int? {
    counts[definition]?(tally)
  }

  /// A list covers a period whose first and last days are at most this many days outside of it: weekends, holidays.
  private static let slack = 5

  /// Whether single dossiers can be held against what is stated of a period: the list has all of its days.
  /// - Parameter listed: from the first day with dossiers to the last one.
  public static func covers(_ period: Period, by listed: DayRange) -> Bool {
    guard let days = period.days else { return false }
    return listed.first <= days.first + slack && days.last <= listed.last + slack
  }

  private static let counts: [DefinitionID: @Sendable (DossierTally) -> Int] = [
    "ii06a_tiep_nhan": { $0[.received] &+ $0.carriedOver },
    "ii06a_tiep_nhan_truc_tuyen": { $0[.online] },
    "ii06a_tiep_nhan_truc_tiep_buu_chinh": { $0[.received] &- $0[.online] },
    "ii06a_tu_ky_truoc": { $0.carriedOver },
    "ii06a_da_giai_quyet": { $0.finished },
    "ii06a_da_giai_quyet_truoc_han": { $0[.finishedEarly] },
    "ii06a_da_giai_quyet_dung_han": { $0[.finishedOnTime] },
    "ii06a_da_giai_quyet_qua_han": { $0[.finishedLate] },
    "ii06a_dang_giai_quyet": { $0.open },
    "ii06a_dang_giai_quyet_trong_han": { $0.openInTerm },
    "ii06a_dang_giai_quyet_qua_han": { $0.openLate },
  ]
}
