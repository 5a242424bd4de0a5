/// Days told from the day of the directive, the week or the meeting.
extension DueScanner {
  /// "Hôm nay", "ngày mai", "ngày kia", "trong ngày".
  func relativeDay(at index: Int) -> DueFind? {
    if tokens.has("hom", "nay", at: index) {
      return mention(DayRange(assignedOn), index, index + 2, false, .day)
    }
    if tokens.has("ngay", "mai", at: index) || tokens.has("sang", "mai", at: index)
      || tokens.has("chieu", "mai", at: index)
    {
      return mention(DayRange(assignedOn + 1), index, index + 2, false, .day)
    }
    if tokens.has("ngay", "kia", at: index) {
      return mention(DayRange(assignedOn + 2), index, index + 2, false, .day)
    }
    if tokens.has("trong", "ngay", at: index), isClauseEnd(index + 2) {
      return mention(DayRange(assignedOn), index, index + 2, false, .day)
    }
    return nil
  }

  /// "Thứ Sáu", "thứ 6 tuần sau", "chủ nhật"; "phiên họp thứ 6" is the sixth.
  func weekday(at index: Int) -> DueFind? {
    let number: Int
    var end = index + 2
    if tokens.has("chu", "nhat", at: index) {
      number = 7
    } else {
      guard tokens.word(index) == "thu",
        !["hop", "lan", "quy", "tuan", "muc", "dot", "ky", "phien"].contains(tokens.word(index - 1) ?? "")
      else { return nil }
      let words = ["hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "sau*": 6, "bay": 7]
      guard let stated = tokens.number(index + 1) ?? tokens.word(index + 1).flatMap({ words[$0] }),
        (2...7).contains(stated)
      else { return nil }
      number = stated - 1
    }
    let monday = assignedOn + (1 - assignedOn.weekday)
    let place = tokens.sign(end) == "," ? end + 1 : end
    if tokens.word(place) == "tuan" {
      switch tokens.word(place + 1) {
      case "nay": return mention(DayRange(monday + (number - 1)), index, place + 2, false, .day)
      case "sau", "toi": return mention(DayRange(monday + (number + 6)), index, place + 2, false, .day)
      default: break
      }
    }
    // "Thứ Sáu, 20/9/2024": the date says it.
    if tokens.number(place) != nil || tokens.word(place) == "ngay" { return nil }
    let next = assignedOn + (number - assignedOn.weekday + 7) % 7
    if ["toi", "sau", "nay"].contains(tokens.word(end) ?? "") { end += 1 }
    guard
      isClauseEnd(end) || end > index + 2 || tokens.word(end).map({ !["ty", "trieu"].contains($0) }) == true
    else { return nil }
    return mention(
      DayRange(next == assignedOn && tokens.word(end - 1) != "nay" ? next + 7 : next), index, end, false, .day
    )
  }

  /// "Đầu tuần sau", "trong tuần này", "tuần tới", "cuối tuần". Weeks end on Sunday; Friday is offered.
  func week(at index: Int) -> DueFind? {
    var part: String?
    var place = index
    if let word = tokens.word(index), ["dau", "giua", "cuoi"].contains(word) {
      part = word
      place = index + 1
    }
    guard tokens.word(place) == "tuan", !["thuong", "trung", "ha"].contains(tokens.word(place - 1) ?? "")
    else {
      return nil
    }
    let monday = assignedOn + (1 - assignedOn.weekday)
    let start: Day
    var end = place + 2
    switch tokens.word(place + 1) {
    case "nay": start = monday
    case "sau", "toi": start = monday + 7
    default:
      let isThis = part != nil || tokens.word(place - 1) == "het" || tokens.word(place - 1) == "trong"
      guard isThis, isClauseEnd(place + 1) else { return nil }
      // Past its part, the next week is meant.
      let lasts = part == "dau" ? 2 : part == "giua" ? 4 : 7
      start = assignedOn.weekday > lasts ? monday + 7 : monday
      end = place + 1
    }
    switch part {
    case "dau": return mention(DayRange(between: start, and: start + 1), index, end, false, .part)
    case "giua":
      return mention(
        DayRange(between: start + 2, and: start + 3), index, end, false, .part, [DayRange(start + 2)])
    case "cuoi":
      return mention(
        DayRange(between: start + 3, and: start + 6), index, end, false, .part,
        [DayRange(between: start + 3, and: start + 4)])
    default:
      return mention(
        DayRange(between: start, and: start + 6), index, end, false, .period,
        [DayRange(between: start, and: start + 4)])
    }
  }

  /// "Kỳ họp đến", "trước phiên họp sau", "5 ngày trước kỳ họp", "trước kỳ họp 3 ngày làm việc".
  func meeting(at index: Int) -> DueFind? {
    if let count = tokens.number(index), (1...60).contains(count), tokens.word(index + 1) == "ngay" {
      let isWorking = tokens.has("lam", "viec", at: index + 2)
      let next = isWorking ? index + 4 : index + 2
      let isAfter = tokens.word(next) == "sau"
      guard isAfter || tokens.word(next) == "truoc", let end = meetingEnd(at: next + 1) else { return nil }
      if let other = otherMeeting(at: end) { return .problem(.meeting, end: other) }
      let isThis = isAfter && isThisMeeting(before: end)
      guard let meeting = isThis ? assignedOn : nextMeeting else { return .problem(.meeting, end: end) }
      if isAfter {
        let range = after(count, isWorking, meeting)
        // Said in a meeting, the one that is held may be meant.
        return mention(range, index, end, false, .day, [after(count, isWorking, assignedOn)])
      }
      guard let nextMeeting else { return .problem(.meeting, end: end) }
      return mention(DayRange(before(count, isWorking, nextMeeting)), index, end, false, .day)
    }
    guard let end = meetingEnd(at: index) else { return nil }
    if let other = otherMeeting(at: end) { return .problem(.meeting, end: other) }
    guard let nextMeeting = isThisMeeting(before: end) ? assignedOn : nextMeeting else {
      return .problem(.meeting, end: end)
    }
    // Which meeting a number or month names cannot be told from the next one's day.
    if tokens.word(end) == "thu" || tokens.word(end - 1) == "thu" || tokens.has("lan", "thu", at: end) {
      return .problem(.meeting, end: end + 2)
    }
    if tokens.word(end) == "thang", let month = tokens.number(end + 1) {
      guard month == nextMeeting.month else { return .problem(.meeting, end: end + 2) }
      return mention(DayRange(nextMeeting), index, statedYear(at: end + 2).1, false, .day)
    }
    if let count = tokens.number(end), (1...60).contains(count), tokens.word(end + 1) == "ngay",
      let lead = tokens.word(index - 1), lead == "truoc" || lead == "sau"
    {
      let isWorking = tokens.has("lam", "viec", at: end + 2)
      let day = before(count, isWorking, nextMeeting)
      let isBefore = lead == "truoc"
      // The lead is used up: the day is exact.
      return .mention(
        DueMention(
          window: isBefore
            ? DayRange(between: min(assignedOn, day), and: day) : after(count, isWorking, nextMeeting),
          start: index - 1, end: isWorking ? end + 4 : end + 2, grain: .day,
          alternatives: isBefore ? [] : [after(count, isWorking, assignedOn)], isMeeting: true))
    }
    return .mention(
      DueMention(window: DayRange(nextMeeting), start: index, end: end, grain: .day, isMeeting: true))
  }

  private func after(_ count: Int, _ isWorking: Bool, _ meeting: Day) -> DayRange {
    let day = isWorking ? workdays.adding(workingDays: count, to: meeting) : meeting + count
    return DayRange(between: min(assignedOn, day), and: day)
  }

  private func isThisMeeting(before end: Int) -> Bool { tokens.word(end - 1) == "nay" }

  /// The place after what makes it a meeting of somebody else, or one of which only the time of year is named: "kỳ họp
  /// HĐND tỉnh", "kỳ họp cuối năm", "phiên họp Chính phủ"; nil for a meeting of our own.
  private func otherMeeting(at end: Int) -> Int? {
    var place = end
    if ["hdnd", "ubnd", "chuyen"].contains(tokens.word(place) ?? "") { place += 1 }
    let bodies = [
      ["hoi", "dong"], ["uy", "ban"], ["quoc", "hoi"], ["chinh", "phu"], ["thuong", "vu"], ["tinh", "uy"],
      ["dai", "hoi"], ["thuong", "truc"],
    ]
    if bodies.contains(where: { tokens.word(place) == $0[0] && tokens.word(place + 1) == $0[1] }) {
      place += 2
    }
    if tokens.word(place) == "tinh" { place += 1 }
    if ["dau", "giua", "cuoi"].contains(tokens.word(place) ?? "") {
      let (year, next) = statedYear(at: place + 1)
      place = year == nil ? place + 2 : next
    }
    guard place > end else { return nil }
    if tokens.has("thuong", "ky", at: place) { place += 2 }
    if case .mention(let month)? = month(at: place) { place = month.end }
    return place
  }

  /// The place after "kỳ họp đến", "phiên họp tới", "cuộc họp sau"; nil where no meeting is named.
  private func meetingEnd(at index: Int) -> Int? {
    // "Trước ngày họp"; "kể từ ngày họp" is the day of the directive.
    if tokens.has("ngay", "hop", at: index), tokens.word(index - 1) == "truoc" { return index + 2 }
    guard let first = tokens.word(index), ["ky", "phien", "cuoc", "buoi"].contains(first),
      tokens.word(index + 1) == "hop"
    else { return nil }
    var end = index + 2
    while let word = tokens.word(end),
      ["den", "toi", "sau", "tiep", "theo", "ke", "nay", "bcd", "ban", "chi", "dao", "giao", "dinh"]
        .contains(word) || tokens.has("thuong", "ky", at: end)
        || word == "ky" && tokens.word(end - 1) != "hop"
    {
      end += 1
    }
    return end
  }

  private func before(_ count: Int, _ isWorking: Bool, _ day: Day) -> Day {
    guard isWorking else { return day + (-count) }
    var result = day
    var left = count
    while left > 0 {
      result = result + (-1)
      if workdays.isWorkday(result) { left -= 1 }
    }
    return result
  }

  /// "Sau khi được phê duyệt", "ngay khi có", "trước khi trình", "trước Tết".
  func event(at index: Int) -> DueFind? {
    if tokens.word(index + 1) == "khi",
      ["sau", "truoc", "ngay", "den", "tu"].contains(tokens.word(index) ?? "")
    {
      return .problem(.event, end: index + 2)
    }
    if tokens.word(index) == "tet", tokens.word(index - 1) == "truoc" || tokens.word(index - 1) == "sau" {
      var end = index + 1
      while let word = tokens.word(end),
        ["nguyen", "dan", "am", "lich", "trung", "thu", "nam"].contains(word)
      {
        end += 1
      }
      if tokens.number(end).map(DueTokens.isYear) == true { end += 1 }
      return .problem(.event, end: end)
    }
    // "Trước rằm tháng 8": a month of another calendar.
    if tokens.word(index) == "ram", tokens.word(index + 1) == "thang" {
      return .problem(.lunar, end: index + 3)
    }
    return nil
  }
}
