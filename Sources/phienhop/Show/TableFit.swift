import Model

/// Widths of the columns of a printed table that has to fit a terminal.
///
/// Words wrap inside their column, figures never: the widest text gives way first, down to its longest word or what
/// a short word needs.
struct TableFit {
  /// The widths, one for each column; nil where even the narrowest columns are too wide together.
  let widths: [Int]?

  /// - Parameters:
  ///   - cells: texts by row, each row as long as `heads`.
  ///   - mayWrap: whether a column's cells are words.
  ///   - room: columns of the terminal.
  init(heads: [CleanText], cells: [[CleanText]], mayWrap: [Bool], gap: Int, room: Int) {
    func widest(_ width: (CleanText) -> Int, _ column: Int) -> Int {
      cells.reduce(0) { max($0, width($1[column])) }
    }
    var widths: [Int] = []
    var least: [Int] = []
    for column in heads.indices {
      let head = mayWrap[column] ? Self.longestWord(heads[column]) : heads[column].columns
      let whole = max(heads[column].columns, widest(\.columns, column))
      let words = max(head, min(Self.usefulWidth, widest(Self.longestWord, column)))
      widths.append(whole)
      least.append(mayWrap[column] ? min(whole, words) : whole)
    }
    let gaps = gap * max(0, heads.count - 1)
    guard least.reduce(gaps, +) <= room else {
      self.widths = nil
      return
    }
    var excess = widths.reduce(gaps, +) - room
    while excess > 0 {
      let wide = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = wide.max(by: { (widths[$0], $1) < (widths[$1], $0) }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    self.widths = widths
  }

  /// A column of words is not made narrower than this for the sake of one long word.
  private static let usefulWidth = 20

  private static func longestWord(_ text: CleanText) -> Int {
    text.string.split(separator: " ").reduce(0) { max($0, CleanText(cleaning: String($1)).columns) }
  }
}
