/// What is known of who owes which form, beside what was sent: from the profiles of forms.
public struct ReportRules: Sendable {
  /// Nobody is said to owe anything.
  public static let none = ReportRules(duties: [], titles: [:])

  public let duties: [ReportDuty]
  /// Of all forms, by name.
  public let titles: [String: LocalizedText]
  /// The day of a moment as ``BatchRecord/recordedAt`` writes it, where the office is.
  public let localDay: @Sendable (String) -> Day?

  /// - Parameter localDay: the day in UTC where nothing else is said.
  public init(
    duties: [ReportDuty], titles: [String: LocalizedText],
    localDay: @escaping @Sendable (String) -> Day? = { Day(iso8601: String($0.prefix(10))) }
  ) {
    self.duties = duties
    self.titles = titles
    self.localDay = localDay
  }
}
