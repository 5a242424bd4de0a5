/// What is asked of a whole directive with the lines of all its units.
extension DirectiveOutline: DatedOutline {
  public var extensionCount: Int { extensions.count }

  /// The latest report by a day on the whole or on any unit's line, or nil.
  public func latestReportOfAny(on day: Day) -> ReportOutline? {
    var latest = latestReport(on: day)
    for line in lines {
      guard let report = line.reports.last(where: { $0.reportedOn <= day }) else { continue }
      if latest.map({ $0.reportedOn <= report.reportedOn }) ?? true { latest = report }
    }
    return latest
  }

  /// Extensions granted by a day, those of single lines included.
  public func extensionCount(on day: Day) -> Int {
    lines.reduce(extensions.count { $0.grantedOn <= day }) { count, line in
      count + line.extensions.count { $0.grantedOn <= day }
    }
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
