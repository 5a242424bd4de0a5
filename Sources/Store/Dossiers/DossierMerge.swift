import Model

/// Goes through the dossiers of a list and those of a store side by side, in the order of their codes.
struct DossierMerge {
  /// What a row of the list means for the store.
  enum Finding {
    case new
    case changed(from: StoredDossier, since: Int)
    case same
    /// An earlier row of the same file has the same code. Its terms are still those of the list.
    case repeated
  }

  let staging: DossierStaging
  let map: DossierTermMap
  /// nil where the store has no dossiers.
  var known: KnownDossiers?

  /// Of rows with one code in several files the one of the last file counts, as if they had come one after the other.
  ///
  /// Calls `found` for each row, `restated` for each stretch of standing dossiers that the list repeats unchanged with
  /// none left out between, and `pulse` every few thousand rows, which throws to stop.
  mutating func run(
    pulse: (_ done: Int) throws -> Void,
    found: (_ code: UnsafeRawBufferPointer, StoredDossier, Finding) throws -> Void,
    restated: (_ first: UnsafeRawBufferPointer, _ last: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var stream = try staging.sorter.makeStream()
    let current = CodeBuffer()
    let firstSame = CodeBuffer()
    let lastSame = CodeBuffer()
    var isInside = false
    var done = 0
    /// The dossier of the code before, which a later file may still tell anew.
    func settle(_ waiting: StoredDossier) throws {
      let code = current.bytes
      var dossier = waiting
      guard map.apply(&dossier) else { throw StoreError.refusedBatch(details: "term of \(done)") }
      guard known != nil else {
        try found(code, dossier, .new)
        return
      }
      let place = try known?.advance(to: code) ?? (isThere: false, passed: 0)
      if place.passed > 0, isInside {
        try restated(firstSame.bytes, lastSame.bytes)
        isInside = false
      }
      guard place.isThere, let since = known?.since, let standing = known?.dossier else {
        try found(code, dossier, .new)
        return
      }
      if dossier.saysTheSame(as: standing) {
        if !isInside { firstSame.set(code) }
        lastSame.set(code)
        isInside = true
        try found(code, dossier, .same)
      } else {
        try found(code, dossier, .changed(from: standing, since: since))
      }
      try known?.advance()
    }
    var waiting: StoredDossier?
    while let record = try stream.next() {
      let dossier = StoredDossier(readingFrom: record.payload)
      done += 1
      if done & 4095 == 0 { try pulse(done) }
      if let before = waiting {
        if current.equals(record.key) {
          if before.place == dossier.place {
            try found(record.key, dossier, .repeated)
          } else {
            waiting = dossier
          }
          continue
        }
        try settle(before)
      }
      current.set(record.key)
      waiting = dossier
    }
    if let waiting { try settle(waiting) }
    if isInside { try restated(firstSame.bytes, lastSame.bytes) }
    known?.close()
    try pulse(done)
  }
}

/// A code kept while a cursor moves on.
struct CodeBuffer {
  private let storage = CodeStorage()

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage.bytes[..<storage.count]) }

  func set(_ code: UnsafeRawBufferPointer) {
    storage.count = min(code.count, storage.bytes.count)
    if let from = code.baseAddress {
      storage.bytes.baseAddress?.copyMemory(from: from, byteCount: storage.count)
    }
  }

  @inline(__always)
  func equals(_ code: UnsafeRawBufferPointer) -> Bool {
    storage.count > 0 && Record.compare(bytes, code) == 0
  }

  private final class CodeStorage {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: RecordSorter.largestKey, alignment: 8)
    var count = 0
    deinit { bytes.deallocate() }
  }
}
