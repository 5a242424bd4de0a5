import Foundation
import PseudoTerminal
import Testing

/// `phienhop watch`: files dropped into a folder go into the store and to `done` or `refused`.
struct WatchTests {
  private let home: TestHome
  private let folder: String

  init() throws {
    home = try TestHome()
    folder = home.path + "/in"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", "f.store", home: home).exitCode == 0)
  }

  /// Form II.06a of the province for one month, changed long ago so that it is taken as whole.
  private func drop(_ name: String, month: Int = 5, received: Int = 120) throws {
    let path = folder + "/" + name
    let text = """
      Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
      Đơn vị báo cáo: UBND tỉnh Quảng Ngãi,,,,,,,,,,,,
      Kỳ báo cáo: Tháng \(month) năm 2025,,,,,,,,,,,,
      TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
      ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
      1,2,3,4,5,6,7,8,9,10,11,12,13
      1,Đất đai,\(received),80,30,10,100,60,38,2,20,18,2
      ,Tổng cộng,\(received),80,30,10,100,60,38,2,20,18,2

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try age(path)
  }

  private func age(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
  }

  private func once(_ more: String...) throws -> ProgramRun {
    try ProgramRun(
      ["watch", "in", "--once", "--store", "f.store", "--lang", "en", "--today", "2025-07-01"] + more,
      home: home)
  }

  private func names(_ sub: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/" + sub)
      .filter { !$0.hasPrefix(".") && $0 != "done" && $0 != "refused" }.sorted()
  }

  private func report(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  private func batches() throws -> Int {
    let info = try ProgramRun("store", "info", "--store", "f.store", "--lang", "en", home: home).output
    let line = try #require(info.split(separator: "\n").first { $0.hasPrefix("Batches") })
    return try #require(Int(line.filter(\.isNumber)))
  }

  @Test func filesGoWhereTheyBelongWithTheirReports() throws {
    try drop("may.csv")
    try drop("june.csv", month: 6, received: 121)
    try Data("a;b\n1;2\n".utf8).write(to: URL(fileURLWithPath: folder + "/other.csv"))
    try age(folder + "/other.csv")
    for name in [".hidden", "half.csv.part", "~$may.xlsx"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    let before = try batches()
    let run = try once()
    #expect(run.exitCode == 4, "\(run.errors)")
    #expect(try names("done") == ["june.csv", "june.csv.txt", "may.csv", "may.csv.txt"])
    #expect(try names("refused") == ["other.csv", "other.csv.txt"])
    #expect(try names() == ["half.csv.part", "pipe", "~$may.xlsx"])
    #expect(try batches() == before + 2)
    #expect(try report("done/june.csv.txt").contains("3 = 4 + 5 + 6"))
    #expect(try report("refused/other.csv.txt").contains("no form recognised"))
    // Nothing left: nothing done.
    #expect(try once().exitCode == 0)
    #expect(try batches() == before + 2)
  }

  /// Stopped after the batch and the report, before the move: the next run knows the content and moves the file.
  @Test func aRunThatWasStoppedIsGoneOnWith() throws {
    try drop("may.csv")
    #expect(try ProgramRun("import", "in/may.csv", "--yes", "--store", "f.store", home: home).exitCode == 0)
    try FileManager.default.createDirectory(atPath: folder + "/done", withIntermediateDirectories: true)
    try Data("the first report\n".utf8).write(to: URL(fileURLWithPath: folder + "/done/may.csv.txt"))
    let before = try batches()
    #expect(try once().exitCode == 0)
    #expect(try batches() == before)
    #expect(try names("done") == ["may.csv", "may.csv.txt"])
    let both = try report("done/may.csv.txt")
    #expect(both.hasPrefix("the first report\n") && both.contains("taken in before"))
  }

  /// A file of the same name as an earlier one is kept beside it.
  @Test func nothingIsOverwritten() throws {
    try drop("may.csv")
    #expect(try once().exitCode == 0)
    try drop("may.csv", received: 130)
    #expect(try once().exitCode == 1)
    #expect(try names("done") == ["may-2.csv", "may-2.csv.txt", "may.csv", "may.csv.txt"])
    #expect(try report("done/may-2.csv.txt").contains("120 → 130"))
  }

  @Test func aFolderThatIsMissingOrWatchedIsTold() throws {
    let missing = try ProgramRun("watch", "nowhere", "--once", "--store", "f.store", home: home)
    #expect(missing.exitCode == 2 && missing.errors.contains("nowhere"))
    let readOnly = try ProgramRun("watch", "in", "--once", "--read-only", "--store", "f.store", home: home)
    #expect(readOnly.exitCode == 2)
    let noStore = try ProgramRun("watch", "in", "--once", "--store", "none.store", home: home)
    #expect(noStore.exitCode == 3)
  }

  /// A busy store is no fault of the file: it stays and is taken in later.
  @Test func aBusyStoreLeavesTheFile() throws {
    try drop("may.csv")
    try FileManager.default.moveItem(atPath: home.path + "/f.store", toPath: home.path + "/g.store")
    try Data("foreign\n".utf8).write(to: URL(fileURLWithPath: home.path + "/f.store"))
    #expect(try once().exitCode == 3)
    #expect(try names() == ["may.csv"])
    try FileManager.default.removeItem(atPath: home.path + "/f.store")
    try FileManager.default.moveItem(atPath: home.path + "/g.store", toPath: home.path + "/f.store")
    #expect(try once().exitCode == 0)
    #expect(try names().isEmpty)
  }

  @Test func aRunningWatchTakesInWhatComesAndStopsOnRequest() throws {
    let process = ChildProcess()
    process.executableURL = try ProgramRun.program()
    process.arguments = ["watch", "in", "--store", "f.store", "--lang", "en"]
    process.currentDirectoryURL = URL(fileURLWithPath: home.path)
    process.environment = ["HOME": home.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    func wait(until isSo: () throws -> Bool) throws -> Bool {
      for _ in 0..<300 {
        if try isSo() { return true }
        usleep(100_000)
      }
      return false
    }
    #expect(try wait { FileManager.default.fileExists(atPath: folder + "/.phienhop-watch") })
    // Another one keeps away.
    #expect(try wait { try once().exitCode == 3 })
    try drop("may.csv")
    #expect(try wait { try names("done") == ["may.csv", "may.csv.txt"] })
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.contains("may.csv: taken in, moved to done/may.csv"))
  }
}
