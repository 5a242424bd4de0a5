/// Who owes a form, for which periods, and until when.
public struct ReportDuty: Hashable, Sendable, Codable {
  /// How long the periods are that it is owed for.
  public enum Frequency: String, Hashable, Sendable, Codable, CaseIterable {
    case month, quarter, halfYear, year

    /// nil for periods that nobody reports by: days, spans, cumulative figures.
    public init?(_ period: Period) {
      switch period {
      case .month: self = .month
      case .quarter: self = .quarter
      case .halfYear: self = .halfYear
      case .year: self = .year
      case .reporting(let reporting):
        switch reporting.length {
        case .month: self = .month
        case .quarter: self = .quarter
        case .year: self = .year
        }
      case .day, .nineMonths, .cumulative, .span: return nil
      }
    }
  }

  /// Days after the end of a period within which a form is due where nothing says otherwise: the committee meets on
  /// days 1 to 5 of the month.
  public static let usualDays = 5

  /// The name of the form's profile.
  public let form: String
  public let title: LocalizedText
  public let every: Frequency
  /// Calendar days after the last day of the period; that day itself is in time.
  public let days: Int
  /// Groups of units inside the home province that owe it. Where neither these nor ``units`` say who, those do that
  /// sent it for a period shortly before.
  public let groups: [AdministrativeUnit.Group]
  /// Codes of further units that owe it.
  public let units: [String]

  public init(
    form: String, title: LocalizedText, every: Frequency, days: Int = usualDays,
    groups: [AdministrativeUnit.Group] = [], units: [String] = []
  ) {
    self.form = form
    self.title = title
    self.every = every
    self.days = days
    self.groups = groups
    self.units = units
  }
}
