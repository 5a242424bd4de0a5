import Model

/// What reading a sheet in one form came to: facts, and everything that was not taken in with its reason.
public struct FormReading: Sendable {
  public let profile: String
  public let file: CleanText
  public let sheet: CleanText
  /// Who reports; nil where nothing says.
  public internal(set) var reporter: UnitID?
  /// The period of the whole sheet; nil where rows or columns have their own.
  public internal(set) var period: Period?
  public internal(set) var asOf: Day?
  public internal(set) var batch: FactBatch
  /// Dossiers, which enter the store in another way than other facts because there are millions of them.
  public internal(set) var dossiers: [DossierEntry] = []
  /// Rows and sheets that could not be understood.
  public internal(set) var faults: [IntakeFault] = []
  /// What does not add up; the rows are taken in all the same.
  public internal(set) var findings: [IntakeFinding] = []
  /// Rows that are no facts, with what they are.
  public internal(set) var skipped: [SkippedRow] = []
  public internal(set) var personalColumns: [PersonalColumn] = []
  /// Headings of columns that mean nothing to the form.
  public internal(set) var ignoredColumns: [CleanText] = []
  /// The program wrote the table out itself: what it says is known already, unless somebody changed it since.
  public internal(set) var isOwnExport = false
  /// Rows whose facts were taken in.
  public internal(set) var takenRows = 0
  /// The refused rows as they came, to be sent back.
  public internal(set) var rejects: RejectTable

  /// How many different rows were refused.
  public var refusedRows: Int { rejects.rows.count }
}

/// Something that does not add up, kept beside the figures it is about.
public struct IntakeFinding: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A figure that is the sum of others in its row.
    case identity
    /// A stated share.
    case ratio
    /// A total row against the rows above it.
    case sum
    /// A total of an index against its items, or an item against its parts.
    case index
    /// A rank against the scores.
    case rank
    /// A band ("Tốt") against the score.
    case band
    /// Code and name of a unit that name two.
    case unitCode
    /// A period that the user named and another in the file.
    case period
    /// Days in an order that cannot be: finished before received.
    case order
    /// A stated count against the single dossiers of the same unit and period.
    case dossiers
  }

  public let kind: Kind
  public let file: CleanText
  public let sheet: CleanText
  /// Counted from 1, as an editor shows it.
  public let row: Int
  public let column: CleanText
  /// What is checked, in the form's own words: "3 = 4 + 5 + 6".
  public let rule: CleanText
  /// As the file states it.
  public let stated: CleanText
  /// What the parts make.
  public let computed: CleanText
  /// Stated minus computed; nil where it is no number.
  public let difference: ExactDecimal?

  public init(
    kind: Kind, file: CleanText, sheet: CleanText, row: Int, column: CleanText, rule: CleanText,
    stated: CleanText, computed: CleanText, difference: ExactDecimal?
  ) {
    self.kind = kind
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.rule = rule
    self.stated = stated
    self.computed = computed
    self.difference = difference
  }

  private var kept: KeptCheck {
    KeptCheck(difference: difference, rule: rule, stated: stated, computed: computed)
  }

  /// "lệch 3: 3 = 4 + 5 + 6".
  public var title: CleanText { kept.title }

  /// The same with what is stated and computed, as it is kept with the figure.
  public var note: CleanText { kept.note }
}

/// A row that is no fact.
public struct SkippedRow: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// "I  Sở, ban, ngành".
    case group
    /// A total, which is checked and not taken in by itself.
    case total
    /// A part of a total: a field of Form II.06a.
    case part
    /// Notes and signatures below the table.
    case note
    /// The row of column numbers.
    case columnNumbers
    /// Headings repeated on a new page.
    case repeatedHeading
    /// A row with a name and no figure.
    case noFigures
    /// A directive under the key that the store gave it, as an export writes it: it is there already.
    case known
    /// A figure that the program computed, in a table that it wrote out.
    case computed
  }

  /// Counted from 1, as an editor shows it.
  public let row: Int
  public let reason: Reason
  public let label: CleanText

  public init(row: Int, reason: Reason, label: CleanText) {
    self.row = row
    self.reason = reason
    self.label = label
  }
}

/// Refused rows with their cells as they came and the reason, for `--rejects`.
public struct RejectTable: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    /// Counted from 1, as an editor shows it.
    public let number: Int
    public let cells: [String]
    public let reasons: [LocalizedText]
  }

  /// One heading a column, over all rows of the heading block.
  public var header: [String]
  public internal(set) var rows: [Row] = []

  public init(header: [String] = []) {
    self.header = header
  }
}

/// What the caller knows beside the file.
public struct ReadingOptions: Sendable {
  /// The period the user names; a period stated in days in the file stands over it only with a finding.
  public var period: Period?
  /// The reporting unit the user names.
  public var unit: UnitID?
  /// The day on which the files were received, as the user says; nil leaves it to the day they bear.
  public var received: Day?
  /// The way of writing numbers that the user names.
  public var locale: NumberLocale?
  /// True to take in personal data; the reason is recorded by the caller.
  public var keepsPersonal: Bool
  public var author: CleanText
  public var reason: CleanText
  public var contentHash: String
  /// The day of reading, for sources and for lists that state no day.
  public var today: Day

  public init(
    today: Day, period: Period? = nil, unit: UnitID? = nil, received: Day? = nil,
    locale: NumberLocale? = nil, keepsPersonal: Bool = false, author: CleanText = .empty,
    reason: CleanText = .empty,
    contentHash: String = ""
  ) {
    self.today = today
    self.period = period
    self.unit = unit
    self.received = received
    self.locale = locale
    self.keepsPersonal = keepsPersonal
    self.author = author
    self.reason = reason
    self.contentHash = contentHash
  }
}
