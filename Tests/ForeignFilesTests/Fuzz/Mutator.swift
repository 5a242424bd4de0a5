import TestLibrary

/// Damages bytes in the ways in which files arrive damaged, and in some that only an attacker thinks of.
struct Mutator {
  var numbers: SeededNumbers

  /// Never longer than this, so that a case stays quick.
  var longest = 400_000

  /// Bytes that readers take for something: ends of text, escapes, marks, overrides, huge numbers, markup.
  private static let interesting: [[UInt8]] =
    [
      [0], [0x1B], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC3], [0xED, 0xA0, 0x80], [0x22],
      [0x0D],
      [0x0A], [0x09], [0x1A], [0x80, 0x80, 0x80], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F],
      [0, 0, 0, 0x80],
    ]
    + [
      "\u{1B}]0;x\u{7}\u{1B}[2J", "\u{202E}", "\u{2066}", "\u{301}", "\u{0}", "\u{FFFE}", "\"\"\"",
      "\r\n\r\n", "\t\t\t",
      ";;;;", "sep=;\n", "-1", "0", "1e999", "-1e-999", "1E308", "99999999999999999999999999999999999999",
      "9223372036854775807", "-9223372036854775808", "4294967295", "65536", "1048577", "16385", "XFD1048576",
      "NaN",
      "0.000000000000000000000000000000000000001", "31/02/2024", "0000-00-00", "#REF!", "<!--", "-->",
      "<![CDATA[",
      "]]>", "&#0;", "&#x110000;", "&amp", "&lol;", "<!DOCTYPE x [<!ENTITY lol \"ha\">]>",
      "<?xml version=\"1.1\"?>",
      "</row>", "<c r=\"A1\" t=\"s\"><v>-1</v></c>", "<c r=\"A1\" s=\"99999\"><v>2958466</v></c>",
      "<mergeCell ref=\"B2:A1\"/>", "<mergeCell ref=\"A1:XFD1048576\"/>", "<row r=\"0\">",
      "<row r=\"1048576\"/>",
      " ss:Index=\"0\"", " ss:MergeAcross=\"99999999\"", " table:number-columns-repeated=\"-1\"",
      " table:number-rows-repeated=\"1048576\"", " colspan=\"1000000\"", " rowspan=\"0\"", "<table><tr><td>",
      "</table>",
    ].map { Array($0.utf8) }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &numbers) }

  /// A place and a length inside so many bytes; mostly short.
  private mutating func range(_ count: Int) -> Range<Int> {
    let start = below(count)
    let length = numbers.percent(70) ? below(64) : below(count)
    return start..<min(count, start + length)
  }

  /// - Parameter other: another file to splice in.
  mutating func mutate(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0...below(4) {
      if result.isEmpty { result = [UInt8(truncatingIfNeeded: numbers.next())] }
      change(&result, other.isEmpty ? [0] : other)
      if result.count > longest { result.removeLast(result.count - longest) }
    }
    return result.isEmpty ? [0] : result
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    switch below(9) {
    case 0: for _ in 0...below(8) { bytes[below(bytes.count)] ^= 1 << UInt8(below(8)) }
    case 1: for _ in 0...below(8) { bytes[below(bytes.count)] = UInt8(truncatingIfNeeded: numbers.next()) }
    case 2: bytes.removeLast(below(bytes.count))
    case 3: bytes.removeSubrange(range(bytes.count))
    case 4:
      let piece = Array(bytes[range(bytes.count)])
      let place = below(bytes.count + 1)
      for _ in 0...below(numbers.percent(10) ? 200 : 3) where bytes.count < longest {
        bytes.insert(contentsOf: piece, at: place)
      }
    case 5, 6:
      for _ in 0...below(6) {
        bytes.insert(contentsOf: Self.interesting[below(Self.interesting.count)], at: below(bytes.count + 1))
      }
    case 7:
      // Over what is there, so that lengths and offsets around it stay right.
      let piece = Self.interesting[below(Self.interesting.count)]
      let place = below(bytes.count)
      for (position, byte) in piece.enumerated() where place + position < bytes.count {
        bytes[place + position] = byte
      }
    default:
      let piece = Array(other[range(other.count)])
      if numbers.percent(50) {
        bytes.replaceSubrange(range(bytes.count), with: piece)
      } else {
        bytes = Array(bytes[..<below(bytes.count + 1)]) + Array(other[below(other.count)...])
      }
    }
  }
}
