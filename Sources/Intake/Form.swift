import Model

/// The shape of a table: which columns mean what.
public protocol Form {
  /// Columns without which nothing of the table can be understood.
  static var columns: [String] { get }

  /// Adds what the table says to a batch.
  ///
  /// - Returns: a fault for every place that cannot be understood; the row it stands in adds nothing.
  static func read(_ table: Table, context: IntakeContext, into batch: inout FactBatch) -> [IntakeFault]
}

extension Form {
  /// Faults of the heading row; empty where the form fits.
  static func missingColumns(of table: Table) -> [IntakeFault] {
    columns.filter { !table.hasColumn($0) }.map { column in
      IntakeFault(
        file: CleanText(cleaning: table.name), sheet: CleanText(cleaning: table.sheet), row: 1,
        column: CleanText(cleaning: column), reason: FaultReason.missingColumn)
    }
  }

  /// Reads every row; a row with a fault adds nothing.
  static func eachRow(
    of table: Table, _ body: (inout RowScanner) -> Void
  ) -> [IntakeFault] {
    var faults = missingColumns(of: table)
    guard faults.isEmpty else { return faults }
    for row in table.rows {
      var scanner = RowScanner(table: table, row: row)
      body(&scanner)
      faults += scanner.faults
    }
    return faults
  }
}

/// What a form may ask about the world while it reads: units, sources, structures and the like.
public struct IntakeContext: Sendable {
  public var register: UnitRegister
  public var definitions: [DefinitionID: Definition]
  public var structures: [StructureID: IndexStructureVersion]
  public var editions: [EditionID: Edition]
  /// Other tables a form looks into, by file name.
  public var companions: [String: Table]
  /// Notes of foreign files in the words of the screen.
  public var noteWordings: [String: String]
  private var sourceOfAddress: [String: Source]
  private var sourceOfID: [SourceID: Source]

  public init(
    register: UnitRegister, sources: [Source] = [], definitions: [Definition] = [],
    structures: [IndexStructureVersion] = [], editions: [Edition] = [], companions: [String: Table] = [:],
    noteWordings: [String: String] = [:]
  ) {
    self.register = register
    self.definitions = Dictionary(definitions.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    self.structures = Dictionary(structures.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    self.editions = Dictionary(editions.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    self.companions = companions
    self.noteWordings = noteWordings
    self.sourceOfAddress = Dictionary(
      sources.map { ($0.address.string, $0) }, uniquingKeysWith: { first, _ in first })
    self.sourceOfID = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func source(_ id: SourceID) -> Source? { sourceOfID[id] }

  /// The source an address cell names. What stands in brackets after the address explains it; "seed 002" is an
  /// article.
  func source(address: String) -> Source? {
    if let source = sourceOfAddress[address] { return source }
    if address.hasPrefix("seed ") { return sourceOfID[SourceID("bai-" + address.dropFirst(5))] }
    var plain = Substring(address)
    if plain.hasSuffix(")"), let bracket = plain.lastIndex(of: "(") { plain = plain[..<bracket] }
    return sourceOfAddress[plain.trimmed]
  }

  /// Parts of a note divided by "; ", each in the words of the screen where there are some.
  func wording(ofNote note: String) -> String {
    note.parts(separatedBy: "; ").map { noteWordings[$0] ?? $0 }.joined(separator: "; ")
  }
}

extension String {
  /// The parts between a separator, without blanks around them and without empty ones.
  func parts(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound].trimmed)
      rest = rest[range.upperBound...]
    }
    parts.append(rest.trimmed)
    return parts.filter { !$0.isEmpty }
  }
}
