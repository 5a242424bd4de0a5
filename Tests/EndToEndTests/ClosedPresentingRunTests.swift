import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct ClosedPresentingRunTests {
    private static let present = "\u{1B}[15~"

    /// May is closed, a figure corrected after it: the wall and who follows show what was closed, also after the presenter
    /// was killed; Y and the desk show the newest; a closing that is taken back acts once it is taken in.
    @Test func theWallShowsTheClosedFigures() throws {
      let home = try closedHome()
      let colleague = try Colleague(store: home.store)
      try colleague.correct(code: "51", from: "0.6033", to: "0.6044")

      let presenter = try DashboardRun(in: home, columns: 100, rows: 30)
      try presenter.press("2")
      #expect(presenter.text.contains("0,6044"))
      try presenter.press(Self.present, "2", Keys.enter)
      let closed = { (run: DashboardRun) in run.text.contains("0,6033") && !run.text.contains("0,6044") }
      #expect(closed(presenter), "\(presenter.text)")
      #expect(presenter.foot.contains("1 số đã sửa sau chốt"), "\(presenter.foot)")
      let follower = try DashboardRun(in: home, columns: 120, rows: 40, ["follow"])
      try follower.terminal.wait(for: "the closed figures") { closed(follower) }
      try presenter.press("Y")
      #expect(
        presenter.text.contains("0,6044") && presenter.foot.contains("số mới nhất"), "\(presenter.text)")
      try follower.terminal.wait(for: "the newest figures") { follower.text.contains("0,6044") }
      try presenter.press("Y")
      try follower.terminal.wait(for: "the closed figures again") { closed(follower) }

      // What comes meanwhile waits; taken in it moves records, and never what was closed.
      try colleague.correct(code: "51", from: "0.6044", to: "0.6045")
      try presenter.terminal.wait(for: "the count") { presenter.foot.contains("chờ") }
      try presenter.press("r")
      try presenter.terminal.wait(for: "nothing to wait") { !presenter.foot.contains("chờ") }
      #expect(closed(presenter) && !presenter.text.contains("0,6045"), "\(presenter.text)")

      // Where a presentation is, is kept once a second.
      try presenter.terminal.wait(for: "the place to be kept") {
        let kept = kept(home)
        // The item that was begun with may be what was kept before.
        return kept.contains("figures ") && kept.contains("rankings") && !kept.contains("newest")
      }
      presenter.terminal.send(SIGKILL)
      _ = try presenter.terminal.waitForExit()
      let again = try DashboardRun(in: home, columns: 100, rows: 30)
      #expect(closed(again) && again.foot.contains("sửa sau chốt"), "\(again.text)")
      // Its first picture is of the closed figures as well.
      let present = try DashboardRun(in: home, columns: 100, rows: 30, ["present"])
      try present.press("2", Keys.enter)
      #expect(closed(present), "\(present.text)")
      try present.press(Keys.escape)
      try present.quit()

      let undone = try home.command(
        "batch", "undo", "\(try batch(of: home))", "--reason", "chưa đủ", "--store", home.store)
      try #require(undone.exitCode == 0, "\(undone.output)")
      // The word of the other presenter goes with the next key.
      try again.press(Keys.down, Keys.up)
      try again.terminal.wait(for: "the count") { again.foot.contains("chờ") }
      #expect(closed(again))
      try again.press("r")
      try again.terminal.wait(for: "the newest figures") { again.text.contains("0,6045") }
      #expect(!again.foot.contains("chốt"), "\(again.foot)")
      try again.press(Keys.escape)
      try again.quit()
      try follower.quit()
    }

    /// Killed while the closed figures were shown, and the closing taken back before it was begun again: the newest are
    /// shown, and what happened is told.
    @Test func aClosingTakenBackMeanwhileIsNotShown() throws {
      let home = try closedHome()
      try Colleague(store: home.store).correct(code: "51", from: "0.6033", to: "0.6044")
      let presenter = try DashboardRun(in: home, columns: 100, rows: 30)
      try presenter.press(Self.present, "2", Keys.enter)
      #expect(presenter.text.contains("0,6033"), "\(presenter.text)")
      try presenter.terminal.wait(for: "the place to be kept") { kept(home).contains("figures ") }
      presenter.terminal.send(SIGKILL)
      _ = try presenter.terminal.waitForExit()
      let undone = try home.command(
        "batch", "undo", "\(try batch(of: home))", "--reason", "chưa đủ", "--store", home.store)
      try #require(undone.exitCode == 0, "\(undone.output)")
      let again = try DashboardRun(in: home, columns: 100, rows: 30)
      #expect(again.foot.contains("việc chốt đã bị rút: nay xem số mới nhất"), "\(again.foot)")
      try again.press("2", Keys.enter)
      #expect(again.text.contains("0,6044") && !again.text.contains("0,6033"), "\(again.text)")
      #expect(!again.foot.contains("chốt"), "\(again.foot)")
      try again.press(Keys.escape)
      try again.quit()
    }

    /// A store in which May was closed for a meeting.
    private func closedHome() throws -> HomeFolder {
      let home = try HomeFolder()
      try home.makeStore()
      for command in [
        ["meeting", "new", "2024-06-03", "--store", home.store],
        ["close", "5/2024", "--store", home.store, "--today", "2024-06-03"],
      ] {
        let run = try home.run(command)
        try #require(run.exitCode == 0, "\(run.output)")
      }
      return home
    }

    /// What is kept of a presentation.
    private func kept(_ home: HomeFolder) -> String {
      let folder = home.path + "/state/phienhop"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasPrefix("presentation-") && !$0.contains(".") }
        .compactMap { try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
    }

    /// Number of the batch that closes.
    private func batch(of home: HomeFolder) throws -> Int {
      let list = try home.command("batch", "list", "--format", "json", "--store", home.store).output
      let rows = try #require(
        try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
      return try #require(
        rows.first { ($0["batch_kind"] as? String)?.hasSuffix("closing") == true }?["batch"] as? Int)
    }
  }
}
