import Model

/// Which figures the screen tells: the newest, or those that were closed for a meeting while a room looks at it.
struct ShownFigures: Hashable, Sendable {
  /// The batch that the library was told last to tell figures of; nil for the newest.
  var batch: BatchNumber?
  /// The library has not said yet that it does so. What it answers until then is of other figures.
  var isAwaited = false
  /// What it could not tell; figures are the newest instead.
  var refused: BatchNumber?
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
    let wanted = following == nil ? presentation?.wantedFigures : following?.shown?.figures
    return wanted == figures.refused ? nil : wanted
  }

  /// Turns to the figures that are to be on the screen, where those are others. What is at hand of the ones left behind
  /// stays at hand, so that coming back reads nothing.
  mutating func turnToFigures() -> [Effect] {
    let wanted = wantedFigures
    guard wanted != figures.batch else { return [] }
    var left = answers
    left.forgetPending()
    if let kept = shelved, kept.figures == wanted {
      answers = kept.answers
    } else {
      answers = AnswerCache()
    }
    answers.takeRecords(of: left)
    // The newest ones are kept for the desk; of closed ones only the last, and only while a room looks on.
    if figures.batch == nil || wanted == nil {
      shelved = ShelvedAnswers(figures: figures.batch, answers: left)
    }
    if presentation == nil, following == nil { shelved = nil }
    figures.batch = wanted
    figures.isAwaited = true
    presentation?.ahead = nil
    presentation?.memory = nil
    return [.showFigures(wanted)]
  }

  /// The library tells figures of this batch from here on.
  mutating func showsFigures(of batch: BatchNumber?) {
    guard figures.isAwaited, batch == figures.batch else { return }
    figures.isAwaited = false
    // What was answered meanwhile came too early.
    answers.forgetPending()
  }

  /// The library cannot tell figures of a batch: the newest ones are told, and the foot says so.
  mutating func refuseFigures(of batch: BatchNumber?, _ notice: Notice) {
    self.notice = notice
    guard figures.isAwaited, batch == figures.batch else { return }
    figures.isAwaited = false
    figures.refused = batch
  }

  /// Everything at hand is asked for again, on the screen and beside it.
  mutating func invalidateAnswers() {
    answers.invalidate()
    shelved?.answers.invalidate()
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
  /// Says that a presentation goes on with other figures than it was cut off with: somebody closed anew meanwhile, or took
  /// the closing back.
  mutating func tellOtherClosing() {
    guard !answers.hasFailed(.closings) else { return }
    notice = Notice(
      .warning,
      presentedClosing.map { wording(.presentReclosed, $0.day(format)) } ?? wording[.presentUnclosed])
  }


  /// The newest figures instead of those that were closed, and back.
  mutating func toggleNewestFigures() {
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
