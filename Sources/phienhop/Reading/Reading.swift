import Dashboard
import Model

/// Prints a screen as words: the same view as on the terminal, all of it.
struct Reading {
  let choice: ViewChoice
  let keys: String
  let session: Session

  /// - Throws: a ``Failure`` with exit code 2 for a wrong key or an option without effect, 1 for a unit, an index,
  ///   an edition or a period that the screen does not have.
  func run() throws -> Int32 {
    let keys = try Key.list(keys)
    try Program.print(session.written(session.read(choice.state(), keys: keys)))
    return ExitCode.done
  }
}

extension Key {
  /// Keys by name, parted by blanks.
  /// - Throws: a ``Failure`` with exit code 2.
  static func list(_ names: String) throws -> [Key] {
    try names.split(separator: " ").map { name in
      guard let key = Key(name: String(name)) else { throw Failure.usage(.errorKey, String(name)) }
      return key
    }
  }
}
