import Model

/// What came from a presenter.
public enum FollowReading: Hashable, Sendable {
  case shown(FollowMessage)
  /// The presenter has left the presentation.
  case ended
  /// Another dashboard presents from here on.
  case moved
  /// The presenter's program speaks another version.
  case otherVersion(Int)
}

/// Messages as text: a line with the version, then lines of a name and a value. A name that is not known is passed
/// over; what has changed its meaning gets another version.
extension FollowMessage {
  /// Version of the form.
  public static let version = 1
  /// Bytes of the longest message.
  public static let longest = 60_000
  static let heading = "phienhop-follow"
  private static let longestNotes = 4_000
  private static let mostFollowers = 64
  /// Of an item, allotted or spent: a day.
  static let mostMinutes = 1_440

  /// The message that the presentation has ended.
  public static let ended = "\(heading) \(version)\nended\n"
  /// The message that another dashboard presents.
  public static let moved = "\(heading) \(version)\nmoved\n"

  /// The message as text, at most ``longest`` bytes of it.
  public var text: String {
    let whole = text(namesItems: true)
    return whole.utf8.count <= Self.longest ? whole : text(namesItems: false)
  }

  private func text(namesItems: Bool) -> String {
    var lines = ["\(Self.heading) \(Self.version)"]
    func add(_ name: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      // A name in a path may hold anything.
      lines.append(name + " " + String(value.map { $0.isNewline ? " " : $0 }))
    }
    add("store", store)
    add("schema", "\(schema)")
    add("batch", "\(batch)")
    add("figures", figures.map { "\($0)" })
    add("today", "\(today)")
    add("home", home.map { "\($0)" })
    add("warning", "\(warningDays)")
    add("meeting", meeting?.rawValue)
    add("position", "\(position)")
    add("zoom", "\(zoom)")
    add("spent", "\(spent)")
    add("began", began.map { "\($0)" })
    if isBlank { lines.append("blank") }
    if stage != .item {
      add("stage", stage.rawValue)
      for level in rooms?.levels ?? [] {
        let count = rooms?[level] ?? RoomCounts.Count()
        add("rooms", "\(level.rawValue) \(count.rooms) \(count.present) \(count.absent)")
      }
      add("drafts", "\(drafts.open) \(drafts.adopted)")
    }
    switch cover {
    case .source(let scroll)?: add("source", "\(scroll)")
    case .comparison(let scroll)?: add("comparison", "\(scroll)")
    case .testPicture?: lines.append("picture")
    case nil: break
    }
    for view in views { add("view", view.saved.text) }
    for (place, item) in items.enumerated() {
      lines.append("item " + item.id.rawValue)
      guard namesItems || place == position else { continue }
      add("vi", item.title.vietnamese.string)
      add("en", item.title.english.string)
      add("minutes", item.minutes.map { "\(min(max(0, $0), Self.mostMinutes))" })
      let speaker = item.speaker.isEmpty ? item.preparer?.asStated ?? .empty : item.speaker
      add("speaker", speaker.string)
      guard place == position || place == position + 1 else { continue }
      add("opens", item.view?.text)
      add("notes", String(item.notes.string.prefix(Self.longestNotes)))
    }
    for follower in followers.prefix(Self.mostFollowers) { add("follower", follower.line) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// - Returns: nil for a text that no presenter writes.
  public static func read(_ text: String) -> FollowReading? {
    let lines = text.split(separator: "\n")
    guard let version = version(of: lines.first) else { return nil }
    guard version == Self.version else { return .otherVersion(version) }
    switch lines.dropFirst().first {
    case "ended": return .ended
    case "moved": return .moved
    default: return Draft(lines.dropFirst()).whole.map { .shown($0) }
    }
  }

  /// The number in a first line; nil where that is none.
  static func version(of line: Substring?) -> Int? {
    guard let line, line.hasPrefix(heading + " ") else { return nil }
    return Int(line.dropFirst(heading.utf8.count + 1))
  }
}

/// A message while its lines are read.
private struct Draft {
  private var message = FollowMessage(
    store: "-", schema: 0, batch: BatchNumber(0), today: Day(number: 0), home: nil, warningDays: 3,
    meeting: nil, items: [], position: 0, views: [], zoom: 0, spent: 0, began: nil, cover: nil, isBlank: false
  )
  private var item: Item?
  private var hasDay = false
  private var isWrong = false

  /// An item whose lines have not all come yet.
  private struct Item {
    let id: FactID
    var vietnamese = CleanText.empty
    var english = CleanText.empty
    var minutes: Int?
    var speaker = CleanText.empty
    var notes = CleanText.empty
    var view: SavedView?
  }

  init(_ lines: some Sequence<Substring>) {
    for line in lines {
      let blank = line.firstIndex(of: " ") ?? line.endIndex
      take(line[..<blank], String(line[blank...].dropFirst()))
    }
    endItem()
  }

  /// nil where something is wrong or missing.
  var whole: FollowMessage? {
    guard !isWrong, hasDay, !message.views.isEmpty, message.item != nil else { return nil }
    return message
  }

  private mutating func take(_ name: Substring, _ value: String) {
    switch name {
    case "item":
      endItem()
      item = Item(id: FactID(value))
    case "vi": item?.vietnamese = CleanText(cleaning: value)
    case "en": item?.english = CleanText(cleaning: value)
    case "minutes":
      let minutes = number(value, in: 0...FollowMessage.mostMinutes)
      item?.minutes = minutes
    case "speaker": item?.speaker = CleanText(cleaning: value)
    case "notes": item?.notes = CleanText(cleaning: value)
    case "opens": item?.view = SavedView(text: value)
    case "store": message.store = value
    case "schema": message.schema = number(value, in: 0...100_000)
    case "batch": message.batch = BatchNumber(number(value, in: 0...Int.max))
    case "figures": message.figures = BatchNumber(number(value, in: 0...Int.max))
    case "today":
      guard let day = Day(iso8601: value) else {
        isWrong = true
        return
      }
      message.today = day
      hasDay = true
    case "home": message.home = UnitID(value)
    case "warning": message.warningDays = number(value, in: 0...366)
    case "meeting": message.meeting = MeetingID(value)
    case "position": message.position = number(value, in: 0...9_999)
    case "view":
      guard let view = ViewValue(SavedView(text: value)) else {
        isWrong = true
        return
      }
      message.views.append(view)
    case "zoom": message.zoom = number(value, in: Presentation.zooms)
    case "spent": message.spent = number(value, in: 0...FollowMessage.mostMinutes)
    case "began": message.began = number(value, in: 0...(1 << 40))
    case "blank": message.isBlank = true
    case "stage":
      guard let stage = Presentation.Stage(rawValue: value) else {
        isWrong = true
        return
      }
      message.stage = stage
    case "rooms": takeRooms(value)
    case "drafts":
      let parts = value.split(separator: " ").map(String.init)
      message.drafts = DraftCounts(
        open: number(parts.first ?? "", in: 0...99_999), adopted: number(parts.last ?? "", in: 0...99_999))
    case "source": message.cover = .source(scroll: number(value, in: 0...9_999))
    case "comparison": message.cover = .comparison(scroll: number(value, in: 0...9_999))
    case "picture": message.cover = .testPicture
    case "follower": if let follower = Follower(line: value) { message.followers.append(follower) }
    default: break
    }
  }

  /// "commune 559 380 3": rooms of a level, those that are there, those that are not.
  private mutating func takeRooms(_ value: String) {
    let parts = value.split(separator: " ").map(String.init)
    guard parts.count == 4, let level = MeetingRoom.Level(rawValue: parts[0]) else {
      isWrong = true
      return
    }
    let rooms = number(parts[1], in: 0...99_999)
    let present = number(parts[2], in: 0...rooms)
    let absent = number(parts[3], in: 0...(rooms - present))
    var counts = message.rooms ?? RoomCounts()
    counts[level] = RoomCounts.Count(rooms: rooms, present: present, absent: absent)
    message.rooms = counts
  }

  /// A number that is none, or that no presenter would say, makes the whole message wrong.
  private mutating func number(_ text: String, in range: ClosedRange<Int>) -> Int {
    guard let number = Int(text), range.contains(number) else {
      isWrong = true
      return range.lowerBound
    }
    return number
  }

  private mutating func endItem() {
    guard let item else { return }
    message.items.append(
      AgendaItem(
        id: item.id, meeting: message.meeting ?? "-", position: message.items.count + 1,
        title: LocalizedText(vietnamese: item.vietnamese, english: item.english), view: item.view,
        minutes: item.minutes, speaker: item.speaker, notes: item.notes))
    self.item = nil
  }
}
