import Dashboard
import Model
import Terminal

/// Carries events to the state and its effects to whoever does them, and draws what is new. Main thread only.
final class RunLoop {
  private var state: State
  private let host: any DashboardHost
  private let face: any DashboardFace
  private let events: EventLoop
  private let mailbox: Mailbox
  private let worker: Worker
  private let clerk: Clerk
  private let session: Session
  private var themes: ThemeLibrary
  private var themeWatcher: ThemeWatcher?
  /// Queries and other work the worker has not answered yet.
  private var underWay = 0
  /// A key has come that no picture or word has answered yet.
  private var hasKey = false

  /// - Parameter state: as the session begins, without answers.
  /// - Returns: nil if the system has no descriptors left.
  init?(state: State, host: any DashboardHost, session: Session, face: any DashboardFace) {
    guard let wakeup = Wakeup(), let events = EventLoop(terminal: face.terminal, wakeup: wakeup) else {
      return nil
    }
    self.state = state
    self.host = host
    self.face = face
    self.events = events
    self.session = session
    themes = session.themes
    mailbox = Mailbox(wakeup)
    worker = Worker(host: host, mailbox: mailbox, language: state.language)
    clerk = Clerk(session.preparation, mailbox: mailbox)
    self.state.ticketSeed = String(UInt64.random(in: 0...(.max)), radix: 36)
    if let text = session.recordingFile(isStore: state.library != .builtIn)?.takeOver() {
      self.state.restoreRecording(text)
      keptRecording = self.state.keptRecording
    }
  }

  /// Runs until the person or a signal ends it; returns the exit code.
  func run() -> Int32 {
    let late = drawFirstFrame()
    worker.start()
    perform(late)
    host.startWatching { [mailbox] sign in
      mailbox.post(sign == .touched ? .storeTouched : .watchFailed)
    }
    watchThemes()
    follow()
    // What others wrote between the opening and the watching has made no event.
    if state.library != .builtIn { lookForChanges() }
    while true {
      let happened = events.next(deadline: deadline, isWorking: underWay > 0)
      lookAtTheClock()
      var rest = happened[...]
      while let event = rest.popFirst() {
        switch event {
        case .key(let key):
          hasKey = true
          var keys = [Event.key(key)]
          // A held arrow key on a slow line: the list is brought in line once, not two hundred times.
          if key == .up || key == .down {
            while case .key(let next)? = rest.first, next == key {
              rest.removeFirst()
              keys.append(.key(next))
            }
          }
          take(keys)
        case .retyped(let deletions, let text):
          hasKey = true
          take(.retyped(deletions: deletions, text: text))
        case .mouse(let input):
          hasKey = true
          take(.mouse(input))
        case .paste(let text):
          hasKey = true
          take(.paste(text))
        case .resized:
          take(.resize(face.size))
          presenter?.introduce(follower)
        case .resumed:
          // Time has passed: what is shown may be old.
          face.invalidate()
          take(.resize(face.size))
          lookForChanges()
        case .wakeup:
          for message in mailbox.take() { take(message) }
        case .deadline: break
        case .end(let ending):
          // Cut off and not ended: the next start goes on here.
          if let text = presentationFile.text(of: state) { presentationFile.keep(text, isLast: true) }
          recordingFile?.keep(state.keptRecording, isLast: true)
          followers?.end()
          return ending.exitCode
        }
        if let ending {
          followers?.end()
          return ending
        }
      }
      tellTime()
      draw()
      tellFollowers()
      if underWay == 0 { perform(state.askAhead()) }
      keepPresentation()
      keepRecording()
    }
  }

  /// Set when the person asked to leave.
  private var ending: Int32?
  /// When the day ends; nil where "today" is fixed, so that nothing wakes the program.
  private lazy var midnight: MonotonicTime? = nextMidnight(session.clock.secondsLeft)

  /// When to wake without being asked: at the end of the day, and once a minute while a meeting is presented.
  private var deadline: MonotonicTime? {
    [midnight, nextMinute, nextKeeping, nextRecordKeeping].compactMap(\.self).min()
  }
  private var nextMinute: MonotonicTime?

  /// Tells a presented meeting the time; otherwise nothing wakes for it.
  private func tellTime() {
    guard state.presentation != nil, state.following.map({ $0.link == .live }) ?? true else {
      nextMinute = nil
      return
    }
    let clock = session.clock
    let minute = (86_400 - max(1, clock.secondsLeft)) / 60
    let now = MonotonicTime.now
    let told = PresentationClock(
      minute: minute, uptime: Int(now.nanoseconds / 60_000_000_000))
    if state.clock != told { take(.clock(told)) }
    nextMinute = now.adding(milliseconds: ((clock.secondsLeft - 1) % 60 + 1) * 1000)
  }

  // MARK: Following

  /// Those who follow, as long as a meeting is presented here.
  private var followers: FollowServer?
  private var toldFollowers: FollowMessage?
  /// The presenter, where this dashboard follows one.
  private var presenter: FollowClient?
  /// The batch that the presenter was last known to know.
  private var followedBatch: BatchNumber?

  /// Tells those who follow what is on the screen now; nothing is started before somebody presents.
  private func tellFollowers() {
    guard var message = state.followMessage else {
      followers?.end()
      followers = nil
      toldFollowers = nil
      return
    }
    let place = followers?.place ?? session.followPlace(isStore: state.library != .builtIn)
    message.store = place.store
    message.schema = toldFollowers?.schema ?? session.storeSchema
    guard message != toldFollowers else { return }
    toldFollowers = message
    if let followers {
      followers.show(message)
    } else {
      followers = FollowServer(place, message: message, log: session.preparation.log) { [mailbox] news in
        mailbox.post(.progress(.followed(news)))
      }
    }
  }

  /// Follows whoever presents, where that was asked for.
  private func follow() {
    guard state.following != nil else { return }
    let place = session.followPlace(isStore: state.library != .builtIn)
    presenter = FollowClient(place, schema: session.storeSchema, as: follower) {
      [mailbox] news in mailbox.post(.progress(.followed(news)))
    }
  }

  private var follower: Follower {
    Follower(
      name: session.preparation.author, size: face.size, isConsole: state.following?.isConsole ?? false)
  }

  /// Figures are those that the presenter knows, whatever is written meanwhile.
  private func takeBatch(of event: Event) {
    guard case .followed(.shown(let message)) = event, followedBatch != message.batch else { return }
    followedBatch = message.batch
    if session.library.path != nil { askWorker(.follow(message.batch)) }
  }

  private var presentationFile: PresentationFile { session.presentationFile }
  /// What the file says of the presentation; nil where there is none.
  private var keptPresentation: String?
  /// When the file may be written again.
  private var mayKeep = MonotonicTime.now
  /// When what is not kept yet is to be kept.
  private var nextKeeping: MonotonicTime?

  /// Keeps where the presentation is, at most once a second and off this thread.
  private func keepPresentation() {
    nextKeeping = nil
    guard state.following == nil, state.presentation != nil || keptPresentation != nil else { return }
    let text = presentationFile.text(of: state)
    guard text != keptPresentation else { return }
    let now = MonotonicTime.now
    guard mayKeep <= now || text == nil else {
      nextKeeping = mayKeep
      return
    }
    keptPresentation = text
    mayKeep = now.adding(milliseconds: 1000)
    worker.ask(.keep(presentationFile, text), language: state.language)
  }

  private var recordingFile: RecordingFile? {
    session.recordingFile(isStore: state.library != .builtIn)
  }
  /// What the file says of what is typed for a meeting.
  private var keptRecording: String?
  private var mayKeepRecording = MonotonicTime.now
  private var nextRecordKeeping: MonotonicTime?

  /// How many texts were kept, to tell the newest.
  private var recordKeepingOrder = 0

  /// Keeps what is typed for a meeting, off this thread.
  /// - Parameter isUrgent: what is on its way into the store is kept before it goes, which this thread waits for.
  private func keepRecording(isUrgent: Bool = false) {
    nextRecordKeeping = nil
    // Mostly nothing is typed, and the file is nothing to look for with every key.
    guard case let text = state.keptRecording, text != keptRecording, let file = recordingFile else { return }
    let now = MonotonicTime.now
    guard isUrgent || mayKeepRecording <= now else {
      nextRecordKeeping = mayKeepRecording
      return
    }
    keptRecording = text
    mayKeepRecording = now.adding(milliseconds: RecordingFile.millisecondsBetween)
    recordKeepingOrder += 1
    let order = recordKeepingOrder
    if isUrgent { return file.keep(text, order: order) }
    worker.ask(.keepRecording(file, text, order: order), language: state.language)
  }

  private func nextMidnight(_ secondsLeft: Int) -> MonotonicTime? {
    guard !state.isTodayFixed else { return nil }
    return MonotonicTime.now.adding(milliseconds: secondsLeft * 1000 + 500)
  }

  /// Brings the day up to date after every wake: the time that poll counts in stands still while the machine
  /// sleeps, and clocks are set.
  private func lookAtTheClock() {
    guard !state.isTodayFixed else { return }
    let clock = session.clock
    midnight = nextMidnight(clock.secondsLeft)
    if let event = state.dayChange(on: clock.day) { take(event) }
  }

  /// The first frame comes from answers got here and now.
  /// - Returns: what the frame did not wait for.
  private func drawFirstFrame() -> [Effect] {
    let first = FirstAnswers(session, language: state.language)
    // The notice the session begins with stays until the first key.
    var late: [Effect] = []
    var events: [Event] = [.resize(face.size)]
    while let event = events.popLast() {
      for effect in state.play(
        event, leavingLate: true,
        answeringAll: { queries in
          self.events.statistics.queries += queries.count
          return first.answers(queries)
        })
      {
        // A meeting that is presented at once shows closed figures from its first picture on.
        if case .showFigures(let batch) = effect {
          events.append(session.showFigures(at: batch, state.language))
        } else {
          late.append(effect)
        }
      }
    }
    draw()
    session.library.endFirstFrame()
    return late
  }

  private func draw() {
    face.show(
      state, theme: themes.theme(named: state.theme), isSettled: underWay == 0, answersKey: hasKey)
    hasKey = false
  }

  private func take(_ event: Event) { take([event]) }

  private func take(_ events: [Event]) {
    let wasFrozen = state.isFrozen
    let effects = state.update(events)
    // What waited is taken in before the screen asks for its figures again.
    if wasFrozen, !state.isFrozen { askWorker(.refresh) }
    perform(effects)
  }

  private func take(_ message: Mailbox.Message) {
    switch message {
    case .answer(let event):
      underWay -= 1
      take(event)
      // What we wrote ourselves is taken in as what others write; nothing may be watching.
      if event.hasWritten { lookForChanges() }
    case .progress(let event):
      take(event)
      takeBatch(of: event)
    case .storeTouched: lookForChanges()
    case .watchFailed: take(.watchingFailed)
    case .themes(let news): take(news)
    }
  }

  /// Themes of one's own are found after the first frame, where there are any.
  private func watchThemes() {
    guard themeWatcher == nil else { return }
    themeWatcher = ThemeWatcher(folder: themes.folder, file: themes.file) { [mailbox] news in
      mailbox.post(.themes(news))
    }
  }

  private func take(_ news: ThemeScan.News) {
    let outcome = themes.take(news, inUse: state.theme)
    for case (let name, .failure(let failure)) in news.found {
      session.preparation.log.append("theme \(name): \(failure.message(ProgramWords(.english)).string)")
    }
    take(.themes(themes.names))
    if let notice = outcome.notice(ProgramWords(state.language)) { take(.notice(notice)) }
  }

  /// Takes in what others have written. Frozen, it is only counted, so that every screen stays as of then.
  private func lookForChanges() {
    askWorker(state.isFrozen ? .countWaiting : .refresh)
  }

  private func askWorker(_ job: Worker.Job) {
    underWay += 1
    worker.ask(job, language: state.language)
  }

  private func askClerk(_ work: Clerk.Job.Work) {
    underWay += 1
    clerk.ask(Clerk.Job(work: work, language: state.language))
  }

  private func perform(_ effects: [Effect]) {
    var parts: [Query] = []
    for effect in effects {
      if case .load(let query) = effect, query.isPartOfList {
        parts.append(query)
      } else {
        perform(effect)
      }
    }
    if !parts.isEmpty { load(parts) }
  }

  private func load(_ queries: [Query]) {
    events.statistics.queries += queries.count
    underWay += queries.count
    worker.ask(.load(queries), language: state.language)
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .load(let query): load([query])
    case .showFigures(let batch): askWorker(.showFigures(batch))
    case .makeStore(let home): askWorker(.makeStore(home))
    case .export(let request): askWorker(.export(state, request))
    case .record(let recording):
      if case .draft = recording { keepRecording(isUrgent: true) }
      askClerk(.record(recording))
    case .importing(let ticket, let step): askClerk(.importing(ticket: ticket, step))
    case .refresh: askWorker(.refresh)
    case .redraw:
      face.invalidate()
      watchThemes()
      lookForChanges()
    case .suspend:
      face.terminal.suspend()
      face.terminal.resume()
      face.invalidate()
      take(.resize(face.size))
      lookForChanges()
    case .quit:
      if keptPresentation != nil || state.keptPresentation != nil {
        presentationFile.keep(nil, isLast: true)
      }
      recordingFile?.keep(state.keptRecording, isLast: true)
      ending = ExitCode.done
    }
  }
}
