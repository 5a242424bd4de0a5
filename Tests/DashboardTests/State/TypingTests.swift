import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Composed letters where letters are commands, and where text is typed.
@Suite struct TypingTests {
  /// As events: letters by themselves, and Backspaces (<) with what comes behind them until the blank.
  private func events(_ text: String) -> [Event] {
    text.split(separator: " ").flatMap { piece -> [Event] in
      let deletions = piece.prefix { $0 == "<" }.count
      let letters = String(piece.dropFirst(deletions))
      if deletions > 0 { return [.retyped(deletions: deletions, text: letters)] }
      return letters.map { Event.key(.character($0)) }
    }
  }

  /// What UniKey sends, and the keys it stands for.
  @Test(arguments: [
    ("o <ô", "o o"), ("o <ô <oo", "o o o"), ("o <ọ", "o j"), ("o <ọ <ộ", "o j o"), ("ơ", "["),
    ("ơ <[", "[ ["),
    ("ư", "]"), ("ư <]", "] ]"), ("ư <w", "] ]"), ("o <ó", "o s"), ("j j k", "j j k"), ("z o <ô", "z o o"),
    ("x o <ô", "x o o"), ("v o v", "v o v"), ("2 o <ô", "2 o o"), ("ô", "o o"), ("ọ", "o j"), ("ộ", "o o j"),
    ("t L t L", "t L t L"), ("o <ò <of", "o f f"),
  ])
  func commandsAreThoseOfPlainTyping(sent: String, plain: String) throws {
    for screen in [ScreenID.overview, .rankings, .directives] {
      var composed = try ScreenDriver(screen: screen)
      var typed = composed
      for event in events(sent) { composed.play(event) }
      try typed.press(plain)
      #expect(composed.state.view == typed.state.view)
      #expect(composed.state.screen == typed.state.screen)
      #expect(composed.state.overlays == typed.state.overlays)
      #expect(composed.frame == typed.frame, "\(screen)")
    }
  }

  @Test(arguments: [
    ("/", "h o a <<òa", "hòa"), ("/", "d <đ a <<đà", "đà"), ("/", "t i e <ê n g <<<ếng", "tiếng"),
    ("f", "h u e <ê <ế", "huế"), ("?", "t i <ì m", "tìm"), ("K", "q u a n g <<<ảng", "quảng"),
    ("/", "o <ô <oo", "oo"),
  ])
  func textIsTextWhereTextIsTyped(opens: String, sent: String, text: String) throws {
    var driver = try ScreenDriver(screen: .rankings)
    try driver.press(opens)
    for event in events(sent) { driver.play(event) }
    #expect(driver.state.overlays.last?.typedText == text)
  }

  /// The letter that opened the prompt belongs to the word as the input method sees it.
  @Test func theCommandBeforeTheTextIsNotTakenBack() throws {
    var driver = try ScreenDriver(screen: .rankings)
    for event in events("f o <ô") { driver.play(event) }
    #expect(driver.state.overlays.last?.typedText == "ô")
    // A word taken back whole leaves an empty prompt and does not close it.
    driver.play(.retyped(deletions: 2, text: "fo"))
    #expect(driver.state.overlays.count == 1)
  }

  @Test func backspaceInAPromptDeletesAndThenCloses() throws {
    var driver = try ScreenDriver(screen: .rankings)
    try driver.press("/ a Backspace")
    #expect(driver.state.overlays.last?.typedText == "")
    try driver.press("Backspace")
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func vniIsReadWhereItIsConfigured() throws {
    var driver = try ScreenDriver(screen: .rankings)
    driver.state.inputMethod = .vni
    // The 6 of "o6" is nothing to the card that o opens; Telex's second o would close it.
    for event in events("o <ô") { driver.play(event) }
    #expect(driver.state.overlays.count == 1)
  }

  @Test func aBlankPictureComesBackAtAnyLetter() throws {
    var driver = try ScreenDriver(screen: .rankings)
    for event in events("b ơ") { driver.play(event) }
    #expect(!driver.state.isBlank)
    #expect(driver.state.screen == .rankings)
  }
}
