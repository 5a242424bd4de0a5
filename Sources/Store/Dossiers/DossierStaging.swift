import Glibc
import Model

/// Dossiers on their way into a store: taken row by row from lists, kept in order of their codes, compared with what the
/// store knows, and written as a part of one batch.
///
/// Nothing that grows with the rows is kept in memory: what does not fit goes to a file without a name. Used from one
/// thread at a time.
public final class DossierStaging {
  /// Bytes of memory for rows.
  static let memory = 24 << 20
  /// Longest code in bytes; what is longer is no code.
  public static let longestCode = 100

  let sorter: RecordSorter
  /// What the rows name by number; the reader of the lists sets it before the rows are compared.
  public var terms = DossierTerms()
  private let payload: UnsafeMutableRawBufferPointer

  /// - Parameter store: beside which a scratch file goes.
  public init(store path: String) {
    sorter = RecordSorter(capacity: DossierStaging.memory, folders: DossierStaging.folders(path))
    payload = .allocate(byteCount: StoredDossier.packedSize, alignment: 8)
  }

  deinit { payload.deallocate() }

  static func folders(_ path: String) -> [String] {
    [SystemFile.folder(of: SystemFile.absolute(path)), "/var/tmp", "/tmp"]
  }

  /// A row of a dossier that is not finished was among those taken.
  public private(set) var hasOpen = false

  /// Rows taken so far.
  public var count: Int { sorter.count }

  /// Takes a row. Days must be of ``days``, the code of 1 to ``longestCode`` bytes without a zero.
  /// - Throws: ``StoreError`` where a scratch file cannot be written.
  @inline(__always)
  public func add(code: UnsafeRawBufferPointer, _ row: DossierRow) throws {
    guard let start = payload.baseAddress else { return }
    if row.finished == DossierRow.noDay { hasOpen = true }
    StoredDossier(row).write(to: start)
    try sorter.add(key: code, payload: UnsafeRawBufferPointer(payload))
  }

  /// Takes one dossier with its texts; for lists of few. Not to be mixed with rows whose reader keeps terms of its own.
  /// - Returns: false for a code or a day that cannot be.
  public func add(_ dossier: Dossier) throws -> Bool {
    let days = [dossier.received, dossier.due, dossier.finished].compactMap(\.self)
    var code = dossier.code.rawValue
    guard days.allSatisfy(DossierStaging.days.contains),
      (1...DossierStaging.longestCode).contains(code.utf8.count),
      !code.utf8.contains(0)
    else { return false }
    let place = SourceReference(
      source: dossier.reference.source, file: dossier.reference.file, sheet: dossier.reference.sheet, row: 0)
    let row = DossierRow(
      unit: terms.position(of: dossier.unit, in: \.units),
      procedure: terms.position(of: dossier.procedure, in: \.procedures),
      field: terms.position(of: dossier.field.string, in: \.fields), received: dossier.received.number,
      due: dossier.due?.number ?? DossierRow.noDay, finished: dossier.finished?.number ?? DossierRow.noDay,
      attributes: dossier.attributes, place: terms.position(of: place, in: \.places),
      row: Int32(clamping: dossier.reference.row))
    try code.withUTF8 { try add(code: UnsafeRawBufferPointer($0), row) }
    return true
  }

  /// The days a dossier can have: 01/01/1970 to 05/06/2149.
  public static var days: ClosedRange<Day> {
    Day(number: StoredDossier.days.lowerBound)...Day(number: StoredDossier.days.upperBound)
  }
}
