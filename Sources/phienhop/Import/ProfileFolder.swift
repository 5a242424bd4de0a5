import Profiles

/// The folder with profiles of one's own, one `.toml` file each.
enum ProfileFolder {
  /// The largest profile file read, in bytes.
  static let largestFile = 256 * 1024

  /// The files that can be read; one that cannot is left out here and told by `phienhop profile list`.
  static func files(_ folder: String) -> [ProfileLibrary.UserFile] {
    let themes = ThemeFolder(folder)
    return themes.names.compactMap { name in
      let path = themes.file(of: name)
      guard let text = try? TextFile.read(path, limit: largestFile) else { return nil }
      return ProfileLibrary.UserFile(name: name, path: path, text: text)
    }
  }
}
