import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  /// Two people with logins of their own on one machine: the rights of the store's folder decide who follows and who
  /// records.
  @Suite(
    .enabled(
      if: getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0,
      "needs root and setpriv, to run the program with another user's rights"))
  struct TwoUserTests {
    private static let group = 12_345
    private static let member = ["--reuid", "65534", "--regid", "65534", "--groups", "\(group)"]
    private static let stranger = ["--reuid", "65533", "--regid", "65533", "--clear-groups"]

    private let home: HomeFolder
    private let folder: String
    private let store: String
    private let program: String

    init() throws {
      home = try HomeFolder()
      folder = home.path + "/group"
      store = folder + "/a.store"
      // The build folder may be closed to others.
      program = home.path + "/phienhop"
      try FileManager.default.copyItem(atPath: PseudoTerminal.program("phienhop"), toPath: program)
      for other in ["member", "stranger"] {
        try FileManager.default.createDirectory(
          atPath: home.path + "/" + other, withIntermediateDirectories: true)
        try #require(chown(home.path + "/" + other, other == "member" ? 65_534 : 65_533, 65_534) == 0)
      }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try #require(chown(folder, 0, gid_t(Self.group)) == 0)
      try rights(folder: 0o2770, files: 0o660)
      for arguments in [["store", "init", "--home", "51"], ["meeting", "new", "2024-06-05"]] {
        let made = try home.run(arguments + ["--store", store, "--today", "2024-06-03"])
        try #require(made.exitCode == 0, "\(made.output)")
      }
      try rights(folder: 0o2770, files: 0o660)
    }

    private func rights(folder mode: mode_t, files: mode_t) throws {
      try #require(chmod(folder, mode) == 0)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !name.hasSuffix("-follow")
      {
        try #require(chmod(folder + "/" + name, files) == 0)
      }
    }

    private func environment(_ other: String) -> [String: String] {
      let own = home.path + "/" + other
      return ["HOME": own, "XDG_CONFIG_HOME": own, "XDG_DATA_HOME": own, "XDG_STATE_HOME": own]
    }

    private func dashboard(_ rights: [String], _ other: String, _ arguments: String...) throws
      -> PseudoTerminal
    {
      let terminal = try PseudoTerminal(
        "/usr/bin/setpriv",
        arguments: rights + [program, "--today", "2024-06-03", "--store", store] + arguments, columns: 100,
        rows: 30, environment: environment(other))
      try terminal.waitForIdle()
      return terminal
    }

    private func command(
      _ rights: [String], _ other: String, _ arguments: String...
    ) throws -> (exitCode: Int32, output: String) {
      let process = ChildProcess()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments = rights + [program] + arguments + ["--store", store, "--today", "2024-06-03"]
      process.environment = environment(other).merging(["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]) { $1 }
      process.standardInput = FileHandle.nullDevice
      let file = home.path + "/output-\(UUID().uuidString)"
      _ = FileManager.default.createFile(atPath: file, contents: nil)
      let handle = FileHandle(forWritingAtPath: file)
      process.standardOutput = handle
      process.standardError = handle
      try process.run()
      process.waitUntilExit()
      return (process.terminationStatus, try String(contentsOfFile: file, encoding: .utf8))
    }

    @Test func whoseGroupItIsFollowsAndRecords() throws {
      let presenter = try DashboardRun(in: home, columns: 80, rows: 24, ["--store", store])
      try presenter.press("\u{1B}[15~", "2", Keys.enter)
      let follower = try dashboard(Self.member, "member", "follow")
      try follower.wait(for: "the item") { follower.screen.text.contains("Mục 2/") }
      let added = try command(
        Self.member, "member", "record", "add", "2024-06-05", "giao Sở Tài chính việc", "--yes")
      #expect(added.exitCode == 0, "\(added.output)")
      let list = try home.run(["record", "list", "2024-06-05", "--format", "csv", "--store", store])
      #expect(list.output.contains("giao Sở Tài chính việc") && list.output.contains(",nobody,"))
      try presenter.press(Keys.escape)
      try presenter.quit()
      // Whoever is in no group of the folder sees nothing of it.
      let strange = try command(Self.stranger, "stranger", "record", "list", "2024-06-05")
      #expect(strange.exitCode != 0 && !strange.output.contains("việc"), "\(strange.output)")
    }

    @Test func whoMayOnlyReadFollowsAndRecordsNothing() throws {
      try rights(folder: 0o2750, files: 0o640)
      let presenter = try DashboardRun(in: home, columns: 80, rows: 24, ["--store", store])
      try presenter.press("\u{1B}[15~", "2", Keys.enter)
      // Log and index of the store that the presenter has made are the group's to read.
      try rights(folder: 0o2750, files: 0o640)
      let follower = try dashboard(Self.member, "member", "follow")
      try follower.wait(for: "the item") { follower.screen.text.contains("Mục 2/") }
      let added = try command(
        Self.member, "member", "record", "add", "2024-06-05", "giao Sở Tài chính việc", "--yes")
      #expect(added.exitCode == 5 && added.output.contains("Không có quyền"), "\(added.output)")
      let list = try home.run(["record", "list", "2024-06-05", "--format", "csv", "--store", store])
      #expect(!list.output.contains("việc"))
      try presenter.press(Keys.escape)
      try presenter.quit()
    }

    /// Who presents where no name can be made is told that nobody follows, and presents all the same.
    @Test func aPresenterThatNobodyCanFollowIsTold() throws {
      try rights(folder: 0o2750, files: 0o640)
      let keeper = try DashboardRun(in: home, columns: 80, rows: 24, ["--store", store])
      try rights(folder: 0o2750, files: 0o640)
      let presenter = try dashboard(Self.member, "member", "present")
      try presenter.wait(for: "the word of it") { presenter.screen.text.contains("Không ai theo dõi được") }
      #expect(presenter.screen.text.contains("Thay đổi từ phiên họp trước"))
      try keeper.quit()
    }
  }
}
