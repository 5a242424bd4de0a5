/// A due text cut into words, numbers and signs, and the days found in it.
struct DueTokens {
  enum Token: Equatable {
    case word(String)
    case number(Int)
    case sign(Character)
  }

  enum DurationUnit { case day, week, month }

  let tokens: [Token]

  init(_ text: String) {
    var tokens: [Token] = []
    var word = ""
    var digits = ""
    func flush() {
      if !word.isEmpty { tokens.append(.word(word)) }
      // Numbers longer than a year are document numbers and never days.
      if !digits.isEmpty { tokens.append(digits.count <= 4 ? .number(Int(digits) ?? 0) : .word(digits)) }
      word = ""
      digits = ""
    }
    // "Mới" is not "mỗi": this one word is told apart before the tone marks go.
    let composed = String(
      String.UnicodeScalarView(TextCleaner.clean(text).unicodeScalars.map { LatinLetters.lowercased($0) }))
    for piece in composed.split(separator: " ") {
      for scalar in piece == "mới"
        ? "moi*".unicodeScalars : VietnameseText.folded(String(piece)).unicodeScalars
      {
        let character = Character(scalar)
        if scalar.value >= 0x30 && scalar.value <= 0x39 {
          if !word.isEmpty { flush() }
          digits.append(character)
        } else if scalar.properties.isAlphabetic || character == "*" {
          if !digits.isEmpty { flush() }
          word.append(character)
        } else {
          flush()
          tokens.append(.sign(character == "–" ? "-" : character))
        }
      }
      flush()
    }
    self.tokens = tokens
  }

  private func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index] else { return nil }
    return word
  }

  private func number(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), case .number(let number) = tokens[index] else { return nil }
    return number
  }

  private func isDateSign(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), case .sign(let sign) = tokens[index] else { return false }
    return sign == "-" || sign == "/" || sign == "."
  }

  /// Whether the words stand in the text side by side.
  func contains(_ words: String...) -> Bool {
    position(of: words) != nil
  }

  private func position(of words: [String]) -> Int? {
    tokens.indices.first { start in
      words.indices.allSatisfy { word(start + $0) == words[$0] }
    }
  }

  /// The rule of "hằng tháng", "mỗi quý", "định kỳ hàng năm".
  var recurrenceRule: Recurrence.Rule? {
    for index in tokens.indices {
      guard let lead = word(index), lead == "hang" || lead == "moi", let unit = word(index + 1) else {
        continue
      }
      switch unit {
      case "ngay": return .daily
      case "thang": return .monthly
      case "quy": return .quarterly
      case "nam": return .yearly
      default: continue
      }
    }
    return nil
  }

  /// Days of the month in a recurring text: "từ ngày 01-05", "từ ngày 15 đến ngày 20", "trước ngày 25".
  var daysOfMonth: (first: Int, last: Int)? {
    func isDay(_ value: Int) -> Bool { (1...31).contains(value) }
    for index in tokens.indices where word(index) == "ngay" {
      guard let first = number(index + 1), isDay(first) else { continue }
      if isDateSign(index + 2), let last = number(index + 3), isDay(last) { return (first, last) }
      if word(index + 2) == "den" {
        let next = word(index + 3) == "ngay" ? index + 4 : index + 3
        if let last = number(next), isDay(last) { return (first, last) }
      }
      let lead = word(index - 1)
      let isDeadline = lead == "truoc" || lead == "den" || lead == "het" || lead == "nhat"
      return (isDeadline ? 1 : first, first)
    }
    return nil
  }

  /// "Trong 10 ngày làm việc", "trong vòng 2 tuần". "6 tháng" alone is a half-year and no duration.
  var duration: (count: Int, unit: DurationUnit, isWorking: Bool)? {
    for index in tokens.indices {
      guard let lead = word(index), lead == "trong" || lead == "vong" || lead == "sau",
        let count = number(index + 1), (1...1000).contains(count)
      else { continue }
      switch word(index + 2) {
      case "ngay":
        return (count, .day, word(index + 3) == "lam" && word(index + 4) == "viec")
      case "tuan": return (count, .week, false)
      case "thang":
        // "Trong 6 tháng đầu năm" and "trong 9 tháng năm 2024" are periods.
        if let next = word(index + 3), ["dau", "cuoi", "nam"].contains(next) { continue }
        return (count, .month, false)
      default: continue
      }
    }
    return nil
  }

  /// The days a text without recurrence names.
  func window(assignedOn: Day) -> DayRange? {
    if let dates = dates(assignedOn: assignedOn) { return dates }
    for index in tokens.indices {
      if let found = partOfYear(at: index, assignedOn) ?? month(at: index, assignedOn)
        ?? quarter(at: index, assignedOn)
      {
        return found
      }
    }
    for index in tokens.indices {
      if let found = years(at: index, assignedOn) { return found }
    }
    return nil
  }

  /// Dates in figures: the only one, or from the first to the last.
  private func dates(assignedOn: Day) -> DayRange? {
    var found: [Day] = []
    var isOpenStart = false
    var index = 0
    while index < tokens.count {
      // "Tháng 5.2025" is a month.
      guard word(index - 1) != "thang", let (day, end) = date(at: index, assignedOn) else {
        index += 1
        continue
      }
      if found.isEmpty, let lead = word(index - 1) == "ngay" ? word(index - 2) : word(index - 1) {
        isOpenStart = ["truoc", "den", "het", "nhat", "han", "toi"].contains(lead)
      }
      found.append(day)
      index = end
    }
    guard let first = found.first, let last = found.last else { return nil }
    if found.count == 1 {
      return isOpenStart && assignedOn <= last ? DayRange(between: assignedOn, and: last) : DayRange(last)
    }
    return DayRange(between: first, and: last)
  }

  private func date(at index: Int, _ assignedOn: Day) -> (Day, Int)? {
    guard let day = number(index), (1...31).contains(day) else { return nil }
    var month: Int?
    var end = index
    if isDateSign(index + 1), let stated = number(index + 2) {
      (month, end) = (stated, index + 3)
    } else if word(index - 1) == "ngay", word(index + 1) == "thang", let stated = number(index + 2) {
      (month, end) = (stated, index + 3)
    }
    guard let month, (1...12).contains(month) else { return nil }
    let (year, next) = statedYear(at: end)
    if let year { return Day(year: year, month: month, day: day).map { ($0, next) } }
    let candidates = (0...8).compactMap { Day(year: assignedOn.year + $0, month: month, day: day) }
    return candidates.first { $0 >= assignedOn }.map { ($0, end) }
  }

  /// "/2024", "-2020" or "năm 2024" after a day or month.
  private func statedYear(at index: Int) -> (Int?, Int) {
    if isDateSign(index) || word(index) == "nam", let year = number(index + 1), isYear(year) {
      return (year, index + 2)
    }
    return (nil, index)
  }

  private func isYear(_ value: Int) -> Bool { (1900...2200).contains(value) }

  private func month(at index: Int, _ assignedOn: Day) -> DayRange? {
    guard word(index) == "thang", let month = number(index + 1), (1...12).contains(month) else { return nil }
    let (stated, _) = statedYear(at: index + 2)
    let now = assignedOn.components
    let year = stated ?? (month < now.month ? now.year + 1 : now.year)
    let monthIndex = year * 12 + month - 1
    switch word(index - 1) {
    case "dau": return days(1, 10, of: monthIndex)
    case "giua": return days(11, 20, of: monthIndex)
    case "cuoi": return days(21, 31, of: monthIndex)
    default: return opened(index, days(1, 31, of: monthIndex), assignedOn)
    }
  }

  private func days(_ first: Int, _ last: Int, of month: Int) -> DayRange? {
    guard let first = Day.inMonth(month, day: first), let last = Day.inMonth(month, day: last) else {
      return nil
    }
    return DayRange(between: first, and: last)
  }

  private func months(_ first: Int, _ last: Int, of year: Int) -> DayRange? {
    guard let first = Day.inMonth(year * 12 + first - 1, day: 1),
      let last = Day.inMonth(year * 12 + last - 1, day: 31)
    else { return nil }
    return DayRange(between: first, and: last)
  }

  private func quarter(at index: Int, _ assignedOn: Day) -> DayRange? {
    guard word(index) == "quy" else { return nil }
    let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
    guard let quarter = number(index + 1) ?? word(index + 1).flatMap({ roman[$0] }),
      (1...4).contains(quarter)
    else { return nil }
    let (stated, _) = statedYear(at: index + 2)
    let now = assignedOn.components
    let year = stated ?? (quarter * 3 < now.month ? now.year + 1 : now.year)
    return opened(index, months(quarter * 3 - 2, quarter * 3, of: year), assignedOn)
  }

  /// "6 tháng đầu năm 2024", "6 tháng cuối năm", "9 tháng năm 2024", "cuối năm 2024".
  private func partOfYear(at index: Int, _ assignedOn: Day) -> DayRange? {
    if word(index) == "cuoi", word(index + 1) == "nam" {
      let year = number(index + 2).flatMap { isYear($0) ? $0 : nil } ?? assignedOn.year
      return months(12, 12, of: year)
    }
    guard let count = number(index), count == 6 || count == 9, word(index + 1) == "thang" else { return nil }
    let isSecondHalf = word(index + 2) == "cuoi"
    let next = ["dau", "cuoi"].contains(word(index + 2) ?? "") ? index + 3 : index + 2
    guard word(next) == "nam" || number(next).map(isYear) == true else { return nil }
    let stated = number(next) ?? number(next + 1)
    let year = stated.flatMap { isYear($0) ? $0 : nil } ?? assignedOn.year
    return isSecondHalf && count == 6 ? months(7, 12, of: year) : months(1, count, of: year)
  }

  /// "Năm 2022", "đến năm 2025", "giai đoạn 2021-2025". "Từ năm 2022" has no end and is not read.
  private func years(at index: Int, _ assignedOn: Day) -> DayRange? {
    if word(index) == "giai", word(index + 1) == "doan", let first = number(index + 2), isYear(first),
      isDateSign(index + 3), let last = number(index + 4), isYear(last), first <= last
    {
      return DayRange(
        first: Day.inMonth(first * 12, day: 1) ?? assignedOn,
        last: Day.inMonth(last * 12 + 11, day: 31) ?? assignedOn)
    }
    guard word(index) == "nam", let year = number(index + 1), isYear(year), word(index - 1) != "tu" else {
      return nil
    }
    return opened(index, months(1, 12, of: year), assignedOn)
  }

  /// After "đến" or "trước" the window begins with the assignment.
  private func opened(_ index: Int, _ window: DayRange?, _ assignedOn: Day) -> DayRange? {
    guard let window, let lead = word(index - 1), ["den", "truoc", "het"].contains(lead),
      assignedOn <= window.last
    else { return window }
    return DayRange(between: assignedOn, and: window.last)
  }
}
