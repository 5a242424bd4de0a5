import Model

/// One action: its keys, its words and where it applies.
public struct KeyBinding: Sendable {
  public let action: Action
  public let keys: [Key]
  /// Keys as footer, help and README write them.
  public let shown: CleanText
  /// Short name for footer and palette.
  public let name: Label
  /// One sentence for help and README.
  public let help: Label
  /// Screens it applies to; empty for all.
  public let screens: Set<ScreenID>
  /// Position in the footer, smaller first; nil for keys that are not shown there.
  public let footerRank: Int?

  init(
    _ action: Action, _ keys: [Key], _ shown: CleanText, _ name: Label, _ help: Label,
    screens: Set<ScreenID> = [], footer: Int? = nil
  ) {
    self.action = action
    self.keys = keys
    self.shown = shown
    self.name = name
    self.help = help
    self.screens = screens
    self.footerRank = footer
  }
}

/// The one table that footer, help overlay, palette, README and the meaning of keys come from.
public enum KeyTable {
  private static let lists: Set<ScreenID> = [.rankings, .dossiers, .directives, .indicators]
  /// Screens with more than one pane.
  private static let panes: Set<ScreenID> = [
    .overview, .rankings, .dossiers, .directives, .indicators, .meeting,
  ]
  /// Screens with more than one step of detail.
  private static let detailed: Set<ScreenID> = [
    .rankings, .dossiers, .directives, .indicators, .sources, .meeting,
  ]

  public static let bindings: [KeyBinding] = [
    KeyBinding(.overview, [.character("1")], "1", .screenOverview, .helpScreen),
    KeyBinding(.rankings, [.character("2")], "2", .screenRankings, .helpScreen),
    KeyBinding(.dossiers, [.character("3")], "3", .screenDossiers, .helpScreen),
    KeyBinding(.directives, [.character("4")], "4", .screenDirectives, .helpScreen),
    KeyBinding(.indicators, [.character("5")], "5", .screenIndicators, .helpScreen),
    KeyBinding(.sources, [.character("6")], "6", .screenSources, .helpScreen),
    KeyBinding(.meeting, [.character("7")], "7", .screenMeeting, .helpScreen),
    KeyBinding(.up, [.up, .character("k")], "↑ k", .keyUp, .helpUp),
    KeyBinding(.down, [.down, .character("j")], "↓ j", .keyDown, .helpDown),
    KeyBinding(.left, [.left, .character("h")], "← h", .keyLeft, .helpLeft),
    KeyBinding(.right, [.right, .character("l")], "→ l", .keyRight, .helpRight),
    KeyBinding(.pageUp, [.pageUp, .control("b")], "PgUp", .keyPageUp, .helpPageUp),
    KeyBinding(.pageDown, [.pageDown, .control("f")], "PgDn", .keyPageDown, .helpPageDown),
    KeyBinding(.first, [.character("g"), .home], "g", .keyFirst, .helpFirst),
    KeyBinding(.last, [.character("G"), .end], "G", .keyLast, .helpLast),
    KeyBinding(.enter, [.enter], "Enter", .keyEnter, .helpEnter, footer: 10),
    KeyBinding(.back, [.escape, .backspace], "Esc", .keyBack, .helpBack, footer: 11),
    KeyBinding(
      .nextPane, [.tab], "Tab", .keyNextPane, .helpNextPane, screens: [.overview, .sources], footer: 13),
    KeyBinding(
      .previousPane, [.backTab], "Shift+Tab", .keyPreviousPane, .helpPreviousPane,
      screens: [.overview, .sources]),
    KeyBinding(.search, [.character("/")], "/", .keySearch, .helpSearch, footer: 14),
    KeyBinding(.nextMatch, [.character("n")], "n", .keyNextMatch, .helpNextMatch),
    KeyBinding(.previousMatch, [.character("N")], "N", .keyPreviousMatch, .helpPreviousMatch),
    KeyBinding(.group, [.character("v")], "v", .keyGroup, .helpGroup, screens: [.directives], footer: 15),
    KeyBinding(
      .sort, [.character("s")], "s", .keySort, .helpSort, screens: [.rankings, .dossiers, .directives],
      footer: 16),
    KeyBinding(.filter, [.character("f")], "f", .keyFilter, .helpFilter, screens: lists, footer: 17),
    KeyBinding(
      .narrow, [.character("F")], "F", .keyNarrow, .helpNarrow,
      screens: [.directives, .indicators, .sources], footer: 19),
    KeyBinding(
      .previousPeriod, [.character("["), .function(3)], "[", .keyPreviousPeriod, .helpPreviousPeriod,
      screens: [.overview, .rankings, .dossiers, .indicators, .sources, .meeting], footer: 17),
    // An input method sends the same letter, ư, for ] and for w.
    KeyBinding(
      .nextPeriod, [.character("]"), .character("w"), .function(4)], "]", .keyNextPeriod, .helpNextPeriod,
      screens: [.overview, .rankings, .dossiers, .indicators, .sources, .meeting]),
    KeyBinding(
      .grain, [.character("d")], "d", .keyGrain, .helpGrain, screens: [.dossiers], footer: 18),
    KeyBinding(.range, [.character("D")], "D", .keyRange, .helpRange, screens: [.dossiers]),
    KeyBinding(
      .index, [.character("x")], "x", .keyIndex, .helpIndex, screens: [.rankings, .dossiers], footer: 21),
    KeyBinding(.source, [.character("o"), .function(2)], "o", .keySource, .helpSource, footer: 12),
    KeyBinding(.mark, [.character(" ")], "Space", .keyMark, .helpMark, screens: lists, footer: 23),
    KeyBinding(
      .compare, [.character("c")], "c", .keyCompare, .helpCompare, screens: [.rankings, .dossiers], footer: 22
    ),
    KeyBinding(
      .importFiles, [.character("i"), .function(8)], "i", .keyImport, .helpImport, screens: [.sources],
      footer: 12),
    KeyBinding(.choose, [.character("c")], "c", .keyChoose, .helpChoose, screens: [.sources], footer: 11),
    KeyBinding(
      .withdraw, [.character("u")], "u", .keyWithdraw, .helpWithdraw, screens: [.sources], footer: 18),
    KeyBinding(.changes, [.character("C")], "C", .keyChanges, .helpChanges),
    KeyBinding(.closeFigures, [.character("P")], "P", .keyClose, .helpClose),
    KeyBinding(.thenNow, [.character("Y")], "Y", .keyThenNow, .helpThenNow),
    KeyBinding(.present, [.function(5)], "F5", .keyPresent, .helpPresent, footer: 28),
    KeyBinding(.saveItem, [.character("a")], "a", .keySaveItem, .helpSaveItem),
    KeyBinding(
      .moveItem, [.character("M"), .character(" ")], "Space", .keyMoveItem, .helpMoveItem,
      screens: [.meeting], footer: 22),
    KeyBinding(
      .renameItem, [.character("R")], "R", .keyRenameItem, .helpRenameItem, screens: [.meeting], footer: 23),
    KeyBinding(
      .removeItem, [.delete, .character("x")], "Delete", .keyRemoveItem, .helpRemoveItem,
      screens: [.meeting], footer: 16),
    KeyBinding(
      .recordProgress, [.character("T")], "T", .keyRecordProgress, .helpRecordProgress,
      screens: [.directives], footer: 18),
    KeyBinding(
      .recordCompletion, [.character("H")], "H", .keyRecordCompletion, .helpRecordCompletion,
      screens: [.directives], footer: 18),
    KeyBinding(
      .recordExtension, [.character("E")], "E", .keyRecordExtension, .helpRecordExtension,
      screens: [.directives], footer: 19),
    KeyBinding(
      .recordReturn, [.character("B")], "B", .keyRecordReturn, .helpRecordReturn, screens: [.directives]),
    KeyBinding(
      .recordSuspension, [.character("S")], "S", .keyRecordSuspension, .helpRecordSuspension,
      screens: [.directives]),
    KeyBinding(
      .recordReassignment, [.character("A")], "A", .keyRecordReassignment, .helpRecordReassignment,
      screens: [.directives]),
    KeyBinding(
      .draftDirective, [.character("A")], "A", .keyDraftDirective, .helpDraftDirective,
      screens: [.overview, .rankings, .dossiers, .indicators, .sources, .meeting]),
    KeyBinding(
      .showDrafts, [.character("d")], "d", .keyShowDrafts, .helpShowDrafts, screens: [.meeting], footer: 13),
    KeyBinding(
      .adoptDrafts, [.character("T")], "T", .keyAdoptDrafts, .helpAdoptDrafts, screens: [.meeting],
      footer: 17),
    KeyBinding(
      .rollCall, [.character("D")], "D", .keyRollCall, .helpRollCall, screens: [.meeting], footer: 13),
    KeyBinding(
      .zoom, [.character("z"), .function(11)], "z", .keyZoom, .helpZoom, screens: panes, footer: 20),
    KeyBinding(
      .more, [.character("+"), .character("=")], "+", .keyMore, .helpMore, screens: detailed, footer: 24),
    KeyBinding(.less, [.character("-")], "-", .keyLess, .helpLess, screens: detailed),
    KeyBinding(.freeze, [.character("p")], "p", .keyFreeze, .helpFreeze, footer: 25),
    KeyBinding(.reload, [.character("r"), .control("l")], "r", .keyReload, .helpReload),
    KeyBinding(.export, [.character("e"), .function(6)], "e", .keyExport, .helpExport),
    KeyBinding(.makeStore, [.character("K"), .function(7)], "K", .keyMakeStore, .helpMakeStore),
    KeyBinding(.theme, [.character("t")], "t", .keyTheme, .helpTheme),
    KeyBinding(.testPicture, [.function(12)], "F12", .keyTestPicture, .helpTestPicture),
    KeyBinding(.language, [.character("L")], "L", .keyLanguage, .helpLanguage),
    KeyBinding(.mouse, [.character("m")], "m", .keyMouse, .helpMouse, footer: 29),
    KeyBinding(.blank, [.character("b"), .character(".")], "b", .keyBlank, .helpBlank),
    KeyBinding(.palette, [.character(":"), .function(9)], ":", .keyPalette, .helpPalette),
    KeyBinding(.help, [.character("?"), .function(1)], "?", .keyHelp, .helpHelp, footer: 30),
    KeyBinding(.suspend, [.control("z")], "Ctrl+Z", .keySuspend, .helpSuspend),
    KeyBinding(.quit, [.character("q"), .function(10)], "q", .keyQuit, .helpQuit, footer: 31),
  ]

  private static let actionByKey: [Key: [KeyBinding]] = {
    var result: [Key: [KeyBinding]] = [:]
    for binding in bindings {
      for key in binding.keys { result[key, default: []].append(binding) }
    }
    return result
  }()

  /// The action a key means on a screen; nil where it means nothing there.
  public static func action(for key: Key, on screen: ScreenID) -> Action? {
    actionByKey[key]?.first { $0.screens.isEmpty || $0.screens.contains(screen) }?.action
  }

  /// What a key means on other screens; nil where it means nothing anywhere.
  static func actionElsewhere(for key: Key) -> Action? { actionByKey[key]?.first?.action }

  /// True for a key that may be taken for one typed right behind Esc where both came at once: whatever it means, on
  /// every screen, only moves or shows something. Alt with a key looks the same, so a key that ends, records, blanks,
  /// marks, or changes how the screen looks is not among them.
  public static func mayFollowEscape(_ key: Key) -> Bool {
    guard let bindings = actionByKey[key] else { return false }
    return bindings.allSatisfy { onlyMovesOrShows($0.action) }
  }

  private static func onlyMovesOrShows(_ action: Action) -> Bool {
    switch action {
    case .overview, .rankings, .dossiers, .directives, .indicators, .sources, .meeting, .up, .down, .left,
      .right, .pageUp, .pageDown, .first, .last, .back, .nextPane, .previousPane, .search, .nextMatch,
      .previousMatch, .filter, .narrow, .sort, .group, .previousPeriod, .nextPeriod, .grain, .range, .index,
      .source,
      .testPicture, .changes, .thenNow, .showDrafts, .rollCall,
      .help, .palette:
      true
    case .recordProgress, .recordCompletion, .recordExtension, .recordReturn, .recordSuspension,
      .recordReassignment, .draftDirective, .adoptDrafts, .present, .saveItem, .moveItem, .renameItem,
      .removeItem, .enter, .mark, .compare, .zoom, .more,
      .less, .freeze, .reload, .export, .makeStore,
      .importFiles, .choose, .withdraw, .closeFigures, .theme,
      .language, .mouse, .blank, .suspend, .quit:
      false
    }
  }

  /// The row of an action; every action has one (a test asserts it).
  public static func binding(of action: Action) -> KeyBinding? {
    bindings.first { $0.action == action }
  }

  /// What the footer shows on a screen, most useful first.
  public static func footer(on screen: ScreenID) -> [KeyBinding] {
    footers[screen] ?? []
  }

  private static let footers: [ScreenID: [KeyBinding]] = {
    var result: [ScreenID: [KeyBinding]] = [:]
    for screen in ScreenID.allCases {
      result[screen] =
        bindings
        .filter { $0.footerRank != nil && ($0.screens.isEmpty || $0.screens.contains(screen)) }
        .sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }
    }
    return result
  }()
}
