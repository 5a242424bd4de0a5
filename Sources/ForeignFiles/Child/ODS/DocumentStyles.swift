/// Styles of an OpenDocument spreadsheet (ODF 1.3 part 3, 16), by name.
final class DocumentStyles {
  enum Family {
    case cell, text, table
  }

  private struct Style {
    var parent: String?
    var font: String?
    var isHidden = false
  }

  private let writer: RowStreamWriter
  private var styles: [Family: [String: Style]] = [:]
  private var defaults: [Family: Style] = [:]
  /// Families of fonts by the names that styles give them.
  private var faces: [String: String] = [:]
  private var resolved: [String: CellStyle] = [:]
  private var current: (family: Family, name: String?)?

  init(writer: RowStreamWriter) {
    self.writer = writer
  }

  // MARK: - Gathering

  func addFace(name: String, family: String) {
    faces[name] = family.trimmingQuotes
  }

  /// Begins a style; one without a name is that of all cells without one.
  func begin(family: String, name: String?, parent: String?) {
    let known: Family? =
      switch family {
      case "table-cell": .cell
      case "text": .text
      case "table": .table
      default: nil
      }
    guard let known else { return }
    current = (known, name)
    set(Style(parent: parent))
  }

  func end() { current = nil }

  func setFont(_ name: String?, family: String?) {
    change { $0.font = name.map { faces[$0] ?? $0 } ?? family?.trimmingQuotes }
  }

  func setDisplay(_ isShown: Bool) {
    change { $0.isHidden = !isShown }
  }

  private func set(_ style: Style) {
    guard let current else { return }
    if let name = current.name {
      styles[current.family, default: [:]][name] = style
    } else {
      defaults[current.family] = style
    }
  }

  private func change(_ body: (inout Style) -> Void) {
    guard let current else { return }
    var style = (current.name.map { styles[current.family]?[$0] } ?? defaults[current.family]) ?? Style()
    body(&style)
    set(style)
  }

  // MARK: - Asking

  /// Whether sheets of a style are hidden.
  func isHidden(_ name: String?) -> Bool {
    name.flatMap { styles[.table]?[$0]?.isHidden } ?? false
  }

  /// What a cell's style says.
  func cell(_ name: String?) -> CellStyle {
    let key = name ?? ""
    if let known = resolved[key] { return known }
    var style = CellStyle()
    if let font = font(.cell, name) ?? defaults[.cell]?.font {
      style.font = writer.font(font)
      style.legacy = LegacyFont(fontName: font)
    }
    resolved[key] = style
    return style
  }

  /// The font of a stretch of text; nil where its style names none.
  func textFont(_ name: String?) -> TextRun.Font? {
    font(.text, name).map { font in LegacyFont(fontName: font).map { .legacy($0) } ?? .unicode }
  }

  private func font(_ family: Family, _ name: String?) -> String? {
    var name = name
    // Styles that are each other's parents end somewhere as well.
    for _ in 0..<16 {
      guard let known = name, let style = styles[family]?[known] else { return nil }
      if let font = style.font { return font }
      name = style.parent
    }
    return nil
  }
}

extension String {
  /// Without the quotes that CSS puts around names with blanks, and only the first name of several.
  var trimmingQuotes: String {
    let first = split(separator: ",").first.map(String.init) ?? self
    return first.filter { $0 != "'" && $0 != "\"" }.trimmingBlanks
  }

  var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
