import Dashboard
import Testing

/// What terminals send for keys, as data.
///
/// From their sources and manuals: xterm (ctlseqs, "PC-Style Function Keys"), Windows Terminal and conhost
/// (terminalInput.cpp: xterm's), PuTTY ("The Function keys and keypad" and its format_function_key,
/// format_small_keypad_key; MobaXterm is built on it), rxvt (rxvtRef), the Linux console (keymaps and terminfo
/// linux), tmux and screen (terminfo of their names).
struct KeyBytes: CustomTestStringConvertible {
  let terminal: String
  let key: Key?
  let bytes: String
  var testDescription: String { "\(terminal) \(key?.name ?? "nothing")" }

  init(_ terminal: String, _ key: Key?, _ bytes: String) {
    self.terminal = terminal
    self.key = key
    self.bytes = "\u{1B}" + bytes
  }

  private static func functions(_ terminal: String, _ codes: [String]) -> [KeyBytes] {
    codes.enumerated().map { KeyBytes(terminal, .function($0 + 1), $1) }
  }

  private static let numbered = [
    "[11~", "[12~", "[13~", "[14~", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
  ]
  private static let xterm = ["OP", "OQ", "OR", "OS"] + numbered.dropFirst(4)
  private static let console = ["[[A", "[[B", "[[C", "[[D", "[[E"] + numbered.dropFirst(5)

  static let functionKeys =
    functions("Windows Terminal, conhost, WSL, xterm, tmux, screen", xterm)
    + functions("PuTTY ESC[n~, PuTTY VT400, MobaXterm, rxvt", numbered)
    + functions("PuTTY Linux, Linux console", console)
    + functions("PuTTY Xterm R6, Xterm 216+", xterm)
    + functions(
      "PuTTY VT100+", ["OP", "OQ", "OR", "OS", "OT", "OU", "OV", "OW", "OX", "OY", "OZ", "O["])
    // F1 is looked at apart: its bytes begin a mouse report as well. F3 is swallowed: its bytes are the report that
    // the window lost the focus.
    + ["N", "P", "Q", "R", "S", "T", "U", "V", "W", "X"].map { letter in
      KeyBytes(
        "PuTTY SCO", .function(Int(letter.unicodeScalars.first?.value ?? 0) - 0x4C), "[" + letter)
    }

  static let moving: [KeyBytes] = [
    // Arrows: as usual, and in application mode.
    .init("all", .up, "[A"), .init("all", .down, "[B"), .init("all", .right, "[C"), .init("all", .left, "[D"),
    .init("all", .up, "OA"), .init("all", .down, "OB"), .init("all", .right, "OC"), .init("all", .left, "OD"),
    .init("xterm, Windows Terminal", .home, "[H"), .init("xterm, Windows Terminal", .end, "[F"),
    .init("xterm application mode", .home, "OH"), .init("xterm application mode", .end, "OF"),
    .init("PuTTY, Linux console, tmux, screen", .home, "[1~"),
    .init("PuTTY, Linux console, tmux, screen", .end, "[4~"),
    .init("rxvt", .home, "[7~"), .init("rxvt", .end, "[8~"),
    .init("PuTTY Home/End rxvt", .home, "[H"), .init("PuTTY Home/End rxvt", .end, "Ow"),
    .init("PuTTY SCO", .home, "[H"), .init("PuTTY SCO", .end, "[F"), .init("PuTTY SCO", .insert, "[L"),
    .init("all", .insert, "[2~"), .init("all", .delete, "[3~"), .init("all", .pageUp, "[5~"),
    .init("all", .pageDown, "[6~"),
    .init("all", .backTab, "[Z"), .init("Linux console", .backTab, "\t"),
    .init("keypad", .enter, "OM"), .init("keypad", .character("+"), "Ok"),
  ]

  /// With Shift, Ctrl or Alt: moving keys move, others are nothing. None of them ever runs as another key.
  static let modified: [KeyBytes] =
    ["2", "3", "4", "5", "6", "7", "8"].flatMap { modifier -> [KeyBytes] in
      [
        .init("xterm", .up, "[1;\(modifier)A"), .init("xterm", .left, "[1;\(modifier)D"),
        .init("xterm", .home, "[1;\(modifier)H"), .init("xterm", .end, "[1;\(modifier)F"),
        .init("xterm", .pageUp, "[5;\(modifier)~"), .init("xterm", .pageDown, "[6;\(modifier)~"),
        .init("xterm", nil, "[1;\(modifier)P"), .init("xterm", nil, "[1;\(modifier)S"),
        .init("xterm", nil, "[15;\(modifier)~"), .init("xterm", nil, "[24;\(modifier)~"),
        .init("xterm old", .down, "O\(modifier)B"), .init("konsole old", nil, "O\(modifier)Q"),
      ]
    } + [
      // rxvt: Shift $, Ctrl ^, both @; arrows in small letters.
      .init("rxvt", .home, "[7$"), .init("rxvt", .end, "[8^"), .init("rxvt", .pageUp, "[5@"),
      .init("rxvt", nil, "[11^"), .init("rxvt", nil, "[24$"), .init("rxvt", nil, "[21@"),
      .init("rxvt", .up, "[a"), .init("rxvt", .down, "[b"), .init("rxvt", .right, "Oc"),
      .init("rxvt", .left, "Od"),
      // Shift with F3 to F10 of PuTTY, rxvt and the Linux console, where they are F13 to F20.
      .init("PuTTY", nil, "[25~"), .init("PuTTY", nil, "[26~"), .init("PuTTY", nil, "[28~"),
      .init("PuTTY", nil, "[34~"),
      // Alt: an ESC before the key.
      .init("PuTTY, rxvt", .up, "\u{1B}[A"), .init("PuTTY", .left, "\u{1B}OD"),
      .init("PuTTY", nil, "\u{1B}[11~"), .init("Linux console", nil, "\u{1B}[[A"),
      .init("xterm", nil, "\u{1B}OP"),
      .init("Alt-Z of UniKey", nil, "z"), .init("Alt with a letter", nil, "q"),
      .init("Alt with a composed letter", nil, "ế"), .init("Alt with Enter", nil, "\r"),
      .init("Alt with Backspace", nil, "\u{7F}"), .init("Alt with what makes a store", nil, "K"),
      // The number pad's 5, and PuTTY's page keys in mode SCO, which are others' reports.
      .init("Linux console", nil, "[G"), .init("xterm", nil, "[E"), .init("xterm", nil, "OE"),
      .init("PuTTY SCO, or focus", nil, "[I"), .init("PuTTY SCO F3, or focus", nil, "[O"),
      // Keys as programs are told that have asked for more than we do.
      .init("kitty", nil, "[113;5u"), .init("xterm modifyOtherKeys", nil, "[27;5;113~"),
      .init("Windows Terminal win32-input-mode", nil, "[65;30;97;1;0;1_"),
    ]
}
