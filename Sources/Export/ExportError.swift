import Glibc

/// Why a file could not be written. Nothing is left behind and what was there before is as it was.
public enum ExportError: Error, Hashable, Sendable {
  /// There is a file of this name, and nobody said that it may be replaced.
  case exists(path: String)
  /// A folder, a pipe or a device has the name.
  case notAFile(path: String)
  case folderMissing(path: String)
  /// No right to write in the folder.
  case notPermitted(path: String)
  /// The file system takes nothing.
  case readOnly(path: String)
  case diskFull(path: String)
  /// No temporary file could be made on the way.
  case noTemporaryFile(reason: String)
  /// The library that makes such files is not on this machine; the Debian package that has it.
  case libraryMissing(package: String)
  case outOfMemory
  /// A sheet holds no more than 1,048,576 rows and 16,384 columns.
  case tooLarge(rows: Int, columns: Int)
  /// Anything else, with the system's reason.
  case failed(path: String, reason: String)
}

extension ExportError {
  /// What a system call on a file told by `errno`.
  init(errno code: Int32, path: String) {
    switch code {
    case EEXIST: self = .exists(path: path)
    case EISDIR: self = .notAFile(path: path)
    case ENOENT, ENOTDIR: self = .folderMissing(path: path)
    case EACCES, EPERM: self = .notPermitted(path: path)
    case EROFS: self = .readOnly(path: path)
    case ENOSPC, EDQUOT, EFBIG: self = .diskFull(path: path)
    case ENOMEM: self = .outOfMemory
    default: self = .failed(path: path, reason: String(cString: strerror(code)))
    }
  }
}
