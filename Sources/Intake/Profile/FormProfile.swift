import Model

/// What a form is, as data: how to recognise it, which heading is which field, what its rows become, and what must
/// hold between its figures.
///
/// A profile comes from a TOML file; nothing in the program knows a form by its name.
public struct FormProfile: Sendable, Hashable {
  /// The name of the file without its ending, as `--profile` takes it.
  public let name: String
  /// One line for lists and previews.
  public let title: LocalizedText
  /// Legal or published basis, "TT 01/2020/TT-VPCP"; empty where there is none.
  public let basis: CleanText
  /// What the rows become.
  public let facts: FactKind
  /// Words of the title area that speak for this form; none must be there.
  public let titleWords: [String]
  /// Words of the title area that speak against it, such as those of a similar form.
  public let foreignWords: [String]
  public let columns: [ProfileColumn]
  public let rest: RestRule?
  public let rows: RowRules
  public let identities: [ProfileIdentity]
  public let ratios: [ProfileRatio]
  public let sums: [ProfileSum]
  public let tallies: [ProfileTally]
  public let index: IndexRules?
  /// Who owes the form, where the profile says so.
  public let duty: ReportDuty?

  public init(
    name: String, title: LocalizedText, basis: CleanText, facts: FactKind, titleWords: [String] = [],
    foreignWords: [String] = [], columns: [ProfileColumn], rest: RestRule? = nil, rows: RowRules = RowRules(),
    identities: [ProfileIdentity] = [], ratios: [ProfileRatio] = [], sums: [ProfileSum] = [],
    tallies: [ProfileTally] = [], index: IndexRules? = nil, duty: ReportDuty? = nil
  ) {
    self.name = name
    self.title = title
    self.basis = basis
    self.facts = facts
    self.titleWords = titleWords
    self.foreignWords = foreignWords
    self.columns = columns
    self.rest = rest
    self.rows = rows
    self.identities = identities
    self.ratios = ratios
    self.sums = sums
    self.tallies = tallies
    self.index = index
    self.duty = duty
  }

  public func column(_ field: String) -> ProfileColumn? { columns.first { $0.field == field } }
}

/// What the rows of a form become.
public enum FactKind: String, Sendable, Hashable, CaseIterable {
  /// Figures of units for periods.
  case observations
  /// Scores and ranks of units in an index.
  case index
  /// One dossier a row.
  case dossiers
  /// Directives, with the progress a list may state beside them.
  case directives
  /// Reports on directives that are known already.
  case reports
  /// Difficulties and requests.
  case difficulties
  /// Units: who there is, since when and until when, and whom each belongs to.
  case units
  /// The catalogue of procedures.
  case procedures

  /// Fields that mean something to this kind by their name. Others may stand in a profile for its figures, checks
  /// and counts.
  public var fields: [String] {
    switch self {
    case .observations:
      ["order", "unit", "unit_code", "label", "period", "as_of", "definition", "measure", "value", "note"]
    case .index: ["order", "unit", "unit_code", "total", "rank", "band", "passed", "note"]
    case .dossiers:
      [
        "order", "code", "unit", "unit_code", "procedure_code", "procedure", "sector", "channel", "received",
        "due", "finished", "status", "level", "has_fee", "paid_online", "digitised", "electronic_result",
        "synced",
      ]
    case .directives:
      [
        "order", "code", "kind", "document", "issuer", "document_day", "document_title", "item", "text",
        "title", "lead", "coordinating", "assigned", "due", "status", "percent", "finished", "result",
        "evidence", "extended_to", "extension_document", "reason", "note",
      ]
    case .reports:
      [
        "order", "code", "document", "document_day", "item", "text", "unit", "reported", "status", "percent",
        "finished", "result", "evidence", "extended_to", "extension_document", "reason", "note",
      ]
    case .difficulties:
      [
        "order", "code", "unit", "text", "request", "stated", "definition", "directive", "document", "item",
        "decided", "decision", "note",
      ]
    case .units:
      [
        "order", "code", "name", "english", "short", "short_english", "kind", "group", "parent", "valid_from",
        "valid_to", "successors", "aliases", "note",
      ]
    case .procedures: ["order", "code", "name", "sector", "level", "note"]
    }
  }

  /// Fields without which a row of this kind says nothing.
  public var requiredFields: [String] {
    switch self {
    case .observations, .index: []
    case .dossiers: ["code", "received"]
    case .directives, .difficulties: ["text"]
    case .reports: ["status"]
    case .units: ["code", "name", "kind", "group"]
    case .procedures: ["code", "name"]
    }
  }
}
