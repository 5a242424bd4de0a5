extension PeriodText {
  /// A period as a person types it where a command asks for one: `2025-12`, `12/2025`, `tháng 12/2025`, `T12/2025`, `quý
  /// 3/2025`, `Q3/2025`, `quý III năm 2025`, `6 tháng đầu năm 2025`, `9 tháng 2025`, `năm 2025`, `2025`, days, `từ
  /// 01/06/2025 đến 30/06/2025`, the codes of ``Period/init(code:)``; in English `December 2025`, `month 12/2025`,
  /// `quarter 3 2025`, `H1 2025`.
  ///
  /// One reader for every command. Files are read by ``read(_:calendar:)``, because a title may say "12/2025" of a
  /// document.
  /// - Returns: nil for what is no period, and for what has more in it than one.
  public static func typed(_ text: String) -> Period? {
    let text = text.trimmed
    if let period = Period(code: text) ?? Period(code: text.uppercased()) { return period }
    if let period = TypedPeriod(text)?.period { return period.days == nil ? nil : period }
    if case .day(let day, nil) = DayText.read(text, in: nil) { return .day(day) }
    // Days, "lũy kế đến …", and names inside of more words; a year that is left of something else is not what was meant.
    let all = readAll(text)
    guard all.count == 1, let reading = all.first, !reading.isWholeYear else { return nil }
    return reading.period
  }
}

/// The words and numbers of a typed period, with nothing beside it.
private struct TypedPeriod {
  let period: Period

  private enum Part: Equatable {
    case word(String)
    case number(Int)
    case year(Int)
  }

  init?(_ text: String) {
    guard text.utf8.count <= 60, let parts = Self.parts(text), let period = Self.period(parts) else {
      return nil
    }
    self.period = period
  }

  /// Words that may be left out.
  private static let fillers: Set<String> = [
    "ky", "nam", "cua", "dau", "period", "year", "of", "first", "the",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
  private static let romans = ["i", "ii", "iii", "iv"]

  private static func parts(_ text: String) -> [Part]? {
    var parts: [Part] = []
    var word = ""
    var digits = ""
    func flush() -> Bool {
      defer { (word, digits) = ("", "") }
      if !digits.isEmpty {
        guard let number = Int(digits), digits.count <= 2 || digits.count == 4 else { return false }
        parts.append(digits.count == 4 ? .year(number) : .number(number))
      } else if let month = word.count >= 3 ? months.firstIndex(where: { $0.hasPrefix(word) }) : nil {
        parts += [.word("thang"), .number(month + 1)]
      } else if let quarter = romans.firstIndex(of: word) {
        // Months are never written so: "III/2025" is the third quarter.
        if parts.last != .word("quy"), parts.last != .word("q"), parts.last != .word("quarter") {
          parts.append(.word("quy"))
        }
        parts.append(.number(quarter + 1))
      } else if !word.isEmpty, !fillers.contains(word) {
        parts.append(.word(word))
      }
      return true
    }
    for scalar in VietnameseText.folded(CleanText(cleaning: text).string).unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        if !word.isEmpty, !flush() { return nil }
        digits.unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic {
        if !digits.isEmpty, !flush() { return nil }
        word.unicodeScalars.append(scalar)
      } else {
        guard " /-.,–".unicodeScalars.contains(scalar), flush() else { return nil }
      }
    }
    return flush() ? parts : nil
  }

  private static func period(_ parts: [Part]) -> Period? {
    // A year stands at the end, or at the beginning as in "2025-06" and "2025 Q3".
    guard parts.count(where: { if case .year = $0 { true } else { false } }) == 1 else { return nil }
    var rest = parts
    let year: Int
    if case .year(let last)? = rest.last {
      year = last
      rest.removeLast()
    } else if case .year(let first)? = rest.first {
      year = first
      rest.removeFirst()
    } else {
      return nil
    }
    guard (1990...2100).contains(year) else { return nil }
    switch rest.count {
    case 0: return .year(year)
    case 1:
      if case .number(let month) = rest[0] { return .month(year: year, month: month) }
    case 2:
      if case .word(let name) = rest[0], case .number(let number) = rest[1] {
        return named(name, number, year)
      }
      if case .number(let number) = rest[0], case .word(let name) = rest[1] {
        return firstMonths(number, name, year)
      }
    case 3:
      if case .number(6) = rest[0], case .word(let name) = rest[1], months(name), rest[2] == .word("cuoi") {
        return .halfYear(year: year, half: 2)
      }
    default: break
    }
    return nil
  }

  private static func months(_ name: String) -> Bool { ["thang", "t", "month", "months"].contains(name) }

  private static func named(_ name: String, _ number: Int, _ year: Int) -> Period? {
    switch name {
    case "thang", "t", "m", "month": .month(year: year, month: number)
    case "quy", "q", "quarter": .quarter(year: year, quarter: number)
    case "h": (1...2).contains(number) ? .halfYear(year: year, half: number) : nil
    default: nil
    }
  }

  /// "6 tháng (đầu năm) 2025", "9 months 2025".
  private static func firstMonths(_ count: Int, _ name: String, _ year: Int) -> Period? {
    guard months(name) else { return nil }
    return switch count {
    case 3: .quarter(year: year, quarter: 1)
    case 6: .halfYear(year: year, half: 1)
    case 9: .nineMonths(year: year)
    case 12: .year(year)
    default: nil
    }
  }
}
