import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct FollowRunTests {
    /// A home whose store lies in a folder with a path of 200 letters, beyond what a socket's address holds.
    private func home() throws -> (HomeFolder, store: String) {
      let home = try HomeFolder()
      let folder = home.path + "/" + String(repeating: "k", count: 200 - home.path.utf8.count - 1)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: folder)
      let made = try home.command("store", "init", "--home", "51", "--store", folder + "/a.store")
      try #require(made.exitCode == 0, "\(made.output)")
      return (home, folder + "/a.store")
    }

    /// Three screens of different sizes in step; one that is stopped holds nobody; keys look around and one comes back.
    @Test func followersAreInStep() throws {
      let (home, store) = try home()
      let presenter = try DashboardRun(in: home, columns: 80, rows: 24, ["--store", store])
      #expect(try !threads(of: presenter).contains("phienhop-tells"))
      let wide = try DashboardRun(in: home, columns: 120, rows: 40, ["--store", store, "follow"])
      #expect(wide.text.contains("Chưa ai trình chiếu"))
      let console = try DashboardRun(
        in: home, columns: 100, rows: 30, ["--store", store, "follow", "--console"])
      try presenter.press("\u{1B}[15~", "2", Keys.enter)
      try wide.terminal.wait(for: "the item") { wide.foot.contains("Mục 2/9 · đang theo người trình chiếu") }
      try console.terminal.wait(for: "both followers") { console.text.contains("Đang theo dõi: 2") }
      #expect(console.text.contains("120×40") && console.text.contains("Mục sau"))
      // The folder's rights to read are the socket's rights to connect.
      var status = stat()
      #expect(stat(store + "-follow", &status) == 0 && status.st_mode & 0o777 == 0o660)

      for _ in 0..<5 {
        try presenter.press(Keys.down)
        let selected = try #require(presenter.selected?.dropFirst().prefix(24))
        try wide.terminal.wait(for: "the row") { wide.selected?.dropFirst().prefix(24) == selected }
      }
      // A follower that sleeps in the middle of it holds nobody, and shows the newest when it wakes.
      wide.terminal.send(SIGSTOP)
      for _ in 0..<40 { try presenter.press(Keys.down, Keys.up) }
      try presenter.press("4", Keys.enter)
      #expect(presenter.foot.contains("Mục 4/9"))
      try console.terminal.wait(for: "the next item") { console.text.contains("Mục 4/9") }
      wide.terminal.send(SIGCONT)
      try wide.terminal.wait(for: "the newest item") { wide.foot.contains("Mục 4/9") }

      try wide.press(Keys.down)
      #expect(wide.header.contains("Tự xem; người trình chiếu ở mục 4"), "\(wide.header)")
      try presenter.press("2", Keys.enter)
      try wide.terminal.wait(for: "word of it") { wide.header.contains("ở mục 2") }
      try wide.press("\u{1B}[15~")
      #expect(wide.foot.contains("Mục 2/9"))

      let statistics = try wide.quit()
      #expect(statistics["keys"] == 3, "\(statistics)")
      try presenter.press(Keys.escape)
      try console.terminal.wait(for: "the end") { console.foot.contains("đã thôi") }
      #expect(!FileManager.default.fileExists(atPath: store + "-follow"))
      try console.quit()
      try presenter.quit()
    }

    /// A presenter that is killed is told, a second one takes the followers over, and the first has them again after it.
    @Test func presentersComeAndGo() throws {
      let (home, store) = try home()
      let first = try DashboardRun(in: home, columns: 80, rows: 24, ["--store", store])
      try first.press("\u{1B}[15~")
      let follower = try DashboardRun(in: home, columns: 100, rows: 30, ["--store", store, "follow"])
      try follower.terminal.wait(for: "the first") { follower.foot.contains("Mục 1/9") }
      let second = try DashboardRun(in: home, columns: 120, rows: 40, ["--store", store, "present"])
      try first.terminal.wait(for: "word of the second") { first.foot.contains("Màn hình khác trình chiếu") }
      try second.press("3", Keys.enter)
      try follower.terminal.wait(for: "the second") { follower.foot.contains("Mục 3/9") }
      second.terminal.send(SIGKILL)
      _ = try second.terminal.waitForExit()
      try follower.terminal.wait(for: "the first again") { follower.foot.contains("Mục 1/9 · đang theo") }
      first.terminal.send(SIGKILL)
      _ = try first.terminal.waitForExit()
      try follower.terminal.wait(for: "the loss") { follower.foot.contains("Mất người trình chiếu") }
      // A follower takes no presentation over that was cut off.
      let next = try DashboardRun(in: home, columns: 80, rows: 24, ["--store", store])
      try follower.terminal.wait(for: "the next one") {
        follower.foot.contains("đang theo người trình chiếu")
      }
      try next.press(Keys.escape)
      try follower.quit()
      try next.quit()
    }
  }
}
