import Dashboard

/// A view that the sweep of sizes looks at, by the keys that lead to it from the start.
public struct LayoutView: Sendable, CustomStringConvertible {
  public let screen: ScreenID
  public let keys: String
  /// Of an invented province with dossiers one by one; see ``DossierProvince``.
  public let needsDossiers: Bool
  /// Of a province with a meeting that hundreds of rooms follow; see ``RoomProvince``.
  public let needsRooms: Bool
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
    (.meeting, ["", "z", "+", "-", "Enter", "G", "C"]),
    (
      .overview,
      [
        "F5", "F5 2 Enter", "F5 2 Enter + +", "F5 3 Enter", "F5 4 Enter", "F5 6 Enter", "F5 2 Enter Enter",
        "F5 2 Enter / q n",
      ]
    ),
  ]

  /// Groups, units, a unit with a branch, procedures, dossiers; by quarter, cumulative and over typed days.
  private static let dossierPaths = [
    "", "d", "d d d", "Enter", "Enter G", "Enter Enter", "Enter Down Enter", "[ Enter Enter",
    "[ Enter G Enter",
    "Enter Enter Enter", "d d d Enter Enter Enter G", "Enter Enter Enter o", "Enter Space Space c", "D", "?",
    "Down Enter Right Right s", "F5 3 Enter",
  ]

  /// The screens before and behind a meeting's items, and the roll call over them and over screen 7.
  private static let roomPaths = [
    "F5 0 Enter", "F5 0 Enter d", "F5 0 Enter d Enter Tab Down Enter Esc", "F5 PgDn", "F5 Right",
    "D", "D h o a n g Space d", "D Enter Enter Tab Right", "D z z z", "D PgDn Enter Delete",
  ]

  /// Every view.
  public static let all: [LayoutView] =
    paths.flatMap { row in
      row.keys.map {
        LayoutView(
          screen: row.screen, keys: "\(row.screen.number) \($0)", needsDossiers: false, needsRooms: false)
      }
    }
    + dossierPaths.map {
      LayoutView(screen: .dossiers, keys: "3 \($0)", needsDossiers: true, needsRooms: false)
    }
    + roomPaths.map { LayoutView(screen: .meeting, keys: "7 \($0)", needsDossiers: false, needsRooms: true) }

}
