import Glibc
import Model

/// Failures of the system with a file, as one calm line.
enum FileFailure {
  /// Disk and permission.
  static func failure(_ code: Int32, _ path: String) -> Failure {
    let reason = CleanText(cleaning: String(cString: strerror(code)))
    return Failure(ExitCode.disk, details: "\(path): \(reason)") {
      $0(.errorWriting, [CleanText(cleaning: path), reason])
    }
  }
}
