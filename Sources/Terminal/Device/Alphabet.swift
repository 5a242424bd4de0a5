import CTerminal
import Glibc

/// What the user's locale says of the bytes that letters are.
enum LocaleCharset: Hashable {
  case utf8
  /// The locale C, or one that does not exist: it says nothing of the terminal. Letters go out as UTF-8 all the same,
  /// which nearly every terminal shows; minimal machines and ssh sessions are often left with this locale.
  case unsaid
  /// Another charset by name, such as ISO-8859-1: the terminal is set to it.
  case other
  /// There is no locale for UTF-8 on this machine, so that the library cannot place its letters.
  case none

  /// Takes the user's locale, and the characters of a UTF-8 one where it is not.
  static func choose() -> LocaleCharset {
    if ct_use_locale() { return .utf8 }
    let asked = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG")
    let said = charset(inUse: String(cString: ct_charset()), asked: asked) { ct_charset_exists($0) }
    return ct_borrow_utf8_locale() ? said : .none
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// - Parameters:
  ///   - inUse: the charset of the locale in use, which is no UTF-8.
  ///   - asked: the locale asked for, `vi_VN.TCVN5712-1`; it may not exist, and C be in use instead.
  ///   - exists: whether there is a charset of a name at all.
  static func charset(inUse: String, asked: String?, exists: (String) -> Bool) -> LocaleCharset {
    guard inUse == "ANSI_X3.4-1968" else { return .other }
    guard let asked, let point = asked.firstIndex(of: ".") else { return .unsaid }
    let name = asked[asked.index(after: point)...].prefix { $0 != "@" }
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return plain.isEmpty || plain == "utf8" || !exists(String(name)) ? .unsaid : .other
  }
}

/// Whether Vietnamese letters can be shown, or unaccented ones have to do.
public enum Alphabet {
  /// Letters that no font has which was not made for Vietnamese.
  static let telling: [Unicode.Scalar] = ["ế", "ữ", "ạ"]

  /// Whether the user's locale leaves room for Vietnamese, for text that goes to no terminal.
  public static var localeShowsVietnamese: Bool {
    switch LocaleCharset.choose() {
    case .utf8, .unsaid, .none: true
    case .other: false
    }
  }

  /// - Parameter consoleHasLetters: whether the Linux console has glyphs for ``telling``; nil where it is not ours to
  ///   ask, as over ssh.
  static func showsVietnamese(
    _ charset: LocaleCharset, terminalName name: String, consoleHasLetters: () -> Bool?
  ) -> Bool {
    switch charset {
    case .other, .none: return false
    case .utf8, .unsaid: break
    }
    // The console has 512 glyphs at most, and most of its fonts lack these letters.
    if name == "linux" || name.hasPrefix("linux-") { return consoleHasLetters() ?? false }
    // Terminals with a character generator of their own, and serial lines that stand for one (agetty calls every
    // serial line vt220): what is at the other end is not known, and unaccented text is readable on all of them.
    return !["vt52", "vt1", "vt2", "vt3", "vt4", "vt5", "ansi", "pcansi", "scoansi", "cons25", "wy", "sun"]
      .contains { name.hasPrefix($0) }
  }
}

/// What the font of a Linux console has.
enum ConsoleGlyphs {
  /// nil where the terminal is no console of this machine.
  static func include(_ scalars: [Unicode.Scalar], on descriptor: Int32) -> Bool? {
    let answer = ct_console_has(descriptor, scalars.map(\.value), scalars.count)
    return answer < 0 ? nil : answer == 1
  }
}
