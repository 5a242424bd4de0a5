/// Looks through a text for what the parser must not see.
///
/// toml++ 3 (through TOMLKit 0.6.0) asserts what it has not checked, and so ends the whole program where it should tell a
/// fault of syntax: on a header whose first character no key can begin with, such as `[!]` or `[é]` (`parse_key`), and on
/// a closing brace where an array is open, such as `[}]` (`parse_value`). A NUL ends the text for it, so that it would read
/// half of a file and call it whole.
public enum TOMLGuard {
  /// - Returns: the line, counted from 1, of the first such place; nil where there is none.
  public static func faultyLine(of text: String) -> Int? {
    var scan = Scan(bytes: Array(text.utf8))
    return scan.faultyLine()
  }

  private struct Scan {
    let bytes: [UInt8]
    var position = 0
    var line = 1

    /// The byte at a distance; 0 beyond the end.
    private func byte(_ distance: Int = 0) -> UInt8 {
      position + distance < bytes.count ? bytes[position + distance] : 0
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func faultyLine() -> Int? {
      // Inside of arrays and inline tables a line that begins with a bracket is none of a header.
      var open: [UInt8] = []
      var isLineStart = true
      while position < bytes.count {
        switch byte() {
        case UInt8(ascii: "\n"):
          isLineStart = true
          next()
        case UInt8(ascii: "#"): skipLine()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          isLineStart = false
          skipText()
        case UInt8(ascii: "[") where isLineStart && open.isEmpty:
          if !isSoundHeader() { return line }
          skipLine()
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          isLineStart = false
          open.append(byte())
          next()
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          if byte() == UInt8(ascii: "}"), open.last == UInt8(ascii: "[") { return line }
          _ = open.popLast()
          next()
        case 0: return line
        case 0x20, 0x09, 0x0D, 0x80...: next()  // The parser takes blanks beyond ASCII for blanks, too.
        default:
          isLineStart = false
          next()
        }
      }
      return nil
    }

    private mutating func next() {
      if byte() == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }

    /// Goes to the end of a line; a NUL stops it.
    private mutating func skipLine() {
      while position < bytes.count, byte() != UInt8(ascii: "\n"), byte() != 0 { next() }
    }

    /// Whether a key or the closing bracket follows; the parser knows what to say of the latter, and of the end.
    private func isSoundHeader() -> Bool {
      var rest = bytes[(position + 1)...]
      func skipBlanks() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }
      skipBlanks()
      if rest.first == UInt8(ascii: "[") {
        rest = rest.dropFirst()
        skipBlanks()
      }
      switch rest.first {
      case nil, UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        return true
      case let byte?:
        let letter = byte | 0x20
        return (0x30...0x39).contains(byte) || (0x61...0x7A).contains(letter) && byte < 0x80
      }
    }

    /// Goes behind a text in quotes; one of a single line ends with its line at the latest.
    private mutating func skipText() {
      let quote = byte()
      let isLong = byte(1) == quote && byte(2) == quote
      for _ in 0..<(isLong ? 3 : 1) { next() }
      while position < bytes.count {
        if byte() == 0 { return }
        if quote == UInt8(ascii: "\""), byte() == UInt8(ascii: "\\") {
          next()
          if byte() == 0 { return }
        } else if byte() == quote, !isLong || byte(1) == quote && byte(2) == quote {
          for _ in 0..<(isLong ? 3 : 1) { next() }
          // A long text may end with quotes of its own.
          while isLong, byte() == quote { next() }
          return
        } else if !isLong, byte() == UInt8(ascii: "\n") {
          return
        }
        if position < bytes.count { next() }
      }
    }
  }
}
