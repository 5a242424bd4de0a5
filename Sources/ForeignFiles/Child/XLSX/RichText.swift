/// Gathers the text of a shared or inline string: `t`, or `r` with `rPr` and `t` (ECMA-376 part 1, 18.4).
struct RichText {
  /// Names of the elements in it, for handlers that have more.
  enum Element {
    case run, runFont, text, phonetic
  }

  private(set) var runs: [TextRun] = []
  /// The text, as far as fonts do not matter.
  private(set) var bytes: [UInt8] = []
  private(set) var isTooLong = false
  private var font = TextRun.Font.ofCell
  private var isInRun = false
  private var isPhonetic = false
  private var hasFonts = false
  private let longest: Int

  /// - Parameter longest: bytes of the longest text.
  init(longest: Int) {
    self.longest = longest
  }

  /// Whether the fonts of its parts decide what its letters are.
  var dependsOnFonts: Bool { hasFonts }

  mutating func reset() {
    runs.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    isTooLong = false
    isInRun = false
    isPhonetic = false
    hasFonts = false
    font = .ofCell
  }

  mutating func start(_ element: Element, fontName: String? = nil) {
    switch element {
    case .run:
      isInRun = true
      font = .ofCell
    case .runFont:
      guard isInRun, let fontName else { return }
      font = LegacyFont(fontName: fontName).map { .legacy($0) } ?? .unicode
      hasFonts = true
    case .phonetic: isPhonetic = true
    case .text: break
    }
  }

  mutating func end(_ element: Element, text: UnsafeRawBufferPointer) {
    switch element {
    case .run:
      isInRun = false
      font = .ofCell
    case .phonetic: isPhonetic = false
    case .runFont: break
    case .text:
      // Readings of East Asian signs are no part of the text.
      guard !isPhonetic, !isTooLong else { return }
      guard bytes.count + text.count <= longest else {
        isTooLong = true
        return
      }
      let start = bytes.count
      EscapedText.append(text, to: &bytes)
      runs.append(TextRun(String(decoding: bytes[start...], as: UTF8.self), font))
    }
  }
}

/// Text in which characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.4.2.4).
enum EscapedText {
  static func append(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    guard text.contains(UInt8(ascii: "_")) else {
      bytes.append(contentsOf: text)
      return
    }
    var position = 0
    while position < text.count {
      if let unit = escape(text, position) {
        // A lone half of a pair means nothing.
        let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
        bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
        position += 7
      } else {
        bytes.append(text[position])
        position += 1
      }
    }
  }

  private static func escape(_ text: UnsafeRawBufferPointer, _ position: Int) -> UInt16? {
    guard position + 7 <= text.count, text[position] == UInt8(ascii: "_"),
      text[position + 1] == UInt8(ascii: "x"),
      text[position + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for offset in 2..<6 {
      let letter = text[position + offset]
      let digit: UInt8
      switch letter {
      case 48...57: digit = letter - 48
      case 65...70: digit = letter - 55
      case 97...102: digit = letter - 87
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
