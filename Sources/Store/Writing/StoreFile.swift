import GRDB
import Glibc
import Model

/// What is done with a store file as a whole.
public enum StoreFile {
  /// Makes a store of one's own: a copy of `image` and one batch of settings with the home province.
  ///
  /// The copy gets its name only when it is complete and on the disk; folders above it are made.
  /// - Throws: ``StoreError`` (exists, networkFileSystem, noPermission, diskFull, locked).
  @discardableResult
  public static func initialise(
    from image: UnsafeRawBufferPointer, to path: String, home: UnitID, author: CleanText
  ) throws -> StoreWriter {
    var settings = FactBatch(
      kind: .settings, title: CleanText("Tạo kho dữ liệu"), author: author, reason: .empty)
    settings.settings["home"] = home.description
    return try create(from: image, at: path, settings: settings)
  }

  static func create(
    from image: UnsafeRawBufferPointer, at path: String, settings: FactBatch?
  ) throws -> StoreWriter {
    let path = SystemFile.absolute(path)
    let folder = SystemFile.folder(of: path)
    try SystemFile.makeFolder(folder)
    if let fileSystem = FileSystemKind(of: folder), fileSystem.isNetwork {
      throw StoreError.networkFileSystem(path: path, kind: fileSystem.name)
    }
    try StoreLock(store: path).hold(milliseconds: 10_000) {
      // A log without its store would be played into the new one.
      for leftover in [path, path + "-wal", path + "-journal"] where SystemFile.exists(leftover) {
        throw StoreError.exists(path: leftover)
      }
      let temporary = "\(path).\(Stamp.identifier().prefix(8)).new"
      do {
        try SystemFile.write(image, new: temporary)
        try prepare(temporary, settings: settings)
        try SystemFile.synchronise(temporary)
        try SystemFile.publish(temporary, as: path)
      } catch {
        for part in [temporary, temporary + "-wal", temporary + "-shm"] { unlink(part) }
        throw StoreError.from(error, path: path).at(path)
      }
    }
    return try StoreWriter.open(path: path)
  }

  /// Switches the new file to the log, writes the settings, and closes it again.
  private static func prepare(_ path: String, settings: FactBatch?) throws {
    let connection = try StoreConnection.writing(path: path)
    try connection.run { sql in
      _ = try sql.strings("PRAGMA journal_mode = WAL")
      if let settings {
        try sql.db.inTransaction(.immediate) {
          var writer = try BatchWriter(
            sql, head: settings, id: Stamp.identifier(), recordedAt: Stamp.now())
          try writer.write(settings)
          return .commit
        }
      }
      try sql.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try connection.close()
  }

  /// Copies the store to a new file, consistent while others write.
  /// - Throws: ``StoreError`` (exists, missing, foreign, corrupt, diskFull, noPermission).
  public static func backup(_ path: String, to target: String) throws {
    let path = SystemFile.absolute(path)
    let plan = try OpeningPlan(path: path)
    try backup(path, to: target, immutable: plan.isImmutable)
  }

  /// - Parameter immutable: the file is on a read-only mount, where SQLite can make no index of a log.
  static func backup(_ path: String, to target: String, immutable: Bool) throws {
    let connection = try StoreConnection.copying(path: path, immutable: immutable)
    try connection.run { sql in try copy(sql, to: SystemFile.absolute(target)) }
    try connection.close()
  }

  /// Writes a compact copy of the open database under a temporary name and publishes it when it is complete.
  static func copy(_ sql: SQL, to target: String) throws {
    guard !SystemFile.exists(target) else { throw StoreError.exists(path: target) }
    guard SystemFile.exists(SystemFile.folder(of: target)) else { throw StoreError.noFolder(path: target) }
    let temporary = "\(target).\(Stamp.identifier().prefix(8)).new"
    do {
      try sql.run("VACUUM INTO ?", [.text(temporary)])
      try SystemFile.synchronise(temporary)
      try SystemFile.publish(temporary, as: target)
    } catch {
      unlink(temporary)
      throw StoreError.from(error, path: target).at(target)
    }
  }
}

extension StoreError {
  /// The same trouble told of the file the person named instead of a temporary one.
  func at(_ path: String) -> StoreError {
    switch self {
    case .missing: .missing(path: path)
    case .diskFull: .diskFull(path: path)
    case .noPermission: .noPermission(path: path)
    case .readOnly: .readOnly(path: path)
    case .exists(let existing): .exists(path: existing)
    case .ioFailure(_, let details): .ioFailure(path: path, details: details)
    default: self
    }
  }
}
