import Model

/// A meeting that is being presented: its items, where one is among them, and where one was before.
///
/// The items are those of the moment it began: nothing moves by itself while a room looks on.
public struct Presentation: Hashable, Sendable {
  /// What the dashboard comes back to.
  struct Origin: Hashable, Sendable {
    let screen: ScreenID
    let views: [ScreenID: ViewValue]
    let backStack: [ViewValue]
    let wasFrozen: Bool
  }

  /// What a room sees before, during and after the items.
  public enum Stage: String, Hashable, Sendable {
    /// The screen on the wall while the rooms gather.
    case waiting
    case item
    /// The last screen, with what was concluded.
    case closing
  }

  /// nil for the usual agenda, which belongs to no meeting.
  public let meeting: MeetingID?
  public internal(set) var items: [AgendaItem]
  /// The item shown, from 0.
  public internal(set) var position = 0
  /// −1 shows the whole table, 0 the columns that matter, 1 larger digits, 2 the selected row alone.
  public internal(set) var zoom = 0
  /// Pages one has gone forward in the item shown, so that going back leads through the same ones.
  var pages = 0
  /// Digits typed so far of the number to jump to.
  var typed = ""
  /// How each item was left, by its position.
  var left: [Int: ViewValue] = [:]
  /// Minutes spent on each item before the last time it was begun.
  public internal(set) var spent: [Int: Int] = [:]
  /// The minute of the steady clock at which the item was begun last; nil while no clock is known.
  var began: Int?
  /// The item whose neighbours have what they need; nil while none has.
  var ahead: Int?
  /// What waits is being taken in, because somebody asked for it.
  var takesIn = false
  /// The agenda itself is to be taken in as well.
  var renewsItems = false
  /// The batch whose figures the meeting shows, because they were closed; nil where the newest are the same.
  var figures: BatchNumber?
  /// Somebody asked for the newest figures all the same.
  var showsNewest = false
  /// What is closed is to be looked at again.
  var renewsFigures = false
  let origin: Origin
  /// Rows of the list that is shown and of those beside it, while one only walks.
  var memory: PresentedMemory?

  init(meeting: MeetingID?, items: [AgendaItem], origin: Origin) {
    self.meeting = meeting
    self.items = items
    self.origin = origin
  }

  /// The item shown; nil for an agenda without any.
  public var item: AgendaItem? { items.indices.contains(position) ? items[position] : nil }

  /// Where in the meeting one is: before its items, at one of them, behind the last one.
  public internal(set) var stage = Stage.item

  /// nil for the newest.
  var wantedFigures: BatchNumber? { showsNewest ? nil : figures }

  static let zooms = -1...2

  /// Whole minutes spent on the item shown.
  public func minutesSpent(at clock: PresentationClock?) -> Int {
    let before = spent[position] ?? 0
    guard let began, let clock else { return before }
    return before + max(0, clock.uptime - began)
  }

  /// Whole minutes left of those allotted, negative beyond them; nil where none are allotted.
  func minutesLeft(at clock: PresentationClock?) -> Int? {
    item?.minutes.map { $0 - minutesSpent(at: clock) }
  }
}

/// The time that a presented meeting shows and counts in; told once a minute, and only while presenting.
public struct PresentationClock: Hashable, Sendable {
  /// Minutes since midnight where the office is, 0 to 1439.
  public let minute: Int
  /// Minutes of a clock that only goes forward, whatever is done to the clock on the wall.
  public let uptime: Int

  public init(minute: Int, uptime: Int) {
    self.minute = minute
    self.uptime = uptime
  }
}

/// A meeting to be presented as soon as its agenda is at hand.
public struct PresentationRequest: Hashable, Sendable {
  /// nil for the meeting that is held or comes next, else the usual agenda.
  public var meeting: MeetingID?
  /// The item to begin with; nil for the one at ``position``.
  public var item: FactID?
  /// Its place, from 0.
  public var position = 0
  /// How it was left and what had been opened from it, one after the other; empty for as the agenda has it.
  public var views: [ViewValue] = []
  public var zoom = 0
  /// The screen before or behind the items, instead of one of them.
  public var stage = Presentation.Stage.item
  /// Minutes spent on the items already, by position.
  public var spent: [Int: Int] = [:]
  /// The batch of the closed figures that were shown before the presentation was cut off; nil where there were none. What
  /// is closed by now is shown all the same, and where that is something else it is said.
  public var figures: BatchNumber?
  /// Somebody had asked for the newest ones.
  public var showsNewest = false

  public init(meeting: MeetingID? = nil) {
    self.meeting = meeting
  }
}
