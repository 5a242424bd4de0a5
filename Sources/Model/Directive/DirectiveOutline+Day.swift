/// An outline as it was on a day: whatever was reported or granted later is left out.
extension DirectiveOutline {
  /// The newest report on the whole, or nil. Of two on one day it is the one that became known later.
  public var latestReport: ReportOutline? { reports.last }

  /// Window of the first or only instance, with the newest extension.
  public var window: DayRange? { extensions.last?.window ?? assignedWindow }

  public var extensionCount: Int { extensions.count }

  /// The latest report on the whole by a day, or nil.
  public func latestReport(on day: Day) -> ReportOutline? {
    reports.last { $0.reportedOn <= day }
  }

  /// The latest report by a day on the whole or on any unit's line, or nil.
  public func latestReportOfAny(on day: Day) -> ReportOutline? {
    var latest = latestReport(on: day)
    for line in lines {
      guard let report = line.reports.last(where: { $0.reportedOn <= day }) else { continue }
      if latest.map({ $0.reportedOn <= report.reportedOn }) ?? true { latest = report }
    }
    return latest
  }

  /// Window of the first or only instance, with the latest extension granted by a day.
  public func window(on day: Day) -> DayRange? {
    extensions.last { $0.grantedOn <= day }?.window ?? assignedWindow
  }

  /// Extensions granted by a day, those of single lines included.
  public func extensionCount(on day: Day) -> Int {
    lines.reduce(extensions.count { $0.grantedOn <= day }) { count, line in
      count + line.extensions.count { $0.grantedOn <= day }
    }
  }

  /// Instances of a recurring directive that are reported done by a day, by the first day of their window. The
  /// last report of an instance decides: one that was done and then returned is not finished.
  public func finishedInstances(on day: Day) -> [Day] {
    var latest: [Day: Progress] = [:]
    for report in reports where report.reportedOn <= day {
      if let instance = report.instance { latest[instance] = report.progress }
    }
    return latest.filter { $0.value == .done }.keys.sorted()
  }

  /// The directive as one unit has it: its own reports, and its extensions with those of the whole.
  func outline(of line: LineOutline) -> DirectiveOutline {
    DirectiveOutline(
      id: id, kind: kind, province: province, document: document, item: item, assignedOn: assignedOn,
      lead: lead, searchText: searchText, window: assignedWindow, counting: counting, recurrence: recurrence,
      isTracked: isTracked, initialProgress: initialProgress, awaitsReading: awaitsReading,
      reports: line.reports, extensions: extensions + line.extensions)
  }
}
