/// Finds the days that a due text names, place by place.
struct DueScanner {
  let tokens: DueTokens
  let assignedOn: Day
  /// The day of the next meeting, where it is known.
  let nextMeeting: Day?
  let workdays: WorkCalendar

  /// All places in order, and the problems met; years alone count only where nothing more exact is named.
  func scan() -> (mentions: [DueMention], obstacles: [DueObstacle]) {
    var mentions: [DueMention] = []
    var obstacles: [DueObstacle] = []
    var index = 0
    // A line that is still being typed may end inside a place: "trước kỳ họp thứ", "trước rằm tháng".
    func obstacle(_ problem: DueProblem, to end: Int) -> DueObstacle {
      DueObstacle(problem: problem, range: index..<max(min(end, tokens.tokens.count), index + 1))
    }
    while index < tokens.tokens.count {
      if let end = documentEnd(at: index) {
        obstacles.append(obstacle(.document, to: end))
        index = max(end, index + 1)
        continue
      }
      if let end = lunarMonthEnd(at: index) {
        obstacles.append(obstacle(.lunar, to: end))
        index = max(end, index + 1)
        continue
      }
      switch find(at: index) {
      case .mention(let mention) where lunarEnd(at: mention.end) != nil:
        let end = lunarEnd(at: mention.end) ?? mention.end
        obstacles.append(obstacle(.lunar, to: end))
        index = max(end, index + 1)
      case .mention(var mention):
        mention.lead = lead(before: mention.start)
        mention.end = min(mention.end, tokens.tokens.count)
        mentions.append(mention)
        index = max(mention.end, index + 1)
      case .problem(let problem, let end):
        obstacles.append(obstacle(problem, to: end))
        index = max(end, index + 1)
      case nil: index += 1
      }
    }
    if let rule = tokens.recurrenceRule, rule != .yearly, !mentions.isEmpty { addEndingYear(to: &mentions) }
    // "Từ tháng 9/2025 đến hết năm 2026" ends with a year.
    if mentions.allSatisfy({ $0.lead == .from }) {
      for index in tokens.tokens.indices where index >= mentions.last?.end ?? 0 {
        // "Tết Nguyên đán năm 2026" is no year.
        let isTold = obstacles.contains {
          [.event, .meeting, .lunar].contains($0.problem) && $0.range.contains(index)
        }
        if isTold { continue }
        if var mention = years(at: index) {
          mention.lead = lead(before: mention.start)
          mentions.append(mention)
        }
      }
    }
    return (mentions, obstacles)
  }

  /// "Trước ngày 20 hằng tháng, đến hết năm 2026": the year says when it ends, whatever else is named.
  private func addEndingYear(to mentions: inout [DueMention]) {
    for index in tokens.tokens.indices where ["het", "den"].contains(tokens.word(index - 1) ?? "") {
      guard var year = years(at: index),
        !mentions.contains(where: { $0.start < year.end && year.start < $0.end })
      else { continue }
      year.lead = .by
      mentions.append(year)
      mentions.sort { $0.start < $1.start }
    }
  }

  private func find(at index: Int) -> DueFind? {
    if let found = daysOfMonth(at: index) { return found }
    if let found = date(at: index) { return found }
    if let found = relativeDay(at: index) { return found }
    if let found = weekday(at: index) { return found }
    if let found = week(at: index) { return found }
    if let found = meeting(at: index) { return found }
    if let found = partOfYear(at: index) { return found }
    if let found = partOfMonth(at: index) { return found }
    if let found = month(at: index) { return found }
    if let found = quarter(at: index) { return found }
    if let found = lonelyDay(at: index) { return found }
    return event(at: index)
  }

  // MARK: - Leads

  /// What the words before a place say, through words that say nothing ("ngày", "là", "khoảng").
  private func lead(before start: Int) -> DueMention.Lead {
    let fillers: Set<String> = [
      "ngay", "la", "vao", "trong", "khoang", "thoi", "diem", "cuoi", "cung", "chot", "gian", "sang", "chieu",
      "mung",
      "mong", "cua", "nua", "luc",
    ]
    var index = start - 1
    while let word = tokens.word(index), fillers.contains(word) { index -= 1 }
    if tokens.sign(index) == ":" { index -= 1 }
    while let word = tokens.word(index), fillers.contains(word) { index -= 1 }
    switch tokens.word(index) {
    case "truoc": return .before
    // "Hồ sơ quá hạn tháng 9" says how the dossiers stand.
    case "han" where Self.namesStanding.contains(tokens.word(index - 1) ?? ""): return .none
    case "den", "het", "han", "toi": return .by
    // "Cập nhật", "thống nhất", "kết quả" and "đầu tư" lead to nothing.
    case "nhat": return ["cham", "muon", "tre"].contains(tokens.word(index - 1) ?? "") ? .by : .none
    case "qua": return tokens.word(index - 1) == "khong" ? .by : .none
    case "tu":
      return tokens.word(index - 1) == "dau" && tokens.word(index - 2) != "bat" ? .none : .from
    case "sau": return .from
    default: return .none
    }
  }

  /// "Theo Kế hoạch số 2854/KH-UBND ngày 09/5/2022": the date is the document's.
  private func documentEnd(at index: Int) -> Int? {
    if tokens.digits(index) != nil || tokens.word(index)?.first?.isNumber == true,
      tokens.sign(index + 1) == "/",
      tokens.word(index + 2)?.first?.isLetter == true
    {
      // "2854/KH-UBND ngày 09/5/2022", with or without "theo".
      var end = index + 3
      while tokens.sign(end) == "-", tokens.word(end + 1) != nil { end += 2 }
      if tokens.sign(end) == "," { end += 1 }
      if tokens.word(end) == "ngay", case .mention(let found)? = date(at: end) { return found.end }
      return end
    }
    guard tokens.word(index) == "theo" || tokens.word(index) == "tai" else { return nil }
    let kinds: [[String]] = [
      ["ke", "hoach"], ["quyet", "dinh"], ["nghi", "quyet"], ["nghi", "dinh"], ["thong", "bao"],
      ["chi", "thi"],
      ["cong", "van"], ["chuong", "trinh"], ["de", "an"], ["ket", "luan"], ["thong", "tu"], ["van", "ban"],
    ]
    guard
      let kind = kinds.first(where: { tokens.word(index + 1) == $0[0] && tokens.word(index + 2) == $0[1] })
    else { return nil }
    var end = index + 1 + kind.count
    // Up to the document's date, in the same clause.
    var next = end
    while next < tokens.tokens.count, tokens.sign(next) != ";", next < end + 14 {
      if tokens.word(next) == "ngay", case .mention(let found)? = date(at: next) {
        return found.end
      }
      if ["truoc", "trong", "cham", "den"].contains(tokens.word(next) ?? "") { break }
      next += 1
    }
    if tokens.word(end) == "so" { end += 1 }
    while tokens.number(end) != nil || tokens.sign(end) == "/" || tokens.sign(end) == "-" { end += 1 }
    return end
  }

  // MARK: - Days in figures

  /// "Từ ngày 01-05" is days 1 to 5, never the first of May; "15-20/9", "từ ngày 15 đến ngày 20 tháng 9".
  private func daysOfMonth(at index: Int) -> DueFind? {
    var next = index
    let hasFrom = tokens.word(next) == "tu"
    if hasFrom { next += 1 }
    let hasDay = tokens.word(next) == "ngay"
    if hasDay { next += 1 }
    guard let first = tokens.number(next), (1...31).contains(first) else { return nil }
    next += 1
    let isDash = tokens.sign(next) == "-"
    guard isDash || tokens.word(next) == "den" else { return nil }
    next += 1
    if tokens.word(next) == "het" { next += 1 }
    if tokens.word(next) == "ngay" { next += 1 }
    guard let last = tokens.number(next), (1...31).contains(last), tokens.digits(next)?.count ?? 0 <= 2 else {
      return nil
    }
    let afterDays = next + 1
    next = afterDays
    if tokens.word(next) == "cua" { next += 1 }
    var monthIndex: Int?
    var end = afterDays
    var isYearAssumed = false
    if tokens.sign(afterDays) == "/" || tokens.sign(afterDays) == ".",
      let month = tokens.number(afterDays + 1),
      tokens.digits(afterDays + 1)?.count ?? 0 <= 2
    {
      guard (1...12).contains(month) else {
        return .problem(.noSuchDay(tokens.text(index..<(afterDays + 2))), end: afterDays + 2)
      }
      (monthIndex, end, isYearAssumed) = dated(month, at: afterDays + 2)
    } else if tokens.word(next) == "thang", let month = tokens.number(next + 1), (1...12).contains(month) {
      (monthIndex, end, isYearAssumed) = dated(month, at: next + 2)
    } else if let (relative, after) = relativeMonth(at: next) {
      (monthIndex, end) = (relative, after)
    } else if let found = daysOfQuarter(first, last, from: index, at: afterDays) {
      return found
    }
    guard let monthIndex else {
      // "05-9" alone is a date; "từ ngày 01-05" is not.
      guard hasFrom, !isDash || !tokens.isDateSign(afterDays) else { return nil }
      return .problem(.noMonth, end: afterDays)
    }
    guard let range = exact(first, last, in: monthIndex) else {
      return .problem(.noSuchDay(tokens.text(index..<end)), end: end)
    }
    return .mention(
      DueMention(
        window: range, start: index, end: end, grain: .part, remarks: isYearAssumed ? [.yearAssumed] : []))
  }

  /// One date: "28-5", "15/9/2024", "15/9/24", "2024-09-15", "ngày 15 tháng 9 năm 2024".
  func date(at index: Int) -> DueFind? {
    // "Tháng 5.2025" and "quý 3-2024" are no days.
    guard !["thang", "quy"].contains(tokens.word(index - 1) ?? "") else { return nil }
    let start = tokens.word(index) == "ngay" ? index + 1 : index
    let day = ["mung", "mong"].contains(tokens.word(start) ?? "") ? start + 1 : start
    guard let first = tokens.number(day), let digits = tokens.digits(day) else { return nil }
    if digits.count == 4, DueTokens.isYear(first), tokens.sign(day + 1) == "-",
      let month = tokens.number(day + 2),
      tokens.sign(day + 3) == "-", let last = tokens.number(day + 4)
    {
      return stated(Day(year: first, month: month, day: last), index, day + 5)
    }
    guard digits.count <= 2, first > 0 || tokens.isDateSign(day + 1) else { return nil }
    var month: Int?
    var end = day
    if tokens.isDateSign(day + 1), let written = tokens.digits(day + 2), written.count <= 2,
      // "33/NQ-HĐND" and "2114/QĐ" are numbers of documents, "24/63" a rank.
      tokens.word(day + 3) == nil || !tokens.isDateSign(day + 3)
    {
      // "4.0" is a version.
      if tokens.sign(day + 1) == ".", !(1...12).contains(tokens.number(day + 2) ?? 0) { return nil }
      (month, end) = (tokens.number(day + 2), day + 3)
    } else if tokens.word(day + 1) == "thang", let stated = tokens.number(day + 2),
      tokens.digits(day + 2)?.count ?? 0 <= 2,
      // "Trong 6 tháng 5 ngày" is a time, "15 tháng 9" a day.
      start != index || !["trong", "vong", "sau", "gian", "khoang"].contains(tokens.word(index - 1) ?? "")
    {
      (month, end) = (stated, day + 3)
    } else if start != index, tokens.word(day + 1) == "cua" || tokens.word(day + 1) == "thang",
      let (monthIndex, after) = relativeMonth(at: tokens.word(day + 1) == "cua" ? day + 2 : day + 1)
    {
      guard let range = exact(first, first, in: monthIndex) else {
        return .problem(.noSuchDay(tokens.text(index..<after)), end: after)
      }
      return .mention(DueMention(window: range, start: index, end: after, grain: .day))
    }
    if month == nil, start != index, let found = daysOfQuarter(first, first, from: index, at: day + 1) {
      return found
    }
    guard let month else { return nil }
    let (year, next) = statedYear(at: end, allowsShort: tokens.isDateSign(day + 1))
    if let year { return stated(Day(year: year, month: month, day: first), index, next) }
    // The 29th of February is a day in some year.
    guard Day(year: 2024, month: month, day: first) != nil else {
      return .problem(.noSuchDay(tokens.text(day..<end)), end: end)
    }
    let candidates = (0...8).compactMap { Day(year: assignedOn.year + $0, month: month, day: first) }
    guard let found = candidates.first(where: { $0 >= assignedOn }) else { return nil }
    var mention = DueMention(window: DayRange(found), start: index, end: end, grain: .day)
    if found.year != assignedOn.year {
      mention.remarks = [.yearAssumed]
      mention.alternatives = candidates.filter { $0.year == assignedOn.year }.map { DayRange($0) }
    }
    return .mention(mention)
  }

  /// "Ngày 20 tháng cuối quý", "ngày 05 của tháng đầu quý sau", "từ ngày 01 đến ngày 05 tháng đầu quý".
  private func daysOfQuarter(_ first: Int, _ last: Int, from start: Int, at index: Int) -> DueFind? {
    let place = tokens.word(index) == "cua" ? index + 1 : index
    guard tokens.word(place) == "thang", ["dau", "giua", "cuoi"].contains(tokens.word(place + 1) ?? ""),
      case .mention(let found)? = quarter(at: place),
      found.window.first.monthIndex == found.window.last.monthIndex
    else { return nil }
    let isNamed = (place..<found.end).contains {
      tokens.word($0) == "quy" && quarterNumber(at: $0 + 1) != nil
    }
    func range(_ monthIndex: Int) -> DayRange? { exact(first, last, in: monthIndex) }
    let month = found.window.first.monthIndex
    guard var window = range(month) else {
      return .problem(.noSuchDay(tokens.text(start..<found.end)), end: found.end)
    }
    let isThis = tokens.word(found.end - 1) == "quy"
    if isThis, window.last < assignedOn, let next = range(month + 3) { window = next }
    return .mention(
      DueMention(
        window: window, start: start, end: found.end, grain: first == last ? .day : .part,
        remarks: found.remarks, isOfQuarter: !isNamed))
  }

  private func stated(_ day: Day?, _ start: Int, _ end: Int) -> DueFind {
    guard let day else {
      let from = tokens.word(start) == "ngay" ? start + 1 : start
      return .problem(.noSuchDay(tokens.text(from..<end)), end: end)
    }
    return .mention(DueMention(window: DayRange(day), start: start, end: end, grain: .day))
  }

  /// "Trước ngày 20" names the next 20th.
  private func lonelyDay(at index: Int) -> DueFind? {
    guard tokens.word(index) == "ngay" else { return nil }
    let place = ["mung", "mong"].contains(tokens.word(index + 1) ?? "") ? index + 2 : index + 1
    guard let day = tokens.number(place), tokens.digits(place)?.count ?? 0 <= 2,
      !tokens.isDateSign(place + 1),
      !["lam", "ke", "dau", "cuoi"].contains(tokens.word(place + 1) ?? "")
    else { return nil }
    guard (1...31).contains(day) else {
      return .problem(.noSuchDay(tokens.text(index..<(place + 1))), end: place + 1)
    }
    for offset in 0...12 {
      guard let found = exact(day, day, in: assignedOn.monthIndex + offset), found.last >= assignedOn else {
        continue
      }
      return .mention(
        DueMention(window: found, start: index, end: place + 1, grain: .day, remarks: [.monthAssumed]))
    }
    return nil
  }
}
