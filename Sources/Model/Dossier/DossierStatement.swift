/// The counts that Form II.06a states of a unit and a period, as single dossiers make them.
public enum DossierStatement {
  /// One count that is stated, and where it stands in a tally.
  public struct Rule: Sendable {
    public let definition: DefinitionID
    /// What a tally counts of it; counts of open dossiers need a tally that was asked for them.
    public let count: @Sendable (DossierTally) -> Int
    /// A column of Form II.06a, which is held against dossiers while it is taken in.
    public let isColumn: Bool

    fileprivate init(
      _ definition: DefinitionID, isColumn: Bool = true, count: @escaping @Sendable (DossierTally) -> Int
    ) {
      self.definition = definition
      self.isColumn = isColumn
      self.count = count
    }
  }

  /// Definitions of the form that dossiers can be counted for.
  public static let definitions: [DefinitionID] = Array(columns.keys).sorted()

  /// What dossiers come to; nil for a definition that is none of the form's columns.
  public static func count(_ definition: DefinitionID, in tally: DossierTally) -> Int? {
    columns[definition]?.count(tally)
  }

  /// A list covers a period whose first and last days are at most this many days outside of it: weekends, holidays.
  private static let slack = 5

  /// Whether single dossiers can be held against what is stated of a period: the list has all of its days.
  /// - Parameter listed: from the first day with dossiers to the last one.
  public static func covers(_ period: Period, by listed: DayRange) -> Bool {
    guard let days = period.days else { return false }
    return listed.first <= days.first + slack && days.last <= listed.last + slack
  }

  /// Of the columns of form II.06a (TT 01/2020/TT-VPCP), what else is told of them, and the counts under Decision 766.
  public static let rules: [Rule] = [
    Rule("ho_so_tiep_nhan", isColumn: false) { $0[.received] },
    Rule("ho_so_dung_han", isColumn: false) { $0[.received] &- $0[.receivedLate] },
    Rule("ho_so_qua_han", isColumn: false) { $0[.receivedLate] },
    Rule("ii06a_tiep_nhan") { $0[.received] &+ $0.carriedOver },
    Rule("ii06a_tiep_nhan_truc_tuyen") { $0[.online] },
    Rule("ii06a_tiep_nhan_truc_tiep_buu_chinh") { $0[.received] &- $0[.online] },
    Rule("ii06a_tu_ky_truoc") { $0.carriedOver },
    Rule("ii06a_tiep_nhan_trong_ky", isColumn: false) { $0[.received] },
    Rule("ii06a_da_giai_quyet") { $0.finished },
    Rule("ii06a_da_giai_quyet_truoc_han") { $0[.finishedEarly] },
    Rule("ii06a_da_giai_quyet_dung_han") { $0[.finishedOnTime] },
    Rule("ii06a_da_giai_quyet_qua_han") { $0[.finishedLate] },
    Rule("ii06a_da_giai_quyet_truoc_dung_han", isColumn: false) { $0.finishedInTime },
    Rule("ii06a_dang_giai_quyet") { $0.open },
    Rule("ii06a_dang_giai_quyet_trong_han") { $0.openInTerm },
    Rule("ii06a_dang_giai_quyet_qua_han") { $0.openLate },
  ]

  private static let columns = Dictionary(
    rules.filter(\.isColumn).map { ($0.definition, $0) }, uniquingKeysWith: { first, _ in first })
}
