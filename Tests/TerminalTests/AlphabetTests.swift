import Testing

@testable import Terminal

@Suite struct AlphabetTests {
  private func shows(_ charset: LocaleCharset, _ terminal: String, console: Bool? = nil) -> Bool {
    Alphabet.showsVietnamese(charset, terminalName: terminal) { console }
  }

  @Test(arguments: [LocaleCharset.utf8, .unsaid])
  func nearlyEveryTerminalShowsVietnamese(charset: LocaleCharset) {
    for name in ["xterm", "xterm-256color", "tmux-256color", "screen", "xterm-direct", "xterm-mono", "putty"]
    {
      #expect(shows(charset, name), "\(name)")
    }
  }

  @Test func aLocaleOfAnotherCharsetIsBelieved() {
    #expect(!shows(.other, "xterm-256color"))
    #expect(!shows(.none, "xterm-256color"))
  }

  @Test func theConsoleIsAsked() {
    #expect(shows(.utf8, "linux", console: true))
    #expect(!shows(.utf8, "linux", console: false))
    // Over ssh it cannot be asked.
    #expect(!shows(.utf8, "linux", console: nil))
    #expect(!shows(.utf8, "linux-16color", console: nil))
  }

  @Test func terminalsWithLettersOfTheirOwnGetNone() {
    for name in ["vt100", "vt102", "vt220", "ansi", "cons25"] { #expect(!shows(.utf8, name), "\(name)") }
  }

  @Test(arguments: [
    (nil, LocaleCharset.unsaid), ("C", .unsaid), ("POSIX", .unsaid), ("vi_VN", .unsaid),
    ("xx_YY.UTF-8", .unsaid),
    ("vi_VN.utf8", .unsaid), ("vi_VN.utf8@x", .unsaid), ("vi_VN.TCVN5712-1", .other),
    ("en_US.ISO-8859-1", .other),
    ("vi_VN.", .unsaid), ("no_NO.NOTHING", .unsaid),
  ])
  func aLocaleThatIsNotThereIsKnownByItsName(asked: String?, charset: LocaleCharset) {
    #expect(LocaleCharset.charset(inUse: "ANSI_X3.4-1968", asked: asked) { $0 != "NOTHING" } == charset)
  }

  @Test func aLocaleInUseIsKnownByItsCharset() {
    #expect(LocaleCharset.charset(inUse: "ISO-8859-1", asked: "en_US") { _ in true } == .other)
  }

  /// A file is no console.
  @Test func whatIsNoConsoleCannotBeAsked() {
    #expect(ConsoleGlyphs.include(Alphabet.telling, on: 0) == nil || ConsoleGlyphs.include([], on: 0) != nil)
    #expect(ConsoleGlyphs.include(Alphabet.telling, on: -1) == nil)
  }
}
