import Model

/// A due text as an official document has it: "trước ngày 20/01/2027" for "trước 20/1". The record keeps it as stated.
struct NoticeDue {
  private let directive: Directive

  init(_ directive: Directive) {
    self.directive = directive
  }

  private var due: Due { directive.due }
  private var comesAgain: Bool {
    directive.recurrence.rule != .none && directive.recurrence.rule != .continuous
  }

  var text: CleanText {
    guard !due.asStated.isEmpty else {
      return due.window.map { CleanText(cleaning: NoticeText.numeric($0.last)) } ?? .empty
    }
    let stated = due.asStated.string
    let written = monthsWithYear(in: datesWritten(in: stated))
    // "Trước phiên họp tới", "trong 10 ngày làm việc": what nobody can look up is told.
    guard !comesAgain, let last = due.window?.last, !namesDay(written) else {
      return CleanText(cleaning: written)
    }
    // Of a meeting the day itself, of a stretch of time its end.
    let isDay = due.window?.first == last || VietnameseText.words(written).contains("hop")
    return CleanText(cleaning: "\(written) (\(isDay ? "ngày" : "đến ngày") \(NoticeText.numeric(last)))")
  }

  /// Whether the text itself tells a day, a month, a quarter or a year.
  private func namesDay(_ text: String) -> Bool {
    let folded = VietnameseText.words(text).map { String($0) }
    if text.contains("/") || folded.contains(where: { (1900..<2200).contains(Int($0) ?? 0) }) { return true }
    // "Tháng 9" is a month, "3 tháng" a stretch of time; "quý III" is one, "hết quý" is whichever it is.
    return folded.indices.dropLast().contains { index in
      let next = folded[index + 1]
      return switch folded[index] {
      case "thang": Int(next) != nil && !folded[(index + 2)...].starts(with: ["ngay"])
      case "quy": Int(next) != nil || ["i", "ii", "iii", "iv"].contains(next)
      default: false
      }
    }
  }

  // MARK: Days

  /// Every "20/1", "20-1-2027" in the form of the decree; what is a range or no day stays.
  private func datesWritten(in text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for index in words.indices {
      let word = words[index]
      let trail = String(word.reversed().prefix { ",;.)".contains($0) }.reversed())
      let lead = String(word.prefix { $0 == "(" })
      let core = String(word.dropFirst(lead.count).dropLast(trail.count))
      guard let day = day(of: core) else { continue }
      let before = index > 0 ? VietnameseText.folded(words[index - 1]) : ""
      let isNamed = before == "ngay" || before.hasSuffix("-") || before == "mung"
      words[index] = lead + (isNamed ? "" : "ngày ") + day + trail
    }
    return words.joined(separator: " ")
  }

  /// nil for what is no single day of figures.
  private func day(of text: String) -> String? {
    let separator: Character = text.contains("/") ? "/" : text.contains("-") ? "-" : "."
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
      let date = Int(parts[0]), let month = Int(parts[1]), parts[0].count <= 2, parts[1].count <= 2
    else { return nil }
    if parts.count == 3 {
      guard let year = Int(parts[2]),
        let day = Day(year: year < 100 ? 2000 + year : year, month: month, day: date)
      else { return nil }
      return NoticeText.numeric(day)
    }
    guard separator == "/" || separator == "-" else { return nil }
    // Each year has its own: only day and month are told.
    if comesAgain {
      guard separator == "/" else { return nil }
      guard Day(year: 2024, month: month, day: date) != nil else { return nil }
      return NoticeText.numeric(Day(year: 2024, month: month, day: date) ?? directive.assignedOn)
        .split(separator: "/").prefix(2).joined(separator: "/")
    }
    // "Từ ngày 01-05" are days 1 to 5: such a text is a date only where it was read as one.
    if separator == "-", !isLast(date, month) { return nil }
    return dayWithYear(date, month).map(NoticeText.numeric)
  }

  private func isLast(_ date: Int, _ month: Int) -> Bool {
    due.window.map { $0.last.month == month && $0.last.dayOfMonth == date } ?? false
  }

  /// The day that was read where it is that one; any other, such as the first of a range, is the next to come. A leap
  /// day may be years away.
  private func dayWithYear(_ date: Int, _ month: Int) -> Day? {
    if let last = due.window?.last, isLast(date, month) { return last }
    let first = directive.assignedOn.year
    return (first...first + 8).lazy.compactMap { Day(year: $0, month: month, day: date) }
      .first { $0 >= directive.assignedOn }
  }

  // MARK: Months

  /// "Trong tháng 9/2025" with the year that was read, but "ngày 15 tháng 9 năm 2025".
  private func monthsWithYear(in text: String) -> String {
    guard !comesAgain, let last = due.window?.last else { return text }
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for index in words.indices.dropFirst() where VietnameseText.folded(words[index - 1]) == "thang" {
      let trail = String(words[index].reversed().prefix { ",;.)".contains($0) }.reversed())
      let core = words[index].dropLast(trail.count)
      let next = index + 1 < words.count ? VietnameseText.folded(words[index + 1]) : ""
      guard let month = Int(core), next != "nam", !(1900..<2200).contains(Int(next) ?? 0) else { continue }
      if index >= 3, VietnameseText.folded(words[index - 3]) == "ngay", let date = Int(words[index - 2]) {
        guard let day = dayWithYear(date, month) else { continue }
        words[index] = "\(core) năm \(day.year)" + trail
      } else if month == last.month {
        words[index] = "\(core)/\(last.year)" + trail
      }
    }
    return words.joined(separator: " ")
  }
}
