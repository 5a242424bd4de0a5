import Dashboard
import Model
import Terminal

/// Everything a command works with: the options put together and the figures opened.
struct Session: Sendable {
  let preparation: Preparation
  let library: Library
  /// The home province as asked for on the command line or in the configuration; nil where nothing says, so that
  /// the one of the store counts.
  let home: UnitID?
  /// The themes as the session begins with them; the run loop keeps its own, which changes.
  let themes: ThemeLibrary
  /// Who owes which form, as the profiles say.
  let reportRules: ReportRulesAtHand
  /// The meeting that is looked at again, as it was known then; nil for what is known now.
  let past: PastMeeting?
  /// What was closed and is told instead of the newest figures, for documents; nil where ``past`` says it or nothing was
  /// closed.
  let closed: ClosedFigures?

  var language: Language { preparation.language }
  var words: ProgramWords { preparation.words }
  var today: Day { preparation.today }
  /// The day the figures of now are looked at, while ``today`` is that of a past meeting.
  let realToday: Day
  var isTodayFixed: Bool { preparation.isTodayFixed }
  /// True where nothing can be recorded: asked for, or the built-in figures.
  var isReadOnly: Bool { preparation.isReadOnly || library.path == nil }
  var warningDays: Int { preparation.configuration.warningDays ?? 3 }
  /// Unaccented text, as options or configuration ask; nil leaves it to locale and terminal.
  var asksASCII: Bool? { preparation.options.usesASCII ?? preparation.configuration.usesASCII }
  /// The same for text that goes to no picture: where nobody asks, the locale decides.
  var writesASCII: Bool { asksASCII ?? !Alphabet.localeShowsVietnamese }
  /// Words line by line instead of a picture.
  var isPlain: Bool { preparation.options.isPlain || preparation.configuration.isPlain ?? false }
  /// Where `--stats` wants its figures; nil where nobody asks.
  var statisticsPath: String? { preparation.options.statistics }
  /// The day now and the seconds until it ends, for the change of day in an open dashboard.
  var clock: (day: Day, secondsLeft: Int) { preparation.timeZone.now }

  /// Where a presentation is kept while it goes on.
  var presentationFile: PresentationFile {
    PresentationFile(folder: preparation.folders.state, store: library.path)
  }

  /// Where what is typed for a meeting is kept until it is in the store; nil where nothing can be recorded.
  /// - Parameter isStore: false for the built-in figures; a store may have been made since the session began.
  func recordingFile(isStore: Bool) -> RecordingFile? {
    guard isStore, !isReadOnly else { return nil }
    return RecordingFile(
      folder: preparation.folders.state, store: library.path ?? preparation.newStorePath)
  }

  /// Where who presents and who follows meet.
  /// - Parameter isStore: false for the built-in figures; a store may have been made since the session began.
  func followPlace(isStore: Bool) -> FollowPlace {
    FollowPlace(
      store: isStore ? library.path ?? preparation.newStorePath : nil, state: preparation.folders.state)
  }

  /// Version of the store, or of the built-in figures.
  var storeSchema: Int { library.reader.schema }

  /// Opens the figures and checks home and theme.
  /// - Parameters:
  ///   - helper: a second connection to the same figures, for a first frame that a person waits for.
  ///   - meeting: a past meeting that is looked at again, by its date or its identifier.
  /// - Throws: a ``Failure``.
  init(_ given: Preparation, helper: FirstHelper? = nil, meeting: String? = nil) throws {
    var preparation = meeting == nil ? given : given.forReading
    realToday = given.today
    reportRules = ReportRulesAtHand(folder: preparation.folders.profiles, zone: preparation.timeZone)
    let options = preparation.options
    themes = try Failure.naming(preparation.origin(of: "theme", option: options.theme)) {
      try ThemeLibrary(
        option: options.theme, configured: preparation.configuration.theme, folder: preparation.folders.themes
      )
    }
    let library = try Failure.naming(
      options.store == nil ? preparation.origin(of: "store", option: nil) : nil
    ) { try Library(path: preparation.storePath, isReadOnly: preparation.isReadOnly, helper: helper) }
    self.library = library
    // Of a past meeting the home is found by what is known now: the store may have learnt of it later.
    let register =
      meeting == nil || preparation.homeAsked == nil ? nil : try library.catalogueForFirstFrame().register
    past = try meeting.map { try PastMeeting($0, in: library.reader, zone: preparation.timeZone) }
    if let past {
      _ = try library.pin(to: past.knowledge.batch, records: past.knowledge.lastOfDay)
      preparation = preparation.fixed(on: past.meeting.day)
    }
    self.preparation = preparation
    closed = nil
    home = try preparation.homeAsked.map { asked in
      try Failure.naming(preparation.origin(of: "home", option: options.home)) {
        let days = given.today == preparation.today ? [given.today] : [preparation.today, given.today]
        let finders = try days.map {
          try HomeFinder(register: register ?? library.catalogueForFirstFrame().register, today: $0)
        }
        return try finders.lazy.compactMap { try? $0.find(asked) }.first ?? finders[0].find(asked)
      }
    }
  }

  /// The same figures on another day, as known at a past meeting where one is given.
  /// - Parameter closing: tells the figures that were closed, with meetings and directives of now.
  init(_ other: Session, on day: Day, past: PastMeeting?, closing: FigureClosing? = nil) throws {
    preparation = (past == nil ? other.preparation : other.preparation.forReading).fixed(on: day)
    if let past {
      library = try other.library.pinned(to: past.knowledge.batch, records: past.knowledge.lastOfDay)
    } else if let closing {
      library = try other.library.pinned(to: closing.batch, records: other.library.reader.recordsKnownAt)
    } else {
      library = other.library
    }
    closed = try closing.map { try other.closed($0, other.library.reader) }
    home = other.home
    themes = other.themes
    reportRules = other.reportRules
    self.past = past
    realToday = other.realToday
  }

  /// What the wall shows at a meeting: of one that is over as `--meeting` does, of today's and those to come the figures
  /// that were closed for it, else those of now, on the day of the meeting.
  func seen(at meeting: Meeting) throws -> Session {
    if let past {
      return past.meeting.id == meeting.id ? self : try Session(self, on: meeting.day, past: nil)
    }
    guard meeting.day < today, library.path != nil else {
      return try Session(
        self, on: meeting.day, past: nil,
        closing: library.path == nil ? nil : library.reader.closing(for: meeting))
    }
    let zone = preparation.timeZone
    let reader = library.reader
    // What the store did not know yet is told as it is known now.
    let isKnown = try reader.knowledge(of: meeting, localDay: { zone.day(ofMoment: $0) }) != nil
    return try Session(
      self, on: meeting.day, past: isKnown ? PastMeeting(meeting, in: reader, zone: zone) : nil,
      closing: isKnown ? nil : reader.closing(for: meeting))
  }

  /// What opening has to tell, in calm lines.
  var notices: [LocalizedText] {
    let fault = themes.fault.map { fault in
      let fault = fault.from(preparation.origin(of: "theme", option: nil))
      return LocalizedText(
        vietnamese: fault.message(ProgramWords(.vietnamese)), english: fault.message(ProgramWords(.english)))
    }
    return library.notices + [fault].compactMap(\.self)
  }

  /// The state a dashboard begins with; nothing is loaded yet.
  func makeState(size: Size, view: ViewValue = ViewValue(screen: .overview)) -> State {
    var state = State(
      size: size, language: language, themes: themes.names, theme: themes.first, today: today,
      isTodayFixed: isTodayFixed, library: library.kind, isReadOnly: isReadOnly, home: home,
      warningDays: warningDays, view: view)
    state.usesASCII = asksASCII ?? false
    state.pastMeeting = past?.meeting.day
    state.pastClosed = past?.closed
    state.pastToday = realToday
    state.exportFolder = CleanText(cleaning: absolute("."))
    if let method = preparation.configuration.inputMethod { state.inputMethod = method }
    return state
  }

  /// Makes a store of one's own from the built-in figures, at the path that options and configuration name or the
  /// usual one, and opens it.
  /// - Throws: a ``Failure``.
  func makeStore(home: UnitID) throws -> Library {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyInit) }
    do {
      try StoreTasks.make(at: preparation.newStorePath, home: home, author: preparation.author)
    } catch {
      throw Failure(error)
    }
    return try Library(path: preparation.newStorePath, isReadOnly: false)
  }

  /// Brings an event into a state and answers every query that follows from it, one after the other.
  /// - Returns: the effects that are not queries.
  /// - Throws: the ``Failure`` of the first query that could not be answered: who is given words or a file once, and
  ///   not a screen that reads again, must not take half of it for the whole.
  @discardableResult func update(_ state: inout State, _ event: Event) throws(Failure) -> [Effect] {
    let language = state.language
    var failure: Failure?
    var effects: [Effect] = []
    var events = [event]
    while let event = events.popLast() {
      for effect in state.play(
        event,
        answering: { query in
          do {
            return .answer(query, try library.answer(query, rules: reportRules, agenda: usualAgenda(query)))
          } catch {
            let one = Failure(error)
            failure = failure ?? one
            return .failure(query, Notice(.error, one.message(ProgramWords(language))))
          }
        })
      {
        if case .showFigures(let batch) = effect {
          events.append(showFigures(at: batch, language))
        } else {
          effects.append(effect)
        }
      }
    }
    if let failure { throw failure }
    return effects
  }

  /// Tells figures as known at a batch from now on, nil for the newest.
  /// - Returns: the event that says so, or why not in one calm line.
  func showFigures(at batch: BatchNumber?, _ language: Language) -> Event {
    do {
      try library.showFigures(at: batch)
      return .figuresShown(batch)
    } catch {
      let failure = Failure(error)
      preparation.log.append(failure.details)
      return .figuresRefused(
        batch, telling: library.shownFigures, Notice(.error, failure.message(ProgramWords(language))))
    }
  }

  /// The agenda of a meeting that nobody has prepared, in answer to the query for it.
  /// - Throws: a ``Failure`` with exit code 2 for an agenda of one's own that cannot be read.
  func usualAgenda(_ query: Query) throws -> [AgendaItem] {
    guard case .usualAgenda(let day, _) = query else { return [] }
    let naming = try PartyNaming(self, on: day)
    return try AgendaTemplate.current(preparation.folders)
      .items(of: MeetingID("\(day)"), home: naming.homeName, party: naming.party)
  }

  /// The event that answers a query: an answer, or a failure in one calm line.
  func answer(_ query: Query, from library: Library, _ language: Language) -> Event {
    do {
      return .answer(query, try library.answer(query, rules: reportRules, agenda: usualAgenda(query)))
    } catch {
      let failure = Failure(error)
      preparation.log.append(failure.details)
      return .failure(query, Notice(.error, failure.message(ProgramWords(language))))
    }
  }

  /// A document as it goes out.
  func written(_ document: PlainDocument) -> String {
    guard writesASCII else { return document.text }
    return document.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { ASCII.text(String($0)) }.joined(separator: "\n")
  }

  /// What a view shows, all of it, as words.
  func read(_ begun: State) throws(Failure) -> PlainDocument { try read(begun, keys: []) }

  /// The same after keys.
  func read(_ begun: State, keys: [Key]) throws(Failure) -> PlainDocument {
    var state = begun
    state.isReadWhole = true
    try update(&state, .resize(state.size))
    for key in keys { try update(&state, .key(key)) }
    return state.reading()
  }
}
