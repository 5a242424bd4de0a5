import Dashboard

/// A list that moved by one row under a selection that stayed on its line, as it does at either end of what is
/// visible.
///
/// The row that was selected then loses its mark and moves in one. ncurses finds moved rows by what they show, marks
/// included, so it takes that row for a new one and sends it whole. Told in two steps (the mark goes, then all moves)
/// it sends a tenth less.
struct ListStep {
  /// The line of the selection.
  let row: Int
  /// The line where the row that was selected goes.
  let destination: Int

  /// The step from one frame to the next; nil where they differ in another way.
  init?(from old: Frame, to new: Frame) {
    let row = new.cursor.row
    guard old.size == new.size, new.size.columns >= 20, old.cursor.row == row,
      (0..<new.size.rows).contains(row), !new.showsCursor
    else {
      return nil
    }
    // One row up as after Down, or one row down as after Up.
    for destination in [row - 1, row + 1] where (0..<new.size.rows).contains(destination) {
      guard Self.readsSame(old, row: row, new, row: destination), Self.moves(old, new, row, destination)
      else { continue }
      self.row = row
      self.destination = destination
      return
    }
    return nil
  }

  /// Whether three more rows behind the selected one go the same way: fewer are not worth a scroll.
  private static func moves(_ old: Frame, _ new: Frame, _ row: Int, _ destination: Int) -> Bool {
    let step = destination - row
    return (1...3).allSatisfy { distance in
      let from = row + step * distance
      let to = from + step
      return (0..<old.size.rows).contains(from) && (0..<old.size.rows).contains(to)
        && old.cells(row: from).elementsEqual(new.cells(row: to))
    }
  }

  private static func readsSame(_ one: Frame, row: Int, _ other: Frame, row otherRow: Int) -> Bool {
    // The sign of selection itself, at the left edge, goes as well.
    let same = zip(one.cells(row: row), other.cells(row: otherRow)).lazy.filter { $0.scalar == $1.scalar }
      .count
    return same + 2 >= one.size.columns
  }
}

extension Frame {
  fileprivate func cells(row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }
}
