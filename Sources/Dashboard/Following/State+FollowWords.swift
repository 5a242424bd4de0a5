import Model

extension State {
  /// How things stand with the presenter, as one line; nil for a dashboard that follows nobody.
  var followLine: CleanText? {
    guard let following else { return nil }
    switch following.link {
    case .waiting: return wording[.followWaiting]
    case .live: return wording[.followLive]
    case .ended: return wording[.followEnded]
    case .lost: return wording[.followLost]
    case .refused(.forbidden): return wording[.followForbidden]
    case .refused(.otherVersion(let theirs)):
      return wording(.followOtherVersion, number(theirs), number(FollowMessage.version))
    case .refused(.otherStore(let theirs, let ours)):
      return wording(.followOtherStore, number(theirs), number(ours))
    }
  }

  private func number(_ value: Int) -> CleanText { CleanText(cleaning: String(value)) }

  /// What the foot of a picture says whose presenter is not there any more. The picture stands still, and so does what it
  /// says of its figures.
  var attachedLine: CleanText? {
    guard isAttached, following?.shown != nil, following?.link != .live, let line = followLine else {
      return nil
    }
    guard figures.batch != nil, let closed = presentedClosing else { return line }
    return wording(.closedMark, closed.day(format)) + " · " + line
  }

  /// What the header says while one looks around.
  var awayLine: CleanText? {
    guard let following, following.isAway else { return nil }
    switch following.link {
    case .live:
      return following.shown.map { wording(.followAwayAt, format.integer($0.position + 1)) }
        ?? wording[.followAway]
    default: return wording[.followAwayGone]
    }
  }
}

extension KeyBinding {
  /// The binding with the words it has for a follower, whose key to present leads back to the presenter.
  func words(in state: State) -> KeyBinding {
    guard state.following != nil, action == .present || action == .freeze else { return self }
    return KeyBinding(
      action, keys, shown, .keyFollow, .helpFollow, screens: screens, footer: footerRank)
  }
}

/// The screen of a follower before anybody presents.
enum FollowWaiting {
  static func draw(_ state: State, _ painter: Painter) {
    var lines = (state.followLine ?? .empty).wrapped(columns: max(10, painter.columns - 8))
      .map { Line($0, .paneTitle, [.bold]) }
    if state.following?.link == .waiting {
      let help = state.wording[.followWaitingHelp].wrapped(columns: max(10, painter.columns - 8))
      lines += [.blank] + help.map { Line($0) }
    }
    let top = max(0, (painter.rows - lines.count) / 3)
    for (offset, line) in lines.enumerated() {
      painter.line(line, column: max(0, (painter.columns - line.columns) / 2), row: top + offset)
    }
    painter.placeCursor(column: 0, row: 0)
    Chrome.drawFoot(state, painter)
  }
}
