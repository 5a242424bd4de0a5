import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Every view from 60x16 to 300x100, in both languages, with the built-in figures and with the longest names: nothing
/// hides, meets or cuts anything else, figures stand under each other, and the selected row is seen.
///
/// Here each view is drawn at some of the widths, others than the next view, with the heights in turn;
/// `swift run -c release LayoutSweep` draws each of the 20,485 sizes.
@Suite struct LayoutSweepTests {
  /// The least and the greatest, and those on either side of where layouts change.
  private static let heights = [16, 17, 19, 20, 24, 29, 30, 35, 36, 40, 49, 50, 57, 100]

  @Test func nothingHidesMeetsOrCutsAnything() throws {
    let sweep = LayoutSweep(columns: Array(60...300)) { columns, view in
      guard columns < 132 ? columns % 3 == view % 3 : columns % 6 == view % 6 else { return [] }
      return [Self.heights[(columns * 5 + view * 3) % Self.heights.count]]
    }
    let outcome = try sweep.run()
    #expect(outcome.frames > 10_000)
    for finding in outcome.findings { Issue.record("\(finding)") }
  }
}
