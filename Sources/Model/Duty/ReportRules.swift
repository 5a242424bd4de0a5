/// What is known of who owes which form, beside what was sent: from the profiles of forms.
public struct ReportRules: Sendable {
  /// Nobody is said to owe anything.
  public static let none = ReportRules(duties: [], title: { _ in nil })

  public let duties: [ReportDuty]
  /// What a form of this name is called; nil for a form that nobody describes.
  public let title: @Sendable (_ form: String) -> LocalizedText?
  /// The day of a moment as ``BatchRecord/recordedAt`` writes it, where the office is.
  public let localDay: @Sendable (String) -> Day?

  /// - Parameter localDay: the day in UTC where nothing else is said.
  public init(
    duties: [ReportDuty], title: @escaping @Sendable (_ form: String) -> LocalizedText?,
    localDay: @escaping @Sendable (String) -> Day? = { Day(iso8601: String($0.prefix(10))) }
  ) {
    self.duties = duties
    self.title = title
    self.localDay = localDay
  }
}
