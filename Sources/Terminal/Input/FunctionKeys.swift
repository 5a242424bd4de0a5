import Dashboard

/// The keys that letters and numbers at the end of a sequence stand for, in all the dialects that meet here: xterm,
/// Windows Terminal, PuTTY in each of its function-key modes, rxvt, the Linux console, tmux and screen.
///
/// Arrows, Home, End and the page keys mean the same with Shift, Ctrl or Alt. Function keys with one of these mean
/// nothing, since Alt-F4 is no F4.
enum FunctionKeys {
  static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.count <= 2 && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  static func numbered(_ digits: ArraySlice<UInt8>, isModified: Bool) -> Key? {
    numbered(digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }, isModified: isModified)
  }

  /// `ESC [ n ~`.
  static func numbered(_ number: Int, isModified: Bool) -> Key? {
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

  /// `ESC [ 1 ; m A` and the like.
  static func lettered(_ letter: UInt8, isModified: Bool) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S") where !isModified:
      .function(Int(letter - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  /// `ESC [` and a letter alone.
  static func bare(_ letter: UInt8) -> Key? {
    switch letter {
    // rxvt's arrows with Shift.
    case UInt8(ascii: "a"): .up
    case UInt8(ascii: "b"): .down
    case UInt8(ascii: "c"): .right
    case UInt8(ascii: "d"): .left
    // PuTTY in mode SCO and the FreeBSD console; F1 is M, which is read elsewhere. Its F3 and PgUp are the reports
    // that a window lost or got the focus, and its PgDn is the Linux console's 5 without NumLock: not keys.
    case UInt8(ascii: "O"): nil
    case UInt8(ascii: "N")...UInt8(ascii: "X"): .function(Int(letter - UInt8(ascii: "M")) + 1)
    case UInt8(ascii: "L"): .insert
    default: lettered(letter, isModified: false)
    }
  }

  /// `ESC O`, perhaps a modifier's digits, and a letter.
  static func singleShift(_ bytes: [UInt8], from start: Int, longest: Int) -> EscapeSequence {
    var position = start + 2
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) || bytes[position] == 0x3B {
      position += 1
      if position - start > longest { return .key(nil, length: position - start) }
    }
    guard position < bytes.count else { return .incomplete }
    let letter = bytes[position]
    guard (0x20...0x7E).contains(letter) else { return .key(nil, length: position - start) }
    let length = position + 1 - start
    if position > start + 2 { return .key(lettered(letter, isModified: true), length: length) }
    return .key(shifted(letter), length: length)
  }

  private static func shifted(_ letter: UInt8) -> Key? {
    switch letter {
    // xterm's F1 to F4, and PuTTY's F1 to F12 in mode VT100+.
    case UInt8(ascii: "P")...UInt8(ascii: "["): .function(Int(letter - UInt8(ascii: "P")) + 1)
    // rxvt's arrows with Ctrl.
    case UInt8(ascii: "a"): .up
    case UInt8(ascii: "b"): .down
    case UInt8(ascii: "c"): .right
    case UInt8(ascii: "d"): .left
    // PuTTY's End in mode rxvt. On a number pad in application mode, which we never ask for, it would be 7.
    case UInt8(ascii: "w"): .end
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    // The number pad in application mode: `j` to `y` are the characters from `*` to `9`.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(letter - 0x40)))
    default: lettered(letter, isModified: false)
    }
  }
}
