import Model

/// The rooms that a roll call shows now, in their order.
struct RollCallRows {
  private let book: RoomBook?
  private let positions: [Int]
  let selected: Int?

  init(_ dialog: RollCallDialog, _ state: State) {
    guard let book = state.rooms(of: dialog.meeting) else {
      book = nil
      positions = []
      selected = nil
      return
    }
    self.book = book
    let found = book.search.positions(dialog.typed) { state.rollCall($0.id, book) != .notCalled }
    let rooms = book.record.rooms
    let fitting =
      dialog.shown.map { shown in found.filter { state.rollCall(rooms[$0].id, book) == shown } } ?? found
    positions = fitting
    let place = dialog.room.flatMap { room in fitting.firstIndex { rooms[$0].id == room } }
    selected = fitting.isEmpty ? nil : place ?? 0
  }

  var count: Int { positions.count }

  /// All rooms of the meeting, whatever is typed.
  var isWithoutRooms: Bool { book?.record.rooms.isEmpty ?? false }

  subscript(place: Int) -> MeetingRoom? {
    positions.indices.contains(place) ? book?.record.rooms[positions[place]] : nil
  }

  func room(at place: Int) -> FactID? { self[place]?.id }

  /// The room so many rows from the one selected, as far as there are rows.
  func room(by steps: Int) -> FactID? {
    room(at: min(max(0, (selected ?? 0) + steps), max(0, count - 1)))
  }

  func place(of room: FactID) -> Int? {
    positions.firstIndex { book?.record.rooms[$0].id == room }
  }
}
