import Dashboard
import Foundation
import Model
import Testing

@testable import phienhop

/// `phienhop record`, and the file that keeps what is typed.
struct RecordTests {
  private let home: TestHome
  private let store: String
  private let meeting = "2025-09-03"

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    for arguments in [["store", "init", "--home", "51"], ["meeting", "new", meeting, "--empty"]] {
      #expect(try ProgramRun(arguments + ["--store", store], home: home).exitCode == 0)
    }
  }

  private func run(_ arguments: String..., language: String = "vi") throws -> ProgramRun {
    try ProgramRun(
      ["record"] + arguments + ["--store", store, "--lang", language, "--today", "2025-09-03"], home: home)
  }

  private func rows() throws -> [[String: Any]] { try run("list", meeting, "--format", "json").rows() }

  @Test func aLineIsReadShownAndRecorded() throws {
    #expect(try run("list", meeting).exitCode == 1)
    let dry = try run("add", meeting, "giao Sở KHCN báo cáo trước 15/9", "--dry-run")
    #expect(dry.exitCode == 0 && dry.output.contains("Chủ trì: Sở Khoa học và Công nghệ\n"))
    #expect(dry.output.contains("Hạn: từ 03/09/2025 đến 15/09/2025; 2: từ 03/09/2025 đến 14/09/2025\n"))
    #expect(try rows().isEmpty)
    let added = try run("add", meeting, "giao Sở KHCN báo cáo trước 15/9", "--reading", "2")
    #expect(
      added.exitCode == 0 && added.output.hasSuffix("Đã ghi dự thảo số 1 của phiên họp 2025-09-03; đợt 6.\n"))
    #expect(try run("add", meeting, "nội dung mới", "--kind", "approval", "--correct", "1").exitCode == 0)
    let rows = try rows()
    #expect(rows.count == 1 && rows[0]["draft_state"] as? String == "draft_draft")
    #expect(rows[0]["title"] as? String == "nội dung mới" && rows[0]["draft_kind"] as? String == "approval")
  }

  @Test func faultsAreOneLineWithTheirCodes() throws {
    for (arguments, code) in [
      (["add", meeting, "giao Sở Chẳng Có làm việc"], ExitCode.input),
      (["add", meeting, "giao hoàn thành báo cáo"], ExitCode.input),
      (["add", meeting, "x", "--progress", "nope"], ExitCode.input),
      (["add", meeting, "x", "--percent", "140", "--progress", "000.10"], ExitCode.input),
      (["add", meeting, "x", "--extend", "000.10", "--due", "31/12"], ExitCode.input),
      (["add", meeting, "x", "--extend", "000.10", "--progress", "000.11"], ExitCode.usage),
      (["add", meeting, "giao Sở KHCN việc", "--reading", "9"], ExitCode.usage),
      (["add", "2025-01-01", "giao Sở KHCN việc"], ExitCode.findings),
      (["withdraw", meeting, "9"], ExitCode.findings),
      (["adopt", meeting], ExitCode.findings),
      (["adopt", meeting, "--read-only"], ExitCode.usage),
    ] {
      let faulty = try ProgramRun(["record"] + arguments + ["--store", store], home: home)
      #expect(faulty.exitCode == code, "\(arguments): \(faulty.errors)")
      let lines = (faulty.errors + (arguments == ["adopt", meeting] ? faulty.output : ""))
        .split(separator: "\n")
      #expect(lines.count == 1, "\(arguments): \(faulty.errors)")
    }
    #expect(try rows().isEmpty)
  }

  @Test func recordAdoptConcludeAndTakeBack() throws {
    #expect(try run("add", meeting, "giao Sở KHCN báo cáo trước 15/9").exitCode == 0)
    #expect(
      try run("add", meeting, "chờ vốn", "--extend", "000.10", "--due", "31/12", "--basis", "CV 12").exitCode
        == 0)
    // Somebody else says something of the same directive: both are kept, and it is told.
    let rival = try run("add", meeting, "đang làm", "--progress", "000.10")
    #expect(rival.exitCode == 1 && rival.errors.contains("dự thảo số 2"))
    #expect(try run("withdraw", meeting, "3", "--reason", "ghi nhầm").exitCode == 0)
    // A notice of conclusions that nobody has adopted says what it waits for, and records nothing.
    let early = try ProgramRun(
      ["minutes", meeting, "--format", "txt", "--output", home.path + "/som.txt", "--number", "1"]
        + ["--signed", meeting, "--record", "--store", store, "--lang", "vi", "--today", "2025-09-03"],
      home: home)
    #expect(early.exitCode == 1 && early.errors.contains("Còn 2 dự thảo chưa thông qua"), "\(early.errors)")
    #expect(!early.errors.contains("đã thuộc văn bản"))
    let adopted = try run("adopt", meeting)
    #expect(adopted.exitCode == 0 && adopted.output.hasPrefix("Đã thông qua 2 nội dung"))
    #expect(
      try rows().compactMap { $0["draft_state"] as? String } == [
        "draft_adopted", "draft_adopted", "draft_withdrawn",
      ])
    let minutes = try ProgramRun(
      ["minutes", meeting, "--format", "txt", "--store", store, "--today", "2025-09-04"], home: home)
    #expect(minutes.exitCode == 0 && minutes.output.contains("báo cáo"))
    let batch = try #require(adopted.output.split(separator: " ").last.map { $0.filter(\.isNumber) })
    #expect(
      try ProgramRun(["batch", "undo", batch, "--reason", "x", "--store", store], home: home).exitCode == 0)
    #expect(
      try rows().compactMap { $0["draft_state"] as? String } == [
        "draft_draft", "draft_draft", "draft_withdrawn",
      ])
  }

  /// One name for all that is recorded: that of the configuration, else that of the login.
  @Test func theAuthorIsThatOfTheConfiguration() throws {
    let login = SystemUser.name.string
    func authors() throws -> [String] {
      try ProgramRun(["batch", "list", "--store", store, "--format", "json"], home: home).rows()
        .compactMap { $0["author"] as? String }
    }
    #expect(try Set(authors()).contains(login))
    try FileManager.default.createDirectory(
      atPath: home.path + "/.config/phienhop", withIntermediateDirectories: true)
    try home.write("author = \" Nguyễn Thị Lan \"\n", to: ".config/phienhop/config.toml")
    let before = try authors().count
    #expect(try run("add", meeting, "giao Sở KHCN báo cáo trước 15/9").exitCode == 0)
    #expect(try rows().compactMap { $0["author"] as? String } == ["Nguyễn Thị Lan"])
    #expect(try run("adopt", meeting).exitCode == 0)
    #expect(
      try ProgramRun(["meeting", "new", "2025-10-03", "--empty", "--store", store], home: home).exitCode == 0)
    let all = try authors()
    #expect(all.count == before + 3 && all.count { $0 == "Nguyễn Thị Lan" } == 3)
    for (text, words) in [("author = \"  \"\n", "“author”"), ("author = 3\n", "“author”")] {
      try home.write(text, to: ".config/phienhop/config.toml")
      let faulty = try run("list", meeting)
      #expect(faulty.exitCode == ExitCode.usage && faulty.errors.contains(words), "\(faulty.errors)")
    }
  }

  @Test func whatWasTypedOutlivesItsProcess() throws {
    let folder = home.path + "/state"
    let file = RecordingFile(folder: folder, store: store)
    #expect(file.takeOver() == nil)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    file.keep("form directive\ntyped line giao Sở\n")
    let own = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
    // Its own words and those of a living process stay where they are.
    #expect(file.takeOver() == nil)
    let text = try String(contentsOfFile: folder + "/" + own, encoding: .utf8)
    let lines = text.split(separator: "\n", maxSplits: 3).map(String.init)
    let name = String(own.dropLast(String(getpid()).count))
    let gone = [
      lines[0], lines[1], "process 999999999 1", "form progress", "directive d1", "typed text đang làm",
    ]
    try gone.joined(separator: "\n").write(
      toFile: folder + "/" + name + "999999999", atomically: true, encoding: .utf8)
    // Another store's words are not ours.
    let other = [lines[0], "store /x", "process 999999999 1", "form progress", "typed text khác"]
    try other.joined(separator: "\n").write(
      toFile: folder + "/" + name + "999999998", atomically: true, encoding: .utf8)
    #expect(file.takeOver() == "form progress\ndirective d1\ntyped text đang làm")
    #expect(!FileManager.default.fileExists(atPath: folder + "/" + name + "999999999"))
    #expect(FileManager.default.fileExists(atPath: folder + "/" + name + "999999998"))
    file.keep(nil)
    #expect(!FileManager.default.fileExists(atPath: folder + "/" + own))
  }
}
