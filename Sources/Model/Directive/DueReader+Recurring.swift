// How due texts are read that come again.
extension DueReader {
  func recurring(_ rule: Recurrence.Rule, _ scanner: DueScanner) -> DueReading {
    let tokens = scanner.tokens
    let week = rule == .weekly ? tokens.daysOfWeek : nil
    // A day of the week says when in each week, "6 tháng một lần" how often; neither is a date.
    let spoken = [week?.range, tokens.recurrencePlace?.range].compactMap(\.self)
    let scanned = DueScanner(
      tokens: tokens.withoutNumbers(in: spoken), assignedOn: scanner.assignedOn,
      nextMeeting: scanner.nextMeeting, workdays: workdays
    ).scan()
    func isDate(_ range: Range<Int>) -> Bool { !spoken.contains { $0.overlaps(range) } }
    let mentions = scanned.mentions.filter { isDate($0.start..<$0.end) }
    let missing = scanned.obstacles.first { obstacle in
      if case .noSuchDay = obstacle.problem { isDate(obstacle.range) } else { false }
    }
    if let missing { return unread(missing.problem) }
    let ends = mentions.filter { mention in
      mention.lead == .by && !mention.remarks.contains(.monthAssumed)
        && ["den", "het"].contains(tokens.word(mention.start - 1) ?? "")
    }
    let until =
      rule == .yearly && ends.first?.grain == .day
      ? nil : ends.first?.window.last ?? span(mentions, rule, scanner)
    // "Ngày 15 và 30 hằng tháng" comes twice a month, "2 lần hằng tuần" twice a week.
    if tokens.severalDays != nil || tokens.isOftenerThanOnce || week?.isSeveral == true {
      return unread(.rhythm)
    }
    var days: (first: Int, last: Int)? = week.map { ($0.first, $0.last) }
    if rule != .daily, rule != .weekly { days = tokens.daysOfMonth(besides: ends) }
    var firstWindow: DayRange?
    let stated = mentions.filter { mention in
      let isOneMonth = mention.window.first.monthIndex == mention.window.last.monthIndex
      let isEnd = ends.contains { $0.start == mention.start }
      guard !isEnd, !mention.remarks.contains(.monthAssumed), isOneMonth else { return false }
      return rule == .yearly ? mention.grain != .period || until == nil : mention.grain == .day
    }
    // "Từ 15/6 đến 20/6 hằng năm" has more days than its first.
    if rule == .yearly, until == nil, !stated.isEmpty, !ends.isEmpty { return unread(.rhythm) }
    if let first = stated.first, days == nil, rule != .daily {
      // "15/6 và 15/12, 6 tháng một lần" begins with the nearest; "15/6 và 15/9" comes at other times than the rule.
      guard let dayOfMonth = commonDay(of: stated, rule) else { return unread(.rhythm) }
      let sorted = stated.sorted { $0.window.last < $1.window.last }
      let dated = sorted.first { $0.window.last >= scanner.assignedOn } ?? sorted.first ?? first
      // "Trước 15/12 hằng năm", "tháng 12 hằng năm", "trước 15/9, hằng tháng": the first window keeps the month. What
      // leads to the first of several dates leads to all.
      let lead = dated.lead == .none ? first.lead : dated.lead
      let isOpen = lead == .before || lead == .by
      let last = dated.window.last
      let isWeekly = rule == .weekly
      days = (
        isOpen
          ? 1
          : isWeekly
            ? dated.window.first.weekday : stated.count > 1 ? dayOfMonth : dated.window.first.dayOfMonth,
        isWeekly ? last.weekday : dayOfMonth
      )
      let opened = last + (1 - (isWeekly ? last.weekday : last.dayOfMonth))
      firstWindow = DayRange(between: isOpen ? opened : dated.window.first, and: last)
    } else if rule == .yearly, mentions.contains(where: { $0.grain == .period }), until == nil {
      return unread(.rhythm)
    }
    func recurrence(_ last: Int?) -> Recurrence {
      Recurrence(
        rule: rule, firstDayOfMonth: days?.first, lastDayOfMonth: last, until: until,
        alsoAdHoc: tokens.contains("dot", "xuat"))
    }
    let found = recurrence(days?.last)
    guard let series = RecurrenceSeries(found, firstWindow: firstWindow, assignedOn: scanner.assignedOn)
    else {
      return DueReading(
        window: nil, recurrence: found, counting: .calendarDays, reading: nil, problem: .noDay)
    }
    var alternatives: [DueAlternative] = []
    if let last = days?.last, last > 1, week?.isBefore ?? tokens.isBeforeDay(last) {
      // Whoever takes the day before takes it for all that follow.
      let other = recurrence(last - 1)
      let window = firstWindow.flatMap { DayRange(first: $0.first, last: $0.last + (-1)) }
      if let found = RecurrenceSeries(other, firstWindow: window, assignedOn: scanner.assignedOn) {
        alternatives.append(DueAlternative(found.firstWindow, recurrence: other))
      }
    }
    let names = DueWords.rule(rule)
    let adHoc = found.alsoAdHoc ? (" hoặc đột xuất", " or on request") : ("", "")
    let end = until.map { (" đến \(DueWords.day($0))", " until \($0)") } ?? ("", "")
    return DueReading(
      window: series.firstWindow, recurrence: found, counting: .calendarDays,
      reading: DueWords.window(
        series.firstWindow, vietnamese: "\(names.vietnamese)\(adHoc.0)\(end.0); kỳ đầu ",
        english: "\(names.english)\(adHoc.1)\(end.1); first "), alternatives: alternatives)
  }

  /// The day of the month that all the dates fall on as often as the rule says, the month's end where it is shorter
  /// ("30/6 và 31/12"); nil where they do not.
  private func commonDay(of dates: [DueMention], _ rule: Recurrence.Rule) -> Int? {
    guard let first = dates.first?.window, let day = dates.map(\.window.last.dayOfMonth).max() else {
      return nil
    }
    if dates.allSatisfy({ $0.window == first }) { return day }
    let months =
      switch rule {
      case .monthly: 1
      case .quarterly: 3
      case .halfYearly: 6
      case .yearly: 12
      case .none, .continuous, .daily, .weekly: 0
      }
    let isKept = dates.allSatisfy { date in
      let month = date.window.last.monthIndex
      return date.grain == .day && months > 0 && (month - first.last.monthIndex) % months == 0
        && Day.inMonth(month, day: day) == date.window.last
    }
    return isKept ? day : nil
  }

  /// The last day of "hằng tuần trong quý IV", "hằng tháng trong năm 2026", "hằng tuần trong 3 tháng".
  private func span(_ mentions: [DueMention], _ rule: Recurrence.Rule, _ scanner: DueScanner) -> Day? {
    guard rule != .yearly else { return nil }
    let tokens = scanner.tokens
    if let named = mentions.first(where: { $0.grain == .period && tokens.word($0.start - 1) == "trong" }) {
      return named.window.last
    }
    guard let length = tokens.duration, length.base == nil, !length.isWorking,
      ["trong", "vong"].contains(tokens.word(length.range.lowerBound - 1) ?? "")
    else { return nil }
    let first = scanner.assignedOn
    return switch length.unit {
    case .hour, .day: nil
    case .week: first + length.count * 7
    case .month: first.adding(months: length.count)
    case .quarter: first.adding(months: length.count * 3)
    case .year: first.adding(months: length.count * 12)
    }
  }
}
