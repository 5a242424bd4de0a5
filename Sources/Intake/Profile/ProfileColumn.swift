import Model

/// One column of a form: how its heading may read and what its cells mean.
public struct ProfileColumn: Sendable, Hashable {
  public enum ValueType: String, Sendable, Hashable, CaseIterable {
    case text
    /// One unit by name.
    case unit
    /// Units by name, several in a cell.
    case units
    /// An identifier: kept as text even where the cell holds a number.
    case code
    /// A whole number, not negative.
    case count
    /// Any number.
    case number
    /// A share in percent.
    case percent
    /// Points or an index value.
    case score
    /// A rank, "24" or "24/63".
    case rank
    /// A day, with or without a time.
    case day
    case period
    /// One of the words of ``ProfileColumn/words``.
    case word
    /// The name or the identifier of a definition.
    case definition
    /// The row's number in a list: 1, 2, I, II.
    case ordinal

    /// Whether cells are numbers whose way of writing is settled from all of them.
    public var isNumeric: Bool {
      switch self {
      case .count, .number, .percent, .score: true
      default: false
      }
    }
  }

  public let field: String
  /// Ways the heading may read. A heading over several rows is written as a path, "Tiếp nhận / Tổng số"; one that
  /// ends in `*` fits whatever begins so.
  public let headings: [String]
  /// What stands in the row of column numbers, "3"; empty where the form has none.
  public let number: String
  public let type: ValueType
  public let isRequired: Bool
  /// The definition the figures are of; nil for a column that makes no observation of its own. A `{field}` in it
  /// is replaced by the word of that field in the row.
  public let definition: String?
  /// For an index: the item the figures are of, `total` for the total.
  public let item: String?
  /// Words that may stand in the cells, folded, and what they mean; a word that ends in `*` fits whatever begins so.
  public let words: [String: String]
  /// What an empty cell means, where it is not what ``RowRules/blank`` says.
  public let blank: RowRules.Blank?
  /// The largest value there can be; a reading above it is none.
  public let maximum: ExactDecimal?
  /// Measures that sheets state ("tỷ đồng"), folded, and what one of them is in the measure of the definition. Where
  /// there are some, a sheet must state one of them in the heading, a cell of its own or the title area.
  public let measures: [String: ExactDecimal]
  /// A blank cell repeats the one above it, as where the document of several directives stands once.
  public let fillsDown: Bool
  /// One word for each meaning of ``words``, as an empty form offers them.
  public let choices: [String]

  public init(
    field: String, headings: [String], number: String = "", type: ValueType, isRequired: Bool = false,
    definition: String? = nil, item: String? = nil, words: [String: String] = [:],
    blank: RowRules.Blank? = nil, maximum: ExactDecimal? = nil, measures: [String: ExactDecimal] = [:],
    fillsDown: Bool = false, choices: [String] = []
  ) {
    self.field = field
    self.headings = headings
    self.number = number
    self.type = type
    self.isRequired = isRequired
    self.definition = definition
    self.item = item
    self.words = words
    self.blank = blank
    self.maximum = maximum
    self.measures = measures
    self.fillsDown = fillsDown
    self.choices = choices
  }
}

/// What the numeric columns mean that no ``ProfileColumn`` claims.
public struct RestRule: Sendable, Hashable {
  public enum Meaning: String, Sendable, Hashable, CaseIterable {
    /// Each heading is a definition.
    case definitions
    /// Each heading is a unit.
    case units
    /// Each heading is a period.
    case periods
    /// Each heading is an item of the index.
    case items
  }

  public let meaning: Meaning
  /// How many such columns there must be for the form to fit.
  public let atLeast: Int

  public init(meaning: Meaning, atLeast: Int = 1) {
    self.meaning = meaning
    self.atLeast = atLeast
  }
}

/// How the rows of a form are to be read.
public struct RowRules: Sendable, Hashable {
  /// What an empty cell of a figure means.
  public enum Blank: String, Sendable, Hashable, CaseIterable {
    case missing, zero
  }

  /// Whom a row is about.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// The unit its cell names.
    case unit
    /// The unit that the title area or the caller names.
    case reporter
  }

  /// What a total row is good for beside being checked against the sum of the rows.
  public enum Total: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case check
    /// Its figures are those of the unit the title area names, else of the home province.
    case reporter
  }

  /// What becomes of rows whose label is no unit.
  public enum Detail: String, Sendable, Hashable, CaseIterable {
    /// They cannot be understood.
    case refuse
    /// They are parts of the total and only checked, such as the fields of Form II.06a.
    case part
    /// Their figures are kept under the name as stated, such as a group of units.
    case named
  }

  /// Which units the rows may name.
  public enum Units: String, Sendable, Hashable, CaseIterable {
    /// The provinces.
    case provinces
    /// Those that belong to the home province, and it itself.
    case inside
    case any
  }

  public let subject: Subject
  public let blank: Blank
  public let total: Total
  public let detail: Detail
  public let units: Units
  /// True where the figures count from an unstated start to the day they are as of, so that a sheet that only says
  /// "tính đến ngày …" states its period.
  public let isCumulative: Bool

  public init(
    subject: Subject = .unit, blank: Blank = .missing, total: Total = .check, detail: Detail = .refuse,
    units: Units = .inside, isCumulative: Bool = false
  ) {
    self.subject = subject
    self.blank = blank
    self.total = total
    self.detail = detail
    self.units = units
    self.isCumulative = isCumulative
  }
}
