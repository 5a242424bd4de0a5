// Months and years that stand beside a place, and days of a month.
extension DueScanner {
  /// "/2024", "-2020", "năm 2024", "năm nay", "năm sau" after a day, month or quarter.
  func statedYear(at index: Int, allowsShort: Bool = false) -> (Int?, Int) {
    let start = tokens.sign(index) == "," && tokens.word(index + 1) == "nam" ? index + 1 : index
    if tokens.isDateSign(start) || tokens.word(start) == "nam", let year = tokens.number(start + 1) {
      if DueTokens.isYear(year) { return (year, start + 2) }
      // "15/9/24" is of this century; a period has no such form.
      if allowsShort, tokens.isDateSign(start), tokens.digits(start + 1)?.count == 2 {
        return (2000 + year, start + 2)
      }
    }
    if let year = tokens.number(index), DueTokens.isYear(year), tokens.digits(index)?.count == 4 {
      return (year, index + 1)
    }
    if tokens.word(start) == "nam" {
      if tokens.word(start + 1) == "nay" { return (assignedOn.year, start + 2) }
      if let end = followingEnd(at: start + 1) { return (assignedOn.year + 1, end) }
    }
    if tokens.has("sang", "nam", at: start) { return (assignedOn.year + 1, start + 2) }
    return (nil, index)
  }

  /// The month index of a month (1...12) with the year stated after it, or the next such month.
  func dated(_ month: Int, at index: Int) -> (monthIndex: Int, end: Int, isYearAssumed: Bool) {
    let (stated, end) = statedYear(at: index)
    if stated == nil, let (year, last) = yearOfList(at: index, "thang") {
      // "Tháng 12, tháng 1/2027" begins the year before.
      return ((month > last ? year - 1 : year) * 12 + month - 1, end, false)
    }
    let now = assignedOn.components
    let year = stated ?? (month < now.month ? now.year + 1 : now.year)
    return (year * 12 + month - 1, end, stated == nil && year != now.year)
  }

  /// The year said once at the end of a list, "quý I, quý II năm 2027", and the number beside it; nil where none is.
  func yearOfList(at index: Int, _ unit: String) -> (year: Int, last: Int)? {
    var place = index
    while tokens.sign(place) == "," || tokens.sign(place) == "-"
      || ["va", "den"].contains(tokens.word(place) ?? "")
    {
      place += 1
      if tokens.word(place) == "het" { place += 1 }
      guard tokens.word(place) == unit else { return nil }
      let found = unit == "quy" ? quarterNumber(at: place + 1) : tokens.number(place + 1)
      guard let number = found, (1...(unit == "quy" ? 4 : 12)).contains(number) else { return nil }
      place += 2
      if let year = statedYear(at: place).0 { return (year, number) }
    }
    return nil
  }

  /// "Tháng này", "tháng sau", "tháng tới".
  func relativeMonth(at index: Int) -> (monthIndex: Int, end: Int)? {
    guard tokens.word(index) == "thang" else { return nil }
    switch tokens.word(index + 1) {
    case "nay": return (assignedOn.monthIndex, index + 2)
    default: return followingEnd(at: index + 1).map { (assignedOn.monthIndex + 1, $0) }
    }
  }

  /// The place after "sau", "tới", "kế tiếp", "tiếp theo", "liền kề", "sau liền kề": the next month, quarter or year.
  func followingEnd(at index: Int) -> Int? {
    let isClose =
      tokens.has("ke", "tiep", at: index) || tokens.has("tiep", "theo", at: index)
      || tokens.has("lien", "ke", at: index)
    if isClose {
      switch tokens.word(index + 2) {
      // "Tháng liền kề trước đó" is the one before; "tháng tiếp theo trước ngày 5" is not.
      case "truoc"
      where tokens.word(index) == "lien" && tokens.word(index + 3) != "ngay"
        && tokens.number(index + 3) == nil:
        return nil
      case "sau" where tokens.word(index) == "lien": return index + 3
      default: return index + 2
      }
    }
    guard ["sau", "toi"].contains(tokens.word(index) ?? "") else { return nil }
    return tokens.has("lien", "ke", at: index + 1) ? index + 3 : index + 1
  }

  /// Days of one month that are there, or nil.
  func exact(_ first: Int, _ last: Int, in monthIndex: Int) -> DayRange? {
    guard let from = Day(year: monthIndex / 12, month: monthIndex % 12 + 1, day: first),
      let to = Day(year: monthIndex / 12, month: monthIndex % 12 + 1, day: last)
    else { return nil }
    return DayRange(first: from, last: to)
  }

  /// Days of a month, cut to its length.
  func days(_ first: Int, _ last: Int, of monthIndex: Int) -> DayRange? {
    guard let from = Day.inMonth(monthIndex, day: first), let to = Day.inMonth(monthIndex, day: last) else {
      return nil
    }
    return DayRange(between: from, and: to)
  }

  func months(_ first: Int, _ last: Int, of year: Int) -> DayRange? {
    guard let from = Day.inMonth(year * 12 + first - 1, day: 1),
      let to = Day.inMonth(year * 12 + last - 1, day: 31)
    else { return nil }
    return DayRange(between: from, and: to)
  }
}
