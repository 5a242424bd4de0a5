import Model

/// Writes what a batch changed in the register of directives, inside the batch's transaction.
struct RegisterWriter {
  private let sql: SQL
  private let batch: Int
  private var touched: Set<String> = []

  init(_ sql: SQL, batch: Int) {
    self.sql = sql
    self.batch = batch
  }

  /// A directive of which the batch says or ends something.
  mutating func touch(_ directive: String) { touched.insert(directive) }

  /// All directives that some version of a fact speaks of: a correction may move a report to another one.
  mutating func touchAll<Fact: StoredFact>(of type: Fact.Type, id: String) throws {
    guard let column = Fact.directiveColumn else { return }
    for directive in try sql.strings("SELECT DISTINCT \(column) FROM \(Fact.table) WHERE id = ?", [.text(id)])
    {
      touched.insert(directive)
    }
  }

  /// Writes the segment; nothing where no directive was touched.
  func finish() throws {
    guard !touched.isEmpty else { return }
    let standing = try sql.integer("SELECT count(*) FROM directive WHERE until IS NULL") ?? 0
    try write(isWhole: try isWholeDue(standing))
  }

  /// True where reading the segments since the last whole one would cost noticeably more than one whole segment.
  private func isWholeDue(_ standing: Int) throws -> Bool {
    guard let last = try sql.integer("SELECT max(batch) FROM directive_register WHERE is_whole = 1") else {
      return true
    }
    let since =
      try sql.integer(
        "SELECT sum(row_count) FROM directive_register WHERE batch > ?", [.integer(Int64(last))]) ?? 0
    return (since + touched.count) * 8 >= standing
  }

  private func write(isWhole: Bool) throws {
    let reading = OutlineReading(sql, knownAt: BatchNumber(batch), hasTexts: false)
    let segment: RegisterSegment
    let count: Int
    if isWhole {
      let outlines = try reading.all()
      segment = RegisterSegment(outlines)
      count = outlines.count
    } else {
      var outlines: [DirectiveOutline] = []
      var gone: [String] = []
      for id in touched.sorted() {
        if let outline = try reading.outline(of: id) { outlines.append(outline) } else { gone.append(id) }
      }
      segment = RegisterSegment(outlines, gone: gone)
      count = touched.count
    }
    try sql.run(
      "INSERT INTO directive_register (batch, is_whole, row_count, segment) VALUES (?, ?, ?, ?)",
      [
        .integer(Int64(batch)), .integer(isWhole ? 1 : 0), .integer(Int64(count)), .bytes(segment.bytes),
      ])
  }

  /// Makes the whole register again from the facts of all batches.
  static func rebuild(_ sql: SQL) throws {
    try sql.run("DELETE FROM directive_register")
    var touched: [Int: Set<String>] = [:]
    for type in FactTables.all { try collect(type, sql, &touched) }
    for batch in touched.keys.sorted() {
      var writer = RegisterWriter(sql, batch: batch)
      writer.touched = touched[batch] ?? []
      let standing =
        try sql.integer(
          "SELECT count(*) FROM directive AS d WHERE \(StoreReader.visible("d"))", [.integer(Int64(batch))])
        ?? 0
      try writer.write(isWhole: try writer.isWholeDue(standing))
    }
  }

  /// The directives that each batch said or ended something of.
  private static func collect<Fact: StoredFact>(
    _ type: Fact.Type, _ sql: SQL, _ touched: inout [Int: Set<String>]
  ) throws {
    guard let column = Fact.directiveColumn else { return }
    for end in ["since", "until"] {
      try sql.rows("SELECT \(end), \(column) FROM \(Fact.table) WHERE \(end) IS NOT NULL") { row in
        touched[try row.integer(), default: []].insert(row.string())
      }
    }
  }
}
