/// Rooms as an office lists them: a level and a name on each line, parted by a tab or the first comma.
public struct RoomList: Hashable, Sendable {
  /// One room as listed.
  public struct Entry: Hashable, Sendable {
    public let level: MeetingRoom.Level
    public let name: CleanText

    public init(level: MeetingRoom.Level, name: CleanText) {
      self.level = level
      self.name = name
    }
  }

  /// What is wrong with a line; lines are counted from 1.
  public enum Fault: Error, Hashable, Sendable {
    /// Neither a tab nor a comma parts a level from a name.
    case noLevel(line: Int, text: String)
    case unknownLevel(line: Int, text: String)
    case noName(line: Int)
  }

  public let entries: [Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// - Parameters:
  ///   - text: lines; blank ones and those that begin with # are passed over, and so is a heading.
  ///   - level: the level a word means.
  /// - Throws: a ``Fault`` for the first line that is none.
  public init(_ text: String, level: (String) -> MeetingRoom.Level?) throws(Fault) {
    var entries: [Entry] = []
    var isFirst = true
    for (offset, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = raw.drop { $0 == "\u{FEFF}" }
      let shown = CleanText(cleaning: String(line)).string.trimmed
      guard !shown.isEmpty, !shown.hasPrefix("#") else { continue }
      defer { isFirst = false }
      guard let end = line.firstIndex(of: "\t") ?? line.firstIndex(of: ",") else {
        throw .noLevel(line: offset + 1, text: String(shown))
      }
      let word = CleanText(cleaning: String(line[..<end])).string.trimmed
      var name = CleanText(cleaning: String(line[line.index(after: end)...])).string.trimmed[...]
      // As spreadsheets write a name with a comma in it.
      if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") {
        name = name.dropFirst().dropLast()
      }
      guard let found = level(String(word)) else {
        if isFirst, Self.isHeading(String(word)) { continue }
        throw .unknownLevel(line: offset + 1, text: String(word))
      }
      guard !name.isEmpty else { throw .noName(line: offset + 1) }
      entries.append(Entry(level: found, name: CleanText(cleaning: String(name))))
    }
    self.entries = entries
  }

  private static func isHeading(_ word: String) -> Bool {
    ["cap", "level"].contains(VietnameseText.folded(word))
  }

  /// The rooms of a list that a meeting does not have yet, each once.
  /// - Parameters:
  ///   - rooms: those it has.
  ///   - unit: whose room a name is.
  public func rooms(
    of meeting: MeetingID, besides rooms: [MeetingRoom] = [], unit: (CleanText) -> UnitID?
  ) -> [MeetingRoom] {
    var known = Set(rooms.map { Entry(level: $0.level, name: $0.name) })
    var taken = Set(rooms.map(\.id))
    var added: [MeetingRoom] = []
    for entry in entries where known.insert(entry).inserted {
      let plain = MeetingRoom(meeting: meeting, level: entry.level, name: entry.name, unit: nil).id
      var id = plain
      var number = 2
      // "Hoằng Đông" and "Hoằng Đồng" have one name without tone marks and are two rooms.
      while !taken.insert(id).inserted {
        id = FactID("\(plain)-\(number)")
        number += 1
      }
      added.append(
        MeetingRoom(id: id, meeting: meeting, level: entry.level, name: entry.name, unit: unit(entry.name)))
    }
    return added
  }
}

extension MeetingRoom {
  /// The same rooms for another meeting, without what the roll call said.
  public static func taken(over rooms: [MeetingRoom], to meeting: MeetingID, besides own: [MeetingRoom] = [])
    -> [MeetingRoom]
  {
    let units = Dictionary(rooms.map { ($0.name, $0.unit) }, uniquingKeysWith: { first, _ in first })
    return RoomList(rooms.map { RoomList.Entry(level: $0.level, name: $0.name) })
      .rooms(of: meeting, besides: own) { units[$0] ?? nil }
  }
}
