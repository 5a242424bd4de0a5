import Dashboard
import Model
import TOMLKit

/// Reads a theme: a `[roles]` table with an inline table for each role.
enum ThemeFile {
  private static let styleKeys = [
    "ansi", "ansi_background", "background", "bold", "foreground", "reversed", "underlined",
  ]

  /// - Throws: a ``Failure`` that names file, line, key and the nearest valid key.
  static func read(path: String) throws -> Theme {
    let text: String
    do {
      text = try TextFile.read(path, limit: TOMLFile.sizeLimit)
    } catch {
      throw error.failure(path)
    }
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    return try parse(TOMLFile(name: path, text: text), themeName: String(fileName.dropLast(".toml".count)))
  }

  static func parse(_ file: TOMLFile, themeName: String) throws -> Theme {
    try file.requireKnown(file.table.keys, known: ["roles"])
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
    return Theme(name: themeName, styles: styles)
  }

  private static func style(_ table: TOMLTable, _ path: [String], _ file: TOMLFile) throws -> ResolvedStyle {
    func colour(_ key: String) throws -> ResolvedStyle.Colour? {
      guard let value = table[key] else { return nil }
      guard let text = value.string, let colour = ResolvedStyle.Colour(hexadecimal: text) else {
        throw file.wrongValue(path + [key], expected: .expectedColour)
      }
      return colour
    }
    func index(_ key: String) throws -> UInt8? {
      guard let value = table[key] else { return nil }
      guard let number = value.int, (0...15).contains(number) else {
        throw file.wrongValue(path + [key], expected: .expectedNumber, "0–15")
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
