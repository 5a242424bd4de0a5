import Model

/// What `store info` tells.
public struct StoreInfo: Hashable, Sendable, Codable {
  public let path: String
  public let schema: Int
  public let applicationID: Int
  public let batches: Int
  /// Facts that stand, all kinds together.
  public let facts: Int
  /// Facts that stand, by table.
  public let factsByTable: [String: Int]
  /// Bytes of the file.
  public let size: Int
  /// Bytes of the log beside it.
  public let logSize: Int
  /// `ext4`, `nfs4`.
  public let fileSystem: String
  public let isNetworkFileSystem: Bool
  public let home: UnitID?

  /// - Throws: ``StoreError`` as ``StoreReader/open(path:mode:)``.
  public init(path: String) throws {
    let reader = try StoreReader.open(path: path, mode: .readOnly)
    let path = reader.connection.path
    let fileSystem = FileSystemKind(of: path)
    var counts: [String: Int] = [:]
    let (schema, application, batches) = try reader.connection.run { sql in
      for type in FactTables.all(ofSchema: reader.schema) {
        counts[type.table] = try sql.integer("SELECT count(*) FROM \(type.table) WHERE until IS NULL") ?? 0
      }
      if reader.hasDossiers { counts["dossier"] = try DossierTallies.standing(sql) }
      return (
        try sql.integer("PRAGMA user_version") ?? 0, try sql.integer("PRAGMA application_id") ?? 0,
        try sql.integer("SELECT count(*) FROM batch") ?? 0
      )
    }
    self.path = path
    self.schema = schema
    self.applicationID = application
    self.batches = batches
    self.facts = counts.values.reduce(0, +)
    self.factsByTable = counts
    self.size = SystemFile.size(of: path) ?? 0
    self.logSize = SystemFile.size(of: path + "-wal") ?? 0
    self.fileSystem = fileSystem?.name ?? "?"
    self.isNetworkFileSystem = fileSystem?.isNetwork ?? false
    self.home = try reader.home()
  }
}
