import Model

/// What a follower knows of the presenter it follows.
public struct Following: Hashable, Sendable {
  /// How things stand with the presenter.
  public enum Link: Hashable, Sendable {
    /// Nobody presents yet.
    case waiting
    case live
    /// The presenter has left the presentation.
    case ended
    /// The presenter is gone without a word: killed, or its session cut off.
    case lost
    /// One line that says why nothing can be followed.
    case refused(FollowRefusal)
  }

  public internal(set) var link = Link.waiting
  /// What the presenter showed last; nil before the first word.
  public internal(set) var shown: FollowMessage?
  /// Looks around by itself.
  public internal(set) var isAway = false
  /// The presenter's console instead of the picture.
  public let isConsole: Bool
}

/// Why somebody who presents cannot be followed.
public enum FollowRefusal: Hashable, Sendable {
  /// The folder of the store does not let this person.
  case forbidden
  /// The programs speak different versions.
  case otherVersion(theirs: Int)
  /// The store has another version than this program opened.
  case otherStore(theirs: Int, ours: Int)
}

/// What a follower is told, and a presenter of its followers.
public enum FollowNews: Hashable, Sendable {
  case shown(FollowMessage)
  case ended
  case lost
  case refused(FollowRefusal)
  /// For a presenter: another dashboard presents the same store from now on, and followers see that one.
  case replaced
  /// For a presenter: the other one has ended, and followers see this one again.
  case followedAgain
  /// For a presenter: nobody can follow, because of the folder.
  case unreachable
}
