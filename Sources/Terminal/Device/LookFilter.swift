/// Leaves out what the terminal already knows of colours and attributes.
///
/// ncurses sends foreground, background and attributes anew for each run of cells, also those that stay as they are:
/// two thirds of the bytes of a cursor key. The filter holds such sequences (SGR, ECMA-48 8.3.117) back until
/// something is written that they apply to, and then sends the difference in its shortest form. Moves of the cursor
/// pass by; everything else passes in order.
struct LookFilter {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// True where single attributes can be switched off (SGR 22, 24, 27, 39, 49), as everywhere but on old terminals
  /// without colours.
  private let canSwitchOff: Bool
  /// What the terminal shows new text in; nil while unknown.
  private var sent: Look?
  /// What the terminal kept with its cursor (nil while unknown), and what ncurses wanted then.
  private var kept: (sent: Look?, wanted: Look) = (nil, Look())
  /// What ncurses wants new text to be shown in.
  private var wanted = Look()
  /// The character set sequences that are in force: sent again they change nothing.
  private var characterSet: UInt8?
  private var isShiftedIn = false

  init(canSwitchOff: Bool) {
    self.canSwitchOff = canSwitchOff
  }

  /// Forgets what the terminal knows, since others have written to it.
  mutating func forget() {
    sent = nil
    kept = (nil, Look())
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
    bytes.withUnsafeBufferPointer { filter($0, &result) }
    if isLast { settle(&result) }
    return result
  }

  private mutating func filter(_ bytes: Bytes, _ result: inout [UInt8]) {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte >= 0x20 {
        // Text, to the next control character.
        let start = position
        while position < bytes.count, bytes[position] >= 0x20 { position += 1 }
        settle(&result)
        result.append(contentsOf: bytes[start..<position])
        continue
      }
      if byte == 0x1B {
        position = sequence(bytes, from: position, to: &result)
        continue
      }
      position += 1
      switch byte {
      case 0x0F where isShiftedIn: continue
      case 0x0F: isShiftedIn = true
      case 0x0E: isShiftedIn = false
      case 0x00, 0x08, 0x0D: break
      default: settle(&result)
      }
      result.append(byte)
    }
  }

  /// Takes the sequence that begins at `start` and returns the position after it.
  private mutating func sequence(_ bytes: Bytes, from start: Int, to result: inout [UInt8]) -> Int {
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
      // Moves, and the scrolling region.
      case UInt8(ascii: "A")...UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "H"), UInt8(ascii: "d"),
        UInt8(ascii: "r"):
        break
      case UInt8(ascii: "h"), UInt8(ascii: "l"):
        settle(&result)
        // Leaving the alternate screen may bring old colours back; showing the cursor does not.
        if parameters.contains(UInt8(ascii: "9")) { sent = nil }
      default: settle(&result)
      }
      result += bytes[start...end]
      return end + 1
    case UInt8(ascii: "7"):
      // The terminal keeps its colours with the cursor, and brings them back with it.
      kept = (sent, wanted)
      result += bytes[start...start + 1]
      return start + 2
    case UInt8(ascii: "8"):
      (sent, wanted) = kept
      result += bytes[start...start + 1]
      return start + 2
    case UInt8(ascii: "("):
      let end = min(start + 3, bytes.count)
      if characterSet != bytes[end - 1] {
        characterSet = bytes[end - 1]
        result += bytes[start..<end]
      }
      return end
    default:
      return pass(bytes, start..<min(start + 2, bytes.count), to: &result)
    }
  }

  /// Sends something as it came.
  private mutating func pass(_ bytes: Bytes, _ range: Range<Int>, to result: inout [UInt8]) -> Int {
    settle(&result)
    // ESC c and others may change colours.
    sent = nil
    result += bytes[range]
    return range.upperBound
  }

  /// Sends what is held back.
  private mutating func settle(_ result: inout [UInt8]) {
    if sent == wanted { return }
    if canSwitchOff, let sent, wanted.length(after: sent) < wanted.length(after: nil) {
      wanted.write(after: sent, to: &result)
    } else {
      wanted.write(after: nil, to: &result)
    }
    sent = wanted
  }
}
