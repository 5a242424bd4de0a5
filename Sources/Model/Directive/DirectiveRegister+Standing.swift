extension DirectiveRegister {
  /// How a row's directive stands on a day; the same as ``DirectiveOutline/standing(on:warningDays:workdays:publishedEditions:)``
  /// says of its outline.
  public func standing(
    of row: Row, on today: Day, warningDays: Int, workdays: WorkCalendar,
    publishedEditions: (EditionID) -> Day?
  ) -> DirectiveStanding {
    let whole = RegisteredLine(
      register: self, row: row, reports: reports[row.reports.range],
      extensions: extensions[row.extensions.range]
    ).ownStanding(
      on: today, warningDays: warningDays, workdays: workdays, publishedEditions: publishedEditions)
    if !row.hasLines { return whole }
    let each = lines[row.lines.range].map { line in
      RegisteredLine(
        register: self, row: row, reports: reports[line.reports.range],
        extensions: extensions(of: row, line)
      ).ownStanding(
        on: today, warningDays: warningDays, workdays: workdays, publishedEditions: publishedEditions)
    }
    return whole.joined(with: each)
  }

  /// A unit's own extensions with those of the whole, by day.
  private func extensions(of row: Row, _ line: Line) -> ArraySlice<ExtensionOutline> {
    let whole = extensions[row.extensions.range]
    let own = extensions[line.extensions.range]
    if own.isEmpty { return whole }
    if whole.isEmpty { return own }
    return Array(whole + own).sorted { $0.grantedOn < $1.grantedOn }[...]
  }
}

/// One line of a row, read on a day as any outline.
private struct RegisteredLine: DatedOutline {
  let register: DirectiveRegister
  let row: DirectiveRegister.Row
  let reports: ArraySlice<ReportOutline>
  let extensions: ArraySlice<ExtensionOutline>

  var assignedOn: Day { row.assignedOn }
  var assignedWindow: DayRange? { row.assignedWindow }
  var counting: Due.Counting { row.counting }
  var recurrence: Recurrence { register.recurrences[Int(row.recurrence)] }
  var isTracked: Bool { row.isTracked }
  var initialProgress: Progress { row.initialProgress }
  var awaitsReading: EditionID? { register.awaitsReading(of: row) }
}
