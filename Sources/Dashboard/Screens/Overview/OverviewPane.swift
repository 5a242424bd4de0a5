import Model

/// A pane of the overview: a title, large figures with captions, and lines in order of importance.
struct OverviewPane {
  /// A large number with what stands beside and under it.
  struct Headline {
    var digits: String
    var role: Role
    /// Stands left of the digits; blank for none.
    var mark = Span("")
    /// Text beside the digits, one per row, from the second row on.
    var beside: [Line]
    /// Text under the digits.
    var below: [Line]
    var key: ItemKey?
    var opens: ViewValue?

    /// Columns for the mark and the digits, and for what stands beside them.
    func needs(digitHeight: Int, withBeside: Bool) -> Int {
      let width = withBeside ? beside.map(\.columns).max() ?? 0 : 0
      return 2 + BigDigits.columns(of: digits, height: digitHeight) + (width > 0 ? 2 + width : 0)
    }

    /// Where the digits begin in so many columns.
    func indent(columns: Int, digitHeight: Int) -> Int {
      BigDigits.columns(of: digits, height: digitHeight) + 2 > columns ? 1 : 2
    }

    /// Where the text beside the digits begins.
    func besideColumn(columns: Int, digitHeight: Int) -> Int {
      indent(columns: columns, digitHeight: digitHeight)
        + BigDigits.columns(of: digits, height: digitHeight) + (digitHeight >= 5 ? 2 : 1)
    }

    /// The headline for so many columns: what has no room beside the digits leads the first line below them, or has a
    /// line of its own. A rank is never without its denominator.
    func fitting(columns: Int, digitHeight: Int) -> Headline {
      let width = beside.map(\.columns).max() ?? 0
      guard width > 0, besideColumn(columns: columns, digitHeight: digitHeight) + width > columns else {
        return self
      }
      var fitting = self
      fitting.beside = []
      fitting.below = beside + below
      guard beside.count == 1, let first = below.first else { return fitting }
      let joined = Line(beside[0].spans + [Span(" ")] + first.spans, key: first.key, opens: first.opens)
      if joined.columns < columns { fitting.below = [joined] + below.dropFirst() }
      return fitting
    }
  }

  /// A line and how soon it gives way when room is short: larger goes first, 0 never. From ``Entry/together`` on
  /// all lines of one priority go at once, because half of them would say nothing.
  struct Entry {
    static let together = 4
    var line: Line
    var priority: Int

    init(_ line: Line, priority: Int = 0) {
      self.line = line
      self.priority = priority
    }
  }

  var title: Line
  var headlines: [Headline] = []
  var entries: [Entry] = []
  /// The list of a zoomed pane, beside its figures, under a title of its own.
  var aside: [Entry] = []
  var asideTitle = Line.blank
  var opens: ViewValue

  /// The entries that fit in `rows`, in order; blank ones at the end are dropped.
  func lines(rows: Int) -> [Line] {
    var kept = entries
    while kept.count > max(0, rows) {
      guard let weakest = kept.map(\.priority).max(), weakest > 0,
        let position = kept.lastIndex(where: { $0.priority == weakest })
      else { break }
      if weakest >= Entry.together {
        kept.removeAll { $0.priority == weakest }
      } else {
        kept.remove(at: position)
      }
    }
    // Where what stood between two blank lines has left, one of them is enough.
    var lines: [Line] = []
    for entry in kept where !entry.line.spans.isEmpty || lines.last?.spans.isEmpty == false {
      lines.append(entry.line)
    }
    return Array(lines.prefix(max(0, rows)))
  }
}

extension RankingTable {
  /// The source most rows come from.
  var mainSource: SourceID { sources.first ?? edition.source }
}
