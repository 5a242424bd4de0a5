import Model

/// A version of a dossier as the store keeps it: terms and days as numbers.
struct StoredDossier: Hashable {
  var unit: Int32
  var procedure: Int32
  var field: Int32
  var received: Int32
  var due: Int32?
  var finished: Int32?
  var attributes: DossierAttributes
  var place: Int32
  var row: Int32

  /// Days are kept as two bytes on the way into a store: 01/01/1970 to 05/06/2149.
  static let days: ClosedRange<Int32> = 0...65_534

  /// True where two lists say the same of a dossier. Where the row stands in a file is no part of what is said, and what
  /// comes from the catalogue of procedures in both is not either.
  func saysTheSame(as other: StoredDossier) -> Bool {
    unit == other.unit && procedure == other.procedure && received == other.received && due == other.due
      && finished == other.finished
      && (field == other.field
        || (attributes.isFieldFromCatalogue && other.attributes.isFieldFromCatalogue))
      && (attributes.rawValue == other.attributes.rawValue
        || attributes.asListed == other.attributes.asListed)
  }

  var result: DossierResult? { attributes.result }

  /// How it ended; nil while it has not.
  var outcome: DossierStanding? {
    finished.map { finished in
      DossierStanding.outcome(
        due: due.map { Day(number: $0) }, finished: Day(number: finished), result: result)
    }
  }

  /// See ``DossierStanding/lateFrom(received:due:finished:result:)``.
  var lateFrom: Int32? {
    DossierStanding.lateFrom(
      received: Day(number: received), due: due.map { Day(number: $0) },
      finished: finished.map { Day(number: $0) },
      result: result)?.number
  }

  /// Bytes that ``write(to:)`` takes.
  static let packedSize = 28

  /// For a payload between phases of an import; not a format of the store.
  func write(to start: UnsafeMutableRawPointer) {
    func day(_ day: Int32?) -> UInt16 { day.map { UInt16(truncatingIfNeeded: $0) } ?? .max }
    start.storeBytes(of: unit, as: Int32.self)
    start.storeBytes(of: procedure, toByteOffset: 4, as: Int32.self)
    start.storeBytes(of: UInt16(truncatingIfNeeded: field), toByteOffset: 8, as: UInt16.self)
    start.storeBytes(of: UInt16(truncatingIfNeeded: received), toByteOffset: 10, as: UInt16.self)
    start.storeBytes(of: day(due), toByteOffset: 12, as: UInt16.self)
    start.storeBytes(of: day(finished), toByteOffset: 14, as: UInt16.self)
    start.storeBytes(of: attributes.rawValue, toByteOffset: 16, as: UInt32.self)
    start.storeBytes(of: place, toByteOffset: 20, as: Int32.self)
    start.storeBytes(of: row, toByteOffset: 24, as: Int32.self)
  }

  init(readingFrom start: UnsafeRawPointer) {
    func number(_ offset: Int) -> Int32 {
      Int32(start.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }
    func day(_ offset: Int) -> Int32? {
      let value = start.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
      return value == .max ? nil : Int32(value)
    }
    unit = start.loadUnaligned(as: Int32.self)
    procedure = start.loadUnaligned(fromByteOffset: 4, as: Int32.self)
    field = number(8)
    received = number(10)
    due = day(12)
    finished = day(14)
    attributes = DossierAttributes(rawValue: start.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    place = start.loadUnaligned(fromByteOffset: 20, as: Int32.self)
    row = start.loadUnaligned(fromByteOffset: 24, as: Int32.self)
  }

  init(
    unit: Int32, procedure: Int32, field: Int32, received: Int32, due: Int32?, finished: Int32?,
    attributes: DossierAttributes, place: Int32, row: Int32
  ) {
    self.unit = unit
    self.procedure = procedure
    self.field = field
    self.received = received
    self.due = due
    self.finished = finished
    self.attributes = attributes
    self.place = place
    self.row = row
  }

  init(_ row: DossierRow) {
    self.init(
      unit: row.unit, procedure: row.procedure, field: row.field, received: row.received,
      due: row.due == DossierRow.noDay ? nil : row.due,
      finished: row.finished == DossierRow.noDay ? nil : row.finished,
      attributes: row.attributes, place: row.place, row: row.row)
  }
}
