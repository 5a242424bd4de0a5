import Dashboard
import Model
import Terminal

/// How a state reaches the person: as a picture, or as words line by line.
protocol DashboardFace: AnyObject {
  /// The terminal behind it, for the event loop.
  var terminal: any LoopTerminal { get }
  /// The size states are made for.
  var size: Size { get }
  /// Tells a state what this face can do.
  func prepare(_ state: inout State)
  /// Shows the newest state.
  /// - Parameters:
  ///   - theme: the one in use; words need none.
  ///   - isSettled: nothing is asked for any more that this state waits for.
  ///   - answersKey: a key was pressed since the last call.
  func show(_ state: State, theme: Theme, isSettled: Bool, answersKey: Bool)
  /// Everything is shown anew by the next ``show(_:theme:isSettled:answersKey:)``.
  func invalidate()
}

/// The dashboard as a picture.
final class PaintedFace: DashboardFace {
  private let painted: Terminal
  private let session: Session

  init(_ terminal: Terminal, session: Session) {
    painted = terminal
    self.session = session
  }

  var terminal: any LoopTerminal { painted }
  var size: Size { painted.size }

  func prepare(_ state: inout State) {
    state.usesASCII = session.asksASCII ?? !painted.showsVietnamese
    state.hasMouse = painted.hasMouse
    state.isMouseOn = painted.hasMouse && session.preparation.configuration.usesMouse ?? false
  }

  func show(_ state: State, theme: Theme, isSettled: Bool, answersKey: Bool) {
    painted.isMouseOn = state.isMouseOn
    painted.draw(state.frame(in: theme), theme: theme)
  }

  func invalidate() { painted.invalidate() }
}

/// The dashboard as words: only what has changed is said, once all of it is known.
final class SpokenFace: DashboardFace {
  private let plain: PlainTerminal
  /// What was said last; nil before the first word.
  private var said: State?
  private var isKeyPending = false
  private var saysEverything = false

  init(_ terminal: PlainTerminal, session: Session) {
    plain = terminal
    plain.usesASCII = session.writesASCII
  }

  var terminal: any LoopTerminal { plain }
  /// Words need no window: what is said does not depend on its size.
  var size: Size { State.readingSize }

  func prepare(_ state: inout State) { state.hasMouse = false }

  func show(_ state: State, theme: Theme, isSettled: Bool, answersKey: Bool) {
    isKeyPending = isKeyPending || answersKey
    guard isSettled else { return }
    let lines =
      if let said {
        saysEverything
          ? PlainAnnouncer.everything(state)
          : PlainAnnouncer.lines(from: said, to: state, answersKey: isKeyPending)
      } else {
        PlainAnnouncer.opening(state)
      }
    // Whoever is that far behind hears how things stand now, not what led to it.
    if !plain.say(lines) {
      plain.replaceWaiting(with: [state.wording[.plainBehind]] + PlainAnnouncer.everything(state))
    }
    said = state
    isKeyPending = false
    saysEverything = false
  }

  func invalidate() { saysEverything = true }
}
