import Foundation
import Model
import PseudoTerminal
import Testing

@testable import phienhop

@Suite struct ConfigurationTests {
  /// The parser of TOML itself would end the program on these.
  @Test(arguments: ["lang = \"vi\"\n[é]\n", "\n[[!]]\n", "\nlang = [}]\n"])
  func textsThatTheParserMustNotSee(_ text: String) throws {
    let home = try TestHome()
    try home.configure(text)
    let run = try ProgramRun("show", "rankings", home: home)
    #expect(run.exitCode == 2, "\(run.errors)")
    #expect(run.errors.contains("config.toml, dòng 2"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  @Test func everyKeyIsRead() throws {
    let text = """
      home = "51"
      store = "/tmp/x.store"
      language = "en"
      theme = "projector"
      warning_days = 5
      time_zone = "+09:30"
      read_only = true
      color = "always"
      plain = true
      """
    let configuration = try ConfigurationFile.parse(TOMLFile(name: "config.toml", text: text))
    #expect(
      configuration
        == Configuration(
          home: "51", store: "/tmp/x.store", language: .english, theme: "projector", colour: .always,
          warningDays: 5,
          timeZone: .offset(34_200), isReadOnly: true, isPlain: true))
    #expect(Set(Configuration.keys).count == Mirror(reflecting: configuration).children.count)
  }

  @Test(arguments: [
    ("\n\nhoem = \"51\"\n", ["dòng 3", "“hoem”", "“home”"]),
    ("x = 1\n", ["dòng 1", "“x”", "warning_days"]),
    ("# chú\nwarning_days = \"ba\"\n", ["dòng 2", "“warning_days”", "0–365"]),
    ("warning_days = 366\n", ["dòng 1", "0–365"]),
    ("home = 51\n", ["dòng 1", "“home”", "ngoặc kép"]),
    ("language = \"fr\"\n", ["dòng 1", "“language”", "\"vi\""]),
    ("time_zone = \"Mars/Olympus\"\n", ["dòng 1", "Asia/Ho_Chi_Minh"]),
    ("time_zone = \"../../etc/passwd\"\n", ["dòng 1", "Asia/Ho_Chi_Minh"]),
    ("read_only = 1\n", ["dòng 1", "true"]),
    ("home = \"51\"\nstore = \n", ["dòng 2", "TOML"]),
    ("[nhà]\nx = 1\n", ["dòng 1"]),
  ])
  func faultsNameFileLineAndKey(_ text: String, _ expected: [String]) throws {
    let home = try TestHome()
    try home.configure(text)
    let run = try ProgramRun("show", "units", home: home)
    #expect(run.exitCode == 2)
    #expect(run.errors.split(separator: "\n").count == 1)
    for part in expected + ["config.toml"] { #expect(run.errors.contains(part), "\(run.errors)") }
  }

  @Test func aLargeFileIsNotParsed() throws {
    let home = try TestHome()
    try home.configure(String(repeating: "# chú thích\n", count: 40_000))
    let run = try ProgramRun("show", "units", home: home)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("256 kB"))
  }

  @Test func optionsStandOverTheConfiguration() throws {
    let home = try TestHome()
    try home.configure("language = \"en\"\nhome = \"51\"\n")
    #expect(try ProgramRun("--help", home: home).output.contains("Usage"))
    #expect(try ProgramRun("--help", "--lang", "vi", home: home).output.contains("Cách dùng"))
    #expect(try ProgramRun("render", home: home).output.contains("Quang Ngai"))
    let asked = try ProgramRun("render", "--home", "15", "--today", "2024-06-03", "--lang", "vi", home: home)
    #expect(asked.output.contains("Yên Bái"))
  }

  @Test func theUsualStoreIsOpenedWhereItExists() throws {
    let home = try TestHome()
    #expect(try ProgramRun("store", "init", "--home", "quảng ngãi", home: home).exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: home.path + "/.local/share/phienhop/phienhop.store"))
    let frame = try ProgramRun("render", home: home).output
    #expect(frame.contains("phienhop.store"))
    #expect(try ProgramRun("store", "check", home: home).exitCode == 0)
    #expect(try ProgramRun("store", "init", "--home", "51", home: home).exitCode == 3)
    #expect(try ProgramRun("store", "backup", "copy.store", home: home).exitCode == 0)
    #expect(try ProgramRun("store", "backup", "copy.store", home: home).exitCode == 3)
    let nowhere = try ProgramRun("store", "backup", "no/folder/copy.store", "--lang", "en", home: home)
    #expect(nowhere.exitCode == 5 && nowhere.errors.contains("There is no folder for"))
  }

  /// An older store is brought to the new structure when the program opens it, and left alone when it may only read.
  @Test(arguments: [1, 2]) func olderStoresAreMigratedWhenOpened(_ schema: Int) throws {
    let home = try TestHome()
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("StoreTests/Fixtures/schema-\(schema).store")
    try FileManager.default.copyItem(atPath: kept.path, toPath: home.path + "/old.store")
    func run(_ arguments: String...) throws -> ProgramRun {
      try ProgramRun(["--store", "old.store"] + arguments, home: home)
    }
    let before = try run("--read-only", "show", "directives", "--format", "csv")
    #expect(before.exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: home.path + "/old.store.schema\(schema).backup"))
    let after = try run("show", "directives", "--format", "csv")
    #expect(after.exitCode == 0)
    #expect(after.output == before.output)
    #expect(after.errors.contains("old.store.schema\(schema).backup"))
    #expect(FileManager.default.fileExists(atPath: home.path + "/old.store.schema\(schema).backup"))
    // Told once: from now on it is a store like any other.
    #expect(try run("show", "directives", "--format", "csv").errors.isEmpty)
    #expect(try run("store", "check").exitCode == 0)
  }

  @Test func storeFaultsHaveTheirExitCodes() throws {
    let home = try TestHome()
    let missing = try ProgramRun("--store", "/nowhere/x.store", "show", "units", home: home)
    #expect(missing.exitCode == 3)
    #expect(missing.errors.contains("/nowhere/x.store"))
    try home.write("không phải kho\n", to: "foreign.store")
    #expect(try ProgramRun("--store", "foreign.store", "show", "units", home: home).exitCode == 3)
    #expect(FileManager.default.fileExists(atPath: home.path + "/.local/state/phienhop/phienhop.log"))
  }

  @Test(arguments: ["show indicators --format json", "", "--plain"])
  func aFullDiskIsToldOnce(arguments: String) throws {
    let home = try TestHome()
    let process = ChildProcess()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "\"$0\" \(arguments) > /dev/full", try ProgramRun.program().path,
    ]
    process.environment = ["HOME": home.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 5)
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func dayEndsAtMidnightInVietNam() {
    // 2024-06-02 17:00 in UTC is midnight of the third.
    let midnight = 1_717_347_600
    #expect(TimeZoneRule.vietnam.day(at: midnight - 1).day.description == "2024-06-02")
    #expect(TimeZoneRule.vietnam.day(at: midnight - 1).secondsLeft == 1)
    #expect(TimeZoneRule.vietnam.day(at: midnight).day.description == "2024-06-03")
    #expect(TimeZoneRule.offset(-3600).day(at: 0).day.description == "1969-12-31")
  }
}
