/// Months, quarters, halves and years, and the parts of them.
extension DueScanner {
  private enum Part: String {
    case beginning = "dau"
    case middle = "giua"
    case end = "cuoi"
  }

  /// "Đầu", "giữa", "cuối", "thượng tuần", "trung tuần", "hạ tuần" at a place, with the place after it.
  private func part(at index: Int) -> (Part, Int)? {
    if tokens.word(index + 1) == "tuan" {
      switch tokens.word(index) {
      case "thuong": return (.beginning, index + 2)
      case "trung": return (.middle, index + 2)
      case "ha": return (.end, index + 2)
      default: return nil
      }
    }
    guard let part = tokens.word(index).flatMap(Part.init(rawValue:)) else { return nil }
    return (part, index + 1)
  }

  /// "Giữa tháng 6", "hạ tuần tháng sau", "cuối tháng", "nửa đầu tháng 9", "tuần cuối tháng 9", "10 ngày đầu tháng 9".
  func partOfMonth(at index: Int) -> DueFind? {
    if tokens.word(index) == "nua", let half = tokens.word(index + 1), half == "dau" || half == "cuoi",
      let month = monthOrThis(at: index + 2, allowsBare: true)
    {
      let range = half == "dau" ? days(1, 15, of: month.monthIndex) : days(16, 31, of: month.monthIndex)
      return mention(range, index, month.end, month.isYearAssumed)
    }
    if let count = tokens.number(index), (1...15).contains(count), tokens.word(index + 1) == "ngay",
      let part = tokens.word(index + 2), part == "dau" || part == "cuoi",
      let month = monthOrThis(at: index + 3, allowsBare: true)
    {
      let length = Day.daysInMonth(month.monthIndex % 12 + 1, of: month.monthIndex / 12)
      let range =
        part == "dau"
        ? days(1, count, of: month.monthIndex) : days(length - count + 1, 31, of: month.monthIndex)
      return mention(range, index, month.end, month.isYearAssumed)
    }
    if tokens.word(index) == "tuan" {
      let isOrdinal = tokens.word(index + 1) == "thu" || tokens.number(index + 1) != nil
      let place = tokens.word(index + 1) == "thu" ? index + 2 : index + 1
      let words = ["nhat": 1, "dau": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "cuoi": 5]
      if isOrdinal || ["dau", "cuoi"].contains(tokens.word(place) ?? ""),
        let week = tokens.number(place) ?? tokens.word(place).flatMap({ words[$0] }), (1...5).contains(week)
      {
        let next = ["tien", "cung"].contains(tokens.word(place + 1) ?? "") ? place + 2 : place + 1
        let month = tokens.word(next) == "cua" ? next + 1 : next
        if let found = monthOrThis(at: month, allowsBare: true) {
          let length = Day.daysInMonth(found.monthIndex % 12 + 1, of: found.monthIndex / 12)
          var range =
            week == 5
            ? days(length - 6, 31, of: found.monthIndex)
            : days(week * 7 - 6, week * 7, of: found.monthIndex)
          // Said without a month, a week that is past is that of the next one.
          if found.isBare, let stated = range, stated.last < assignedOn, week < 5 {
            range = days(week * 7 - 6, week * 7, of: found.monthIndex + 1)
          }
          return mention(range, index, found.end, found.isYearAssumed)
        }
      }
    }
    guard let (part, next) = part(at: index) else { return nil }
    let place = tokens.word(next) == "cua" ? next + 1 : next
    guard let month = monthOrThis(at: place, allowsBare: true) else { return nil }
    var range = window(part, month.monthIndex)
    var end = month.end
    // Said without a month, a part that is past is that of the next one.
    if month.isBare, let found = range, found.last < assignedOn { range = window(part, month.monthIndex + 1) }
    var alternatives: [DayRange] = []
    if part == .middle, let middle = range.flatMap({ exact(15, 15, in: $0.first.monthIndex) }) {
      alternatives.append(middle)
    }
    if month.mayBeSix, let june = juneAfter() {
      if let other = window(part, june) { alternatives.append(other) }
    }
    if tokens.sign(end) == "." { end += 1 }
    return mention(range, index, end, month.isYearAssumed, .part, alternatives)
  }

  private func window(_ part: Part, _ monthIndex: Int) -> DayRange? {
    switch part {
    case .beginning: days(1, 10, of: monthIndex)
    case .middle: days(11, 20, of: monthIndex)
    case .end: days(21, 31, of: monthIndex)
    }
  }

  /// The month at a place: with its number, "tháng này", "tháng sau", or "tháng" alone, which is this one.
  private func monthOrThis(
    at index: Int, allowsBare: Bool
  ) -> (monthIndex: Int, end: Int, isYearAssumed: Bool, isBare: Bool, mayBeSix: Bool)? {
    guard tokens.word(index) == "thang" else { return nil }
    if let month = tokens.number(index + 1), (1...12).contains(month) {
      let found = dated(month, at: index + 2)
      return (found.monthIndex, found.end, found.isYearAssumed, false, false)
    }
    if let (monthIndex, end) = relativeMonth(at: index) {
      return (monthIndex, end, false, false, tokens.isUnmarked && tokens.word(index + 1) == "sau")
    }
    guard allowsBare, tokens.number(index + 1) == nil else { return nil }
    return (assignedOn.monthIndex, index + 1, false, true, false)
  }

  private func juneAfter() -> Int? {
    let now = assignedOn.components
    let found = (now.month > 6 ? now.year + 1 : now.year) * 12 + 5
    return found == assignedOn.monthIndex + 1 ? nil : found
  }

  /// "Tháng 9", "tháng 5.2025", "tháng 6 - 7", "tháng sau", "hết tháng".
  func month(at index: Int) -> DueFind? {
    guard tokens.word(index) == "thang" else { return nil }
    if let month = tokens.number(index + 1), let digits = tokens.digits(index + 1), digits.count <= 2 {
      guard (1...12).contains(month) else {
        return .problem(.noSuchDay(tokens.text(index..<(index + 2))), end: index + 2)
      }
      if tokens.sign(index + 2) == "-" || tokens.word(index + 2) == "va" || tokens.sign(index + 2) == ",",
        let last = tokens.number(index + 3), (1...12).contains(last), last > month,
        tokens.digits(index + 3)?.count ?? 0 <= 2, tokens.word(index + 4) != "thang",
        tokens.word(index + 4) != "ngay",
        !(tokens.isDateSign(index + 4) && tokens.digits(index + 5)?.count ?? 0 <= 2)
      {
        let end = dated(last, at: index + 4)
        return mention(
          days(1, 31, of: end.monthIndex - last + month).flatMap { first in
            days(1, 31, of: end.monthIndex).map { DayRange(between: first.first, and: $0.last) }
          }, index, end.end, end.isYearAssumed, .period)
      }
      // "Tháng 1, tháng 2/2027".
      var last = month
      var next = index + 2
      while tokens.sign(next) == "," || tokens.word(next) == "va", tokens.word(next + 1) == "thang",
        tokens.number(next + 2) == last + 1, last < 12,
        !tokens.isDateSign(next + 3) || statedYear(at: next + 3).0 != nil
      {
        last += 1
        next += 3
      }
      let found = dated(last, at: next)
      return mention(
        days(1, 31, of: found.monthIndex - last + month).flatMap { first in
          days(1, 31, of: found.monthIndex).map { DayRange(between: first.first, and: $0.last) }
        }, index, found.end, found.isYearAssumed, .period)
    }
    if let (monthIndex, end) = relativeMonth(at: index) {
      let mayBeSix = tokens.isUnmarked && tokens.word(index + 1) == "sau"
      let june = mayBeSix ? juneAfter().flatMap { days(1, 31, of: $0) } : nil
      return mention(days(1, 31, of: monthIndex), index, end, false, .period, june.map { [$0] } ?? [])
    }
    let isThis =
      tokens.word(index - 1) == "het" || (tokens.word(index - 1) == "trong" && isClauseEnd(index + 1))
    guard isThis else { return nil }
    return mention(days(1, 31, of: assignedOn.monthIndex), index, index + 1, false, .period)
  }

  /// Nothing, or a sign, stands at a place.
  func isClauseEnd(_ index: Int) -> Bool {
    index >= tokens.tokens.count || tokens.sign(index) != nil
  }

  /// "Quý III/2024", "cuối quý 3", "đầu quý sau", "hết quý", "quý II, III".
  func quarter(at index: Int) -> DueFind? {
    let head = part(at: index)
    var part = head?.0
    let place: Int
    if let head {
      place = tokens.word(head.1) == "cua" ? head.1 + 1 : head.1
    } else if tokens.word(index) == "thang", let which = tokens.word(index + 1).flatMap(Part.init(rawValue:)),
      let quarter = tokens.quarterOfMonth(at: index)
    {
      // "Tháng cuối quý III", "tháng đầu tiên của quý": one of its months.
      (part, place) = (which, quarter)
    } else {
      place = index
    }
    guard tokens.word(place) == "quy" else { return nil }
    var end = place + 2
    var quarters: ClosedRange<Int>
    var year = assignedOn.year
    var isYearAssumed = false
    let thisQuarter = (assignedOn.month + 2) / 3
    if let first = quarterNumber(at: place + 1) {
      guard (1...4).contains(first) else {
        return .problem(.noSuchDay(tokens.text(place..<(place + 2))), end: place + 2)
      }
      quarters = first...first
      if tokens.sign(place + 2) == "-" || tokens.sign(place + 2) == "," || tokens.word(place + 2) == "va",
        let last = quarterNumber(at: place + 3), (first...4).contains(last)
      {
        quarters = first...last
        end = place + 4
      }
      // "Quý I, quý II năm 2027".
      while part == nil, tokens.sign(end) == "," || tokens.word(end) == "va", tokens.word(end + 1) == "quy",
        quarterNumber(at: end + 2) == quarters.upperBound + 1, quarters.upperBound < 4
      {
        quarters = quarters.lowerBound...(quarters.upperBound + 1)
        end += 3
      }
      var (stated, next) = statedYear(at: end)
      if stated == nil, let (year, last) = yearOfList(at: end, "quy") {
        stated = quarters.upperBound > last ? year - 1 : year
      }
      end = next
      year = stated ?? (quarters.upperBound < thisQuarter ? year + 1 : year)
      isYearAssumed = stated == nil && year != assignedOn.year
    } else {
      if tokens.word(place + 1) == "nay" {
        quarters = thisQuarter...thisQuarter
      } else if let next = followingEnd(at: place + 1) {
        quarters = (thisQuarter % 4 + 1)...(thisQuarter % 4 + 1)
        if thisQuarter == 4 { year += 1 }
        end = next
      } else {
        let isThis =
          part != nil || tokens.word(place - 1) == "het"
          || (tokens.word(place - 1) == "trong" && isClauseEnd(place + 1))
        guard isThis else { return nil }
        quarters = thisQuarter...thisQuarter
        end = place + 1
      }
    }
    let first = quarters.lowerBound * 3 - 2
    let range: DayRange? =
      switch part {
      case .beginning: months(first, first, of: year)
      case .middle: months(first + 1, first + 1, of: year)
      case .end: months(quarters.upperBound * 3, quarters.upperBound * 3, of: year)
      case nil: months(first, quarters.upperBound * 3, of: year)
      }
    return mention(range, index, end, isYearAssumed, part == nil ? .period : .part)
  }

  /// 3 of "3" and "III"; a number that no quarter has comes back as it is.
  func quarterNumber(at index: Int) -> Int? {
    if let number = tokens.number(index) { return tokens.digits(index)?.count ?? 0 <= 2 ? number : nil }
    return tokens.word(index).flatMap { ["i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5][$0] }
  }

  /// "6 tháng đầu năm 2024", "6 tháng cuối năm", "9 tháng năm 2024", "nửa cuối năm", "cuối năm 2024", "hết năm".
  func partOfYear(at index: Int) -> DueFind? {
    if let count = tokens.number(index), [3, 6, 9].contains(count), tokens.word(index + 1) == "thang" {
      let isLast = tokens.word(index + 2) == "cuoi"
      let next = ["dau", "cuoi"].contains(tokens.word(index + 2) ?? "") ? index + 3 : index + 2
      guard tokens.word(next) == "nam" || tokens.number(next).map(DueTokens.isYear) == true else {
        return nil
      }
      let (stated, end) = statedYear(at: next)
      let year = stated ?? assignedOn.year
      let range = isLast ? months(13 - count, 12, of: year) : months(1, count, of: year)
      return mention(range, index, stated == nil ? next + 1 : end, false, .period)
    }
    if tokens.word(index) == "nua", let half = tokens.word(index + 1), half == "dau" || half == "cuoi",
      tokens.word(index + 2) == "nam"
    {
      let (stated, end) = statedYear(at: index + 2)
      let year = stated ?? assignedOn.year
      return mention(
        half == "dau" ? months(1, 6, of: year) : months(7, 12, of: year), index,
        stated == nil ? index + 3 : end, false, .period)
    }
    if let (part, place) = part(at: index), index + 1 == place,
      tokens.word(place) == "nam" || tokens.number(place).map(DueTokens.isYear) == true
    {
      let (stated, end) = statedYear(at: place)
      let year = stated ?? assignedOn.year
      let range: DayRange? =
        switch part {
        case .beginning: months(1, 3, of: year)
        case .middle: months(6, 7, of: year)
        case .end: months(12, 12, of: year)
        }
      let other: DayRange? =
        switch part {
        case .beginning: months(1, 1, of: year)
        case .middle: months(6, 6, of: year)
        case .end: months(10, 12, of: year)
        }
      return mention(range, index, stated == nil ? place + 1 : end, false, .part, other.map { [$0] } ?? [])
    }
    if tokens.word(index) == "nam" || tokens.has("sang", "nam", at: index) {
      if tokens.number(index + 1) == nil {
        let (stated, end) = statedYear(at: index)
        if let stated { return mention(months(1, 12, of: stated), index, end, false, .period) }
      }
      if tokens.word(index) == "nam", tokens.number(index + 1) == nil,
        tokens.word(index - 1) == "het" || (tokens.word(index - 1) == "trong" && isClauseEnd(index + 1))
      {
        return mention(months(1, 12, of: assignedOn.year), index, index + 1, false, .period)
      }
    }
    return nil
  }

  /// "Năm 2022", "đến năm 2025", "giai đoạn 2021-2025".
  func years(at index: Int) -> DueMention? {
    if tokens.has("giai", "doan", at: index), let first = tokens.number(index + 2), DueTokens.isYear(first),
      tokens.isDateSign(index + 3), let last = tokens.number(index + 4), DueTokens.isYear(last),
      first <= last,
      let from = Day.inMonth(first * 12, day: 1), let to = Day.inMonth(last * 12 + 11, day: 31)
    {
      return DueMention(
        window: DayRange(between: from, and: to), start: index, end: index + 5, grain: .period)
    }
    // "Các năm 2026-2027", "năm 2026 và 2027".
    let start = tokens.has("cac", "nam", at: index) ? index + 1 : index
    if tokens.word(start) == "nam", let first = tokens.number(start + 1), DueTokens.isYear(first),
      tokens.sign(start + 2).map({ "-,".contains($0) })
        ?? ["va", "den"].contains(tokens.word(start + 2) ?? ""),
      let last = tokens.number(start + 3), DueTokens.isYear(last), first < last,
      let from = Day.inMonth(first * 12, day: 1), let to = Day.inMonth(last * 12 + 11, day: 31)
    {
      return DueMention(
        window: DayRange(between: from, and: to), start: index, end: start + 4, grain: .period)
    }
    guard tokens.word(index) == "nam", let year = tokens.number(index + 1), DueTokens.isYear(year),
      let window = months(1, 12, of: year)
    else { return nil }
    return DueMention(window: window, start: index, end: index + 2, grain: .period)
  }

  func mention(
    _ window: DayRange?, _ start: Int, _ end: Int, _ isYearAssumed: Bool, _ grain: DueMention.Grain = .part,
    _ alternatives: [DayRange] = []
  ) -> DueFind? {
    window.map {
      .mention(
        DueMention(
          window: $0, start: start, end: end, grain: grain, alternatives: alternatives,
          remarks: isYearAssumed ? [.yearAssumed] : []))
    }
  }
}
