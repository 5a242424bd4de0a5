import Dashboard

extension Frame {
  /// True if that row looks different in a frame of the same size.
  func differs(from other: Frame, row: Int) -> Bool {
    let range = (row * size.columns)..<((row + 1) * size.columns)
    let cellsDiffer = cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { others in
        range.contains { mine[$0] != others[$0] }
      }
    }
    if cellsDiffer { return true }
    if marks.isEmpty, other.marks.isEmpty { return false }
    return range.contains { marks[$0] != other.marks[$0] }
  }
}
