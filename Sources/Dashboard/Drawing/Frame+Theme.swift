extension State {
  /// The screen as a theme wants it drawn.
  public func frame(in theme: Theme) -> Frame { frame().drawn(in: theme) }
}

extension Frame {
  /// The frame with what a theme changes beside colours; for most themes nothing.
  public func drawn(in theme: Theme) -> Frame {
    var frame = self
    if theme.hasBlockBars { frame.drawBarsAsBlocks() }
    if theme.marksStates { frame.tidyMarkedStates(theme) }
    return frame
  }

  /// Draws thin bars as blocks that the back row can see. A bar's half column is rounded down.
  private mutating func drawBarsAsBlocks() {
    for index in cells.indices {
      let scalar: Unicode.Scalar
      switch cells[index].scalar {
      case "━": scalar = "▄"
      case "╾": scalar = "─"
      default: continue
      }
      cells[index] = Cell(scalar: scalar, role: cells[index].role, attributes: cells[index].attributes)
    }
  }

  /// Where a theme marks a state with a ground of its own, as with a highlighter, only words and symbols get it: no
  /// blanks before and after them, and no large digits.
  private mutating func tidyMarkedStates(_ theme: Theme) {
    for row in 0..<size.rows {
      let end = (row + 1) * size.columns
      var index = row * size.columns
      while index < end {
        let role = cells[index].role
        let start = index
        var first: Int?
        var last = index
        var isLarge = true
        while index < end, cells[index].role == role {
          switch cells[index].scalar {
          case " ": break
          case "█", "▀", "▄", "▌":
            first = first ?? index
            last = index
          default:
            first = first ?? index
            last = index
            isLarge = false
          }
          index += 1
        }
        guard role.isState, theme.marks(role) else { continue }
        for place in start..<index where isLarge || place < first ?? index || place > last {
          cells[place] = Cell(
            scalar: cells[place].scalar, role: .text, attributes: cells[place].attributes)
        }
      }
    }
  }
}
