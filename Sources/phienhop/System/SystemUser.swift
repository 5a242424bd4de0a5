import Glibc
import Model

/// The person at the program, as the system knows them.
enum SystemUser {
  /// Name of the login, or its number where it has none; ``Preparation/author`` is who records.
  static var name: CleanText {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return CleanText(cleaning: String(getuid()))
    }
    return CleanText(cleaning: String(cString: name))
  }
}
