/// Reads Vietnamese due texts: "giữa tháng 6", "hằng tháng (từ ngày 01-05)", "trước kỳ họp", "sau 10 ngày làm việc".
///
/// What names no day ("khẩn trương", "thời gian tới") is not read, and the reading says what is missing. A day or
/// month without its year is the first one on or after the day of assignment. "Đầu", "giữa" and "cuối tháng" (thượng,
/// trung and hạ tuần) are days 1–10, 11–20 and 21 to the end, those of a quarter its first, second and third month.
/// "Trước" is read up to and including what it names, in favour of those judged, and the day before is offered.
/// Several dates with a deadline each give the last one and offer the others.
public struct DueReader: Sendable {
  public let workdays: WorkCalendar

  public init(workdays: WorkCalendar) {
    self.workdays = workdays
  }

  /// Reads a due text.
  ///
  /// - Parameters:
  ///   - text: as the document has it, or as someone types it.
  ///   - assignedOn: the day the directive was given; days are counted and years completed from it.
  ///   - nextMeeting: the day of the next meeting, for "kỳ họp đến"; nil where it is not known.
  public func read(_ text: String, assignedOn: Day, nextMeeting: Day? = nil) -> DueReading {
    let tokens = DueTokens(text)
    let scanner = DueScanner(
      tokens: tokens, assignedOn: assignedOn, nextMeeting: nextMeeting, workdays: workdays)
    if tokens.contains("am", "lich") { return unread(.lunar) }
    if let rule = tokens.recurrenceRule {
      return recurring(rule, scanner)
    }
    if let other = tokens.otherRhythm {
      // Once at least it is at the next meeting, if whoever confirms it says so.
      let next = other.isMeeting ? nextMeeting.map { [DueAlternative(DayRange($0))] } : nil
      return DueReading(
        window: nil, recurrence: .none, counting: .calendarDays, reading: nil, alternatives: next ?? [],
        problem: .rhythm)
    }
    switch duration(scanner) {
    case .success(let found?): return remarked(found)
    case .failure(let problem): return unread(problem)
    case .success(nil): break
    }
    let (mentions, obstacles) = scanner.scan()
    let problems = obstacles.map(\.problem)
    // A date that there is none of is named, unless it stands beside the due only ("24/63").
    if let first = problems.first(where: { if case .noSuchDay = $0 { true } else { false } }),
      mentions.isEmpty || mentions.allSatisfy({ $0.grain == .day })
    {
      return unread(first)
    }
    if let settled = settled(mentions, scanner) { return remarked(settled) }
    if let problem = problems.first { return unread(problem) }
    if mentions.contains(where: { $0.lead == .from }) {
      return DueReading(
        window: nil, recurrence: .none, counting: .calendarDays, reading: nil,
        alternatives: mentions.map { DueAlternative($0.window) }, problem: .noEnd)
    }
    if tokens.contains("thuong", "xuyen") || tokens.contains("lien", "tuc") {
      return DueReading(
        window: nil, recurrence: Recurrence(rule: .continuous), counting: .calendarDays,
        reading: LocalizedText(vietnamese: "thường xuyên", english: "ongoing"))
    }
    return unread(tokens.tokens.isEmpty || tokens.contains("khong", "neu") ? .empty : .noDay)
  }

  func unread(_ problem: DueProblem) -> DueReading {
    DueReading(
      window: nil, recurrence: .none, counting: .calendarDays, reading: nil, problem: problem)
  }

  // MARK: - One window

  /// What was read, before the remarks that the window itself calls for.
  private struct Found {
    var window: DayRange
    var counting = Due.Counting.calendarDays
    var words = (vietnamese: "", english: "")
    var alternatives: [DayRange] = []
    var remarks: [DueRemark] = []
    var assignedOn: Day
  }

  private func remarked(_ found: Found) -> DueReading {
    var remarks = found.remarks
    if found.window.last < found.assignedOn { remarks.append(.past) }
    // A period ends where it ends; a single day that nobody works was perhaps not meant.
    if !workdays.isWorkday(found.window.last) { remarks.append(.dayOff) }
    var seen: Set<DayRange> = [found.window]
    return DueReading(
      window: found.window, recurrence: .none, counting: found.counting,
      reading: DueWords.window(
        found.window, vietnamese: found.words.vietnamese, english: found.words.english),
      alternatives: found.alternatives.filter { seen.insert($0).inserted }.map { DueAlternative($0) },
      remarks: remarks)
  }

  /// The window of the places a text names; nil where none ends.
  private func settled(_ mentions: [DueMention], _ scanner: DueScanner) -> Found? {
    let joined = led(joined(mentions, scanner.tokens), scanner).filter { $0.lead != .from }
    guard let first = joined.first else { return nil }
    let deadlines = joined.filter { $0.grain != .period && ($0.lead == .before || $0.lead == .by) }
    var chosen = first
    if first.grain == .day, joined.count > 1, joined.allSatisfy({ $0.grain == .day && $0.lead == .none }) {
      // "28/5, 30/5": the days together.
      chosen.window = joined.dropFirst().reduce(first.window) {
        DayRange(between: min($0.first, $1.window.first), and: max($0.last, $1.window.last))
      }
      chosen.end = joined.map(\.end).max() ?? first.end
    } else if deadlines.count > 1 || first.grain != .day,
      let last = deadlines.max(by: { $0.window.last < $1.window.last })
    {
      // "Báo cáo quý III trước ngày 15/10": the period may be the task's, the deadline is the due.
      chosen = last
    }
    let assignedOn = scanner.assignedOn
    func opened(_ mention: DueMention) -> DayRange {
      let isOpen = mention.lead == .before || mention.lead == .by
      return isOpen && assignedOn <= mention.window.last
        ? DayRange(between: assignedOn, and: mention.window.last) : mention.window
    }
    var alternatives: [DayRange] = []
    if chosen.lead == .before {
      let dayBefore = chosen.window.first + (-1)
      // "Trước 17 giờ hôm nay" is no word of yesterday.
      if dayBefore >= assignedOn || chosen.window.last < assignedOn {
        alternatives.append(
          assignedOn <= dayBefore ? DayRange(between: assignedOn, and: dayBefore) : DayRange(dayBefore))
      }
    }
    alternatives += chosen.alternatives
    alternatives += deadlines.count > 1 ? deadlines.map(opened) : []
    if first.grain != .day, chosen.start != first.start { alternatives.append(opened(first)) }
    return Found(
      window: opened(chosen), alternatives: alternatives, remarks: chosen.remarks, assignedOn: assignedOn)
  }

  /// "Trước 30/10 và 30/12": what leads to the first of several days leads to all.
  private func led(_ mentions: [DueMention], _ scanner: DueScanner) -> [DueMention] {
    var result = mentions
    for index in result.indices.dropFirst() {
      let before = result[index - 1]
      guard result[index].lead == .none, result[index].grain == .day, before.grain == .day,
        before.lead == .before || before.lead == .by,
        scanner.isList(between: before.end, and: result[index].start)
      else { continue }
      result[index].lead = before.lead
    }
    return result
  }

  /// Places joined by "đến", "-" or nothing, from the first to the last: "từ 01/6 đến 15/6", "cuối tháng 6 đầu tháng 7".
  private func joined(_ mentions: [DueMention], _ tokens: DueTokens) -> [DueMention] {
    var result: [DueMention] = []
    for mention in mentions {
      guard var last = result.last, last.window.first <= mention.window.last, mention.start >= last.end,
        isJoint(tokens, last.end..<mention.start, last, follows: last.window.last + 1 == mention.window.first)
      else {
        result.append(mention)
        continue
      }
      last.window = DayRange(between: last.window.first, and: mention.window.last)
      last.end = mention.end
      if last.lead == .from { last.lead = .none }
      last.alternatives = []
      last.remarks = last.remarks.filter { $0 != .monthAssumed } + mention.remarks
      result[result.count - 1] = last
    }
    return result
  }

  private func isJoint(
    _ tokens: DueTokens, _ between: Range<Int>, _ last: DueMention, follows: Bool
  ) -> Bool {
    if between.isEmpty { return last.lead == .none || last.lead == .from }
    var index = between.lowerBound
    guard tokens.sign(index) == "-" || tokens.word(index) == "den" || tokens.word(index) == "toi" else {
      // "Cuối tháng 8, đầu tháng 9"; whole periods only where one follows on the other.
      return between.count == 1 && (last.grain == .part || (last.grain == .period && follows))
        && (tokens.word(index) == "va" || tokens.sign(index) == ",")
    }
    index += 1
    while index < between.upperBound, ["het", "ngay"].contains(tokens.word(index) ?? "") { index += 1 }
    return index == between.upperBound
  }

  /// "Trong 10 ngày làm việc", "trong vòng 2 tuần", "sau 3 tháng", "trong 10 ngày kể từ ngày 15/9".
  private func duration(_ scanner: DueScanner) -> Result<Found?, DueProblem> {
    guard let stated = scanner.tokens.duration else { return .success(nil) }
    var base = scanner.assignedOn
    if let from = stated.base {
      let tokens = scanner.tokens.suffix(from: from)
      // "Kể từ ngày kết thúc phiên họp" is said in that meeting.
      let isThisMeeting =
        tokens.has("ket", "thuc", at: 0) || tokens.has("ngay", "ket", "thuc", at: 0)
        || tokens.has("khi", "ket", "thuc", at: 0)
      let rest = DueScanner(
        tokens: tokens, assignedOn: base, nextMeeting: isThisMeeting ? base : scanner.nextMeeting,
        workdays: workdays
      ).scan()
      if let day = rest.mentions.first?.window.first {
        base = day
      } else if let problem = rest.obstacles.first?.problem {
        return .failure(problem)
      } else if !scanner.tokens.startsWithAssignment(at: from) {
        return .failure(.event)
      }
    }
    let count = stated.count
    let last: Day
    let names: (String, String)
    switch stated.unit {
    case .hour: (last, names) = (base + (count + 23) / 24, ("giờ", "hours"))
    case .day where stated.isWorking:
      (last, names) = (workdays.adding(workingDays: count, to: base), ("ngày làm việc", "working days"))
    case .day: (last, names) = (base + count, ("ngày", "days"))
    case .week: (last, names) = (base + count * 7, ("tuần", "weeks"))
    case .month: (last, names) = (base.adding(months: count), ("tháng", "months"))
    case .quarter: (last, names) = (base.adding(months: count * 3), ("quý", "quarters"))
    case .year: (last, names) = (base.adding(months: count * 12), ("năm", "years"))
    }
    return .success(
      Found(
        window: DayRange(between: base, and: last), counting: stated.isWorking ? .workingDays : .calendarDays,
        words: ("\(count) \(names.0), ", "\(count) \(names.1), "), assignedOn: scanner.assignedOn))
  }
}
