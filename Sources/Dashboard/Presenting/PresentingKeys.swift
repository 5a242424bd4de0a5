import Model

/// What a key asks for while a meeting is presented. Each has one row in ``PresentingKeys``.
public enum PresentingAction: String, Hashable, Sendable, CaseIterable {
  case forward, backward, nextItem, previousItem, firstItem, lastItem, jump
  case up, down, why, source, unit, rollCall, back, blank
  case larger, smaller, takeIn, newestFigures, nextPane, previousPane, previousPeriod, nextPeriod
  case palette, help, language, suspend, quit
}

/// The keys of a presented meeting: those of a clicker first. Letters that are none of them begin the name of a unit.
public enum PresentingKeys {
  /// One action with its keys and words.
  public struct Binding: Sendable {
    public let action: PresentingAction
    public let keys: [Key]
    public let shown: CleanText
    public let name: Label
    public let help: Label
  }

  public static let bindings: [Binding] = [
    row(.forward, [.pageDown, .character(" ")], "PgDn", .presentForward, .presentForwardHelp),
    row(.backward, [.pageUp, .backspace], "PgUp", .presentBackward, .presentBackwardHelp),
    row(.nextItem, [.right], "→", .presentNext, .presentNextHelp),
    row(.previousItem, [.left], "←", .presentPrevious, .presentPreviousHelp),
    row(.firstItem, [.home], "Home", .presentFirst, .presentFirstHelp),
    row(.lastItem, [.end], "End", .presentLast, .presentLastHelp),
    row(
      .jump, (0...9).map { .character(Character(String($0))) }, "0–9 Enter", .presentJump, .presentJumpHelp),
    row(.up, [.up], "↑", .keyUp, .helpUp),
    row(.down, [.down], "↓", .keyDown, .helpDown),
    row(.why, [.enter], "Enter", .presentWhy, .presentWhyHelp),
    row(.source, [.character("o"), .function(2)], "o", .keySource, .helpSource),
    row(.unit, [.character("/")], "/", .presentUnit, .presentUnitHelp),
    // On the screen before the items only; at an item the letter begins the name of a unit.
    row(.rollCall, [], "d", .keyRollCall, .presentRollCallHelp),
    row(.back, [.escape], "Esc", .presentBack, .presentBackHelp),
    row(.blank, [.character("b"), .character(".")], "b", .keyBlank, .helpBlank),
    row(.larger, [.character("+"), .character("=")], "+", .presentLarger, .presentLargerHelp),
    row(.smaller, [.character("-")], "-", .presentSmaller, .presentSmallerHelp),
    row(.takeIn, [.character("r"), .control("l")], "r", .presentTakeIn, .presentTakeInHelp),
    row(
      .newestFigures, [.character("Y")], "Y", .presentNewest, .presentNewestHelp),
    row(.nextPane, [.tab], "Tab", .keyNextPane, .helpNextPane),
    row(.previousPane, [.backTab], "Shift+Tab", .keyPreviousPane, .helpPreviousPane),
    row(.previousPeriod, [.character("["), .function(3)], "[", .keyPreviousPeriod, .helpPreviousPeriod),
    row(.nextPeriod, [.character("]"), .function(4)], "]", .keyNextPeriod, .helpNextPeriod),
    row(.palette, [.character(":"), .function(9)], ":", .keyPalette, .helpPalette),
    row(.help, [.character("?"), .function(1)], "?", .keyHelp, .helpHelp),
    row(.language, [.character("L")], "L", .keyLanguage, .helpLanguage),
    row(.suspend, [.control("z")], "Ctrl+Z", .keySuspend, .helpSuspend),
    row(.quit, [.function(10)], "F10", .keyQuit, .helpQuit),
  ]

  private static func row(
    _ action: PresentingAction, _ keys: [Key], _ shown: CleanText, _ name: Label, _ help: Label
  ) -> Binding {
    Binding(action: action, keys: keys, shown: shown, name: name, help: help)
  }

  private static let actionByKey: [Key: PresentingAction] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })

  /// nil for a key that means nothing by itself.
  public static func action(for key: Key) -> PresentingAction? { actionByKey[key] }
}
