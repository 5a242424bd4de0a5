import Dashboard
import Themes

/// The themes inside the program.
enum BuiltInThemes {
  /// In the order in which `t` walks through them.
  static let names = (0..<phienhop_theme_count()).map { String(cString: phienhop_theme_at($0).name) }
  static var defaultName: String { names.first ?? "" }

  /// The text of a theme file; nil for a name that is not among ``names``.
  static func text(named name: String) -> String? {
    bytes(named: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A theme; a plain one for an unknown name. That every file reads without a fault, and without the parser, is
  /// tested.
  static func theme(named name: String) -> Theme {
    guard let bytes = bytes(named: name) else { return Theme(name: name, styles: [:]) }
    if let theme = PlainThemeReader.read(bytes, name: name) { return theme }
    let text = String(decoding: bytes, as: UTF8.self)
    return (try? ThemeFile.parse(text, path: name, name: name)) ?? Theme(name: name, styles: [:])
  }

  private static func bytes(named name: String) -> UnsafeRawBufferPointer? {
    guard let position = names.firstIndex(of: name) else { return nil }
    let file = phienhop_theme_at(position)
    return UnsafeRawBufferPointer(start: file.start, count: file.count)
  }
}
