import Model

/// Everything a frame is made of.
public struct State: Sendable {
  public var size: Size
  public var language: Language
  /// Names of the themes there are, and the one in use.
  public var themes: [String]
  public var theme: String
  /// The day states are computed for.
  public var today: Day
  /// True where the user gave the day, so that it does not move at midnight.
  public var isTodayFixed: Bool
  public var library: LibraryKind
  public var isReadOnly: Bool
  /// The province the committee belongs to; nil until one is chosen.
  public var home: UnitID?
  /// True where the command line or the configuration named the home province, so that the one of the store does
  /// not count.
  public let isHomeGiven: Bool
  /// Days before the due day from which a directive is "sắp đến hạn".
  public var warningDays: Int

  public var screen: ScreenID
  /// Where each screen was left.
  public var views: [ScreenID: ViewValue]
  /// Where Esc goes back to, oldest first.
  public var backStack: [ViewValue] = []
  public var overlays: [Overlay] = []
  /// A calm line at the foot: an error or an answer to the last key; gone with the next key.
  public var notice: Notice?

  public var answers = AnswerCache()
  var figures = ShownFigures()
  var shelved: ShelvedAnswers?
  /// Frozen: changes wait until asked for.
  public var isFrozen = false
  /// Batches that wait while frozen.
  public var waitingChanges = 0
  /// Those of them that the program has taken in already, because it was about to when the screen was frozen.
  var takenInChanges = 0
  /// The day that began while frozen; nil where none did.
  var waitingDay: Day?
  /// True from a failed look at the store until one that succeeds.
  public var hasRefreshFailed = false
  /// False where nobody tells when others write.
  public var isWatched = true
  /// Things whose figures changed since the last key.
  public var changed: Set<ItemKey> = []
  public var isBlank = false
  /// Whether clicks and the wheel are asked for, and whether the terminal could tell of them.
  public var isMouseOn = false
  public var hasMouse = true
  /// Draws unaccented text and lines of ASCII.
  public var usesASCII = false
  /// The way of typing that composed letters are taken to come from.
  public var inputMethod = InputMethod.telex
  /// What an input method believes to stand before the cursor.
  var typedWord = TypedWord()
  /// Everything of the screen is asked for, not only what is in sight: it is read as words and not looked at.
  public var isReadWhole = false
  /// What is shown is told line by line: a page that is read by scrolling moves by one line, however short it is.
  public var isSpoken = false
  /// The folder that files go to, for telling it; empty where nothing is known of it.
  public var exportFolder = CleanText.empty
  /// The folder that files were last chosen from, as long as the program runs; nil before the first time.
  public internal(set) var importFolder: FolderListing?
  /// What the file being taken in would change; nil where none is.
  public internal(set) var importPreview: ImportTable?
  /// Number of the import under way or given up last.
  var importTicket = 0
  var overviewMemo = OverviewMemo()
  /// The match that is to be gone to in a list that is not at hand as a whole, once it is known; nil where none is.
  var awaitedMatch: MatchStep?
  /// Around which place of such a list matches are read.
  var matchAnchor = DossierAnchor.start
  /// The meeting that is presented; nil while nobody presents.
  public internal(set) var presentation: Presentation?
  /// A meeting to present as soon as its agenda is at hand.
  public internal(set) var presentationRequest: PresentationRequest?
  /// Keys that came before the agenda was there; they are for its items.
  var keysForItems: [Key] = []
  /// Where the last presentation was left, for going on with it.
  var lastPresentation: PresentationRequest?
  /// The order of an agenda that is being changed.
  var agendaOrder: AgendaOrder?
  /// The agenda item or draft that the next press of the same key takes off.
  var removing: FactID?
  /// The drafts that the next press of the same key adopts.
  var adopting: [MeetingDraft] = []
  /// What is typed and not in the store: forms closed with Esc, and those on their way, the newest last.
  public internal(set) var recordForms: [RecordForm] = []
  /// What marks of forms begin with, another one for each program that runs.
  public var ticketSeed: String?
  var ticketCount = 0
  /// Marks of a roll call that the rooms as read do not show yet.
  var rollCallMarks = RollCallMarks()
  /// What became of drafts since the meetings were read last.
  var draftStates: [MeetingID: [FactID: MeetingDraft.State]] = [:]
  /// The screen is to be saved as an agenda item as soon as the meetings are known.
  var itemToSave: (title: LocalizedText, view: SavedView)?
  /// The time while presenting; nil until it is told.
  public internal(set) var clock: PresentationClock?
  /// The day of the past meeting that everything is shown of as it was known then; nil for what is known now.
  public var pastMeeting: Day?
  /// The closing whose figures the past meeting shows; nil where nothing was closed for it.
  public var pastClosed: ClosedFigures?
  /// The day of now, where ``today`` is that of a past meeting.
  public var pastToday: Day?
  /// What is known of the presenter this dashboard follows; nil for one that follows nobody.
  public internal(set) var following: Following?
  /// Rows were just grouped anew: the group of what is selected is to be seen from its heading on, as soon as the
  /// groups are at hand.
  var showsGroupOfSelected = false
  /// The notes at the foot while a frame is drawn, so that they are packed once for all who ask how high it is; nil
  /// while anything may still change.
  var drawnFootnotes: [Line]?

  public init(
    size: Size, language: Language, themes: [String], theme: String, today: Day, isTodayFixed: Bool,
    library: LibraryKind, isReadOnly: Bool, home: UnitID?, warningDays: Int = 3,
    view: ViewValue = ViewValue(screen: .overview)
  ) {
    self.size = size
    self.language = language
    self.themes = themes
    self.theme = theme
    self.today = today
    self.isTodayFixed = isTodayFixed
    self.library = library
    self.isReadOnly = isReadOnly
    self.home = home
    self.isHomeGiven = home != nil
    self.warningDays = warningDays
    self.screen = view.screen
    self.views = [view.screen: view]
  }

  /// The view on the screen now.
  public var view: ViewValue {
    get { views[screen] ?? ViewValue(screen: screen) }
    set { views[screen] = newValue }
  }

  /// Words in the language of the screen.
  public var wording: Wording { Wording(language) }
  /// Numbers and dates in the language of the screen.
  public var format: Format { Format(language: language) }
  /// What the library holds beside figures; empty until it is loaded.
  public var catalogue: Catalogue { answers.catalogue }

  /// True where figures on the screen are older than the library, because they could not be read again.
  public var isBehind: Bool { hasRefreshFailed || answers.isBehind }

  /// What has to be told to the state when a clock shows this day; nil where it knows.
  public func dayChange(on day: Day) -> Event? {
    isTodayFixed || (waitingDay ?? today) == day ? nil : .dayChanged(day)
  }
}

/// Where the figures come from.
public enum LibraryKind: Hashable, Sendable {
  /// The figures the program carries.
  case builtIn
  /// A store on disk, by the name shown in the header.
  case store(name: CleanText)
}

extension LibraryKind {
  /// The store's name; nil for the built-in figures.
  public var name: CleanText? {
    if case .store(let name) = self { name } else { nil }
  }
}

/// One calm line.
public struct Notice: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case information, warning, error }
  public let kind: Kind
  public let text: CleanText

  public init(_ kind: Kind, _ text: CleanText) {
    self.kind = kind
    self.text = text
  }
}
