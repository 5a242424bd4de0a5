import GRDB
import Glibc

extension StoreError {
  /// The store error for what SQLite, the system or this module threw.
  static func from(_ error: any Error, path: String) -> StoreError {
    if let known = error as? StoreError { return known }
    guard let error = error as? DatabaseError else {
      return .ioFailure(path: path, details: "\(error)")
    }
    switch error.resultCode {
    // The last is what SQLite says when the locks of the log stay taken for ten seconds.
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: return .locked(path: path)
    case .SQLITE_NOTADB: return .foreign(path: path)
    case .SQLITE_CORRUPT: return .corrupt(path: path, details: error.description)
    case .SQLITE_FULL: return .diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_AUTH: return .readOnly(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM: return .noPermission(path: path)
    default: return .ioFailure(path: path, details: error.description)
    }
  }

  /// The store error for an `errno` of a call on `path`.
  static func system(_ code: CInt, path: String, call: String) -> StoreError {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EEXIST: .exists(path: path)
    case EACCES, EPERM: .noPermission(path: path)
    case EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    default: .ioFailure(path: path, details: "\(call): \(String(cString: strerror(code)))")
    }
  }
}
