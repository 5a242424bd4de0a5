import Model

/// Who has reported for the periods that end with a month, and who has not.
public final class ReportTable: Sendable {
  /// The month, which was asked for or is the newest one that anything is owed for.
  let month: Period
  /// Those that need somebody first: not there and over their day, not there yet, late, with gaps, complete or of an unknown day.
  let statuses: [ReportStatus]
  /// Of the forms that are told of.
  let titles: [String: LocalizedText]

  /// - Parameter month: nil for the last one that is over, or the last one before it that anything is known of.
  /// - Throws: what the reader throws.
  init(
    month: Period?, home: UnitID?, today: Day, rules: ReportRules, from reader: any FactReader,
    catalogue: Catalogue
  ) throws {
    let book = ReportingBook(rules, register: catalogue.register, home: home)
    var shown = month ?? Self.lastMonth(before: today)
    var found = try book.statuses(endingWith: shown, today: today, reader: reader)
    if month == nil, found.isEmpty, let last = shown.lastDay {
      let earlier = try ReportingBook.reportedMonths(reader).filter { ($0.lastDay ?? today) < last }
      for candidate in earlier.prefix(Self.looks) where found.isEmpty {
        found = try book.statuses(endingWith: candidate, today: today, reader: reader)
        if !found.isEmpty { shown = candidate }
      }
    }
    self.month = shown
    statuses = Self.urgencies.flatMap { urgency in found.filter { Self.urgency($0) == urgency } }
    titles = Dictionary(
      Set(found.map(\.form)).compactMap { form in rules.title(form).map { (form, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  static func lastMonth(before today: Day) -> Period {
    let month = Period.month(year: today.year, month: today.month)
    return month.previous ?? month
  }

  /// Earlier months that are looked through for one that anything is owed for.
  private static let looks = 3
  private static let urgencies = 0..<5

  private static func urgency(_ status: ReportStatus) -> Int {
    switch status.state {
    case .missing: 0
    case .awaited: 1
    case .late: 2
    case .reported, .undated: status.isComplete ? 4 : 3
    }
  }

  /// Those that somebody has to look at; what came in time and whole is only counted.
  var outstanding: [ReportStatus] { statuses.filter { Self.urgency($0) < 4 } }

  func count(_ state: ReportStatus.State) -> Int { statuses.count { $0.state == state } }
}
