import Model

/// Headline figures side by side: digits of blocks, the label and what must be told of each under it.
struct PresentedDigits {
  private let figures: [(cell: PresentedCell, digits: String, width: Int)]
  private let height: Int

  private static let gap = 4
  private static let widestNote = 34

  /// The heights digits may have on a screen, the one that fits the zoom first.
  static func heights(_ size: Size, zoom: Int) -> [Int] {
    let all = [3, 5, 10]
    let usual = size.columns >= 180 && size.rows >= 50 ? 2 : size.columns >= 100 && size.rows >= 36 ? 1 : 0
    return all.prefix(min(usual + max(0, zoom), 2) + 1).reversed()
  }

  /// As many figures as fit, the first ones.
  init(_ cells: [PresentedCell], height: Int, columns: Int) {
    self.height = height
    var room = columns
    var kept: [(cell: PresentedCell, digits: String, width: Int)] = []
    for cell in cells {
      guard let digits = cell.digits else { continue }
      let large = BigDigits.columns(of: digits, height: height) + cell.beside.columns
      let words = max(cell.label.columns, min(cell.note.columns, Self.widestNote))
      let width = max(large, words)
      guard width + (kept.isEmpty ? 0 : Self.gap) <= room else { break }
      room -= width + (kept.isEmpty ? 0 : Self.gap)
      kept.append((cell, digits, width))
    }
    figures = kept
  }

  /// The cells that have room.
  var ids: [String] { figures.map(\.cell.id) }

  func draw(_ painter: Painter) {
    var x = 0
    for (cell, digits, width) in figures {
      let end = BigDigits.draw(digits, painter, column: x, row: 0, height: height)
      painter.text(cell.beside, column: end, row: height - 1, role: .headline, attributes: [.bold])
      painter.line(
        Line(cell.label.truncated(toColumns: width), .columnHead, [.bold]), column: x, row: height)
      painter.line(cell.note.fitted(to: width), column: x, row: height + 1)
      x += width + Self.gap
    }
  }
}
