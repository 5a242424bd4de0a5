import CNcurses

/// What we send besides ncurses: bracketed paste, the mouse, and the bytes that undo everything after a crash.
struct ScreenSequences {
  let enter: [UInt8]
  /// After what ncurses sends when it leaves.
  let leave: [UInt8]
  /// All by itself, in whatever state the terminal is.
  let reset: [CChar]
  /// Asks for reports of clicks and the wheel; empty where the terminal has no mouse.
  let mouseOn: [UInt8]
  let mouseOff: [UInt8]

  init(terminalName: String) {
    let hasAlternateScreen = cn_string("smcup") != nil && cn_string("rmcup") != nil
    // Terminals without a second screen are older than bracketed paste.
    let paste = hasAlternateScreen && cn_string("cup").map { $0[0] == 0x1B } == true
    enter = paste ? Array("\u{1B}[?2004h".utf8) : []
    let pasteOff = paste ? Array("\u{1B}[?2004l".utf8) : []
    // Reports are asked for in the form of SGR as well, whatever terminfo says of their form: tmux and screen know it
    // though their entries do not, and a terminal that does not goes on with the oldest form, which we read too.
    let hasMouse = cn_string("kmous").map { $0[0] == 0x1B } == true
    mouseOn = hasMouse ? Array("\u{1B}[?1000h\u{1B}[?1006h".utf8) : []
    mouseOff = hasMouse ? Array("\u{1B}[?1006l\u{1B}[?1000l".utf8) : []
    let clear = hasAlternateScreen ? [] : Self.capability("clear")
    leave = pasteOff + clear
    let hasRegion = cn_string("csr").map { $0[0] == 0x1B && $0[1] == CChar(UInt8(ascii: "[")) } == true
    let bytes =
      Self.capability("sgr0") + (hasRegion ? Array("\u{1B}[r".utf8) : []) + mouseOff + pasteOff
      + Self.capability("cnorm")
      + (hasAlternateScreen ? Self.capability("rmcup") : clear)
    reset = bytes.map { CChar(bitPattern: $0) }
  }

  /// A capability without the padding marks (`$<5>`) that only old serial lines need.
  private static func capability(_ name: String) -> [UInt8] {
    guard let start = cn_string(name) else { return [] }
    var result: [UInt8] = []
    var isPadding = false
    let text = Array(String(cString: start).utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "$"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "<") {
        isPadding = true
      }
      if !isPadding { result.append(byte) }
      if byte == UInt8(ascii: ">") { isPadding = false }
    }
    return result
  }
}
