import Dashboard
import Themes

/// The themes inside the program.
enum BuiltInThemes {
  /// In the order in which `t` walks through them.
  static let names = (0..<phienhop_theme_count()).map { String(cString: phienhop_theme_at($0).name) }
  static var defaultName: String { names.first ?? "" }

  /// The text of a theme file; nil for a name that is not among ``names``.
  static func text(named name: String) -> String? {
    guard let position = names.firstIndex(of: name) else { return nil }
    let file = phienhop_theme_at(position)
    return String(decoding: UnsafeRawBufferPointer(start: file.start, count: file.count), as: UTF8.self)
  }

  /// A theme; a plain one for an unknown name. That every file reads without a fault is tested.
  static func theme(named name: String) -> Theme {
    let plain = Theme(name: name, styles: [:])
    guard let text = text(named: name) else { return plain }
    return (try? ThemeFile.parse(TOMLFile(name: name, text: text), themeName: name)) ?? plain
  }
}
