import Dashboard
import Model
import TOMLKit

/// Reads a theme file: a `[roles]` table with an inline table for each role, a `[summary]` in both languages, and how
/// bars are drawn.
enum ThemeFile {
  private static let keys = ["bars", "roles", "summary"]
  private static let styleKeys = [
    "ansi", "ansi8", "ansi8_background", "ansi_background", "background", "bold", "foreground", "reversed",
    "underlined",
  ]

  /// - Parameters:
  ///   - name: what the theme is called; that of the file where nil.
  ///   - place: what faults call the file; its path where nil.
  /// - Throws: a ``Failure`` that names file, line, key and the nearest valid key.
  static func read(path: String, name: String? = nil, place: String? = nil) throws -> Theme {
    let text: String
    do {
      text = try TextFile.read(path, limit: TOMLFile.sizeLimit)
    } catch {
      throw error.failure(place ?? path)
    }
    return try parse(text, path: place ?? path, name: name ?? Self.name(of: path))
  }

  /// The name of a theme by its file.
  static func name(of path: String) -> String {
    let file = fileName(of: path)
    return file.hasSuffix(".toml") ? String(file.dropLast(".toml".count)) : file
  }

  /// A path without its folders.
  static func fileName(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// - Parameter path: what faults call the file.
  static func parse(_ text: String, path: String, name: String) throws -> Theme {
    var text = text
    if let theme = text.withUTF8({ PlainThemeReader.read(UnsafeRawBufferPointer($0), name: name) }) {
      return theme
    }
    return try parse(TOMLFile(name: path, text: text), themeName: name)
  }

  /// Reads with the parser, whatever the file is like.
  static func parse(_ file: TOMLFile, themeName: String) throws -> Theme {
    try file.requireKnown(file.table.keys, known: keys)
    _ = try summary(file)
    guard let roles = file.table["roles"]?.table else {
      throw file.wrongValue(["roles"], expected: .expectedTable)
    }
    let names = Role.allCases.map(\.rawValue)
    try file.requireKnown(roles.keys, path: ["roles"], known: names)
    var styles: [Role: ResolvedStyle] = [:]
    for role in Role.allCases {
      guard let value = roles[role.rawValue] else { continue }
      let path = ["roles", role.rawValue]
      guard let table = value.table else { throw file.wrongValue(path, expected: .expectedTable) }
      try file.requireKnown(table.keys, path: path, known: styleKeys)
      styles[role] = try style(table, path, file)
    }
    return Theme(name: themeName, styles: styles, hasBlockBars: try hasBlockBars(file))
  }

  /// What a theme is for, in a line, in the languages its file has it in.
  static func summary(_ file: TOMLFile) throws -> [Language: String] {
    guard let value = file.table["summary"] else { return [:] }
    guard let table = value.table else { throw file.wrongValue(["summary"], expected: .expectedTable) }
    try file.requireKnown(table.keys, path: ["summary"], known: Language.allCases.map(\.rawValue))
    var summary: [Language: String] = [:]
    for language in Language.allCases {
      guard let value = table[language.rawValue] else { continue }
      guard let text = value.string else {
        throw file.wrongValue(["summary", language.rawValue], expected: .expectedText)
      }
      summary[language] = text
    }
    return summary
  }

  private static func hasBlockBars(_ file: TOMLFile) throws -> Bool {
    switch try file.string("bars") {
    case nil, "lines": return false
    case "blocks": return true
    default: throw file.wrongValue(["bars"], expected: .expectedBars)
    }
  }

  private static func style(_ table: TOMLTable, _ path: [String], _ file: TOMLFile) throws -> ResolvedStyle {
    func colour(_ key: String) throws -> ResolvedStyle.Colour? {
      guard let value = table[key] else { return nil }
      guard let text = value.string, let colour = ResolvedStyle.Colour(hexadecimal: text) else {
        throw file.wrongValue(path + [key], expected: .expectedColour)
      }
      return colour
    }
    func index(_ key: String, _ range: ClosedRange<Int> = 0...15) throws -> UInt8? {
      guard let value = table[key] else { return nil }
      guard let number = value.int, range.contains(number) else {
        throw file.wrongValue(
          path + [key], expected: .expectedNumber, "\(range.lowerBound)–\(range.upperBound)")
      }
      return UInt8(number)
    }
    func flag(_ key: String) throws -> Bool {
      guard let value = table[key] else { return false }
      guard let flag = value.bool else { throw file.wrongValue(path + [key], expected: .expectedBool) }
      return flag
    }
    return ResolvedStyle(
      foreground: try colour("foreground"), background: try colour("background"),
      foregroundANSI: try index("ansi"), backgroundANSI: try index("ansi_background"),
      foregroundEight: try index("ansi8", 0...7), backgroundEight: try index("ansi8_background", 0...7),
      isBold: try flag("bold"), isReversed: try flag("reversed"), isUnderlined: try flag("underlined"))
  }
}

extension ResolvedStyle.Colour {
  /// Reads `#rrggbb`; nil for anything else.
  init?(hexadecimal text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      digits.allSatisfy({ (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0) }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}
