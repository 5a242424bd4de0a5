import Glibc

/// The folder with themes of one's own, one `.toml` file each.
struct ThemeFolder {
  /// More files than anybody has themes are not looked at.
  static let most = 64

  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Names of the themes there, sorted; empty where there is no such folder. Hidden files, editors' copies and what
  /// is not called `.toml` are left out.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard file.hasSuffix(".toml") else { continue }
      let name = String(file.dropLast(".toml".count))
      if Self.isName(name) { names.append(name) }
    }
    return Array(names.sorted().prefix(Self.most))
  }

  func file(of name: String) -> String { path + "/" + name + ".toml" }

  /// Whether a text can be the name of a theme in the folder.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix(".") && !text.contains("/")
  }
}
