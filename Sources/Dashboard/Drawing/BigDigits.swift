import Model

/// Headline figures in block digits that are read from the last row of a room: three rows high, five, or ten.
///
/// Known are the digits, `,` `.` `/` `%` `+` `−` (also `-` and `—`) and the blank; any other character stands at the
/// foot of the line in its ordinary form.
public enum BigDigits {
  /// Draws a figure and returns the column after it.
  /// - Parameters:
  ///   - text: as ``Format`` writes it, "70,78".
  ///   - column: where the first block stands.
  ///   - row: the topmost of the rows drawn.
  ///   - height: 10 and more draws ten rows, 5 and more five, anything less three.
  @discardableResult
  public static func draw(
    _ text: String, _ painter: Painter, column: Int, row: Int, height: Int, role: Role = .headline
  ) -> Int {
    let glyphs = painter.usesASCII ? glyphsInASCII(height) : glyphs(height)
    let rows = height >= 10 ? 10 : height >= 5 ? 5 : 3
    let gap = gap(of: text, height: height)
    var x = column
    for (position, character) in text.enumerated() {
      if position > 0 { x += gap }
      guard let glyph = glyphs[character] else {
        x = painter.text(
          CleanText(cleaning: String(character)), column: x, row: row + rows - 1, role: role,
          attributes: [.bold])
        continue
      }
      for (offset, line) in glyph.rows.enumerated() {
        painter.text(line, column: x, row: row + offset, role: role, attributes: [.bold])
      }
      x += glyph.columns
    }
    return x
  }

  /// Columns that ``draw(_:_:column:row:height:role:)`` takes.
  public static func columns(of text: String, height: Int) -> Int {
    let glyphs = glyphs(height)
    let gap = gap(of: text, height: height)
    var columns = 0
    for (position, character) in text.enumerated() {
      if position > 0 { columns += gap }
      columns += glyphs[character]?.columns ?? CleanText(cleaning: String(character)).columns
    }
    return columns
  }

  private static func glyphs(_ height: Int) -> [Character: Glyph] {
    height >= 10 ? ten : height >= 5 ? five : three
  }

  /// As wide as the others, so that ASCII changes no layout. Half a block has no sign on the keyboard; three rows are
  /// drawn of strokes, as on a pocket calculator, with a 1 that is not a rule.
  private static func glyphsInASCII(_ height: Int) -> [Character: Glyph] {
    height >= 5 ? glyphs(height) : strokes
  }

  /// The height headline digits have on a screen of this size: five rows from 100 columns and 36 lines, else three.
  public static func height(on size: Size) -> Int {
    size.columns >= 100 && size.rows >= 36 ? 5 : 3
  }

  /// Two digits breathe; longer figures would fill their pane.
  private static func gap(of text: String, height: Int) -> Int {
    height >= 5 && text.count <= 2 ? 2 : 1
  }

  private struct Glyph {
    let rows: [CleanText]
    let columns: Int

    init(_ rows: [CleanText]) {
      self.rows = rows
      self.columns = rows.map(\.columns).max() ?? 0
    }
  }

  /// The five rows doubled both ways, for a pane that has the whole screen.
  private static let ten: [Character: Glyph] = five.mapValues { glyph in
    Glyph(
      glyph.rows.flatMap { row -> [CleanText] in
        let wide = CleanText(cleaning: String(row.string.flatMap { [$0, $0] }))
        return [wide, wide]
      })
  }

  private static let three: [Character: Glyph] = [
    "0": Glyph(["█▀█", "█ █", "▀▀▀"]),
    "1": Glyph(["▀█ ", " █ ", "▀▀▀"]),
    "2": Glyph(["▀▀█", "█▀▀", "▀▀▀"]),
    "3": Glyph(["▀▀█", " ▀█", "▀▀▀"]),
    "4": Glyph(["█ █", "▀▀█", "  ▀"]),
    "5": Glyph(["█▀▀", "▀▀█", "▀▀▀"]),
    "6": Glyph(["█▀▀", "█▀█", "▀▀▀"]),
    "7": Glyph(["▀▀█", "  █", "  ▀"]),
    "8": Glyph(["█▀█", "█▀█", "▀▀▀"]),
    "9": Glyph(["█▀█", "▀▀█", "▀▀▀"]),
    ",": Glyph(["  ", " ▄", "▄▀"]),
    ".": Glyph([" ", " ", "▀"]),
    "/": Glyph(["  █", "▄▀ ", "▀  "]),
    "%": Glyph(["▀ █", "▄▀ ", "▀ ▀"]),
    "+": Glyph([" ▄ ", "▀█▀", "   "]),
    "−": Glyph(["   ", "▀▀▀", "   "]),
    "-": Glyph(["   ", "▀▀▀", "   "]),
    "—": Glyph(["   ", "▀▀▀", "   "]),
    " ": Glyph(["  ", "  ", "  "]),
  ]

  private static let strokes: [Character: Glyph] = [
    "0": Glyph([" _ ", "| |", "|_|"]),
    "1": Glyph(["   ", " /|", "  |"]),
    "2": Glyph([" _ ", " _|", "|_ "]),
    "3": Glyph([" _ ", " _|", " _|"]),
    "4": Glyph(["   ", "|_|", "  |"]),
    "5": Glyph([" _ ", "|_ ", " _|"]),
    "6": Glyph([" _ ", "|_ ", "|_|"]),
    "7": Glyph([" _ ", "  |", "  |"]),
    "8": Glyph([" _ ", "|_|", "|_|"]),
    "9": Glyph([" _ ", "|_|", " _|"]),
    ",": Glyph(["  ", "  ", " ,"]),
    ".": Glyph([" ", " ", "."]),
    "/": Glyph(["  /", " / ", "/  "]),
    "%": Glyph(["o /", " / ", "/ o"]),
    "+": Glyph(["   ", "_|_", " | "]),
    "−": Glyph(["   ", "---", "   "]),
    "-": Glyph(["   ", "---", "   "]),
    "—": Glyph(["   ", "---", "   "]),
    " ": Glyph(["  ", "  ", "  "]),
  ]

  private static let five: [Character: Glyph] = [
    "0": Glyph(["██████", "██  ██", "██  ██", "██  ██", "██████"]),
    "1": Glyph([" ███  ", "  ██  ", "  ██  ", "  ██  ", "██████"]),
    "2": Glyph(["██████", "    ██", "██████", "██    ", "██████"]),
    "3": Glyph(["██████", "    ██", " █████", "    ██", "██████"]),
    "4": Glyph(["██  ██", "██  ██", "██████", "    ██", "    ██"]),
    "5": Glyph(["██████", "██    ", "██████", "    ██", "██████"]),
    "6": Glyph(["██████", "██    ", "██████", "██  ██", "██████"]),
    "7": Glyph(["██████", "    ██", "    ██", "    ██", "    ██"]),
    "8": Glyph(["██████", "██  ██", "██████", "██  ██", "██████"]),
    "9": Glyph(["██████", "██  ██", "██████", "    ██", "██████"]),
    ",": Glyph(["  ", "  ", "  ", "██", " █"]),
    ".": Glyph(["  ", "  ", "  ", "  ", "██"]),
    "/": Glyph(["    ██", "   ██ ", "  ██  ", " ██   ", "██    "]),
    "%": Glyph(["██  ██", "   ██ ", "  ██  ", " ██   ", "██  ██"]),
    "+": Glyph(["      ", "  ██  ", "██████", "  ██  ", "      "]),
    "−": Glyph(["      ", "      ", "██████", "      ", "      "]),
    "-": Glyph(["      ", "      ", "██████", "      ", "      "]),
    "—": Glyph(["      ", "      ", "██████", "      ", "      "]),
    " ": Glyph(["   ", "   ", "   ", "   ", "   "]),
  ]
}
