/// How often, and for how long.
extension DueTokens {
  enum DurationUnit { case hour, day, week, month, quarter, year }

  struct Duration {
    var count: Int
    var unit: DurationUnit
    var isWorking: Bool
    /// The tokens that say it, without the words before them.
    var range = 0..<0
    /// Where the day stands from which it is counted, "kể từ ngày …"; nil for the day of the directive.
    var base: Int?
  }

  /// The rule of "hằng tháng", "mỗi quý", "định kỳ hàng năm", "tháng một lần", "6 tháng một lần", "nửa năm một lần".
  var recurrenceRule: Recurrence.Rule? { recurrencePlace?.rule }

  /// The rule with the tokens that say it.
  var recurrencePlace: (rule: Recurrence.Rule, range: Range<Int>)? {
    for index in tokens.indices {
      if let lead = word(index),
        ["hang", "moi", "tung"].contains(lead) || (lead == "ky" && word(index - 1) == "dinh")
      {
        // "Định kỳ trước ngày 20 của tháng cuối quý" comes with each quarter.
        if lead == "ky", namesMonthOfQuarter { return (.quarterly, index..<(index + 1)) }
        // "Mỗi ngày 15" names a day, "định kỳ tháng 9" a month, "hằng tháng 6" nothing.
        if let rule = rule(word(index + 1)), number(index + 2) == nil || isOnce(at: index + 2) {
          return (rule, index..<(index + 2))
        }
        if let (rule, end) = months(at: index + 1), lead != "tung" {
          return (rule, index..<(isOnce(at: end) ? end + 2 : end))
        }
      }
      if let (rule, end) = months(at: index), isOnce(at: end) { return (rule, index..<(end + 2)) }
      if isOnce(at: index + 1), number(index - 1) ?? 1 == 1, word(index - 1) != "nua",
        let rule = rule(word(index))
      {
        return (rule, (number(index - 1) == nil ? index : index - 1)..<(index + 3))
      }
      // "01 lần/tháng", "một lần mỗi quý".
      if word(index) == "mot" || number(index) == 1, word(index + 1) == "lan",
        sign(index + 2) == "/" || ["mot", "trong", "moi", "hang"].contains(word(index + 2) ?? ""),
        let rule = rule(word(index + 3)), number(index + 4) == nil
      {
        return (rule, index..<(index + 4))
      }
    }
    return nil
  }

  private func rule(_ word: String?) -> Recurrence.Rule? {
    switch word {
    case "ngay": .daily
    case "tuan": .weekly
    case "thang": .monthly
    case "quy": .quarterly
    case "nam": .yearly
    default: nil
    }
  }

  /// "3 tháng", "6 tháng", "nửa năm", "12 tháng": months that make a rhythm, and where they end.
  private func months(at index: Int) -> (rule: Recurrence.Rule, end: Int)? {
    let isFollowed = number(index + 2) != nil && !isOnce(at: index + 2)
    if has("nua", "nam", at: index), !isFollowed { return (.halfYearly, index + 2) }
    guard word(index + 1) == "thang", !isFollowed,
      !["dau", "cuoi", "nam"].contains(word(index + 2) ?? "")
    else { return nil }
    switch number(index) {
    case 3: return (.quarterly, index + 2)
    case 6: return (.halfYearly, index + 2)
    case 12: return (.yearly, index + 2)
    default: return nil
    }
  }

  /// "Một lần", "01 lần", "/lần".
  private func isOnce(at index: Int) -> Bool {
    (word(index) == "mot" || number(index) == 1 || sign(index) == "/") && word(index + 1) == "lan"
  }

  private var namesMonthOfQuarter: Bool {
    tokens.indices.contains { index in
      quarterOfMonth(at: index).map { quarterName(at: $0 + 1) == nil } ?? false
    }
  }

  /// Where "quý" stands in "tháng cuối quý", "tháng đầu tiên của quý".
  func quarterOfMonth(at index: Int) -> Int? {
    guard word(index) == "thang", ["dau", "giua", "cuoi"].contains(word(index + 1) ?? "") else { return nil }
    var place = index + 2
    if has("dau", "tien", at: index + 1) || has("cuoi", "cung", at: index + 1) { place += 1 }
    if word(place) == "cua" { place += 1 }
    return word(place) == "quy" ? place : nil
  }

  private func quarterName(at index: Int) -> String? {
    digits(index)
      ?? word(index).flatMap { ["i", "ii", "iii", "iv", "nay", "sau", "toi"].contains($0) ? $0 : nil }
  }

  /// The rhythms named beside the first: "hằng tháng, quý, 6 tháng và năm"; nil for one alone.
  var furtherRhythms: Range<Int>? {
    guard let start = recurrencePlace?.range.upperBound else { return nil }
    func isEnd(_ index: Int) -> Bool {
      index >= tokens.count || sign(index) != nil
        || ["va", "hoac", "bao", "tong"].contains(word(index) ?? "")
    }
    var end = start
    while true {
      var index = end
      while sign(index) == "," || ["va", "hoac"].contains(word(index) ?? "") { index += 1 }
      guard index > end else { break }
      if ["hang", "moi", "tung"].contains(word(index) ?? "") { index += 1 }
      if rule(word(index)) != nil, isEnd(index + 1) {
        end = index + 1
      } else if number(index) != nil, word(index + 1) == "thang", isEnd(index + 2) {
        end = index + 2
      } else {
        break
      }
    }
    return end > start ? start..<end : nil
  }

  /// A part of each period before or beside the rhythm: "cuối mỗi tháng", "tuần đầu hằng tháng", "cuối tháng, hằng tháng".
  var partOfPeriod: (part: String, isWeek: Bool, range: Range<Int>)? {
    guard let (rule, range) = recurrencePlace else { return nil }
    var index = range.lowerBound - 1
    if sign(index) == "," { index -= 1 }
    if let unit = word(index), self.rule(unit) == rule { index -= 1 }
    guard let part = word(index), ["dau", "giua", "cuoi"].contains(part) else { return nil }
    let isWeek = word(index - 1) == "tuan"
    return (part, isWeek, (isWeek ? index - 1 : index)..<range.upperBound)
  }

  /// "2 lần": more often than once in each period.
  var isOftenerThanOnce: Bool {
    tokens.indices.contains { index in (number(index) ?? 0) > 1 && word(index + 1) == "lan" }
  }

  /// "Mỗi kỳ họp", "2 tuần một lần", "2 lần/tháng", "nửa tháng một lần": told, and not followed.
  var otherRhythm: (range: Range<Int>, isMeeting: Bool)? {
    let units: Set<String> = ["ngay", "tuan", "thang", "nam", "quy"]
    for index in tokens.indices {
      if let lead = word(index), lead == "hang" || lead == "moi" {
        if ["ky", "phien", "cuoc", "buoi"].contains(word(index + 1) ?? "") {
          return (index..<(word(index + 2) == "hop" ? index + 3 : index + 2), true)
        }
        if lead == "moi", number(index + 1) != nil {
          return (index..<(units.contains(word(index + 2) ?? "") ? index + 3 : index + 2), false)
        }
        if rule(word(index + 1)) != nil, number(index + 2) ?? 1 > 1, word(index + 3) == "lan" {
          return (index..<(index + 4), false)
        }
      }
      let isPart = number(index) ?? 0 > 1 || word(index) == "nua"
      if isPart, units.contains(word(index + 1) ?? ""), isOnce(at: index + 2) {
        return (index..<(index + 4), false)
      }
      if number(index) != nil, word(index + 1) == "lan",
        sign(index + 2) == "/" || ["mot", "trong", "moi"].contains(word(index + 2) ?? "")
      {
        return (index..<(units.contains(word(index + 3) ?? "") ? index + 4 : index + 3), false)
      }
    }
    return nil
  }

  /// Days of the week in a weekly text.
  struct DaysOfWeek {
    /// 1 Monday to 7 Sunday.
    var first: Int
    var last: Int
    /// The tokens that name them.
    var range: Range<Int>
    /// "Trước thứ 6": the day before may be meant.
    var isBefore = false
    /// "Thứ 2, thứ 5", "thứ 3 và 6": more than one day, or one stretch of days, in each week.
    var isSeveral = false
  }

  /// "Thứ 2", "chủ nhật", "từ thứ 2 đến 6", "trước thứ sáu", "thứ 2, 4 và 6".
  var daysOfWeek: DaysOfWeek? {
    for index in tokens.indices {
      guard !["lan", "phien", "hop", "quy", "ban"].contains(word(index - 1) ?? ""),
        let first = dayOfWeek(at: index)
      else { continue }
      var place = index - 1
      while ["vao", "ngay", "la", "sang", "chieu"].contains(word(place) ?? "") { place -= 1 }
      let lead = word(place) ?? ""
      let isDeadline = ["truoc", "den", "het", "nhat", "han", "qua"].contains(lead)
      var found = DaysOfWeek(
        first: isDeadline ? 1 : first, last: first, range: index..<(index + 2),
        isBefore: lead == "truoc" && first > 1)
      var isStretch = false
      while let next = nextDayOfWeek(after: found.range.upperBound) {
        if next.isStretch, !isStretch, !found.isSeveral {
          found = DaysOfWeek(first: first, last: next.day, range: index..<next.end)
          isStretch = true
        } else {
          found.isSeveral = true
          found.range = index..<next.end
        }
      }
      return found
    }
    return nil
  }

  /// The day named beside another one: ", thứ 5", "và chiều thứ 6", "đến hết thứ 6", "- 6".
  private func nextDayOfWeek(after index: Int) -> (day: Int, end: Int, isStretch: Bool)? {
    func isJoint(_ place: Int) -> Bool {
      sign(place).map { ",;/-&+".contains($0) } ?? ["va", "hoac", "den", "toi"].contains(word(place) ?? "")
    }
    func isRhythm(_ place: Int) -> Bool {
      ["hang", "moi", "tung"].contains(word(place) ?? "") && word(place + 1) == "tuan"
    }
    var place = isRhythm(index) ? index + 2 : index
    let joint = place
    while isJoint(place) { place += 1 }
    guard place > joint else { return nil }
    let isStretch =
      place == index + 1 && (sign(joint) == "-" || ["den", "toi"].contains(word(joint) ?? ""))
    while ["vao", "ngay", "het", "sang", "chieu"].contains(word(place) ?? "") { place += 1 }
    if let day = dayOfWeek(at: place) { return (day, place + 2, isStretch) }
    guard joint == index else { return nil }
    let end = place + 1
    if let number = number(place) {
      // "Thứ 2, 4 và 6"; "6/12", "5 ngày" and "6 tháng" are something else.
      let isDate = sign(joint) != "/" && (sign(end) == "/" || sign(end) == ".") && self.number(end + 1) != nil
      let isCount = ["ngay", "tuan", "thang", "quy", "nam", "gio", "lan"].contains(word(end) ?? "")
      return (2...7).contains(number) && !isDate && !isCount ? (number - 1, end, isStretch) : nil
    }
    // "Thứ hai, tư hằng tuần", "thứ 7, CN"; "từ tháng 9" and "năm sau" go on.
    guard isJoint(end) || isRhythm(end) || end >= tokens.count else { return nil }
    return word(place).flatMap { $0 == "cn" ? 7 : Self.daysInWords[$0] }.map { ($0, end, isStretch) }
  }

  private static let daysInWords = [
    "hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "sau*": 5, "bay": 6,
  ]

  private func dayOfWeek(at index: Int) -> Int? {
    if has("chu", "nhat", at: index) { return 7 }
    guard word(index) == "thu" else { return nil }
    if let named = word(index + 1).flatMap({ Self.daysInWords[$0] }) { return named }
    guard let number = number(index + 1), (2...7).contains(number) else { return nil }
    return number - 1
  }

  /// Days of the month in a recurring text: "từ ngày 01-05", "từ ngày 15 đến ngày 20", "trước ngày 25".
  func daysOfMonth(besides ends: [DueMention]) -> (first: Int, last: Int)? {
    func isDay(_ value: Int) -> Bool { (1...31).contains(value) }
    for index in tokens.indices where word(index) == "ngay" {
      if ends.contains(where: { $0.start <= index + 1 && index + 1 < $0.end && $0.grain != .part }) {
        continue
      }
      let start = ["mung", "mong"].contains(word(index + 1) ?? "") ? index + 2 : index + 1
      guard let first = number(start), isDay(first) else { continue }
      if isDateSign(start + 1), let last = number(start + 2), isDay(last) {
        // "Ngày 15/12 hằng năm" is a date.
        if sign(start + 1) == "/", last <= 12 { continue }
        if last <= 12, last < first, word(index - 1) != "tu" { continue }
        return (first, last)
      }
      if word(start + 1) == "den" {
        let next = word(start + 2) == "ngay" ? start + 3 : start + 2
        if let last = number(next), isDay(last) { return (first, last) }
      }
      if word(start + 1) == "thang", number(start + 2) != nil { continue }
      let lead = word(index - 1) == "la" ? word(index - 2) : word(index - 1)
      let isDeadline = ["truoc", "den", "het", "nhat", "han", "qua"].contains(lead ?? "")
      return (isDeadline ? 1 : first, first)
    }
    return nil
  }

  /// "Ngày 15 và 30", "ngày 10, 20": the tokens that name them, nil for one day.
  var severalDays: Range<Int>? {
    for index in tokens.indices {
      guard word(index) == "ngay", number(index + 1) != nil, word(index + 2) == "va" || sign(index + 2) == ","
      else { continue }
      let last = word(index + 3) == "ngay" ? index + 4 : index + 3
      if number(last) != nil { return index..<(last + 1) }
    }
    return nil
  }

  /// Whether "trước" stands before a day of the month.
  func isBeforeDay(_ day: Int) -> Bool {
    tokens.indices.contains { index in
      word(index) == "truoc"
        && (number(index + 1) == day || (word(index + 1) == "ngay" && number(index + 2) == day))
    }
  }

  /// "Trong 10 ngày làm việc", "trong vòng 2 tuần", "5 ngày nữa", "chậm nhất 10 ngày kể từ ngày ký".
  var duration: Duration? {
    for index in tokens.indices {
      guard let count = number(index), (1...1000).contains(count) else { continue }
      let lead = word(index - 1) ?? ""
      var found: Duration?
      var end = index + 2
      switch word(index + 1) {
      case "gio", "h", "tieng": found = Duration(count: count, unit: .hour, isWorking: false)
      case "ngay":
        let isWorking = has("lam", "viec", at: end)
        if isWorking { end += 2 }
        found = Duration(count: count, unit: .day, isWorking: isWorking)
        // "Trong 2 ngày 15-16/9" names the days.
        if number(end) != nil { continue }
        // "10 ngày đầu tháng 9" are days of a month, "5 ngày trước kỳ họp" hang on the meeting.
        if ["dau", "cuoi", "truoc"].contains(word(end) ?? "") { continue }
        if word(end) == "sau", ["ky", "phien", "cuoc", "buoi"].contains(word(end + 1) ?? "") { continue }
        if ["ky", "phien", "cuoc"].contains(word(index - 2) ?? "") || isAfterMeeting(index) { continue }
      case "tuan": found = Duration(count: count, unit: .week, isWorking: false)
      case "thang":
        // "Trong 6 tháng đầu năm" and "trong 9 tháng năm 2024" are periods; "ngày 10 tháng 9" is a date.
        if ["dau", "cuoi", "nam"].contains(word(end) ?? "") || number(end) != nil || lead == "ngay" {
          continue
        }
        found = Duration(count: count, unit: .month, isWorking: false)
      case "quy": found = Duration(count: count, unit: .quarter, isWorking: false)
      case "nam":
        if number(end) != nil { continue }
        found = Duration(count: count, unit: .year, isWorking: false)
      default: continue
      }
      let isBound =
        lead == "qua"
        ? word(index - 2) == "khong" : lead == "nhat" && ["cham", "muon"].contains(word(index - 2) ?? "")
      // "10 ngày", "một tuần" as all that is said; "6 tháng" and "9 tháng" may be a part of the year.
      let isWhole = index == 0 && end >= tokens.count && !(found?.unit == .month && [6, 9].contains(count))
      let isLed =
        isBound || isWhole || ["trong", "vong", "sau", "gian", "han", "them", "toi", "la"].contains(lead)
        || lead == "da" && word(index - 2) == "toi"
      let isFollowed = ["toi", "nua", "ke"].contains(word(end) ?? "") || (found?.isWorking ?? false)
      guard isLed || isFollowed, lead != "truoc" else { continue }
      for place in end..<max(end, tokens.count)
      where has("ke", "tu", at: place) || has("tinh", "tu", at: place) {
        found?.base = place + 2
        break
      }
      if found?.base == nil, word(end) == "sau", word(end + 1) == "khi" { found?.base = end + 1 }
      found?.range = index..<end
      return found
    }
    return nil
  }

  private func isAfterMeeting(_ index: Int) -> Bool {
    word(index - 1) == "hop" && ["ky", "phien", "cuoc", "buoi"].contains(word(index - 2) ?? "")
  }

  /// "Ngày ký", "hôm nay", "ngày họp", "ngày ban hành Thông báo này": the day of the directive. "Ngày ký hợp đồng" and
  /// "ngày ban hành Nghị quyết" are days of something else.
  func startsWithAssignment(at index: Int) -> Bool {
    var place = word(index) == "ngay" ? index + 1 : index
    if word(place) == nil || word(place) == "nay" { return true }
    let isNoun: Bool
    if has("ban", "hanh", at: place) {
      (place, isNoun) = (place + 2, false)
    } else if has("ket", "luan", at: place) || has("thong", "bao", at: place) {
      (place, isNoun) = (place + 2, true)
    } else if ["ky", "hop", "giao"].contains(word(place) ?? "") {
      (place, isNoun) = (place + 1, false)
    } else {
      return false
    }
    if has("ban", "hanh", at: place) { place += 2 }
    // What was signed or issued: the notice itself, or anything that is called this one.
    let ours = [
      "thong bao", "ket luan", "van ban", "nhiem vu", "cong viec", "viec", "giao ban", "ban chi dao", "bcd",
    ]
    while let found = ours.map({ $0.split(separator: " ") }).first(where: { words in
      words.indices.allSatisfy { word(place + $0) == String(words[$0]) }
    }) {
      place += found.count
    }
    guard let next = word(place) else { return true }
    if next == "nay" || next == "so" && !isNoun { return true }
    if PartyFinder.startsTask(next, word(place + 1) ?? "") { return true }
    return word(place + 2) == "nay"
  }

  /// The tokens from a place on.
  func suffix(from index: Int) -> DueTokens {
    var rest = self
    rest.keep(from: index)
    return rest
  }
}
