import Dashboard

/// Reads the theme files that are written plainly, as all built-in ones are: one role a line, as an inline table. It
/// is many times faster than a TOML parser and so it may be used before the first frame. Whatever it does not
/// understand, faults included, it leaves to ``ThemeFile``.
struct PlainThemeReader {
  private var rest: UnsafeRawBufferPointer.SubSequence

  /// - Returns: nil where the file has to be read by the parser.
  static func read(_ bytes: UnsafeRawBufferPointer, name: String) -> Theme? {
    var reader = PlainThemeReader(rest: bytes[...])
    return reader.theme(name)
  }

  private enum Section { case top, summary, roles }

  private mutating func theme(_ name: String) -> Theme? {
    var styles = [ResolvedStyle?](repeating: nil, count: Role.allCases.count)
    var hasBlockBars: Bool?
    var section = Section.top
    var seen: [Section] = []
    var languages: [String] = []
    while !rest.isEmpty {
      skipBlanks()
      if endLine() { continue }
      if take("[") {
        guard let word = word(), take("]"), endLine() else { return nil }
        switch word {
        case "summary": section = .summary
        case "roles": section = .roles
        default: return nil
        }
        guard !seen.contains(section) else { return nil }
        seen.append(section)
        continue
      }
      guard let key = word(), equals() else { return nil }
      switch section {
      case .top:
        guard key == "bars", hasBlockBars == nil, let value = string() else { return nil }
        switch value {
        case "blocks": hasBlockBars = true
        case "lines": hasBlockBars = false
        default: return nil
        }
      case .summary:
        guard key == "vi" || key == "en", !languages.contains(key), string() != nil else { return nil }
        languages.append(key)
      case .roles:
        guard let role = Role(rawValue: key), styles[role.ordinal] == nil, let style = style() else {
          return nil
        }
        styles[role.ordinal] = style
      }
      skipBlanks()
      guard endLine() else { return nil }
    }
    guard seen.contains(.roles) else { return nil }
    return Theme(name: name, byRole: styles, hasBlockBars: hasBlockBars ?? false)
  }

  /// `{ foreground = "#e4e4e4", ansi = 7, bold = true }`
  private mutating func style() -> ResolvedStyle? {
    var style = ResolvedStyle()
    var seen: [String] = []
    guard take("{") else { return nil }
    skipBlanks()
    if take("}") { return style }
    while true {
      skipBlanks()
      guard let key = word(), !seen.contains(key), equals() else { return nil }
      seen.append(key)
      switch key {
      case "foreground":
        guard let colour = colour() else { return nil }
        style.foreground = colour
      case "background":
        guard let colour = colour() else { return nil }
        style.background = colour
      case "ansi":
        guard let index = index(upTo: 15) else { return nil }
        style.foregroundANSI = index
      case "ansi_background":
        guard let index = index(upTo: 15) else { return nil }
        style.backgroundANSI = index
      case "ansi8":
        guard let index = index(upTo: 7) else { return nil }
        style.foregroundEight = index
      case "ansi8_background":
        guard let index = index(upTo: 7) else { return nil }
        style.backgroundEight = index
      case "bold":
        guard let flag = flag() else { return nil }
        style.isBold = flag
      case "reversed":
        guard let flag = flag() else { return nil }
        style.isReversed = flag
      case "underlined":
        guard let flag = flag() else { return nil }
        style.isUnderlined = flag
      default: return nil
      }
      skipBlanks()
      if take("}") { return style }
      guard take(",") else { return nil }
    }
  }

  // MARK: - Pieces

  private mutating func skipBlanks() {
    while let byte = rest.first, byte == 0x20 || byte == 0x09 { rest.removeFirst() }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func equals() -> Bool {
    skipBlanks()
    guard take("=") else { return false }
    skipBlanks()
    return true
  }

  /// Blanks, a comment and the end of the line.
  private mutating func endLine() -> Bool {
    skipBlanks()
    guard let byte = rest.first else { return true }
    if byte == UInt8(ascii: "#") {
      // What a comment may hold is for the parser to say where it is not plain.
      while let byte = rest.first, byte != 0x0A {
        if byte < 0x20 && byte != 0x09 || byte == 0x7F { return false }
        rest.removeFirst()
      }
      _ = take("\n")
      return true
    }
    return take("\n")
  }

  /// A bare key.
  private mutating func word() -> String? {
    let end = rest.firstIndex { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "_"): false
      default: true
      }
    }
    let word = rest[..<(end ?? rest.endIndex)]
    guard !word.isEmpty else { return nil }
    rest = rest[word.endIndex...]
    return String(decoding: word, as: UTF8.self)
  }

  /// A quoted string without escapes, on one line.
  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    guard
      let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == 0x5C || $0 < 0x20 || $0 == 0x7F }),
      rest[end] == UInt8(ascii: "\"")
    else { return nil }
    let text = String(decoding: rest[..<end], as: UTF8.self)
    rest = rest[(end + 1)...]
    return text
  }

  /// `"#rrggbb"`.
  private mutating func colour() -> ResolvedStyle.Colour? {
    guard rest.count >= 9, take("\""), take("#") else { return nil }
    var value: UInt32 = 0
    for byte in rest.prefix(6) {
      let digit: UInt8
      switch byte {
      case 48...57: digit = byte - 48
      case 65...70: digit = byte - 55
      case 97...102: digit = byte - 87
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    rest = rest.dropFirst(6)
    guard take("\"") else { return nil }
    return ResolvedStyle.Colour(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  private mutating func index(upTo most: UInt8) -> UInt8? {
    guard let text = word(), let value = UInt8(text), value <= most, text.utf8.count == 1 || value > 9 else {
      return nil
    }
    return value
  }

  private mutating func flag() -> Bool? {
    switch word() {
    case "true": true
    case "false": false
    default: nil
    }
  }
}
