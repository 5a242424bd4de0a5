/// One item of a meeting's agenda: what is shown, for how long, and who speaks to it.
public struct AgendaItem: Hashable, Sendable, Codable {
  public let id: FactID
  public let meeting: MeetingID
  /// Orders the items, 1 first; items of one place by identifier.
  public let position: Int
  public let title: LocalizedText
  /// What the item shows; nil for one that is only spoken to.
  public let view: SavedView?
  /// Minutes allotted (1...), nil where none are.
  public let minutes: Int?
  public let speaker: CleanText
  /// The unit that prepares it.
  public let preparer: PartyName?
  /// Names of the forms whose reports it rests on, so that whether they are in can be told.
  public let forms: [String]
  public let notes: CleanText
  /// True for an item that was taken off the agenda; kept, so that the past agenda can be shown.
  public let isDropped: Bool

  public init(
    id: FactID, meeting: MeetingID, position: Int, title: LocalizedText, view: SavedView?,
    minutes: Int? = nil,
    speaker: CleanText = .empty, preparer: PartyName? = nil, forms: [String] = [],
    notes: CleanText = .empty,
    isDropped: Bool = false
  ) {
    self.id = id
    self.meeting = meeting
    self.position = position
    self.title = title
    self.view = view
    self.minutes = minutes
    self.speaker = speaker
    self.preparer = preparer
    self.forms = forms
    self.notes = notes
    self.isDropped = isDropped
  }

  /// The identifier of a new item: meeting and the first number that is free.
  public static func newID(in meeting: MeetingID, besides items: some Sequence<AgendaItem>) -> FactID {
    let taken = Set(items.map(\.id))
    var number = 1
    while taken.contains(FactID("\(meeting)/\(number)")) { number += 1 }
    return FactID("\(meeting)/\(number)")
  }
}

/// A view of a screen as an agenda item, a session or a link keeps it: text that only the screens take apart.
///
/// The form is that of `ViewValue` of the dashboard: a version, the screen, then what differs from the screen's start
/// as `name=value`, parted by blanks: `1 directives grouping=lead selected=directive:d1`. A blank, a percent sign, a
/// comma and control characters inside a value stand as `%20`, `%25`, `%2C` and so on; several values of a name are
/// parted by commas. A text that a program does not understand is kept as it is.
public struct SavedView: Hashable, Sendable, Codable {
  public let text: String

  public init(text: String) {
    self.text = text
  }

  /// Version of the form; nil for a text that has none.
  public var version: Int? { text.split(separator: " ").first.flatMap { Int($0) } }

  /// The screen's name, "directives"; empty for a text that has none.
  public var screen: String {
    let parts = text.split(separator: " ")
    return parts.count > 1 ? String(parts[1]) : ""
  }
}
