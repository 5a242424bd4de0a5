import Model

/// What a presenting dashboard shows, as it is told to those who follow: views, the item, the state of knowledge.
///
/// Each message says everything, so that the newest one replaces any that was not sent yet. How it is drawn (size,
/// language, theme) is the follower's own business.
public struct FollowMessage: Hashable, Sendable {
  /// What lies over the view and is meant for the room; what only takes text of the presenter is none of it.
  public enum Cover: Hashable, Sendable {
    case source(scroll: Int)
    case comparison(scroll: Int)
    case testPicture
  }

  /// Path of the store; "-" for the built-in figures.
  public var store: String
  /// Version of the store's schema.
  public var schema: Int
  /// The last batch that the presenter knows.
  public var batch: BatchNumber
  /// The batch of the closed figures that it shows; nil for the newest that it knows.
  public var figures: BatchNumber?
  /// The day states are computed for.
  public var today: Day
  public var home: UnitID?
  /// Days before the due day from which a directive is due soon.
  public var warningDays: Int
  /// nil for the usual agenda, which belongs to no meeting.
  public var meeting: MeetingID?
  /// All items; a message as text keeps view and notes only of the one shown and of the one that follows.
  public var items: [AgendaItem]
  /// The item shown, from 0.
  public var position: Int
  /// The view of the item, and what was opened from it one after the other.
  public var views: [ViewValue]
  public var zoom: Int
  /// Minutes spent on the item before it was begun the last time.
  public var spent: Int
  /// The minute of the machine's steady clock at which it was begun; nil where that is not known.
  public var began: Int?
  public var cover: Cover?
  /// The screen before or behind the items, instead of one of them.
  public var stage = Presentation.Stage.item
  /// The rooms and how they answered so far; nil where that is not known.
  public var rooms: RoomCounts?
  /// Drafts that were written down, and those of them that were adopted.
  public var drafts = DraftCounts()
  public var isBlank: Bool
  /// Who follows.
  public var followers: [Follower] = []

  /// The item shown; nil for a position that is none.
  public var item: AgendaItem? { items.indices.contains(position) ? items[position] : nil }
  /// The item after it; nil at the end.
  public var next: AgendaItem? { items.indices.contains(position + 1) ? items[position + 1] : nil }
}

extension State {
  /// What is told to followers; nil while nobody presents here. Store and schema are the program's to fill in.
  public var followMessage: FollowMessage? {
    // A past meeting that is looked at again is nobody else's picture.
    guard let presentation, following == nil, pastMeeting == nil else { return nil }
    let cover: FollowMessage.Cover? =
      switch overlays.last {
      case .source(let scroll)?: .source(scroll: scroll)
      case .comparison(let scroll)?: .comparison(scroll: scroll)
      case .testPicture?: .testPicture
      default: nil
      }
    var message = FollowMessage(
      store: "-", schema: 0, batch: recordsKnownAt, today: today, home: home, warningDays: warningDays,
      meeting: presentation.meeting, items: presentation.items, position: presentation.position,
      views: backStack + [view], zoom: presentation.zoom,
      spent: min(presentation.spent[presentation.position] ?? 0, FollowMessage.mostMinutes),
      began: presentation.began, cover: cover, isBlank: isBlank)
    message.figures = figures.batch
    if presentation.stage != .item, let meeting = presentation.meeting {
      message.stage = presentation.stage
      message.rooms = roomCounts(of: meeting)
      message.drafts = draftCounts(of: meeting)
    }
    return message
  }
}
