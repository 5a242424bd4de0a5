import Dashboard

/// Reads one escape sequence.
///
/// - CSI is `ESC [`, parameters, intermediates, one final byte (ECMA-48, section 5.4).
/// - SS3 is `ESC O` and one byte, perhaps with a modifier's digits before it.
enum EscapeSequence: Equatable {
  case incomplete
  /// A key, or nil for a sequence that is swallowed; `length` counts the ESC.
  case key(Key?, length: Int)
  case pasteBegins(length: Int)
  /// OSC, DCS, APC, PM or SOS: runs until its terminator.
  case stringBegins(length: Int)

  /// Longer than any sequence a terminal sends.
  private static let longest = 64

  /// Reads the sequence whose ESC is at `start`.
  static func read(_ bytes: [UInt8], from start: Int) -> EscapeSequence {
    guard start + 1 < bytes.count else { return .incomplete }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return controlSequence(bytes, from: start)
    case UInt8(ascii: "O"): return singleShift(bytes, from: start)
    case let letter where beginsString(letter):
      // The line may cut a string after its first two bytes; Esc and such a letter typed one after the other stay
      // alone, which the decoder sees when its patience ends.
      return start + 2 < bytes.count ? .stringBegins(length: 2) : .incomplete
    // The Linux console's Shift-Tab.
    case 0x09: return .key(.backTab, length: 2)
    // Esc and then another key that came with it, or Alt with that key: Esc twice does no harm.
    default: return .key(.escape, length: 1)
    }
  }

  /// The letters of OSC, DCS, APC, PM and SOS.
  static func beginsString(_ letter: UInt8) -> Bool {
    [UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X")].contains(
      letter)
  }

  private static func controlSequence(_ bytes: [UInt8], from start: Int) -> EscapeSequence {
    var position = start + 2
    guard position < bytes.count else { return .incomplete }
    if bytes[position] == UInt8(ascii: "[") {
      guard position + 1 < bytes.count else { return .incomplete }
      let letter = bytes[position + 1]
      guard (0x20...0x7E).contains(letter) else { return .key(nil, length: 3) }
      let number = Int(letter) - Int(UInt8(ascii: "A")) + 1
      return .key((1...5).contains(number) ? .function(number) : nil, length: 4)
    }
    if bytes[position] == UInt8(ascii: "M") {
      // The oldest mouse report: three bytes follow, of any value.
      return start + 6 <= bytes.count ? .key(nil, length: 6) : .incomplete
    }
    while position < bytes.count {
      switch bytes[position] {
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
    guard parameters.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }) else {
      return .key(nil, length: length)
    }
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      $0.prefix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    let first = numbers.first ?? 0
    let isModified = numbers.count > 1 && numbers[1] > 1
    if final == UInt8(ascii: "~") {
      if first == 200 { return .pasteBegins(length: length) }
      return .key(numbered(first, isModified: isModified), length: length)
    }
    guard numbers.count <= 2, first <= 1 else { return .key(nil, length: length) }
    return .key(lettered(final, isModified: isModified), length: length)
  }

  private static func numbered(_ number: Int, isModified: Bool) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15 where !isModified: .function(number - 10)
    case 17...21 where !isModified: .function(number - 11)
    case 23...24 where !isModified: .function(number - 12)
    default: nil
    }
  }

  /// Arrow keys mean the same with Shift, Ctrl or Alt; function keys do not, since Alt-F4 is no F4.
  private static func lettered(_ letter: UInt8, isModified: Bool) -> Key? {
    switch Character(Unicode.Scalar(letter)) {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "P" where !isModified: .function(1)
    case "Q" where !isModified: .function(2)
    case "R" where !isModified: .function(3)
    case "S" where !isModified: .function(4)
    default: nil
    }
  }

  private static func singleShift(_ bytes: [UInt8], from start: Int) -> EscapeSequence {
    var position = start + 2
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) || bytes[position] == 0x3B {
      position += 1
      if position - start > longest { return .key(nil, length: position - start) }
    }
    guard position < bytes.count else { return .incomplete }
    let letter = bytes[position]
    guard (0x20...0x7E).contains(letter) else { return .key(nil, length: position - start) }
    let length = position + 1 - start
    let isModified = position > start + 2
    if let key = lettered(letter, isModified: isModified) { return .key(key, length: length) }
    return .key(isModified ? nil : keypad(letter), length: length)
  }

  /// The number pad in application mode.
  private static func keypad(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: "X"): .character("=")
    // `j` to `y` are the characters from `*` to `9`.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(letter - 0x40)))
    default: nil
    }
  }
}
