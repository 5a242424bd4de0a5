import CForeignFiles

/// A zip archive, its parts unpacked piece by piece and never more of them than the limit allows.
final class ArchiveReader {
  private let archive: OpaquePointer
  private let limits: ReadingLimits
  private var unpacked = 0

  /// - Throws: a ``FaultPlace``.
  init(descriptor: Int32, limits: ReadingLimits) throws {
    try Library.open(CF_LIBRARY_ZIP)
    var fault = CF_OK
    guard let archive = cf_archive_open(descriptor, &fault) else {
      throw ArchiveReader.place(fault, part: "zip")
    }
    self.archive = archive
    self.limits = limits
  }

  deinit {
    cf_archive_close(archive)
  }

  var names: [String] {
    (0..<max(0, min(cf_archive_count(archive), 10_000))).compactMap { index in
      cf_archive_name(archive, index).map { String(cString: $0) }
    }
  }

  func contains(_ name: String) -> Bool { cf_archive_find(archive, name) >= 0 }

  /// Bytes unpacked, as the archive states them.
  func size(of name: String) -> Int {
    let index = cf_archive_find(archive, name)
    return index < 0 ? 0 : Int(clamping: cf_archive_size(archive, index))
  }

  /// Gives the pieces of a part to a closure, which returns false to end early.
  /// - Throws: a ``FaultPlace`` where the part is missing, damaged or too large.
  func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    let index = cf_archive_find(archive, name)
    guard index >= 0 else { throw FaultPlace(.partMissing, detail: name) }
    // What an archive says of itself may be false, but what says too much need not be unpacked at all.
    guard cf_archive_size(archive, index) <= UInt64(limits.unpackedBytes) else { throw tooLarge }
    var fault = CF_OK
    guard let part = cf_part_open(archive, index, &fault) else {
      throw ArchiveReader.place(fault, part: name)
    }
    defer { cf_part_close(part) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = cf_part_read(part, &piece, piece.count, &fault)
      guard count >= 0 else { throw ArchiveReader.place(fault, part: name) }
      if count == 0 { return }
      unpacked += count
      guard unpacked <= limits.unpackedBytes else { throw tooLarge }
      guard try piece.withUnsafeBytes({ try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }) else {
        return
      }
    }
  }

  /// Reads a part of markup.
  /// - Parameter counting: is told how many bytes have come.
  func read<Handler: MarkupHandler>(
    _ name: String, into reader: MarkupReader<Handler>, _ counting: (Int) -> Void = { _ in }
  ) throws {
    var goesOn = true
    try read(name) { piece in
      counting(piece.count)
      goesOn = try reader.feed(piece, isLast: false)
      return goesOn
    }
    if goesOn { _ = try reader.feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
  }

  /// The first bytes of a part.
  func start(of name: String, count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try read(name) { piece in
      bytes += piece.prefix(count - bytes.count)
      return bytes.count < count
    }
    return bytes
  }

  private var tooLarge: FaultPlace { FaultPlace(.unpacksTooLarge, detail: String(limits.unpackedBytes)) }

  static func place(_ fault: cf_fault, part: String) -> FaultPlace {
    switch fault {
    case CF_ENCRYPTED: FaultPlace(.encrypted)
    case CF_OUT_OF_MEMORY: FaultPlace(.crashed)
    default: FaultPlace(.corruptArchive, detail: part)
    }
  }
}

/// The libraries that read foreign files.
enum Library {
  static func open(_ library: cf_library) throws {
    guard cf_library_open(library) else {
      throw FaultPlace(.missingLibrary, detail: String(cString: cf_library_package(library)))
    }
  }
}
