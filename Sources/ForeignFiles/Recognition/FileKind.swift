/// What the first bytes of a file say of it.
enum FileKind: Equatable {
  /// A zip archive; which workbook it is, its parts tell.
  case archive

  /// Bytes from the start of a file that are enough to tell.
  static let neededBytes = 1 << 14

  /// - Throws: a ``FaultPlace`` for kinds that are no spreadsheets.
  static func of(_ start: [UInt8]) throws(FaultPlace) -> FileKind {
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) { return .archive }
    throw FaultPlace(.binary)
  }
}
