import Model

extension State {
  /// Follows whoever presents, from now on; nothing can be recorded.
  public mutating func follow(asConsole isConsole: Bool) {
    following = Following(isConsole: isConsole)
    isReadOnly = true
    presentationRequest = nil
  }

  /// True while the presenter's picture is shown, or would be.
  var isAttached: Bool { following.map { !$0.isAway } ?? false }

  /// Takes in what a presenter says.
  mutating func take(_ news: FollowNews) {
    switch news {
    case .replaced: notice = Notice(.information, wording[.followReplaced])
    case .followedAgain: notice = Notice(.information, wording[.followAgain])
    case .unreachable: notice = Notice(.warning, wording[.followUnreachable])
    case .shown(let message):
      guard following != nil else { return }
      let wasBlank = following?.shown?.isBlank ?? false
      if following?.shown?.figures != message.figures { figures.refused = nil }
      following?.link = .live
      following?.shown = message
      // The day and the home that figures are told for are the meeting's, whoever looks at them.
      today = message.today
      isTodayFixed = true
      if let home = message.home { self.home = home }
      warningDays = message.warningDays
      if isAttached { show(message, wasBlank: wasBlank) }
    case .ended: following?.link = .ended
    case .lost: if following?.link == .live { following?.link = .lost }
    case .refused(let reason): following?.link = .refused(reason)
    }
  }

  /// Shows what the presenter shows.
  private mutating func show(_ message: FollowMessage, wasBlank: Bool?) {
    var next = Presentation(
      meeting: message.meeting, items: message.items,
      origin: Presentation.Origin(screen: .overview, views: [:], backStack: [], wasFrozen: false))
    next.position = message.position
    next.zoom = message.zoom
    next.spent = [message.position: message.spent]
    next.began = message.began
    next.stage = message.stage
    presentation = next
    overlays =
      switch message.cover {
      case .source(let scroll)?: [.source(scroll: scroll)]
      case .comparison(let scroll)?: [.comparison(scroll: scroll)]
      case .testPicture?: [.testPicture]
      case nil: []
      }
    backStack = Array(message.views.dropLast())
    let view = message.views.last ?? ViewValue(screen: .meeting)
    screen = view.screen
    self.view = view
    // How much has room is each screen's own.
    fitDetail()
    // A picture that was blanked here stays so until the presenter blanks or shows it.
    if message.isBlank != wasBlank { isBlank = message.isBlank }
  }

  /// A key of a follower.
  /// - Returns: nil for a key that has its usual meaning.
  mutating func handleFollowed(_ key: Key) -> [Effect]? {
    guard let following else { return nil }
    if following.isAway { return nil }
    if isBlank, following.shown?.isBlank != true {
      isBlank = false
      return []
    }
    switch KeyTable.action(for: key, on: screen) {
    case .language?, .theme?, .mouse?, .suspend?, .quit?, .reload?:
      return KeyTable.action(for: key, on: screen).map { perform($0) }
    case .blank? where !isBlank && !following.isConsole:
      isBlank = true
      return []
    case .present?, .freeze?:
      return []
    case nil: return []
    default:
      lookAround()
      return nil
    }
  }

  /// What an action means for a follower.
  /// - Returns: nil for one that has its usual meaning.
  mutating func performFollowed(_ action: Action) -> [Effect]? {
    guard following != nil else { return nil }
    switch action {
    case .present, .freeze: returnToPresenter()
    case .makeStore: notice = Notice(.information, wording[.reasonReadOnly])
    default: return nil
    }
    return []
  }

  /// Leaves the presenter's picture, to look around from where it was.
  mutating func lookAround() {
    following?.isAway = true
    isBlank = false
    guard presentation != nil else { return }
    presentation = nil
    clock = nil
    view.density = 0
  }

  /// Back to what the presenter shows.
  mutating func returnToPresenter() {
    following?.isAway = false
    overlays = []
    backStack = []
    if let message = following?.shown { show(message, wasBlank: nil) }
  }
}
