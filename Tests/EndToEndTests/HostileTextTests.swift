import Foundation
import Model
import PseudoTerminal
import Testing

extension EndToEndTests {
  /// Controls, overrides, marks and endless names in every field of a store: letters on every screen, and no more.
  @Suite struct HostileTextTests {
    private func hostileStore() throws -> HomeFolder {
      let home = try withStore()
      _ = try Colleague(store: home.store).writer.write(
        HostileText.batch(home: Colleague.quangNgai, today: Colleague.day("2024-06-03")))
      return home
    }

    /// The screens in four sizes, their pages, cards and lists, and the same painted anew.
    @Test(arguments: [(120, 40), (80, 24), (60, 16), (200, 60)])
    func noScreenLetsItThrough(columns: Int, rows: Int) throws {
      let run = try DashboardRun(in: hostileStore(), columns: columns, rows: rows)
      for key in Keys.screens {
        for keys in [key + Keys.end, Keys.enter + Keys.end, "o", Keys.escape + Keys.escape + "xz", "z"] {
          try run.press(keys)
          try expectSane(run, "screen \(key), \(keys.debugDescription)")
        }
      }
      try run.quit()
      #expect(HostileText.strays(in: run.terminal.received) == [])
    }

    /// Every hostile directive is found by its name and shown whole, as often as it has to be said.
    @Test func isFoundAndOpened() throws {
      let run = try DashboardRun(in: hostileStore())
      try run.press("4")
      for number in 0...HostileText.pieces.count {
        try run.press("/thu dich \(number) a", Keys.enter + Keys.enter)
        try expectSane(run, "directive \(number)")
        try run.press(Keys.end + "o", Keys.escape + Keys.escape + Keys.escape)
      }
      try expectSane(run, "back from all")
      try run.press("v", "v", "v", "v", "f", "thu dich" + Keys.enter)
      try expectSane(run, "filter")
      #expect(run.text.contains("Thù địch"))
      try run.quit()
      #expect(HostileText.strays(in: run.terminal.received) == [])
    }

    /// Without a terminal: printed screens and all that `show` prints.
    @Test func nothingPrintedHasIt() throws {
      let home = try hostileStore()
      let usual = ["--home", "51", "--today", "2024-06-03"]
      for screen in ["overview", "rankings", "dossiers", "directives", "indicators", "sources", "meeting"] {
        let printed = try home.run(["render", "--screen", screen] + usual)
        #expect(printed.exitCode == 0)
        #expect(HostileText.strays(in: Array(printed.output.utf8)) == [], "\(screen)")
        #expect(!printed.output.contains("\u{1B}"))
      }
      for what in ["directives", "units", "documents", "difficulties", "sources", "dossiers"] {
        for format in what == "directives" ? ["table", "csv", "json"] : ["csv", "json"] {
          let shown = try home.run(["show", what, "--format", format] + usual)
          #expect(shown.exitCode == 0, "\(what) \(format): \(shown.output.prefix(200))")
          #expect(HostileText.strays(in: Array(shown.output.utf8)) == [], "\(what) \(format)")
          #expect(!shown.output.contains("\u{1B}"))
          if what == "directives" { #expect(shown.output.contains("Thù địch 3")) }
        }
      }
    }

    /// Header and foot stand where they belong, and a repaint changes nothing: both sides count columns alike.
    private func expectSane(_ run: DashboardRun, _ what: String) throws {
      #expect(run.header.contains("Quảng Ngãi │ "), "\(what)\n\(run.text)")
      try run.expectRepaintChangesNothing(what)
    }
  }
}
