import Dashboard

/// Reads the mouse reports of all protocols: X10, UTF-8 (1005), SGR (1006) and urxvt (1015).
///
/// Which one comes is the terminal's choice: we ask for SGR, and a terminal that does not know it sends another.
/// ("Mouse Tracking" in xterm's ctlseqs.)
enum MouseReport {
  /// What a button code means; nil for releases, drags and buttons that mean nothing here.
  ///
  /// - Parameters:
  ///   - code: without the offset of 32 that the older protocols add.
  ///   - column: from 1, as all protocols count.
  static func input(code: Int, column: Int, row: Int, isRelease: Bool = false) -> MouseInput? {
    guard !isRelease, column >= 1, row >= 1 else { return nil }
    let point = Point(column: column - 1, row: row - 1)
    // Bits 2 to 4 are Shift, Meta and Control; bit 5 is motion.
    switch code & ~0b11100 {
    case 0: return MouseInput(.press, at: point)
    case 64: return MouseInput(.wheelUp, at: point)
    case 65: return MouseInput(.wheelDown, at: point)
    default: return nil
    }
  }

  /// Reads what follows `ESC [ M` from `position` on: three numbers, each a byte, or two where the terminal writes
  /// UTF-8.
  /// - Returns: the report and the position after it; nil if it is not complete.
  static func readThree(_ bytes: [UInt8], from position: Int) -> (input: MouseInput?, end: Int)? {
    var position = position
    var numbers: [Int] = []
    while numbers.count < 3 {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      // A byte alone from here on is a column beyond 161; as the head of two it is followed by a continuation.
      if (0xC2...0xDF).contains(byte) {
        guard position < bytes.count else { return nil }
        if bytes[position] & 0xC0 == 0x80 {
          numbers.append(Int(byte & 0x1F) << 6 | Int(bytes[position] & 0x3F))
          position += 1
          continue
        }
      }
      numbers.append(Int(byte))
    }
    return (input(code: numbers[0] - 32, column: numbers[1] - 32, row: numbers[2] - 32), position)
  }
}
