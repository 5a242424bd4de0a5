import Model

/// Marks of a roll call made here that the rooms as last read do not show yet: those that wait, those on their way into
/// the store, and those that are in it.
///
/// Only one batch is on its way at a time; what is marked meanwhile is gathered for the next one. So nobody waits for a
/// mark, and hundreds of them are few batches.
struct RollCallMarks: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case waiting, sent
    case written(BatchNumber)
  }

  struct Mark: Hashable, Sendable {
    var state: Attendance.State
    var step: Step
  }

  private(set) var marks: [MeetingID: [FactID: Mark]] = [:]
  /// Something is on its way.
  private var isSending = false
  /// Batches that were written here.
  private var batches: Set<BatchNumber> = []
  /// False after a batch could not be written, until the next mark is made or ``tryAgain()``.
  private(set) var mayBeSent = true

  subscript(room: FactID, of meeting: MeetingID) -> Mark? { marks[meeting]?[room] }

  var isEmpty: Bool { marks.isEmpty }

  /// Marks that could not be written and wait.
  func unwritten(of meeting: MeetingID) -> Int {
    mayBeSent ? 0 : marks[meeting]?.values.count { $0.step == .waiting } ?? 0
  }

  /// What could not be written is tried once more.
  mutating func tryAgain() { mayBeSent = true }

  mutating func mark(_ room: FactID, of meeting: MeetingID, _ state: Attendance.State) {
    marks[meeting, default: [:]][room] = Mark(state: state, step: .waiting)
    mayBeSent = true
  }

  /// What is to be written now; nil while something is on its way, and where nothing waits.
  mutating func next() -> (meeting: MeetingID, edit: RollCallEdit)? {
    guard mayBeSent, !isSending else { return nil }
    let waiting = marks.filter { $0.value.values.contains { $0.step == .waiting } }
    guard let meeting = waiting.keys.min(), var rooms = marks[meeting] else { return nil }
    var edit: [FactID: Attendance.State] = [:]
    for (room, mark) in rooms where mark.step == .waiting {
      edit[room] = mark.state
      rooms[room]?.step = .sent
    }
    marks[meeting] = rooms
    isSending = true
    return (meeting, RollCallEdit(edit))
  }

  /// Batches of marks made here that came after one; what they say is seen already.
  func batchCount(after known: BatchNumber) -> Int { batches.count { $0 > known } }

  /// What was sent is in the store; marked otherwise meanwhile, a room still waits.
  /// - Parameter isNew: false where the store said so already: that batch is somebody else's, whose news still waits.
  mutating func wrote(
    _ edit: RollCallEdit, of meeting: MeetingID, in batch: BatchNumber, isNew: Bool = true
  ) {
    isSending = false
    if isNew { batches.insert(batch) }
    for room in edit.marks.keys where marks[meeting]?[room]?.step == .sent {
      marks[meeting]?[room]?.step = .written(batch)
    }
  }

  /// What was sent could not be written: it waits until the next mark, minute, or news of the store.
  mutating func failed(_ edit: RollCallEdit, of meeting: MeetingID) {
    for room in edit.marks.keys where marks[meeting]?[room]?.step == .sent {
      marks[meeting]?[room]?.step = .waiting
    }
    isSending = false
    mayBeSent = false
  }

  /// The rooms were read again: what is in the store as read is told by the store.
  mutating func read(_ meeting: MeetingID, at batch: BatchNumber) {
    guard let rooms = marks[meeting] else { return }
    let kept = rooms.filter { _, mark in
      if case .written(let number) = mark.step { return number > batch }
      return true
    }
    marks[meeting] = kept.isEmpty ? nil : kept
  }

  // MARK: Text

  /// What is not in the store yet, as lines `mark MEETING STATE ROOM` for the file that outlives a cut.
  var savedLines: [String] {
    marks.sorted { $0.key < $1.key }.flatMap { meeting, rooms in
      rooms.sorted { $0.key < $1.key }.compactMap { room, mark -> String? in
        if case .written = mark.step { return nil }
        return "mark \(meeting) \(mark.state.rawValue) \(room)"
      }
    }
  }

  /// Takes in lines of that kind; others are passed over.
  mutating func restore(_ text: String) {
    for line in text.split(separator: "\n") where line.hasPrefix("mark ") {
      let parts = line.split(separator: " ", maxSplits: 3)
      guard parts.count == 4, let state = Attendance.State(rawValue: String(parts[2])) else { continue }
      mark(FactID(String(parts[3])), of: MeetingID(String(parts[1])), state)
    }
  }
}
