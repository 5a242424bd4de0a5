import CExport
import Glibc

extension ExportError {
  /// What a library told.
  /// - Parameters:
  ///   - code: the system's error, 0 where none is known.
  ///   - package: the Debian package that has the library.
  init(_ fault: cx_fault, _ code: Int32, path: String, package: UnsafePointer<CChar>) {
    switch fault {
    case CX_NO_LIBRARY: self = .libraryMissing(package: String(cString: package))
    case CX_OUT_OF_MEMORY: self = .outOfMemory
    case CX_TEMPORARY: self = .noTemporaryFile(reason: String(cString: strerror(code == 0 ? EIO : code)))
    case CX_FILE where code != 0: self = ExportError(errno: code, path: path)
    default: self = .failed(path: path, reason: "\(String(cString: package)): \(fault.rawValue)")
    }
  }
}
