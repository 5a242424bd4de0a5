/// The days over which dossiers are counted, and the day on which those not finished are judged.
public struct DossierSpan: Hashable, Sendable, Codable {
  /// nil for no beginning.
  public let first: Day?
  public let last: Day
  /// The day on which a dossier received in the time counts as late or not. Decision 766 judges what is not finished at
  /// the end of the period.
  public let judgedOn: Day

  /// nil where the days end before they begin.
  public init?(first: Day?, last: Day, judgedOn: Day? = nil) {
    guard first.map({ $0 <= last }) ?? true else { return nil }
    self.first = first
    self.last = last
    self.judgedOn = judgedOn ?? last
  }

  /// The days of a period up to today, judged on the last of them; nil for a period that begins later, or whose numbers
  /// name none.
  public init?(_ period: Period, upTo today: Day) {
    guard let last = period.lastDay else { return nil }
    self.init(first: period.firstDay, last: min(last, today))
  }
}
