/// What the program has as a file of its own, and an office may have otherwise beside `config.toml`.
protocol ReplaceableFile {
  /// Its name beside `config.toml`.
  static var fileName: String { get }
  /// The text in the program.
  static var builtInText: String { get }

  /// - Parameter name: what faults call the file.
  init(name: String, text: String) throws
}

extension ReplaceableFile {
  /// The one that counts.
  /// - Throws: a ``Failure`` with exit code 2 that names file, line and key of what is wrong in one's own.
  static func current(_ folders: Folders) throws -> Self {
    let path = folders.configuration + "/" + fileName
    let text: String
    do {
      text = try TextFile.read(path, limit: TOMLFile.sizeLimit)
    } catch {
      if case .missing = error { return try builtIn() }
      throw error.failure(path)
    }
    return try Self(name: path, text: text)
  }

  /// The one in the program; that it reads without a fault is tested.
  static func builtIn() throws -> Self { try Self(name: fileName, text: builtInText) }
}
