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
    let named = tokens.withoutNumbers(in: spoken)
    func isDate(_ range: Range<Int>) -> Bool { !spoken.contains { $0.overlaps(range) } }
    let mentions = scanned.mentions.filter { isDate($0.start..<$0.end) }
    let missing = scanned.obstacles.first { obstacle in
      if case .noSuchDay = obstacle.problem { isDate(obstacle.range) } else { false }
    }
    if let missing { return unread(missing.problem) }
    if scanned.obstacles.contains(where: { $0.problem == .lunar }) { return unread(.lunar) }
    let ends = mentions.filter { mention in
      mention.lead == .by && !mention.remarks.contains(.monthAssumed)
        && ["den", "het"].contains(tokens.word(mention.start - 1) ?? "")
        // "Đến 15/12 hằng năm" is a day of each year, and no end.
        && (rule != .yearly || mention.grain != .day
          || (mention.start..<mention.end).contains { tokens.number($0).map(DueTokens.isYear) ?? false })
    }
    let until = ends.first?.window.last ?? span(mentions, rule, scanner)
    // "Ngày 15 và 30 hằng tháng" comes twice a month, "2 lần hằng tuần" twice a week.
    if named.severalDays != nil || tokens.isOftenerThanOnce || week?.isSeveral == true {
      return unread(.rhythm)
    }
    var days: (first: Int, last: Int)? = week.map { ($0.first, $0.last) }
    if rule != .daily, rule != .weekly { days = named.daysOfMonth(besides: ends) }
    var firstWindow: DayRange?
    let part = tokens.partOfPeriod
    if days == nil, let part, let found = self.part(part.part, ofWeek: part.isWeek, rule, scanner.assignedOn)
    {
      (days, firstWindow) = ((found.first, found.last), found.window)
    }
    let stated = mentions.filter { mention in
      let isOneMonth = mention.window.first.monthIndex == mention.window.last.monthIndex
      let isEnd = ends.contains { $0.start == mention.start }
      // The day of a meeting is another one each time.
      guard !isEnd, !mention.isMeeting, !mention.remarks.contains(.monthAssumed), isOneMonth else {
        return false
      }
      if let part, part.range.contains(mention.start) { return false }
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
    } else if rule == .quarterly, let days,
      let month = mentions.first(where: \.isOfQuarter)?.window.first.monthIndex,
      let first = Day.inMonth(month, day: days.first), let last = Day.inMonth(month, day: days.last)
    {
      // "Trước ngày 15 tháng đầu quý" keeps its month.
      firstWindow = DayRange(between: first, and: last)
    } else if rule == .yearly, let days,
      let window = mentions.map(\.window).first(where: {
        $0.first.monthIndex == $0.last.monthIndex && $0.first.dayOfMonth == days.first
          && $0.last.dayOfMonth == days.last
      })
    {
      // "Từ ngày 15 đến ngày 20 tháng 6" keeps its month.
      firstWindow = window
    } else if rule == .yearly, mentions.contains(where: { $0.grain == .period }), until == nil {
      return unread(.rhythm)
    }
    func recurrence(_ last: Int?) -> Recurrence {
      Recurrence(
        rule: rule, firstDayOfMonth: days?.first, lastDayOfMonth: last, until: until,
        alsoAdHoc: tokens.contains("dot", "xuat"))
    }
    let found = recurrence(days?.last)
    // "Từ tháng 9, hằng tháng" begins there.
    let beginning = mentions.first { $0.lead == .from && $0.grain == .period }?.window.first
    let assignedOn =
      rule == .yearly
      ? scanner.assignedOn : max(scanner.assignedOn, beginning.map { $0 + (-1) } ?? scanner.assignedOn)
    guard let series = RecurrenceSeries(found, firstWindow: firstWindow, assignedOn: assignedOn)
    else {
      return DueReading(
        window: nil, recurrence: found, counting: .calendarDays, reading: nil, problem: .noDay)
    }
    var alternatives: [DueAlternative] = []
    if let last = days?.last, last > 1, week?.isBefore ?? tokens.isBeforeDay(last) {
      // Whoever takes the day before takes it for all that follow.
      let other = recurrence(last - 1)
      let window = firstWindow.flatMap { DayRange(first: $0.first, last: $0.last + (-1)) }
      if let found = RecurrenceSeries(other, firstWindow: window, assignedOn: assignedOn) {
        alternatives.append(
          DueAlternative(
            found.firstWindow, recurrence: other, reading: DueWords.series(other, found.firstWindow)))
      }
    }
    return DueReading(
      window: series.firstWindow, recurrence: found, counting: .calendarDays,
      reading: DueWords.series(found, series.firstWindow), alternatives: alternatives,
      remarks: tokens.furtherRhythms == nil ? [] : [.severalRhythms])
  }

  /// The days of "cuối mỗi tháng", "tuần đầu hằng tháng", "cuối mỗi quý", "đầu mỗi tuần", and of a quarter the first
  /// window, whose month those that follow keep.
  private func part(
    _ part: String, ofWeek isWeek: Bool, _ rule: Recurrence.Rule, _ assignedOn: Day
  ) -> (first: Int, last: Int, window: DayRange?)? {
    switch rule {
    case .weekly: return part == "dau" ? (1, 2, nil) : part == "giua" ? (3, 4, nil) : (4, 7, nil)
    case .monthly where isWeek: return part == "dau" ? (1, 7, nil) : part == "cuoi" ? (25, 31, nil) : nil
    case .monthly: return part == "dau" ? (1, 10, nil) : part == "giua" ? (11, 20, nil) : (21, 31, nil)
    case .quarterly where !isWeek:
      let start =
        assignedOn.monthIndex - assignedOn.monthIndex % 3 + (part == "dau" ? 0 : part == "giua" ? 1 : 2)
      for month in [start, start + 3] {
        guard let first = Day.inMonth(month, day: 1), let last = Day.inMonth(month, day: 31),
          last > assignedOn
        else { continue }
        return (1, 31, DayRange(between: first, and: last))
      }
      return nil
    default: return nil
    }
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
