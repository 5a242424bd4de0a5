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
      if tokens.word(place + 1) == "nay" {
        return mention(DayRange(monday + (number - 1)), index, place + 2, false, .day)
      }
      if let end = followingEnd(at: place + 1) {
        return mention(DayRange(monday + (number + 6)), index, end, false, .day)
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
    if tokens.word(place + 1) == "nay" {
      start = monday
    } else if let next = followingEnd(at: place + 1) {
      (start, end) = (monday + 7, next)
    } else {
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
        ["nguyen", "dan", "am", "lich", "trung", "thu", "thu*", "nam"].contains(word)
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
