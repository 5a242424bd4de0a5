import Dashboard

/// Reads one escape sequence.
///
/// - CSI is `ESC [`, parameters, intermediates, one final byte (ECMA-48, section 5.4).
/// - SS3 is `ESC O` and one byte, perhaps with a modifier's digits before it.
enum EscapeSequence: Equatable {
  case incomplete
  /// A key, or nil for a sequence that is swallowed; `length` counts the ESC.
  case key(Key?, length: Int)
  case mouse(MouseInput?, length: Int)
  case pasteBegins(length: Int)
  /// A letter right behind the ESC: Alt with it, or Esc and it where a slow line brought both at once.
  case letter(Character, length: Int)
  /// OSC, DCS, APC, PM or SOS: runs until its terminator.
  case stringBegins(length: Int)

  /// Longer than any sequence a terminal sends.
  private static let longest = 64

  /// Reads the sequence whose ESC is at `start`.
  static func read(_ bytes: [UInt8], from start: Int) -> EscapeSequence {
    guard start + 1 < bytes.count else { return .incomplete }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return controlSequence(bytes, from: start)
    case UInt8(ascii: "O"): return FunctionKeys.singleShift(bytes, from: start, longest: longest)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      // Alone it is Alt with that key; a string has content.
      return start + 2 < bytes.count ? .stringBegins(length: 2) : .incomplete
    case Byte.escape: return afterSecondEscape(bytes, from: start)
    // The Linux console's Shift-Tab.
    case 0x09: return .key(.backTab, length: 2)
    default:
      guard let (scalar, length) = Byte.scalar(in: bytes, at: start + 1) else { return .incomplete }
      if let scalar, scalar.value >= 0x20, scalar.value != 0x7F {
        return .letter(Character(scalar), length: 1 + length)
      }
      return .key(nil, length: 1 + length)
    }
  }

  /// Alt with an arrow or the like is an ESC before its sequence (PuTTY, rxvt) and means the plain key, as with
  /// Shift and Ctrl.
  private static func afterSecondEscape(_ bytes: [UInt8], from start: Int) -> EscapeSequence {
    guard start + 2 < bytes.count else { return .incomplete }
    guard bytes[start + 2] == UInt8(ascii: "[") || bytes[start + 2] == UInt8(ascii: "O") else {
      return .key(.escape, length: 1)
    }
    switch read(bytes, from: start + 1) {
    case .incomplete: return .incomplete
    case .key(.function, let length): return .key(nil, length: length + 1)
    case .key(let key, let length): return .key(key, length: length + 1)
    case .mouse, .pasteBegins, .stringBegins, .letter: return .key(.escape, length: 1)
    }
  }

  private static func controlSequence(_ bytes: [UInt8], from start: Int) -> EscapeSequence {
    var position = start + 2
    guard position < bytes.count else { return .incomplete }
    if bytes[position] == UInt8(ascii: "[") {
      // The Linux console's F1 to F5.
      guard position + 1 < bytes.count else { return .incomplete }
      let letter = bytes[position + 1]
      guard (0x20...0x7E).contains(letter) else { return .key(nil, length: 3) }
      let number = Int(letter) - Int(UInt8(ascii: "A")) + 1
      return .key((1...5).contains(number) ? .function(number) : nil, length: 4)
    }
    if bytes[position] == UInt8(ascii: "M") {
      guard let (input, end) = MouseReport.readThree(bytes, from: position + 1) else { return .incomplete }
      return .mouse(input, length: end - start)
    }
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "$") where FunctionKeys.isNumber(bytes[(start + 2)..<position]):
        // rxvt ends keys with Shift by "$", which elsewhere never ends a sequence.
        return .key(
          FunctionKeys.numbered(bytes[(start + 2)..<position], isModified: true), length: position + 1 - start
        )
      case 0x20...0x3F: position += 1
      case 0x40...0x7E:
        let parameters = bytes[(start + 2)..<position]
        return meaning(of: bytes[position], parameters: parameters, length: position + 1 - start)
      default: return .key(nil, length: position - start)
      }
      if position - start > longest { return .key(nil, length: position - start) }
    }
    return .incomplete
  }

  private static func meaning(of final: UInt8, parameters: ArraySlice<UInt8>, length: Int) -> EscapeSequence {
    if parameters.first == UInt8(ascii: "<"), final == UInt8(ascii: "M") || final == UInt8(ascii: "m") {
      let numbers = numbers(in: parameters.dropFirst())
      guard let numbers, numbers.count == 3 else { return .mouse(nil, length: length) }
      return .mouse(
        MouseReport.input(
          code: numbers[0], column: numbers[1], row: numbers[2], isRelease: final == UInt8(ascii: "m")),
        length: length)
    }
    guard let numbers = numbers(in: parameters) else { return .key(nil, length: length) }
    let first = numbers.first ?? 0
    let isModified = numbers.count > 1 && numbers[1] > 1
    switch final {
    case UInt8(ascii: "~"):
      if first == 200 { return .pasteBegins(length: length) }
      return .key(FunctionKeys.numbered(first, isModified: isModified), length: length)
    case UInt8(ascii: "^"), UInt8(ascii: "@"):
      // rxvt with Ctrl, and with Ctrl and Shift.
      return .key(FunctionKeys.numbered(first, isModified: true), length: length)
    case UInt8(ascii: "M") where numbers.count == 3:
      // urxvt's reports add 32 to the button, not to the place.
      return .mouse(
        MouseReport.input(code: first - 32, column: numbers[1], row: numbers[2]), length: length)
    default:
      guard numbers.count <= 2, first <= 1 else { return .key(nil, length: length) }
      let key =
        parameters.isEmpty
        ? FunctionKeys.bare(final) : FunctionKeys.lettered(final, isModified: isModified)
      return .key(key, length: length)
    }
  }

  /// Numbers with semicolons between them; nil where there is anything else.
  private static func numbers(in parameters: ArraySlice<UInt8>) -> [Int]? {
    guard parameters.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }) else { return nil }
    return parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      $0.prefix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
  }
}
