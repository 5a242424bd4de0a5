/// Days told by a meeting.
extension DueScanner {
  /// "Kỳ họp đến", "trước phiên họp sau", "5 ngày trước kỳ họp", "trước kỳ họp 3 ngày làm việc".
  func meeting(at index: Int) -> DueFind? {
    if let count = tokens.number(index), (1...60).contains(count), tokens.word(index + 1) == "ngay" {
      let isWorking = tokens.has("lam", "viec", at: index + 2)
      let next = isWorking ? index + 4 : index + 2
      let isAfter = tokens.word(next) == "sau"
      guard isAfter || tokens.word(next) == "truoc", let end = meetingEnd(at: next + 1) else { return nil }
      let isThis = isAfter && isThisMeeting(before: end)
      let held = isThis ? assignedOn : nextMeeting
      let named = namedMeeting(from: end, held: held)
      guard let held, named.isOurs else { return .problem(.meeting, end: named.end) }
      if isAfter {
        let range = after(count, isWorking, held)
        // Said in a meeting, the one that is held may be meant.
        return mention(range, index, named.end, false, .day, [after(count, isWorking, assignedOn)])
      }
      return mention(DayRange(before(count, isWorking, held)), index, named.end, false, .day)
    }
    guard let bare = meetingEnd(at: index) else { return nil }
    // "Trước cuộc họp ngày 15/9": the date says it.
    if tokens.word(bare) == "ngay", case .mention(let day)? = date(at: bare) {
      return mention(day.window, index, day.end, day.remarks.contains(.yearAssumed), .day, day.alternatives)
    }
    let held = isThisMeeting(before: bare) ? assignedOn : nextMeeting
    let (isOurs, end) = namedMeeting(from: bare, held: held)
    guard let held, isOurs else { return .problem(.meeting, end: end) }
    if let count = tokens.number(end), (1...60).contains(count), tokens.word(end + 1) == "ngay",
      let lead = tokens.word(index - 1), lead == "truoc" || lead == "sau"
    {
      let isWorking = tokens.has("lam", "viec", at: end + 2)
      let day = before(count, isWorking, held)
      let isBefore = lead == "truoc"
      // The lead is used up: the day is exact.
      return .mention(
        DueMention(
          window: isBefore
            ? DayRange(between: min(assignedOn, day), and: day) : after(count, isWorking, held),
          start: index - 1, end: isWorking ? end + 4 : end + 2, grain: .day,
          alternatives: isBefore ? [] : [after(count, isWorking, assignedOn)], isMeeting: true))
    }
    return .mention(
      DueMention(
        window: DayRange(held), start: index, end: end, grain: .day, isMeeting: end == bare))
  }

  private func after(_ count: Int, _ isWorking: Bool, _ meeting: Day) -> DayRange {
    let day = isWorking ? workdays.adding(workingDays: count, to: meeting) : meeting + count
    return DayRange(between: min(assignedOn, day), and: day)
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

  private func isThisMeeting(before end: Int) -> Bool { tokens.word(end - 1) == "nay" }

  // MARK: - Whose meeting

  /// Whether the meeting is our next one, and the place after its name. Which meeting a number ("thứ 12") or another
  /// month names cannot be told from the next one's day, and whatever else is said of it ("của HĐND tỉnh", "thường lệ
  /// cuối năm", "với Bộ KH&CN") makes it a meeting of somebody else.
  private func namedMeeting(from start: Int, held: Day?) -> (isOurs: Bool, end: Int) {
    if tokens.word(start) == "thu" || tokens.word(start - 1) == "thu" || tokens.has("lan", "thu", at: start) {
      return (false, otherMeeting(from: start) ?? start)
    }
    var end = start
    var isOurs = true
    if case .mention(let month)? = month(at: start) {
      isOurs = held.map { month.window.first <= $0 && $0 <= month.window.last } ?? false
      end = month.end
    }
    if let other = otherMeeting(from: end) { return (false, other) }
    return (isOurs, end)
  }

  /// The place after the words that make it a meeting of somebody else; nil where none do. "Trước phiên họp tới hoàn
  /// thành …" goes on with the task.
  private func otherMeeting(from start: Int) -> Int? {
    // The one that is "tới" or "này" is ours, whatever is to be done there.
    if ["den", "toi", "sau", "nay", "theo", "ke", "nhat"].contains(tokens.word(start - 1) ?? ""),
      !Self.startsBody.contains(tokens.word(start) ?? "")
    {
      return nil
    }
    var end = start
    while let word = tokens.word(end), !goesOn(word, at: end) { end += 1 }
    // "Bộ KH&CN".
    if tokens.sign(end) == "&", end > start {
      end += 1
      while let word = tokens.word(end), !goesOn(word, at: end) { end += 1 }
    }
    guard end > start else { return nil }
    // "Phiên họp UBND tỉnh tháng 9", "kỳ họp cuối năm 2025", "kỳ họp thứ 30 HĐND tỉnh".
    let isDate = tokens.isDateSign(end + 1) && tokens.number(end + 2) != nil
    if tokens.number(end) != nil, !isDate || tokens.word(end - 1) == "thang" {
      if case .mention(let month)? = month(at: end - 1) { return otherMeeting(from: month.end) ?? month.end }
      return otherMeeting(from: end + 1) ?? end + 1
    }
    return end
  }

  /// Whether a word after a meeting speaks of something else: when, or what is to be done.
  private func goesOn(_ word: String, at index: Int) -> Bool {
    // "Kỳ họp chuyên đề" is one of the council.
    if word == "de", tokens.word(index - 1) == "chuyen" { return false }
    if Self.goingOn.contains(word) || PartyFinder.startsTask(word, tokens.word(index + 1) ?? "") {
      return true
    }
    return word == "ngay" && tokens.number(index + 1) != nil
  }

  private static let goingOn: Set<String> = [
    "truoc", "cham", "muon", "trong", "han", "hang", "moi", "tung", "xong", "ve", "de", "va", "hoac", "phai",
    "se", "bao", "trinh", "gui", "nop", "theo", "dinh", "ke",
  ]

  private static let startsBody: Set<String> = [
    "cua", "voi", "do", "hdnd", "ubnd", "bo", "chinh", "quoc", "thuong", "hoi", "uy", "tinh", "dang", "so",
    "ban", "to", "chuyen",
  ]

  /// The place after "kỳ họp đến", "phiên họp tới", "cuộc họp sau"; nil where no meeting is named.
  private func meetingEnd(at index: Int) -> Int? {
    // "Trước ngày họp"; "kể từ ngày họp" is the day of the directive.
    if tokens.has("ngay", "hop", at: index), tokens.word(index - 1) == "truoc" { return index + 2 }
    guard let first = tokens.word(index), ["ky", "phien", "cuoc", "buoi"].contains(first),
      tokens.word(index + 1) == "hop"
    else { return nil }
    var end = index + 2
    while true {
      if tokens.has("giao", "ban", at: end) || tokens.has("dinh", "ky", at: end)
        || tokens.has("thuong", "ky", at: end) || tokens.has("tiep", "theo", at: end)
        || tokens.has("ke", "tiep", at: end) || tokens.has("lien", "ke", at: end)
        || tokens.has("gan", "nhat", at: end) || isToday(at: end)
        || tokens.word(end) == "lan"
          && ["toi", "sau", "nay", "tiep", "ke"].contains(tokens.word(end + 1) ?? "")
      {
        end += 2
      } else if let count = steeringCommittee(at: end) {
        end += count
      } else if ["den", "toi", "sau", "tiep", "ke", "nay"].contains(tokens.word(end) ?? "") {
        end += 1
      } else {
        return end
      }
    }
  }

  /// "Phiên họp hôm nay", "cuộc họp chiều nay": the one that is held.
  private func isToday(at index: Int) -> Bool {
    ["hom", "sang", "chieu"].contains(tokens.word(index) ?? "") && tokens.word(index + 1) == "nay"
  }

  /// How many words name the steering committee, whose meetings these are: "BCĐ", "của Ban Chỉ đạo".
  private func steeringCommittee(at index: Int) -> Int? {
    let start = tokens.word(index) == "cua" ? index + 1 : index
    var end = start
    if tokens.word(start) == "bcd" { end = start + 1 }
    if tokens.has("ban", "chi", "dao", at: start) { end = start + 3 }
    guard end > start else { return nil }
    if tokens.has("chuyen", "doi", "so", at: end) { end += 3 }
    if tokens.word(end) == "cds" { end += 1 }
    if tokens.word(end) == "tinh" { end += 1 }
    if tokens.has("cua", "tinh", at: end) { end += 2 }
    return end - index
  }
}
