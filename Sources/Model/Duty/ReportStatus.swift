/// How one unit stands with one form for one period.
public struct ReportStatus: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// In time.
    case reported
    /// After the due day.
    case late
    /// There, but on which day it came is not known: it bears none, and the store had it only after the due day.
    case undated
    /// Not there, and not due yet.
    case awaited
    /// Not there, and the due day is over.
    case missing
  }

  public let form: String
  public let unit: UnitID
  public let period: Period
  /// The last day in time.
  public let due: Day
  public let state: State
  /// The day the report bears or was received on; without one the day on which it was taken in first, as far as that was
  /// in time. nil where it is not there, and where nothing tells.
  public let reportedOn: Day?
  /// The batch that brought it first; nil where it is not there.
  public let batch: BatchNumber?
  /// Days after the due day: of the report, or until today where there is none. 0 in time, and
  /// where nothing tells.
  public let lateDays: Int
  /// How many different indicators it tells.
  public let told: Int
  /// How many the fullest reports in this form tell together; 0 for forms that are no figures.
  public let expected: Int

  public var isThere: Bool { state == .reported || state == .late || state == .undated }
  public var isComplete: Bool { isThere && told >= expected }
}
