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
    if tokens.namesSeveralDays || tokens.isOftenerThanOnce { return unread(.rhythm) }
    var days: (first: Int, last: Int)? = week.map { ($0.first, $0.last) }
    if rule != .daily, rule != .weekly { days = tokens.daysOfMonth(besides: ends) }
    var firstWindow: DayRange?
    let dated = mentions.first { mention in
      let isOneMonth = mention.window.first.monthIndex == mention.window.last.monthIndex
      let isEnd = ends.contains { $0.start == mention.start }
      guard !isEnd, !mention.remarks.contains(.monthAssumed), isOneMonth else { return false }
      return rule == .yearly ? mention.grain != .period || until == nil : mention.grain == .day
    }
    if let dated, days == nil, rule != .daily {
      // "Trước 15/12 hằng năm", "tháng 12 hằng năm", "trước 15/9, hằng tháng": the first window keeps the month.
      let isOpen = dated.lead == .before || dated.lead == .by
      let last = dated.window.last
      let place = rule == .weekly ? last.weekday : last.dayOfMonth
      let first = rule == .weekly ? dated.window.first.weekday : dated.window.first.dayOfMonth
      days = (isOpen ? 1 : first, place)
      firstWindow = DayRange(between: isOpen ? last + (1 - place) : dated.window.first, and: last)
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
