extension DirectiveOutline {
  /// The outline of a whole directive, or of one unit's line of it.
  ///
  /// - Parameters:
  ///   - directive: as assigned.
  ///   - reports: all reports on it; those of other lines are left out.
  ///   - extensions: all extensions of it; one for the whole directive holds for every line.
  ///   - assignment: the unit's line; nil for a directive that has one line.
  public init(
    _ directive: Directive, reports: [ProgressReport], extensions: [DueExtension],
    assignment: Assignment? = nil
  ) {
    let own = reports.filter { $0.directive == directive.id && $0.assignment == assignment?.id }
    let granted = extensions.filter {
      $0.directive == directive.id && ($0.assignment == nil || $0.assignment == assignment?.id)
    }.sorted { $0.grantedOn < $1.grantedOn }
    var latest: ProgressReport?
    for report in own where latest.map({ $0.reportedOn <= report.reportedOn }) ?? true { latest = report }
    self.init(
      id: directive.id, kind: directive.kind, province: directive.province, document: directive.document,
      item: directive.item, assignedOn: directive.assignedOn,
      lead: assignment?.party.short ?? directive.leads.first?.short ?? .empty,
      searchText: VietnameseText.folded(
        ([directive.title.vietnamese, directive.title.english]
          + directive.leads.flatMap { [$0.asStated, $0.short] }).map(\.string).joined(separator: "\n")),
      window: granted.last?.window ?? directive.due.window, counting: directive.due.counting,
      recurrence: directive.recurrence, isTracked: directive.isTracked,
      initialProgress: directive.initialProgress, awaitsReading: directive.awaitsReading,
      extensionCount: granted.count,
      latestReport: latest.map {
        ReportOutline(
          reportedOn: $0.reportedOn, progress: $0.progress, finishedOn: $0.finishedOn, instance: $0.instance)
      },
      finishedInstances: DirectiveOutline.finishedInstances(own))
  }

  /// Instances whose latest report says done.
  private static func finishedInstances(_ reports: [ProgressReport]) -> [Day] {
    var latest: [Day: ProgressReport] = [:]
    for report in reports {
      guard let instance = report.instance else { continue }
      if let known = latest[instance], known.reportedOn > report.reportedOn { continue }
      latest[instance] = report
    }
    return latest.values.filter { $0.progress == .done }.compactMap(\.instance).sorted()
  }
}
