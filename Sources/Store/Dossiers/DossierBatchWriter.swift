import Model

/// Writes the dossiers of a batch inside an open transaction.
struct DossierBatchWriter {
  private let sql: SQL
  private let number: Int
  private let staging: DossierStaging
  private let map: DossierTermMap
  private let order: DossierOrder
  private let insert: BulkInsert
  private let end: RawStatement
  private let restate: RawStatement
  private(set) var difference = DossierDifference()
  /// Old versions of the first few changed dossiers.
  private var samples: [(code: String, old: StoredDossier, new: StoredDossier)] = []

  init(_ sql: SQL, batch number: Int, staging: DossierStaging, path: String) throws {
    self.sql = sql
    self.number = number
    self.staging = staging
    map = try DossierTermMap(numbering: staging.terms, sql)
    order = DossierOrder(store: path)
    insert = try DossierBatchWriter.insertion(sql, since: number, saidBy: number)
    end = try RawStatement(sql, "UPDATE dossier SET until = ? WHERE code = ? AND since = ?")
    restate = try RawStatement(
      sql, "INSERT INTO dossier_restated (batch, first_code, last_code) VALUES (?, ?, ?)")
    end.bind(Int64(number), at: 1)
    restate.bind(Int64(number), at: 1)
  }

  /// Inserts versions that begin with a batch.
  static func insertion(_ sql: SQL, since: Int, saidBy: Int) throws -> BulkInsert {
    try BulkInsert(
      sql, into: "dossier",
      columns: [
        "code", "unit", "procedure", "field", "received", "due", "finished", "attributes", "place",
        "place_row",
      ],
      constants: [("since", Int64(since)), ("until", nil), ("said_by", Int64(saidBy))],
      longestText: DossierStaging.longestCode)
  }

  /// - Parameter known: the store's dossiers through another connection; nil where it has none.
  mutating func run(known: KnownDossiers?, progress: (DossierProgress) throws -> Void) throws {
    let total = staging.count
    var merge = DossierMerge(staging: staging, map: map, known: known)
    try merge.run(
      pulse: { try progress(DossierProgress(phase: .writing, done: $0, total: total)) },
      found: { code, dossier, finding in try write(code, dossier, finding) },
      restated: { first, last in
        restate.bind(text: first, at: 2)
        restate.bind(text: last, at: 3)
        try restate.run()
      })
    try insert.finish()
    let ordered = order.count
    try order.write(sql, batch: number) { done in
      try progress(DossierProgress(phase: .ordering, done: done, total: ordered))
    }
    difference.changes = try DossierDecoder(sql).changes(samples)
    try sql.run(
      "INSERT INTO dossier_batch (batch, new, changed, same, repeated) VALUES (?, ?, ?, ?, ?)",
      [number, difference.new, difference.changed, difference.same, difference.repeated].map {
        .integer(Int64($0))
      })
  }

  private mutating func write(
    _ code: UnsafeRawBufferPointer, _ dossier: StoredDossier, _ finding: DossierMerge.Finding
  ) throws {
    switch finding {
    case .same: difference.same += 1
    case .repeated: difference.note(repeated: code, dossier)
    case .new:
      difference.new += 1
      try add(code, dossier)
    case .changed(let old, let since):
      difference.changed += 1
      if samples.count < DossierDifference.largestSample {
        samples.append((String(decoding: code, as: UTF8.self), old, dossier))
      }
      end.bind(text: code, at: 2)
      end.bind(Int64(since), at: 3)
      try end.run()
      try order.end(old)
      try add(code, dossier)
    }
  }

  @inline(__always)
  private func add(_ code: UnsafeRawBufferPointer, _ dossier: StoredDossier) throws {
    try insert.add(code, dossier.fill)
    try order.begin(code, dossier)
  }
}

extension StoredDossier {
  /// Sets the integers of ``DossierBatchWriter/insertion(_:since:saidBy:)``.
  @inline(__always)
  func fill(_ columns: UnsafeMutableBufferPointer<Int64?>) {
    columns[0] = Int64(unit)
    columns[1] = Int64(procedure)
    columns[2] = Int64(field)
    columns[3] = Int64(received)
    columns[4] = due.map(Int64.init)
    columns[5] = finished.map(Int64.init)
    columns[6] = Int64(attributes.rawValue)
    columns[7] = Int64(place)
    columns[8] = Int64(row)
  }
}

extension DossierDifference {
  mutating func note(repeated code: UnsafeRawBufferPointer, _ dossier: StoredDossier) {
    repeated += 1
    guard repeatedRows.count < DossierDifference.largestRefused else { return }
    repeatedRows.append(
      Place(
        place: Int(dossier.place), row: Int(dossier.row),
        code: CleanText(cleaning: String(decoding: code, as: UTF8.self))))
  }
}
