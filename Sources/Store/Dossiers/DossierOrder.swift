import Model

/// Dossiers that a batch adds or takes away, brought into the order of their units, from which the places of new
/// versions and the differences of the roll-ups are written one unit after the other.
final class DossierOrder {
  private let sorter: RecordSorter
  private let key = UnsafeMutableRawBufferPointer.allocate(
    byteCount: DossierOrder.prefixSize + DossierStaging.longestCode, alignment: 8)
  private let payload = UnsafeMutableRawBufferPointer.allocate(
    byteCount: DossierOrder.payloadSize, alignment: 8)

  /// Unit, day of receipt, procedure, highest byte first, so that bytes order as the numbers do.
  private static let prefixSize = 10
  /// Sign, whether there is a version to place, and the dossier.
  private static let payloadSize = 2 + StoredDossier.packedSize

  init(store path: String) {
    sorter = RecordSorter(capacity: DossierStaging.memory, folders: DossierStaging.folders(path))
  }

  deinit {
    key.deallocate()
    payload.deallocate()
  }

  var count: Int { sorter.count }

  /// A version that begins with the batch.
  func begin(_ code: UnsafeRawBufferPointer, _ dossier: StoredDossier) throws {
    try add(code, dossier, sign: 1)
  }

  /// A version that ends with the batch.
  func end(_ dossier: StoredDossier) throws {
    try add(UnsafeRawBufferPointer(start: nil, count: 0), dossier, sign: -1)
  }

  private func add(_ code: UnsafeRawBufferPointer, _ dossier: StoredDossier, sign: Int8) throws {
    guard let key = key.baseAddress, let payload = payload.baseAddress,
      code.count <= DossierStaging.longestCode
    else { throw StoreError.refusedBatch(details: "code of \(code.count) bytes") }
    key.storeBytes(of: UInt32(bitPattern: dossier.unit).bigEndian, as: UInt32.self)
    key.storeBytes(
      of: UInt16(truncatingIfNeeded: dossier.received).bigEndian, toByteOffset: 4, as: UInt16.self)
    key.storeBytes(of: UInt32(bitPattern: dossier.procedure).bigEndian, toByteOffset: 6, as: UInt32.self)
    if let from = code.baseAddress {
      (key + DossierOrder.prefixSize).copyMemory(from: from, byteCount: code.count)
    }
    payload.storeBytes(of: sign, as: Int8.self)
    dossier.write(to: payload + 2)
    try sorter.add(
      key: UnsafeRawBufferPointer(start: key, count: DossierOrder.prefixSize + code.count),
      payload: UnsafeRawBufferPointer(start: payload, count: DossierOrder.payloadSize))
  }

  /// Writes places and roll-ups of batch `number`.
  func write(_ sql: SQL, batch number: Int, pulse: (_ done: Int) throws -> Void) throws {
    let insert = try BulkInsert(
      sql, into: "dossier_order", columns: ["code", "unit", "received", "procedure"],
      constants: [("since", Int64(number))], longestText: DossierStaging.longestCode)
    var tallies = try TallyWriter(sql, batch: number)
    var stream = try sorter.makeStream()
    var done = 0
    while let record = try stream.next() {
      let dossier = StoredDossier(readingFrom: record.payload + 2)
      let sign = record.payload.load(as: Int8.self)
      if sign > 0 {
        let code = UnsafeRawBufferPointer(rebasing: record.key[DossierOrder.prefixSize...])
        try insert.add(code) { columns in
          columns[0] = Int64(dossier.unit)
          columns[1] = Int64(dossier.received)
          columns[2] = Int64(dossier.procedure)
        }
      }
      try tallies.add(dossier, sign: Int32(sign))
      done += 1
      if done & 4095 == 0 { try pulse(done) }
    }
    try insert.finish()
    try tallies.finish()
    try pulse(done)
  }
}

/// Writes the differences of a batch's roll-ups; dossiers come ordered by unit.
struct TallyWriter {
  private let batch: Int
  private let inserts: [RawStatement]
  private let finds: [RawStatement]
  private var accumulator = TallyAccumulator()
  private var unit: Int32 = -1
  /// A part of the unit's counts is written already.
  private var isSplit = false

  init(_ sql: SQL, batch: Int) throws {
    self.batch = batch
    let tables = TallyAccumulator.Table.allCases.map(\.name)
    inserts = try tables.map {
      try RawStatement(sql, "INSERT OR REPLACE INTO \($0) (period, unit, batch, counts) VALUES (?, ?, ?, ?)")
    }
    finds = try tables.map {
      try RawStatement(sql, "SELECT counts FROM \($0) WHERE period = ? AND unit = ? AND batch = ?")
    }
  }

  mutating func add(_ dossier: StoredDossier, sign: Int32) throws {
    if dossier.unit != unit {
      try flush()
      isSplit = false
      unit = dossier.unit
    } else if accumulator.isFull {
      try flush()
      isSplit = true
    }
    accumulator.add(dossier, sign: sign)
  }

  mutating func finish() throws { try flush() }

  private mutating func flush() throws {
    guard !accumulator.isEmpty else { return }
    accumulator.addYears()
    if isSplit { try takeBackWritten() }
    try accumulator.flush { table, period, pack in
      let insert = inserts[Int(table.rawValue)]
      insert.bind(Int64(period), at: 1)
      insert.bind(Int64(unit), at: 2)
      insert.bind(Int64(batch), at: 3)
      insert.bind(blob: pack, at: 4)
      try insert.run()
    }
  }

  /// Adds what is written of the same packs, so that they are written whole.
  private mutating func takeBackWritten() throws {
    for (table, period) in accumulator.packs {
      let find = finds[Int(table.rawValue)]
      find.bind(Int64(period), at: 1)
      find.bind(Int64(unit), at: 2)
      find.bind(Int64(batch), at: 3)
      defer { find.reset() }
      guard try find.step() else { continue }
      guard accumulator.add(pack: find.bytes(0), table, period) else {
        throw StoreError.ioFailure(path: "", details: "tally \(period) \(unit)")
      }
    }
  }
}

extension TallyAccumulator.Table {
  var name: String {
    switch self {
    case .fields: "dossier_tally"
    case .procedures: "dossier_tally_procedure"
    case .days: "dossier_tally_day"
    }
  }
}
