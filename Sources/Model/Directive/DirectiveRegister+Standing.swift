extension DirectiveRegister {
  /// Finds how directives stand on a day; the same as
  /// ``DirectiveOutline/standing(on:warningDays:workdays:publishedEditions:)`` says of their outlines.
  /// - Parameters:
  ///   - places: places in ``rows``.
  ///   - visit: gets the place and the standing.
  public func visitStandings(
    of places: Range<Int>, on today: Day, warningDays: Int, workdays: WorkCalendar,
    publishedEditions: (EditionID) -> Day?,
    _ visit: (_ place: Int, _ standing: DirectiveStanding) -> Void
  ) {
    withParts { parts in
      for place in places {
        let row = parts.rows[place]
        let found = standing(
          of: row, parts, on: today, warningDays: warningDays, workdays: workdays,
          publishedEditions: publishedEditions)
        visit(place, found)
      }
    }
  }

  /// How some directives stand, in the order of their places in ``rows``.
  public func standings(
    of places: [Int], on today: Day, warningDays: Int, workdays: WorkCalendar,
    publishedEditions: (EditionID) -> Day?
  ) -> [DirectiveStanding] {
    withParts { parts in
      places.map { place in
        standing(
          of: parts.rows[place], parts, on: today, warningDays: warningDays, workdays: workdays,
          publishedEditions: publishedEditions)
      }
    }
  }

  /// How one directive stands.
  public func standing(
    of place: Int, on today: Day, warningDays: Int, workdays: WorkCalendar,
    publishedEditions: (EditionID) -> Day?
  ) -> DirectiveStanding {
    withParts { parts in
      standing(
        of: parts.rows[place], parts, on: today, warningDays: warningDays, workdays: workdays,
        publishedEditions: publishedEditions)
    }
  }

  private func standing(
    of row: Row, _ parts: RegisteredParts, on today: Day, warningDays: Int, workdays: WorkCalendar,
    publishedEditions: (EditionID) -> Day?
  ) -> DirectiveStanding {
    func own(_ line: RegisteredLine) -> DirectiveStanding {
      line.ownStanding(
        on: today, warningDays: warningDays, workdays: workdays, publishedEditions: publishedEditions)
    }
    let whole = own(parts.whole(row))
    guard row.hasLines else { return whole }
    return whole.joined(with: lines[row.lines.range].map { line in parts.withLine(line, of: row, own) })
  }

  /// Through pointers: of tens of thousands none is worth counting references for.
  private func withParts<Result>(_ body: (RegisteredParts) -> Result) -> Result {
    rows.withUnsafeBufferPointer { rows in
      texts.withUnsafeBufferPointer { texts in
        reports.withUnsafeBufferPointer { reports in
          extensions.withUnsafeBufferPointer { extensions in
            recurrences.withUnsafeBufferPointer { recurrences in
              editions.withUnsafeBufferPointer { editions in
                body(
                  RegisteredParts(
                    rows: rows, texts: texts, reports: reports, extensions: extensions,
                    recurrences: recurrences, editions: editions))
              }
            }
          }
        }
      }
    }
  }
}

/// Where the parts of rows are found while a register is gone through.
private struct RegisteredParts {
  let rows: UnsafeBufferPointer<DirectiveRegister.Row>
  let texts: UnsafeBufferPointer<UInt8>
  let reports: UnsafeBufferPointer<ReportOutline>
  let extensions: UnsafeBufferPointer<ExtensionOutline>
  let recurrences: UnsafeBufferPointer<Recurrence>
  let editions: UnsafeBufferPointer<EditionID>

  /// The whole by its own reports and extensions.
  func whole(_ row: DirectiveRegister.Row) -> RegisteredLine {
    RegisteredLine(
      parts: self, row: row, reports: UnsafeBufferPointer(rebasing: reports[row.reports.range]),
      extensions: UnsafeBufferPointer(rebasing: extensions[row.extensions.range]))
  }

  /// A unit's line: its own reports, and its extensions with those of the whole, by day.
  func withLine<Result>(
    _ line: DirectiveRegister.Line, of row: DirectiveRegister.Row, _ body: (RegisteredLine) -> Result
  ) -> Result {
    let reports = UnsafeBufferPointer(rebasing: reports[line.reports.range])
    func result(_ extensions: UnsafeBufferPointer<ExtensionOutline>) -> Result {
      body(RegisteredLine(parts: self, row: row, reports: reports, extensions: extensions))
    }
    let whole = UnsafeBufferPointer(rebasing: extensions[row.extensions.range])
    let own = UnsafeBufferPointer(rebasing: extensions[line.extensions.range])
    if own.isEmpty { return result(whole) }
    if whole.isEmpty { return result(own) }
    return (Array(whole) + own).sorted { $0.grantedOn < $1.grantedOn }
      .withUnsafeBufferPointer { result($0) }
  }
}

/// One line of a row, read on a day as any outline.
private struct RegisteredLine: DatedOutline {
  let parts: RegisteredParts
  let row: DirectiveRegister.Row
  let reports: UnsafeBufferPointer<ReportOutline>
  let extensions: UnsafeBufferPointer<ExtensionOutline>

  var assignedOn: Day { row.assignedOn }
  var assignedWindow: DayRange? { row.assignedWindow }
  var counting: Due.Counting { row.counting }
  var recurrence: Recurrence { parts.recurrences[Int(row.recurrence)] }
  var isTracked: Bool { row.isTracked }
  var initialProgress: Progress { row.initialProgress }
  var awaitsReading: EditionID? { row.awaits < 0 ? nil : parts.editions[Int(row.awaits)] }
}
