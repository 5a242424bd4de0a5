import Foundation
import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// Every view at every size from 60x16 to 300x100, in both languages, with the built-in figures and with the longest
/// names: nothing hides, meets or cuts anything else, figures stand under each other, and the selected row is seen.
///
/// `PHIENHOP_FULL_SWEEP=1` takes every width with every height; without it they take turns, so that the sweep stays
/// short.
@Suite struct LayoutSweepTests {
  /// A view, by the keys that lead to it.
  struct View: CustomTestStringConvertible, Sendable {
    let screen: ScreenID
    let keys: String
    var testDescription: String { "\(screen.rawValue) \(keys)" }
  }

  private static let keys: [(screen: ScreenID, keys: [String])] = [
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
    (.sources, ["", "+", "-", "G", "o"]),
    (.meeting, ["", "z", "+", "-", "Enter", "G"]),
  ]

  static let views: [View] = keys.flatMap { row in row.keys.map { View(screen: row.screen, keys: $0) } }

  static let widths = Array(60...140) + Array(stride(from: 147, through: 300, by: 7)) + [300]
  static let heights = [16, 20, 24, 30, 36, 40, 60, 100]

  static let isLong = ProcessInfo.processInfo.environment["PHIENHOP_FULL_SWEEP"] == "1"

  /// Which sizes a view is drawn at: in the short run every sixth width, others for the next view, and the heights
  /// in turn.
  static func sizes(_ view: Int) -> [Size] {
    widths.enumerated().flatMap { position, columns -> [Size] in
      if isLong { return heights.map { Size(columns: columns, rows: $0) } }
      guard (position + view) % 6 == 0 else { return [] }
      return [Size(columns: columns, rows: heights[(position / 6 + view) % heights.count])]
    }
  }

  static func driver(longNames: Bool, _ language: Language) throws -> ScreenDriver {
    let reader: any FactReader = longNames ? try LongNamesReader() : try StoreReader(image: BuiltIn.image)
    return try ScreenDriver(
      reader: reader, size: Size(columns: 120, rows: 40), language: language,
      today: BuiltInScreens.day("2024-06-03"), home: BuiltInScreens.quangNgai)
  }

  @Test(arguments: Language.allCases, [false, true])
  func nothingHidesMeetsOrCutsAnything(_ language: Language, _ longNames: Bool) throws {
    let base = try Self.driver(longNames: longNames, language)
    for (position, view) in Self.views.enumerated() {
      var driver = base
      try driver.press("\(view.screen.number) \(view.keys)")
      var told: Set<String> = []
      for (number, size) in Self.sizes(position).enumerated()
      where !longNames || Self.isLong || number % 2 == 0 {
        driver.resize(size.columns, size.rows)
        for fault in Self.faults(driver.state, allowsCutHeads: longNames) {
          // One line for each kind of fault is enough to mend it.
          guard told.insert(String(describing: fault).filter { !$0.isNumber }).inserted, told.count < 6
          else { continue }
          // The longest names would fill the log.
          Issue.record("\(view) \(size.columns)x\(size.rows) \(language): \(fault.prefix(200))")
        }
      }
    }
  }

  /// What is wrong with a frame of this state.
  /// - Parameter allowsCutHeads: heads that are names of the data may be longer than any column.
  static func faults(_ state: State, allowsCutHeads: Bool = false) -> [String] {
    let audit = DrawingAudit(size: state.size)
    let frame = state.frame(audit: audit)
    audit.finish()
    var faults = audit.faults.filter { fault in
      if case .cut(_, .columnHead, _, _) = fault { return !allowsCutHeads }
      return true
    }.map(\.description)
    if let fault = selectionFault(state, frame) { faults.append(fault) }
    return faults
  }

  /// The selected row carries ►, is reversed, and has the cursor of the terminal on its ►, unless text is typed.
  static func selectionFault(_ state: State, _ frame: Frame) -> String? {
    if frame.showsCursor { return nil }
    switch state.overlays.last {
    case nil: break
    case .help?, .chooseHome?: break
    default: return nil
    }
    let screen = Screens.screen(state.screen)
    let items = screen.items(state)
    guard items.count > 0, let selected = state.view.selected, items.position(of: selected) != nil else {
      return nil
    }
    let cell = frame[column: frame.cursor.column, row: frame.cursor.row]
    guard cell.scalar == "►" else {
      return "the cursor is at \(frame.cursor) on “\(cell.scalar)” and not on ►"
    }
    return cell.attributes.contains(.selected) ? nil : "the row of ► is not reversed"
  }
}
