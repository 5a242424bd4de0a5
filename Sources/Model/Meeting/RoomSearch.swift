/// Finds rooms by a few letters of their names, without tone marks; made once for the rooms of a meeting.
public struct RoomSearch: Sendable {
  public let rooms: [MeetingRoom]
  private let words: [[String]]
  private let whole: [String]
  private let initials: [String]

  public init(_ rooms: [MeetingRoom]) {
    self.rooms = rooms
    words = rooms.map { VietnameseText.words($0.name.string) }
    whole = words.map { $0.joined(separator: " ") }
    initials = words.map { words in String(words.compactMap(\.first)) }
  }

  /// How well a room answers, 0 best; nil where it does not.
  private func rank(_ position: Int, _ typed: [String], _ joined: String) -> Int? {
    if whole[position] == joined { return 0 }
    // "hoang duc" is nearer to "xã Hoằng Đức" than to "xã Hoằng Đức Thượng".
    if whole[position].hasSuffix(" " + joined) { return 1 }
    if whole[position].hasPrefix(joined) { return 2 }
    if whole[position].contains(" " + joined) { return 3 }
    var rest = words[position][...]
    var isInOrder = true
    for word in typed {
      guard let next = rest.firstIndex(where: { $0.hasPrefix(word) }) else {
        isInOrder = false
        break
      }
      rest = rest[(next + 1)...]
    }
    if isInOrder { return 4 }
    if typed.count == 1, joined.utf8.count > 1, initials[position].hasSuffix(joined) { return 5 }
    let isAny = typed.allSatisfy { word in words[position].contains { $0.hasPrefix(word) } }
    return isAny ? 6 : nil
  }

  /// Positions of the rooms that fit, the nearest first; all of them, in their order, where nothing is typed.
  /// - Parameter isMarked: what was called already stands behind what was not, of those that fit alike.
  public func positions(_ typed: String, isMarked: (MeetingRoom) -> Bool = { _ in false }) -> [Int] {
    let asked = VietnameseText.words(CleanText(cleaning: typed).string)
    guard !asked.isEmpty else { return Array(rooms.indices) }
    let joined = asked.joined(separator: " ")
    // Who types tone marks means the name that has them.
    let marked = typed.utf8.contains { $0 >= 0x80 } ? CleanText(cleaning: typed.lowercased()).string : nil
    let found = rooms.indices.compactMap { position -> (Int, Int, Int, Int)? in
      guard let rank = rank(position, asked, joined) else { return nil }
      let isSame = marked.map { rooms[position].name.string.lowercased().contains($0) } ?? true
      return (isSame ? 0 : 1, rank, isMarked(rooms[position]) ? 1 : 0, position)
    }
    return found.sorted { $0 < $1 }.map(\.3)
  }

  /// Rooms that a whole name may mean: those called so, else those called so without tone marks, else all that fit.
  public func named(_ name: CleanText) -> [MeetingRoom] {
    let same = rooms.filter { $0.name == name }
    if !same.isEmpty { return same }
    let joined = VietnameseText.words(name.string).joined(separator: " ")
    guard !joined.isEmpty else { return [] }
    for fits in [
      { (whole: String) in whole == joined }, { (whole: String) in whole.hasSuffix(" " + joined) },
    ] {
      let found = rooms.indices.filter { fits(whole[$0]) }.map { rooms[$0] }
      if !found.isEmpty { return found }
    }
    return positions(name.string).map { rooms[$0] }
  }
}
