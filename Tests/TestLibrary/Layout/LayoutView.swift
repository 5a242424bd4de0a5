import Dashboard

/// A view that the sweep of sizes looks at, by the keys that lead to it from the start.
public struct LayoutView: Sendable, CustomStringConvertible {
  public let screen: ScreenID
  public let keys: String
  public var description: String { keys }

  private static let paths: [(screen: ScreenID, keys: [String])] = [
    (.overview, ["", "z", "Tab z", "Tab Tab z", "Tab Tab Tab z", "K", "F12"]),
    (
      .rankings,
      ["", "z", "z z", "Enter", "o", "Space Space Space c", "[ G", "x", "-", "+", "?", "/ q n", "g Right s"]
    ),
    (
      .dossiers,
      [
        "", "z", "z z", "Enter", "-", "+", "x", "x +", "x -", "x Enter", "x x G", "x x x", "x x x z z",
        "x x x -",
      ]
    ),
    (.directives, ["", "z", "+", "-", "Enter", "v", "v v v v", "G Enter", "G Enter + G", "o"]),
    (.indicators, ["", "z", "z z", "+", "-", "Enter", "PgDn Right Right Right"]),
    (.sources, ["", "+", "-", "G", "o", "Tab", "Tab Tab Enter", "Tab Tab Enter o"]),
    (.meeting, ["", "z", "+", "-", "Enter", "G"]),
  ]

  /// Every view.
  public static let all: [LayoutView] = paths.flatMap { row in
    row.keys.map { LayoutView(screen: row.screen, keys: "\(row.screen.number) \($0)") }
  }

}
