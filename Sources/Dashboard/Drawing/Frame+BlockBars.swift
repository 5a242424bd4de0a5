extension Frame {
  /// The frame with its thin bars drawn as blocks that the back row can see. A bar's half column is rounded down.
  public func withBlockBars() -> Frame {
    var frame = self
    for index in frame.cells.indices {
      let scalar: Unicode.Scalar
      switch frame.cells[index].scalar {
      case "━": scalar = "▄"
      case "╾": scalar = "─"
      default: continue
      }
      let cell = frame.cells[index]
      frame.cells[index] = Cell(scalar: scalar, role: cell.role, attributes: cell.attributes)
    }
    return frame
  }
}

extension State {
  /// The screen as a theme wants it drawn.
  public func frame(in theme: Theme) -> Frame {
    theme.hasBlockBars ? frame().withBlockBars() : frame()
  }
}
