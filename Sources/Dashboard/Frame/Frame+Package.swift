extension Frame {
  /// A frame of given cells, for tests of the layers that draw frames; blank where `cells` is too short.
  package init(size: Size, cells: [Cell], cursor: Point, showsCursor: Bool = false) {
    self.init(size: size)
    for (index, cell) in cells.prefix(self.cells.count).enumerated() { self.cells[index] = cell }
    self.cursor = cursor
    self.showsCursor = showsCursor
  }
}

extension Cell {
  /// A cell of its own, for the same tests.
  package init(drawing scalar: Unicode.Scalar, role: Role = .text, attributes: Attributes = []) {
    self.init(scalar: scalar, role: role, attributes: attributes)
  }
}
