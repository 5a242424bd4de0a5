/// One line of a directive as it becomes known day by day: what was assigned, what was reported on it and by how
/// much it was extended. Whatever the outline is kept in, it is read on a day in the same way.
public protocol DatedOutline {
  associatedtype Reports: BidirectionalCollection<ReportOutline>
  associatedtype Extensions: BidirectionalCollection<ExtensionOutline>

  var assignedOn: Day { get }
  /// Window of the first or only instance as assigned, before any extension.
  var assignedWindow: DayRange? { get }
  var counting: Due.Counting { get }
  var recurrence: Recurrence { get }
  var isTracked: Bool { get }
  var initialProgress: Progress { get }
  /// The edition whose publication a target in words waits for.
  var awaitsReading: EditionID? { get }
  /// By report day; those of one day in the order they became known.
  var reports: Reports { get }
  /// By the day they were granted; those of one day in the order they became known.
  var extensions: Extensions { get }
}

/// The outline as it was on a day: whatever was reported or granted later is left out.
extension DatedOutline {
  /// The newest report, or nil. Of two on one day it is the one that became known later.
  public var latestReport: ReportOutline? { reports.last }

  /// Window of the first or only instance, with the newest extension.
  public var window: DayRange? { extensions.last?.window ?? assignedWindow }

  /// The latest report by a day, or nil.
  public func latestReport(on day: Day) -> ReportOutline? {
    reports.last { $0.reportedOn <= day }
  }

  /// Window of the first or only instance, with the latest extension granted by a day.
  public func window(on day: Day) -> DayRange? {
    extensions.last { $0.grantedOn <= day }?.window ?? assignedWindow
  }

  /// Instances of a recurring directive that are reported done by a day, by the first day of their window. The
  /// last report of an instance decides: one that was done and then returned is not finished.
  public func finishedInstances(on day: Day) -> [Day] {
    var latest: [Day: Progress] = [:]
    for report in reports where report.reportedOn <= day {
      if let instance = report.instance { latest[instance] = report.progress }
    }
    if latest.isEmpty { return [] }
    return latest.filter { $0.value == .done }.keys.sorted()
  }
}
