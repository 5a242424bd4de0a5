import Model

/// One figure is the sum of others, in every row of a form.
public struct ProfileIdentity: Sendable, Hashable {
  /// As the form itself writes it, "3 = 4 + 5 + 6".
  public let name: String
  public let total: String
  /// Fields that are added; one that begins with `-` is taken away.
  public let parts: [String]
  /// The largest difference that still agrees.
  public let tolerance: ExactDecimal
  /// It is only checked where the sheet has a column for each part; else those that it has make up the total.
  public let needsAllParts: Bool

  public init(
    name: String, total: String, parts: [String], tolerance: ExactDecimal = .zero, needsAllParts: Bool = false
  ) {
    self.needsAllParts = needsAllParts
    self.name = name
    self.total = total
    self.parts = parts
    self.tolerance = tolerance
  }
}

/// A share that a form states, and the counts that make it.
public struct ProfileRatio: Sendable, Hashable {
  public let name: String
  /// The column that states it.
  public let field: String
  /// Fields whose sum stands above the line.
  public let numerator: [String]
  public let denominator: [String]

  public init(name: String, field: String, numerator: [String], denominator: [String]) {
    self.name = name
    self.field = field
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// A count that a form does not state but that is the sum of some that it does, because a ratio has it above or below
/// its line: received in the period is online and direct.
public struct ProfileSum: Sendable, Hashable {
  public let definition: String
  public let parts: [String]

  public init(definition: String, parts: [String]) {
    self.definition = definition
    self.parts = parts
  }
}

/// A figure that a form does not state but that its rows make when they are counted, unit by unit: how many data
/// sets a department has, how many of them are shared.
public struct ProfileTally: Sendable, Hashable {
  public let definition: String
  /// Words that fields must have for a row to count; empty counts every row.
  public let conditions: [String: String]

  public init(definition: String, conditions: [String: String] = [:]) {
    self.definition = definition
    self.conditions = conditions
  }
}

/// Which index and which edition of it a form states figures of.
public struct IndexRules: Sendable, Hashable {
  /// A structure that is known already, and the years it is used for.
  public struct KnownStructure: Sendable, Hashable {
    public let id: StructureID
    /// Years assessed; nil is open at that end.
    public let from: Int?
    public let to: Int?

    public init(id: StructureID, from: Int? = nil, to: Int? = nil) {
      self.id = id
      self.from = from
      self.to = to
    }
  }

  public let index: IndexID
  public let known: [KnownStructure]
  /// The structure that the form brings along where none is known; its index is ``index``.
  public let own: IndexStructureVersion?
  /// Figures of units inside the home province are an index of its own, named after it.
  public let isInside: Bool
  /// The index is another one for every title, because the form does not say which ranking it is of.
  public let isNamedByTitle: Bool

  public init(
    index: IndexID, known: [KnownStructure] = [], own: IndexStructureVersion? = nil, isInside: Bool = false,
    isNamedByTitle: Bool = false
  ) {
    self.index = index
    self.known = known
    self.own = own
    self.isInside = isInside
    self.isNamedByTitle = isNamedByTitle
  }
}
