import Model

/// Which figures the screen tells: the newest, or those that were closed for a meeting while a room looks at it.
struct ShownFigures: Hashable, Sendable {
  /// What the library could not turn to.
  struct Refusal: Hashable, Sendable {
    /// nil for the newest.
    let batch: BatchNumber?
  }

  /// The batch that the library was told last to tell figures of; nil for the newest.
  var batch: BatchNumber?
  /// How often the library was told so and has not answered yet. What it answers until then is of other figures.
  var awaited = 0
  /// It is asked for that again once somebody presents, presses the key or takes in what is new, and not before, so that
  /// a broken store is not hammered.
  var refused: Refusal?

  var isAwaited: Bool { awaited > 0 }
}

/// Answers that tell other figures than those on the screen, kept for going back to them.
struct ShelvedAnswers: Sendable {
  let figures: BatchNumber?
  var answers: AnswerCache
}

extension State {
  /// The batch whose figures are to be on the screen; nil for the newest ones.
  private var wantedFigures: BatchNumber? {
    // Of a past meeting the whole program tells nothing else.
    guard pastMeeting == nil else { return nil }
    // A picture whose presenter is gone stands still, and who looks around sees what is known now.
    if following != nil { return isAttached ? following?.shown?.figures : nil }
    return presentation?.wantedFigures
  }

  /// Turns to the figures that are to be on the screen, where those are others.
  mutating func turnToFigures() -> [Effect] {
    let wanted = wantedFigures
    guard wanted != figures.batch, figures.refused != ShownFigures.Refusal(batch: wanted) else { return [] }
    take(answersOf: wanted)
    figures.awaited += 1
    return [.showFigures(wanted)]
  }

  /// What is at hand of the figures left behind stays at hand, so that coming back reads nothing.
  private mutating func take(answersOf batch: BatchNumber?) {
    var left = answers
    left.forgetPending()
    if let kept = shelved, kept.figures == batch {
      answers = kept.answers
    } else {
      answers = AnswerCache()
    }
    answers.takeRecords(of: left)
    // The newest ones are kept for the desk; of closed ones only the last, and only while a room looks on.
    if figures.batch == nil || batch == nil {
      shelved = ShelvedAnswers(figures: figures.batch, answers: left)
    }
    if presentation == nil, following == nil, batch == nil { shelved = nil }
    figures.batch = batch
    presentation?.ahead = nil
    presentation?.memory = nil
  }

  /// The library tells figures of this batch from here on.
  mutating func showsFigures(of batch: BatchNumber?) {
    guard figures.isAwaited else { return }
    figures.awaited -= 1
    // What was answered meanwhile came too early.
    if !figures.isAwaited { answers.forgetPending() }
  }

  /// The library cannot tell figures of a batch: those are told that it goes on with, and the foot says so.
  /// - Parameter telling: the batch it tells figures of; nil for the newest.
  mutating func refuseFigures(of batch: BatchNumber?, telling: BatchNumber?, _ notice: Notice) {
    self.notice = notice
    guard figures.isAwaited else { return }
    figures.awaited -= 1
    guard !figures.isAwaited else { return }
    figures.refused = ShownFigures.Refusal(batch: batch)
    if telling == figures.batch {
      answers.forgetPending()
    } else {
      take(answersOf: telling)
    }
  }

  /// Everything at hand is asked for again, on the screen and beside it.
  mutating func invalidateAnswers() {
    answers.invalidate()
    shelved?.answers.invalidate()
    figures.refused = nil
  }

  /// The batch as known at which meetings and directives are on the screen.
  var recordsKnownAt: BatchNumber {
    // Between two kinds of figures nothing is known of the next ones yet.
    (answers.hasCatalogue ? catalogue : shelved?.answers.catalogue ?? catalogue).recordsKnownAt
  }

  // MARK: While presenting

  /// The figures that a meeting shows; nil for the newest.
  func closedFigures(for meeting: Meeting?) -> BatchNumber? {
    guard let meeting, let book = answers.closings else { return nil }
    return book.closings.closing(for: meeting).flatMap { book.figures(of: $0) }
  }

  /// Says that a presentation goes on with other figures than it was cut off with: somebody closed anew meanwhile, or took
  /// the closing back.
  mutating func tellOtherClosing() {
    guard !answers.hasFailed(.closings) else { return }
    notice = Notice(
      .warning,
      presentedClosing.map { wording(.presentReclosed, $0.day(format)) } ?? wording[.presentUnclosed])
  }

  /// A closing that was made, or taken back, acts once it was taken in.
  mutating func renewFigures() {
    guard presentation?.renewsFigures == true, !answers.isStale(.catalogue), !answers.isStale(.meetings),
      areClosingsKnown
    else { return }
    let closed = closedFigures(for: presentedMeeting)
    presentation?.renewsFigures = false
    presentation?.figures = closed
  }

  /// Whether what was closed is at hand, or nothing is.
  var areClosingsKnown: Bool {
    guard isAnyClosed else { return true }
    if answers.hasFailed(.closings) { return true }
    return answers.closings != nil && !answers.isStale(.closings)
  }

  /// True where the newest figures are on the screen although the meeting shows closed ones.
  var showsNewestFigures: Bool {
    guard pastMeeting == nil, figures.batch == nil, presentation != nil else { return false }
    return closedFigures(for: presentedMeeting) != nil
  }

  /// The newest figures instead of those that were closed, and back.
  mutating func toggleNewestFigures() {
    figures.refused = nil
    if pastMeeting != nil {
      notice = Notice(.information, wording[.presentNewestPast])
    } else if presentation?.figures != nil {
      presentation?.showsNewest.toggle()
    } else if let closed = presentedClosing {
      notice = Notice(.information, wording(.presentNewestSame, closed.day(format)))
    } else {
      notice = Notice(.information, wording[.closedNot])
    }
  }
}
