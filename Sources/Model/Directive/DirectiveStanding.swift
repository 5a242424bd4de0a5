/// State and remaining time of a directive on one day. Computed, never stored.
public struct DirectiveStanding: Hashable, Sendable {
  public let state: DirectiveState
  /// Thường xuyên: goes on without a date.
  public let isContinuous: Bool
  /// The window that matters on the day: of the only instance, or of the one of a recurring directive that is
  /// to be answered; nil without a date.
  public let window: DayRange?
  /// Days from today to the window's last day, negative when it is past: 0 is the last day itself. Working
  /// days where the due text counts them. nil where no day is awaited.
  public let daysLeft: Int?
  public let progress: Progress
  /// Instances of a tracked recurring directive that are past and not finished.
  public let missedInstances: Int
  /// The directive or its latest report is younger than the day shown; the report does not count yet.
  public let isKnownLater: Bool
  /// How many of the units it went to have finished; nil for a directive that has one line.
  public let assignments: AssignmentSummary?
}

extension DirectiveOutline {
  /// How the directive stands on a day.
  ///
  /// Nothing is late before the day after the window's last day. Past that day a directive this office tracks
  /// is ``DirectiveState/overdue``; one known only from a published source is ``DirectiveState/unknown``,
  /// because not reported is not the same as not done. The latest report counts, so that a completion that was
  /// turned down (a later report of work under way) goes back to being timed. Reports and extensions of days
  /// after `today` are not known yet.
  ///
  /// A directive to many units stands as the most pressing line that is not finished; see
  /// ``AssignmentSummary/state``. Only that the whole is on hold, returned or dropped comes before its lines.
  ///
  /// - Parameters:
  ///   - today: the day it is seen on.
  ///   - warningDays: how many days before its last day a directive is due soon (0...).
  ///   - workdays: counts the days left of due texts that count working days.
  ///   - publishedEditions: the publication day of an edition, nil for one that is not published.
  public func standing(
    on today: Day, warningDays: Int = 3, workdays: WorkCalendar,
    publishedEditions: (EditionID) -> Day?
  ) -> DirectiveStanding {
    func standing(_ outline: DirectiveOutline) -> DirectiveStanding {
      outline.ownStanding(
        on: today, warningDays: warningDays, workdays: workdays, publishedEditions: publishedEditions)
    }
    let whole = standing(self)
    return lines.isEmpty ? whole : whole.joined(with: lines.map { standing(outline(of: $0)) })
  }
}

extension DirectiveStanding {
  /// The standing of a directive to many units, from that of the whole alone and that of each line.
  func joined(with lines: [DirectiveStanding]) -> DirectiveStanding {
    let summary = AssignmentSummary(lines.lazy.map(\.state))
    var shown = self
    switch state {
    case .onHold, .returned, .dropped: break
    default:
      var least = Int.max
      var pressing: DirectiveStanding?
      for line in lines where line.state == summary.state {
        // Of lines that press alike the first.
        if pressing == nil || line.daysLeft ?? .max < least {
          pressing = line
          least = line.daysLeft ?? .max
        }
      }
      shown = pressing ?? self
    }
    return DirectiveStanding(
      state: shown.state, isContinuous: shown.isContinuous, window: shown.window, daysLeft: shown.daysLeft,
      progress: shown.progress, missedInstances: lines.reduce(0) { max($0, $1.missedInstances) },
      isKnownLater: isKnownLater || lines.contains { $0.isKnownLater }, assignments: summary)
  }
}

extension DatedOutline {
  /// How the line stands by its own reports and extensions alone.
  func ownStanding(
    on today: Day, warningDays: Int, workdays: WorkCalendar, publishedEditions: (EditionID) -> Day?
  ) -> DirectiveStanding {
    let report = latestReport(on: today)
    let progress = report?.progress ?? initialProgress
    let isKnownLater = assignedOn > today || (latestReport.map { $0.reportedOn > today } ?? false)
    let window = window(on: today)
    let series = RecurrenceSeries(recurrence, firstWindow: window, assignedOn: assignedOn)
    let instance = series.flatMap { relevantInstance(of: $0, on: today) }
    let current = series == nil ? window : instance?.window

    func standing(_ state: DirectiveState, daysLeft: Int? = nil) -> DirectiveStanding {
      DirectiveStanding(
        state: state, isContinuous: recurrence.rule == .continuous, window: current, daysLeft: daysLeft,
        progress: progress, missedInstances: instance?.missed ?? 0, isKnownLater: isKnownLater,
        assignments: nil)
    }

    switch progress {
    case .onHold: return standing(.onHold)
    case .returned: return standing(.returned)
    case .dropped: return standing(.dropped)
    case .awaitingConfirmation where appliesToInstance(report, instance?.window):
      return standing(.awaitingConfirmation)
    case .done where series == nil || (report != nil && report?.instance == nil):
      return standing(isLate(report, window: current) ? .doneLate : .done)
    default: break
    }
    if let series, instance == nil {
      return standing(lastInstanceIsLate(report, of: series) ? .doneLate : .done)
    }

    if let edition = awaitsReading {
      if let published = publishedEditions(edition), published <= today {
        // A report after the publication is the reading itself.
        if report.map({ $0.reportedOn < published }) ?? true { return standing(.awaitingConfirmation) }
      } else {
        return standing(
          current == nil ? .noDate : .inTime, daysLeft: current.flatMap { daysAhead($0, today) })
      }
    }

    guard let current else { return standing(.noDate) }
    let daysLeft =
      counting == .workingDays
      ? workdays.workingDays(from: today, to: current.last) : current.last - today
    if today > current.last {
      // A last day at a weekend may be past without a working day between.
      let daysPast = min(daysLeft, -1)
      return standing(isTracked ? .overdue : .unknown, daysLeft: daysPast)
    }
    // Nothing is left on the last day itself only: a last day at a weekend is not today, though no working day is between.
    let daysToGo = today == current.last ? 0 : max(daysLeft, 1)
    return standing(daysToGo <= max(0, warningDays) ? .dueSoon : .inTime, daysLeft: daysToGo)
  }

  /// How the instance of a recurring directive stands that ends next, where another one is still to be answered: what is
  /// late with one month owes the next one as well. nil for what is stopped or comes once.
  func nextStanding(
    after standing: DirectiveStanding, on today: Day, warningDays: Int, workdays: WorkCalendar
  ) -> DirectiveStanding? {
    switch standing.state {
    case .overdue, .unknown, .awaitingConfirmation: break
    case .dueSoon, .inTime, .noDate, .done, .doneLate, .onHold, .returned, .dropped: return nil
    }
    let first = window(on: today)
    guard let shown = standing.window,
      let series = RecurrenceSeries(recurrence, firstWindow: first, assignedOn: assignedOn),
      var index = series.firstIndex(notOverOn: today)
    else { return nil }
    let finished = Set(finishedInstances(on: today))
    while let window = series.window(at: index), finished.contains(window.first) || window == shown {
      index += 1
    }
    guard let window = series.window(at: index) else { return nil }
    let counted =
      counting == .workingDays ? workdays.workingDays(from: today, to: window.last) : window.last - today
    let daysLeft = today == window.last ? 0 : max(counted, 1)
    return DirectiveStanding(
      state: daysLeft <= max(0, warningDays) ? .dueSoon : .inTime, isContinuous: false, window: window,
      daysLeft: daysLeft, progress: standing.progress, missedInstances: 0, isKnownLater: false,
      assignments: nil)
  }

  private func appliesToInstance(_ report: ReportOutline?, _ window: DayRange?) -> Bool {
    guard let reported = report?.instance else { return true }
    return reported == window?.first
  }

  /// Late is only what is known to be: a completion without its day is not held against anyone.
  private func isLate(_ report: ReportOutline?, window: DayRange?) -> Bool {
    guard let finished = report?.finishedOn, let window else { return false }
    return finished > window.last
  }

  private func lastInstanceIsLate(_ report: ReportOutline?, of series: RecurrenceSeries) -> Bool {
    guard let first = report?.instance, let index = series.firstIndex(notOverOn: first) else { return false }
    return isLate(report, window: series.window(at: index))
  }

  private func daysAhead(_ window: DayRange, _ today: Day) -> Int? {
    today <= window.last ? window.last - today : nil
  }

  /// The instance that matters: of a tracked directive the oldest one not finished, of another the current or
  /// next one, or the last where all are past. nil where every instance is finished.
  private func relevantInstance(
    of series: RecurrenceSeries, on today: Day
  ) -> (window: DayRange, missed: Int)? {
    let finished = Set(finishedInstances(on: today))
    var index = 0
    if !isTracked {
      guard let open = series.firstIndex(notOverOn: today) ?? series.lastIndex else { return nil }
      index = open
    }
    while let window = series.window(at: index) {
      if !finished.contains(window.first) {
        return (window, isTracked ? missedCount(series, from: index, finished: finished, on: today) : 0)
      }
      index += 1
    }
    return nil
  }

  private func missedCount(
    _ series: RecurrenceSeries, from index: Int, finished: Set<Day>, on today: Day
  ) -> Int {
    guard let oldest = series.window(at: index), oldest.last < today else { return 0 }
    let end = series.firstIndex(notOverOn: today) ?? (series.lastIndex.map { $0 + 1 } ?? index)
    let endDay = series.window(at: end)?.first ?? today
    return max(0, end - index - finished.filter { $0 > oldest.first && $0 < endDay }.count)
  }
}
