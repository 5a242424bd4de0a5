extension DirectiveOutline {
  /// The outline of a whole directive, or of one unit's line of it.
  ///
  /// - Parameters:
  ///   - directive: as assigned.
  ///   - reports: all reports on it; those of one day in the order they became known.
  ///   - extensions: all extensions of it, ordered likewise; one for the whole directive holds for every line.
  ///   - assignments: the lines of the units it went to; empty for a directive that has one line.
  ///   - assignment: the line to outline alone; nil for the whole directive.
  public init(
    _ directive: Directive, reports: [ProgressReport], extensions: [DueExtension],
    assignments: [Assignment] = [], assignment: Assignment? = nil
  ) {
    let granted = extensions.filter {
      $0.directive == directive.id && ($0.assignment == nil || $0.assignment == assignment?.id)
    }
    self.init(
      id: directive.id, kind: directive.kind, province: directive.province, document: directive.document,
      item: directive.item, assignedOn: directive.assignedOn,
      lead: assignment?.party.short ?? directive.leads.first?.short ?? .empty,
      searchText: VietnameseText.folded(
        ([directive.title.vietnamese, directive.title.english]
          + directive.leads.flatMap { [$0.asStated, $0.short] }).map(\.string).joined(separator: "\n")),
      window: directive.due.window, counting: directive.due.counting,
      recurrence: directive.recurrence, isTracked: directive.isTracked,
      initialProgress: directive.initialProgress, awaitsReading: directive.awaitsReading,
      reports: Self.outlines(of: reports, directive, line: assignment?.id),
      extensions: granted.map { ExtensionOutline(grantedOn: $0.grantedOn, window: $0.window) },
      lines: assignment != nil
        ? []
        : assignments.filter { $0.directive == directive.id }.map { line in
          LineOutline(
            reports: Self.outlines(of: reports, directive, line: line.id),
            extensions: extensions.filter { $0.directive == directive.id && $0.assignment == line.id }
              .map { ExtensionOutline(grantedOn: $0.grantedOn, window: $0.window) })
        })
  }

  private static func outlines(
    of reports: [ProgressReport], _ directive: Directive, line: FactID?
  ) -> [ReportOutline] {
    reports.filter { $0.directive == directive.id && $0.assignment == line }
      .map {
        ReportOutline(
          reportedOn: $0.reportedOn, progress: $0.progress, finishedOn: $0.finishedOn, instance: $0.instance)
      }
      .sorted { $0.reportedOn < $1.reportedOn }
  }
}
