import Model

extension PeriodText {
  /// The period as a form states it, so that ``read(_:calendar:)`` finds the same one: "Tháng 6 năm 2025".
  public static func write(_ period: Period) -> String {
    switch period {
    case .day(let day): return days(day, day)
    case .month(let year, let month): return "Tháng \(month) năm \(year)"
    case .quarter(let year, let quarter): return "Quý \(quarter) năm \(year)"
    case .halfYear(let year, let half):
      return half == 1 ? "6 tháng đầu năm \(year)" : "6 tháng cuối năm \(year)"
    case .nineMonths(let year): return "9 tháng năm \(year)"
    case .year(let year): return "Năm \(year)"
    case .cumulative(nil, let to): return "Lũy kế đến ngày \(CellText.write(to))"
    case .cumulative(let from?, let to): return days(from, to)
    case .span(let span): return days(span.first, span.last)
    case .reporting(let reporting):
      let name: Period =
        switch reporting.length {
        case .month: .month(year: reporting.year, month: reporting.ordinal)
        case .quarter: .quarter(year: reporting.year, quarter: reporting.ordinal)
        case .year: .year(reporting.year)
        }
      return "\(write(name)) (\(days(reporting.days.first, reporting.days.last)))"
    }
  }

  private static func days(_ first: Day, _ last: Day) -> String {
    "từ ngày \(CellText.write(first)) đến ngày \(CellText.write(last))"
  }
}
