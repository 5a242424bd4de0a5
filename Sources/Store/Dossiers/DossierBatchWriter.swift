import Model

/// Writes the dossiers of a batch inside an open transaction.
struct DossierBatchWriter {
  private let sql: SQL
  private let number: Int
  private let staging: DossierStaging
  private let map: DossierTermMap
  private let order: DossierOrder
  private let insert: RawStatement
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
    insert = try RawStatement(sql, DossierBatchWriter.insertion)
    end = try RawStatement(sql, "UPDATE dossier SET until = ? WHERE code = ? AND since = ?")
    restate = try RawStatement(
      sql, "INSERT INTO dossier_restated (batch, first_code, last_code) VALUES (?, ?, ?)")
    insert.bind(Int64(number), at: 2)
    insert.bind(Int64(number), at: 3)
    end.bind(Int64(number), at: 1)
    restate.bind(Int64(number), at: 1)
  }

  static let insertion =
    "INSERT INTO dossier (code, since, until, said_by, unit, procedure, field, received, due, finished, attributes, "
    + "place, place_row) VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

  /// - Parameter known: the store's dossiers through another connection; nil where it has none.
  mutating func run(known: KnownDossiers?, progress: (DossierProgress) throws -> Void) throws {
    let total = staging.count
    var merge = DossierMerge(staging: staging, map: map, known: known)
    // Escaping closures cannot hold the caller's; the pulse is asked between rows instead.
    try withoutActuallyEscaping(progress) { progress in
      merge.pulse = { try progress(DossierProgress(phase: .writing, done: $0, total: total)) }
      try merge.run(
        found: { code, dossier, finding in try write(code, dossier, finding) },
        restated: { first, last in
          restate.bind(text: first, at: 2)
          restate.bind(text: last, at: 3)
          try restate.run()
        })
      merge.pulse = { _ in }
      let ordered = order.count
      try order.write(sql, batch: number) { done in
        try progress(DossierProgress(phase: .ordering, done: done, total: ordered))
      }
    }
    difference.changes = try DossierDecoder(sql).changes(samples)
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
    insert.bind(text: code, at: 1)
    DossierBatchWriter.bind(dossier, to: insert)
    try insert.run()
    try order.begin(code, dossier)
  }

  /// Binds what a dossier says, from the fourth place on.
  @inline(__always)
  static func bind(_ dossier: StoredDossier, to insert: RawStatement) {
    insert.bind(Int64(dossier.unit), at: 4)
    insert.bind(Int64(dossier.procedure), at: 5)
    insert.bind(Int64(dossier.field), at: 6)
    insert.bind(Int64(dossier.received), at: 7)
    insert.bind(day: dossier.due, at: 8)
    insert.bind(day: dossier.finished, at: 9)
    insert.bind(Int64(dossier.attributes.rawValue), at: 10)
    insert.bind(Int64(dossier.place), at: 11)
    insert.bind(Int64(dossier.row), at: 12)
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
