/// Leaves out what the terminal already knows of colours and attributes.
///
/// ncurses sends foreground, background and attributes anew for each run of cells, also those that stay as they are:
/// two thirds of the bytes of a cursor key. The filter holds such sequences (SGR, ECMA-48 8.3.117) back until
/// something is written that they apply to, and then sends the difference in its shortest form. Moves of the cursor
/// pass by; everything else passes in order.
struct LookFilter {
  /// True where single attributes can be switched off (SGR 22, 24, 27, 39, 49), as everywhere but on old terminals
  /// without colours.
  private let canSwitchOff: Bool
  /// What the terminal shows new text in; nil while unknown.
  private var sent: Look?
  /// What ncurses wants new text to be shown in.
  private var wanted = Look()
  /// The character set sequences that are in force: sent again they change nothing.
  private var characterSet: [UInt8]?
  private var isShiftedIn = false

  init(canSwitchOff: Bool) {
    self.canSwitchOff = canSwitchOff
  }

  /// Forgets what the terminal knows, since others have written to it.
  mutating func forget() {
    sent = nil
    characterSet = nil
    isShiftedIn = false
  }

  /// What has to be sent for what ncurses wrote.
  ///
  /// - Parameters:
  ///   - bytes: whole sequences; ncurses never leaves one half written.
  ///   - isLast: true where nothing of ours follows, so that nothing is held back.
  mutating func filter(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x1B {
        position = sequence(bytes, from: position, to: &result)
      } else {
        position += 1
        switch byte {
        case 0x0F where isShiftedIn: break
        case 0x0F:
          isShiftedIn = true
          result.append(byte)
        case 0x0E:
          isShiftedIn = false
          result.append(byte)
        case 0x00, 0x08, 0x0D: result.append(byte)
        default:
          settle(&result)
          result.append(byte)
        }
      }
    }
    if isLast { settle(&result) }
    return result
  }

  /// Takes the sequence that begins at `start` and returns the position after it.
  private mutating func sequence(_ bytes: [UInt8], from start: Int, to result: inout [UInt8]) -> Int {
    guard start + 1 < bytes.count else {
      result.append(0x1B)
      return start + 1
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      var end = start + 2
      while end < bytes.count, !(0x40...0x7E).contains(bytes[end]) { end += 1 }
      guard end < bytes.count else { return pass(bytes, start..<bytes.count, to: &result) }
      let parameters = bytes[start + 2..<end]
      switch bytes[end] {
      case UInt8(ascii: "m"):
        if wanted.take(parameters) { return end + 1 }
        // Something we do not know: it goes as it came, and all is told anew after it.
        settle(&result)
        sent = nil
      case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "H"), UInt8(ascii: "d"):
        break
      case UInt8(ascii: "h"), UInt8(ascii: "l"):
        settle(&result)
        // Leaving the alternate screen may bring old colours back; showing the cursor does not.
        if parameters.contains(UInt8(ascii: "9")) { sent = nil }
      default: settle(&result)
      }
      result += bytes[start...end]
      return end + 1
    case UInt8(ascii: "("):
      let end = min(start + 3, bytes.count)
      let set = Array(bytes[start..<end])
      if characterSet != set {
        characterSet = set
        result += set
      }
      return end
    default:
      return pass(bytes, start..<min(start + 2, bytes.count), to: &result)
    }
  }

  /// Sends something as it came.
  private mutating func pass(_ bytes: [UInt8], _ range: Range<Int>, to result: inout [UInt8]) -> Int {
    settle(&result)
    // ESC 7, 8 and c save and bring back colours.
    sent = nil
    result += bytes[range]
    return range.upperBound
  }

  /// Sends what is held back.
  private mutating func settle(_ result: inout [UInt8]) {
    if sent == wanted { return }
    let whole = wanted.sequence(after: nil)
    if canSwitchOff, let sent {
      let difference = wanted.sequence(after: sent)
      result += difference.count < whole.count ? difference : whole
    } else {
      result += whole
    }
    sent = wanted
  }
}

/// Colours and attributes of text, as SGR parameters tell them.
struct Look: Hashable {
  /// The parameter itself, such as `31` or `38;5;252`; empty for the terminal's own.
  var foreground: [UInt8] = []
  var background: [UInt8] = []
  var isBold = false
  var isUnderlined = false
  var isReversed = false

  /// Applies a sequence's parameters. False, with nothing changed, if one of them is not known here.
  mutating func take(_ parameters: ArraySlice<UInt8>) -> Bool {
    var look = self
    var parts = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    while let part = parts.popFirst() {
      // Colons keep a colour together: 38:2::255:0:0.
      if part.contains(UInt8(ascii: ":")) {
        switch part.prefix(3) {
        case [0x33, 0x38, 0x3A]: look.foreground = Array(part)
        case [0x34, 0x38, 0x3A]: look.background = Array(part)
        default: return false
        }
        continue
      }
      guard part.count <= 3, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
      switch part.reduce(0, { $0 * 10 + Int($1) - 0x30 }) {
      case 0: look = Look()
      case 1: look.isBold = true
      case 4: look.isUnderlined = true
      case 7: look.isReversed = true
      // The ordinary font, which the Linux console's own sequence names each time.
      case 10: break
      case 22: look.isBold = false
      case 24: look.isUnderlined = false
      case 27: look.isReversed = false
      case 30...37, 90...97: look.foreground = Array(part)
      case 39: look.foreground = []
      case 40...47, 100...107: look.background = Array(part)
      case 49: look.background = []
      case let code where code == 38 || code == 48:
        let count = parts.first.map { $0.elementsEqual([0x35]) ? 2 : $0.elementsEqual([0x32]) ? 4 : 0 } ?? 0
        guard count > 0, parts.count >= count else { return false }
        let colour = ([part] + parts.prefix(count)).joined(separator: [UInt8(ascii: ";")])
        parts = parts.dropFirst(count)
        if code == 38 { look.foreground = Array(colour) } else { look.background = Array(colour) }
      default: return false
      }
    }
    self = look
    return true
  }

  /// What makes text look like this where it looks like `other` before; nil where that is unknown.
  func sequence(after other: Look?) -> [UInt8] {
    var codes: [[UInt8]] = []
    func code(_ text: StaticString) { codes.append(text.withUTF8Buffer { Array($0) }) }
    if let other {
      if isBold != other.isBold { code(isBold ? "1" : "22") }
      if isUnderlined != other.isUnderlined { code(isUnderlined ? "4" : "24") }
      if isReversed != other.isReversed { code(isReversed ? "7" : "27") }
      if foreground != other.foreground { codes.append(foreground.isEmpty ? [0x33, 0x39] : foreground) }
      if background != other.background { codes.append(background.isEmpty ? [0x34, 0x39] : background) }
    } else {
      codes.append([])
      if isBold { code("1") }
      if isUnderlined { code("4") }
      if isReversed { code("7") }
      if !foreground.isEmpty { codes.append(foreground) }
      if !background.isEmpty { codes.append(background) }
    }
    return [0x1B, UInt8(ascii: "[")] + codes.joined(separator: [UInt8(ascii: ";")]) + [UInt8(ascii: "m")]
  }
}
