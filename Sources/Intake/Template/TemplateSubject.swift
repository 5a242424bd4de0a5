import Model

/// Whom and when a template is for, and what is known that it can have filled in already.
public struct TemplateSubject: Sendable {
  /// A directive that the unit may report on.
  public struct Task: Sendable, Hashable {
    public let code: String
    public let document: String
    public let documentDay: Day?
    public let item: String
    public let text: String

    public init(code: String, document: String, documentDay: Day?, item: String, text: String) {
      self.code = code
      self.document = document
      self.documentDay = documentDay
      self.item = item
      self.text = text
    }
  }

  public let unit: AdministrativeUnit
  public let period: Period
  /// Fields of work, for forms whose rows they are.
  public let fields: [String]
  /// Indicators that forms of this name told of the unit before, for forms that leave open which ones.
  public let definitions: [DefinitionID]
  /// Directives that the unit leads and that are not done.
  public let tasks: [Task]

  public init(
    unit: AdministrativeUnit, period: Period, fields: [String] = [], definitions: [DefinitionID] = [],
    tasks: [Task] = []
  ) {
    self.unit = unit
    self.period = period
    self.fields = fields
    self.definitions = definitions
    self.tasks = tasks
  }
}
