import Model

/// What `store check` finds; no findings means that the store is sound.
public struct StoreCheck: Hashable, Sendable {
  /// One thing that is wrong.
  public struct Finding: Hashable, Sendable {
    public let message: LocalizedText
    /// For the log.
    public let details: String
  }

  public let findings: [Finding]
  public var isSound: Bool { findings.isEmpty }

  /// Checks SQLite's structure, foreign keys, the order of versions, that every batch is complete, that every
  /// fact can be read, and that the register of directives says what the facts say.
  /// - Throws: ``StoreError`` when the store cannot be opened at all.
  public init(path: String) throws {
    let reader = try StoreReader.open(path: path, mode: .readOnly)
    findings = try reader.connection.run { sql in
      var findings: [Finding] = []
      func add(_ vietnamese: StaticString, _ english: StaticString, _ details: [String]) {
        guard !details.isEmpty else { return }
        findings.append(
          Finding(
            message: LocalizedText(vietnamese: CleanText(vietnamese), english: CleanText(english)),
            details: details.prefix(20).joined(separator: "\n")))
      }
      add(
        "Cấu trúc tệp có lỗi.", "The structure of the file is damaged.",
        Self.guarded { try sql.strings("PRAGMA integrity_check").filter { $0 != "ok" } })
      add(
        "Có dòng trỏ đến đợt nhập không tồn tại.", "Rows point to batches that do not exist.",
        Self.guarded { try sql.strings("PRAGMA foreign_key_check") })
      add(
        "Số đợt nhập không liên tục.", "The numbers of the batches have gaps.",
        Self.guarded {
          let same = try sql.integer("SELECT count(*) = coalesce(max(number), 0) FROM batch") == 1
          return same ? [] : ["batch"]
        })
      add(
        "Có đợt nhập thiếu hoặc thừa dòng.", "A batch has too few or too many rows.",
        Self.guarded { try Self.incompleteBatches(sql, reader) })
      for type in FactTables.all(ofSchema: reader.schema) {
        add(
          "Thứ tự các phiên bản của dữ liệu sai.", "Versions of a fact are out of order.",
          Self.guarded { try Self.brokenVersions(sql, type) })
        add(
          "Có dữ liệu không đọc được.", "A fact cannot be read.",
          Self.guarded { try Self.unreadable(sql, type) })
      }
      // Facts that cannot be read say nothing of the register.
      add(
        "Bảng kê nhiệm vụ không khớp dữ liệu.", "The register of directives does not agree with the facts.",
        findings.isEmpty ? Self.guarded { try Self.strayRegister(reader, sql) } : [])
      guard reader.hasDossiers else { return findings }
      add(
        "Hồ sơ sai thứ tự, hoặc không đọc được.", "Dossiers are out of order or cannot be read.",
        Self.guarded { try DossierCheck(sql).brokenVersions() })
      add(
        "Số tổng hợp hồ sơ không khớp với từng hồ sơ.", "The counts of dossiers differ from the dossiers.",
        Self.guarded { try DossierCheck(sql).wrongCounts() })
      return findings
    }
  }

  /// What stops a check is a finding of that check.
  private static func guarded(_ body: () throws -> [String]) -> [String] {
    do { return try body() } catch { return ["\(error)"] }
  }

  private static func incompleteBatches(_ sql: SQL, _ reader: StoreReader) throws -> [String] {
    let tables = FactTables.all(ofSchema: reader.schema).map { $0.table }
    let parts = (tables + (reader.hasDossiers ? ["dossier"] : [])).map { "SELECT since FROM \($0)" }
      .joined(separator: " UNION ALL ")
    return try sql.strings(
      """
      SELECT 'batch ' || b.number FROM batch AS b
      LEFT JOIN (SELECT since, count(*) AS rows FROM (\(parts)) GROUP BY since) AS r ON r.since = b.number
      WHERE b.row_count <> coalesce(r.rows, 0)
      """)
  }

  private static func brokenVersions<Fact: StoredFact>(_ sql: SQL, _ type: Fact.Type) throws -> [String] {
    try sql.strings(
      """
      SELECT '\(Fact.table) ' || a.id || ' since ' || a.since FROM \(Fact.table) AS a
      WHERE a.until <= a.since OR a.said_by > a.since
        OR EXISTS (SELECT 1 FROM \(Fact.table) AS b WHERE b.id = a.id AND b.since > a.since
          AND (a.until IS NULL OR b.since < a.until))
      """)
  }

  /// The directives that the register has otherwise than the facts, as known at the newest batch, and the segments
  /// of all batches that cannot be read.
  private static func strayRegister(_ reader: StoreReader, _ sql: SQL) throws -> [String] {
    guard reader.hasRegister else { return [] }
    var details: [String] = []
    try sql.rows("SELECT batch, segment FROM directive_register") { row in
      let batch = try row.integer()
      do {
        var assembly = RegisterAssembly()
        try row.withBytes { bytes throws(DamagedSegment) in try assembly.add(bytes, isOldest: true) }
      } catch let damage as DamagedSegment {
        details.append("directive_register \(batch): \(damage)")
      }
    }
    guard details.isEmpty else { return details }
    let register = try StoreReader.register(sql, knownAt: reader.knownAt)
    let facts = try OutlineReading(sql, knownAt: reader.knownAt, hasTexts: false).all()
    let registered = Dictionary(register.rows.map { (register.id(of: $0), register.outline(of: $0)) }) {
      first, _ in first
    }
    for fact in facts where registered[fact.id] != fact { details.append("directive \(fact.id)") }
    if register.count != facts.count { details.append("\(register.count) directives for \(facts.count)") }
    return details
  }

  private static func unreadable<Fact: StoredFact>(_ sql: SQL, _ type: Fact.Type) throws -> [String] {
    var details: [String] = []
    try sql.rows("SELECT \(Fact.selection(as: "f")) FROM \(Fact.table) AS f") { row in
      do { _ = try Fact(row: &row) } catch { details.append("\(Fact.table): \(error)") }
    }
    return details
  }
}
