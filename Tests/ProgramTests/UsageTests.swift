import Foundation
import Testing

@testable import phienhop

@Suite struct UsageTests {
  static let commands = [
    [], ["show"], ["read"], ["export"], ["render"], ["store"], ["store", "init"], ["store", "info"],
    ["store", "check"],
    ["store", "backup"], ["theme"], ["theme", "list"], ["theme", "check"], ["theme", "show"], ["inspect"],
    ["import"],
    ["batch"], ["batch", "list"], ["batch", "show"], ["batch", "undo"], ["batch", "redo"], ["demo"],
    ["template"], ["missing"], ["meeting"], ["meeting", "new"], ["meeting", "list"], ["meeting", "show"],
    ["meeting", "agenda"], ["meeting", "rooms"], ["record"], ["record", "add"], ["record", "list"],
    ["record", "adopt"], ["record", "withdraw"], ["follow"], ["changes"], ["close"], ["minutes"], ["remind"],
    ["slip"],
    ["brief"], ["report"],
    ["standing"],
  ]

  @Test(arguments: commands, ["vi", "en"])
  func helpPages(_ command: [String], _ language: String) throws {
    let run = try ProgramRun(command + ["--help", "--lang", language])
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    let name = (["help"] + command).joined(separator: "-")
    try expectSnapshot(run.output, "\(name).\(language).txt")
  }

  @Test func helpCommandIsTheSamePage() throws {
    #expect(try ProgramRun("help", "show").output == ProgramRun("show", "-h").output)
  }

  /// Whatever the parser knows is told, in both languages.
  @Test func everyCommandAndOptionHasWords() throws {
    let root = try #require(CommandDescription.root)
    for command in root.all {
      for words in [ProgramWords(.vietnamese), ProgramWords(.english)] {
        let page = HelpPage(command: command, root: root, words: words).text
        for argument in command.ownArguments where argument.kind != .positional {
          #expect(page.contains(argument.name))
          let path = (["help"] + command.path.dropFirst() + [argument.name]).joined(separator: ".")
          #expect(words.text(path) != nil || words.text("help.\(argument.name)") != nil, "\(path)")
        }
        let key =
          command.path.count == 1
          ? "help.phienhop" : "help." + command.path.dropFirst().joined(separator: ".")
        #expect(words.text(key) != nil, "\(key)")
      }
    }
  }

  /// The scanner of the quick start and the parser know the same options.
  @Test func quickScanKnowsWhatTheParserKnows() throws {
    let root = try #require(CommandDescription.root)
    let known =
      CommonValues.valueOptions.map { "--\($0.name)" }
      + ["--read-only", "--ascii", "--no-ascii", "--plain", "--version"]
    // A past meeting is looked up in the store, which is the parser's path.
    #expect(Set(root.ownArguments.map(\.name)) == Set(known + ["--meeting"]))
    #expect(CommonValues.quickScan(["--meeting", "2024-06-03"]) == nil)
    for argument in root.ownArguments where argument.name != "--meeting" {
      let words = argument.kind == .flag ? [argument.name] : [argument.name, "x"]
      let parsed = try #require(try PhienhopCommand.parseAsRoot(words) as? PhienhopCommand)
      #expect(CommonValues.quickScan(words) == parsed.common.values)
    }
  }

  @Test(arguments: [["show", "units"], ["--home"], ["--help"], ["-h"], ["--nope"], ["--store", "--lang"]])
  func quickScanLeavesTheRestToTheParser(_ arguments: [String]) {
    #expect(CommonValues.quickScan(arguments) == nil)
  }

  static let faults: [[String]] = [
    ["shw"], ["show"], ["show", "foo"], ["show", "units", "extra"], ["show", "--formt", "json"],
    ["show", "units", "--format", "xml"], ["--nothing-like-it"], ["--home"], ["show", "units", "--unit"],
    ["store"], ["store", "inti"], ["store", "backup"], ["render", "--size", "big"],
    ["render", "--keys", "Down Nope"], ["render", "--screen", "x"], ["--today", "31/02/2024"],
    ["--theme", "pink"], ["--lang", "fr"], ["--home", "999"], ["--home", "quang nga"],
    ["--today", "2025-07-01", "--home", "49"], ["store", "init"], ["show", "rankings", "--period", "soon"],
    ["--read-only=yes"], ["read"], ["read", "màn-hình"], ["read", "rankings", "--keys", "Nope"],
    ["read", "sources", "--edition", "2022"], ["show", "indicators", "--edition", "2022"],
    ["show", "directives", "--index", "dti"],
    ["show", "units", "--edition=2022"], ["show", "documents", "--edition", "2022"],
    ["show", "difficulties", "--index", "dti"], ["show", "sources", "--unit", "51"],
    ["show", "sources", "--period", "2022"], ["theme"], ["theme", "lits"], ["theme", "check"],
    ["theme", "show", "proyector"], ["--color", "red"], ["--theme", "drak"],
  ]

  @Test(arguments: ["vi", "en"])
  func usageFaults(_ language: String) throws {
    var text = ""
    for fault in Self.faults {
      // The language stands first, so that a fault at the end keeps its place.
      let arguments = fault.contains("--lang") ? fault : ["--lang", language] + fault
      let run = try ProgramRun(arguments, locale: language == "en" ? "en_US.UTF-8" : "vi_VN")
      #expect(run.exitCode == 2, "\(fault)")
      #expect(run.output == "", "\(fault)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(fault)")
      text += "$ phienhop \(fault.joined(separator: " "))\n\(run.errors)"
    }
    try expectSnapshot(text, "faults.\(language).txt")
  }

  @Test func commonOptionsStandBeforeAndAfter() throws {
    let options = ["--home", "51", "--today", "2024-06-03", "--lang", "en", "--read-only"]
    let before = try ProgramRun(options + ["show", "directives"])
    let between = try ProgramRun(
      ["--home", "51", "show", "--today", "2024-06-03", "directives", "--lang", "en", "--read-only"])
    let after = try ProgramRun(["show", "directives"] + options)
    #expect(before.exitCode == 0)
    #expect(before.output == after.output)
    #expect(before.output == between.output)
    #expect(before.output.contains("Due soon"))
  }

  @Test func storeOptionStandsBeforeAndAfter() throws {
    let home = try TestHome()
    let path = home.path + "/a.store"
    #expect(try ProgramRun("store", "init", "--store", path, "--home", "51", home: home).exitCode == 0)
    let before = try ProgramRun("--store", path, "store", "info", home: home)
    let middle = try ProgramRun("store", "--store", path, "info", home: home)
    let after = try ProgramRun("store", "info", "--store", path, home: home)
    #expect(before.output.contains(path))
    #expect(before.output == after.output)
    #expect(before.output == middle.output)
  }

  @Test func version() throws {
    #expect(try ProgramRun("--version").output == "phienhop \(Program.version)\n")
    #expect(try ProgramRun("store", "--version").output == "phienhop \(Program.version)\n")
  }

  @Test(arguments: [
    (nil, "Cách dùng"), ("C", "Cách dùng"), ("vi_VN", "Cách dùng"), ("en_US.UTF-8", "Usage"),
    ("en_GB", "Usage"), ("de_DE.UTF-8", "Cách dùng"),
  ])
  func languageFollowsTheLocale(_ locale: String?, _ expected: String) throws {
    #expect(try ProgramRun("--help", locale: locale).output.contains(expected))
  }
}
