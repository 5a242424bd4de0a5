import Dashboard
import Model

/// What a roll call came to, in lines: each level by itself where there are several, then all.
struct RoomCountLines {
  let lines: [CleanText]

  init(_ counts: RoomCounts, _ words: ProgramWords, _ format: Format) {
    func line(_ head: CleanText, _ count: RoomCounts.Count) -> CleanText {
      words(
        .roomsLevelLine,
        [head] + [count.rooms, count.present, count.absent, count.notCalled].map { format.integer($0) })
    }
    let levels = counts.levels.map { level in
      line(words.text("term.room_\(level.rawValue)") ?? CleanText(cleaning: level.rawValue), counts[level])
    }
    let total = counts.total
    let sum = words(
      .meetingRooms,
      [total.rooms, total.present, total.absent, total.notCalled].map { format.integer($0) })
    lines = (levels.count > 1 ? levels : []) + [sum]
  }
}
