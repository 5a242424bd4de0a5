/// The first hundred bytes of a store file, read before SQLite opens it, so that a wrong file is told apart
/// without a connection.
struct StoreHeader: Hashable, Sendable {
  let applicationID: Int
  let schema: Int
  /// False for a copy that was written in one go and has no log beside it.
  let usesLog: Bool

  /// Throws what is wrong with the file at `path`: missing, not a file, empty, not SQLite, not ours, cut short.
  init(path: String) throws {
    guard let status = SystemFile.status(of: path) else { throw StoreError.missing(path: path) }
    guard status.st_mode & 0o170000 == 0o100000 else { throw StoreError.foreign(path: path) }
    let head = try ConnectionRegistry.shared.head(of: path, count: 100)
    let magic = Array("SQLite format 3\0".utf8)
    guard head.starts(with: magic.prefix(head.count)) else { throw StoreError.foreign(path: path) }
    guard head.count == 100 else { throw StoreError.truncated(path: path) }
    func number(at offset: Int, bytes: Int = 4) -> Int {
      head[offset..<(offset + bytes)].reduce(0) { $0 << 8 | Int($1) }
    }
    applicationID = number(at: 68)
    schema = number(at: 60)
    usesLog = head[18] == 2
    guard applicationID == Schema.applicationID else { throw StoreError.foreign(path: path) }
    let pageSize = number(at: 16, bytes: 2) == 1 ? 65_536 : number(at: 16, bytes: 2)
    // While a log waits to be copied back the main file may be shorter than its header says. The order counts when
    // others write: the header comes first, then the log, and the size, which only grows, last.
    let hasLog = (SystemFile.size(of: path + "-wal") ?? 0) > 0
    if !hasLog, let size = SystemFile.size(of: path), number(at: 28) * pageSize > size {
      throw StoreError.truncated(path: path)
    }
  }
}
