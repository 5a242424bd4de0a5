import Dashboard
import Foundation
import Testing

@testable import phienhop

@Suite struct ThemeFileTests {
  @Test func everyFileIsInTheProgram() throws {
    let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../themes").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".toml") }
    #expect(Set(files) == Set(BuiltInThemes.names.map { $0 + ".toml" }))
    #expect(files.count >= 5)
    for name in BuiltInThemes.names {
      let text = try String(contentsOf: folder.appendingPathComponent(name + ".toml"), encoding: .utf8)
      #expect(BuiltInThemes.text(named: name) == text)
    }
  }

  /// Every role is told, so that a new one is not forgotten, and the quick reader reads what the parser reads.
  @Test(arguments: BuiltInThemes.names)
  func everyRoleHasAStyle(_ name: String) throws {
    let text = try #require(BuiltInThemes.text(named: name))
    let file = try TOMLFile(name: name, text: text)
    #expect(Set(try #require(file.table["roles"]?.table).keys) == Set(Role.allCases.map(\.rawValue)))
    #expect(try ThemeFile.summary(file).count == 2)
    let theme = try ThemeFile.parse(file, themeName: name)
    #expect(theme == BuiltInThemes.theme(named: name))
    #expect(plainly(text, name) == theme, "read without the parser, as before the first frame")
  }

  @Test func rolesKnowTheirPlaces() {
    for (index, role) in Role.allCases.enumerated() { #expect(role.ordinal == index) }
  }

  /// Whatever the quick reader takes, the parser takes for the same; what it leaves is the parser's to judge.
  @Test func quickReaderAgreesWithTheParser() throws {
    let texts = [
      "[roles]\n", "[roles]\ntext = {}\n", "bars = \"blocks\"\n[roles]\n",
      "bars = \"lines\" # thin\n\n[roles] # all",
      "[roles]\ntext = { foreground = \"#0a0B0c\", bold = false }   # chữ\n\tbad={ansi=15,ansi8=7}",
      "[roles]\ntext = { foreground = \"#010203\", }\n", "[roles]\ntext = { ansi = 08 }\n",
      "[roles]\ntext = { ansi = 1, ansi = 2 }\n", "[roles]\ntext = {}\ntext = {}\n", "[roles]\n[roles]\n",
      "[roles]\ntext = { bold = True }\n", "[roles]\ntext = { ansi8 = 8 }\n", "[roles]\ntext.bold = true\n",
      "[roles.text]\nbold = true\n", "bars = \"wide\"\n[roles]\n",
      "[summary]\nvi = \"a\"\nvi = \"b\"\n[roles]\n",
      "[summary]\nvi = \"\\u00e1\"\n[roles]\n", "[roles]\ntext = { foreground = '#010203' }\n", "", "[roles",
      "[roles]\r\ntext = {}\r\n", "[roles]\ntext = { bold = true } bad = {}\n", "# \u{7}\n[roles]\n",
      "[roles]\ntext = { foreground = \"#12345\" }\n", "[roles]\ntext = { foreground = \"#1234567\" }\n",
    ]
    var taken = 0
    for text in texts {
      guard let quick = plainly(text, "x") else { continue }
      taken += 1
      #expect(try ThemeFile.parse(TOMLFile(name: "x", text: text), themeName: "x") == quick, "\(text)")
    }
    #expect(taken == 5)
    // A built-in file with a byte changed anywhere is read alike by both, or left to the parser.
    let dark = Array(try #require(BuiltInThemes.text(named: "dark")).utf8)
    for (position, byte) in zip(
      stride(from: 0, to: dark.count, by: 7), Array("{}=\"#[],9a \n\u{1}").map(\.utf8.first).cycled())
    {
      var bytes = dark
      bytes[position] = byte ?? 0
      guard let text = String(validating: bytes, as: UTF8.self), let quick = plainly(text, "x") else {
        continue
      }
      let parsed = try? ThemeFile.parse(TOMLFile(name: "x", text: text), themeName: "x")
      #expect(parsed == quick, "byte \(position)")
    }
  }

  /// Colours that a role leaves out are those of text; attributes are its own.
  @Test func rolesTakeTheColoursOfText() throws {
    let theme = try ThemeFile.parse(
      """
      [roles]
      text = { foreground = "#eeeeee", background = "#101010", ansi = 7, ansi_background = 0, bold = true }
      bad = { foreground = "#ff8787", ansi = 9, ansi8 = 7 }
      good = { background = "#000000", ansi8 = 2 }
      """, path: "x", name: "x")
    let text = theme.style(of: .text)
    #expect(theme.style(of: .notice) == text)
    let bad = theme.style(of: .bad)
    #expect(bad.background == text.background && bad.backgroundANSI == 0 && !bad.isBold)
    #expect(theme.appearance(of: .bad, depth: .sixteen).foreground == 9)
    #expect(theme.appearance(of: .bad, depth: .eight).foreground == 7)
    #expect(
      theme.appearance(of: .bad, depth: .none)
        == Appearance(isBold: false, isReversed: false, isUnderlined: false))
    let good = theme.style(of: .good)
    #expect(good.foreground == text.foreground && good.background?.red == 0)
    #expect(theme.appearance(of: .good, depth: .eight).foreground == 2)
  }

  @Test(arguments: [
    ("[roles]\ntxet = {}\n", ["2", "roles.txet", "text"]),
    ("[roles]\ntext = { foregruond = \"#ffffff\" }\n", ["2", "roles.text.foregruond", "foreground"]),
    ("[roles]\n\ntext = { foreground = \"white\" }\n", ["3", "roles.text.foreground", "#ffd75f"]),
    ("[roles.text]\nbold = 1\n", ["2", "roles.text.bold", "true"]),
    ("[roles]\ntext = { ansi = 16 }\n", ["2", "roles.text.ansi", "0–15"]),
    ("[roles]\n\n\ntext = { ansi8 = 8 }\n", ["4", "roles.text.ansi8", "0–7"]),
    ("[summary]\nfr = \"x\"\n[roles]\n", ["2", "summary.fr"]),
    ("bars = \"thick\"\n[roles]\n", ["1", "bars", "blocks"]),
    ("[rolse]\n", ["1", "rolse", "roles"]),
    ("[roles\n", ["1", "TOML"]),
  ])
  func faultsNameFileLineAndKey(_ text: String, _ expected: [String]) throws {
    let home = try TestHome()
    try home.write(text, to: "my.toml")
    try home.write(text, to: ".config/phienhop/themes/mine.toml")
    for arguments in [
      ["render", "--theme", "my.toml"], ["render", "--theme", "mine"], ["theme", "check", "mine"],
    ] {
      let run = try ProgramRun(arguments + ["--lang", "en"], home: home)
      #expect(run.exitCode == 2)
      #expect(run.output == "")
      #expect(run.errors.split(separator: "\n").count == 1)
      for part in expected + [arguments.contains("my.toml") ? "my.toml" : "themes/mine.toml"] {
        #expect(run.errors.contains(part), "\(run.errors)")
      }
    }
  }

  @Test func aThemeOfOnesOwn() throws {
    let home = try TestHome()
    try home.write("[roles]\ntext = { foreground = \"#010203\" }\n", to: "my.toml")
    let render = ["render", "--format", "ansi", "--size", "80x24"]
    let run = try ProgramRun(render + ["--theme", "my.toml"], home: home)
    #expect(run.output.contains("38;2;1;2;3"))
    // `t` leads from it to the built-in ones.
    let next = try ProgramRun(render + ["--theme", "my.toml", "--keys", "t"], home: home)
    #expect(!next.output.contains("38;2;1;2;3"))
    let none = try ProgramRun(render + ["--theme", "my.toml", "--color", "never"], home: home)
    #expect(!none.output.contains("38;2") && none.output.contains("\u{1B}[0;1m"))
  }

  /// The folder's themes have names; one of a built-in theme stands in its place; links are followed.
  @Test func themesOfTheFolder() throws {
    let home = try TestHome()
    let folder = ".config/phienhop/themes/"
    try home.write("[roles]\ntext = { foreground = \"#010203\" }\n", to: folder + "hội trường.toml")
    try home.write("[roles]\ntext = { foreground = \"#040506\" }\n", to: folder + "dark.toml")
    try home.write("[roles]\ntext = { foreground = \"#070809\" }\n", to: "elsewhere/linked")
    try home.write("nothing", to: folder + ".hidden.toml")
    try home.write("nothing", to: folder + "copy.toml~")
    try FileManager.default.createSymbolicLink(
      atPath: home.path + "/" + folder + "link.toml", withDestinationPath: home.path + "/elsewhere/linked")
    let render = ["render", "--format", "ansi", "--size", "80x24"]
    #expect(try ProgramRun(render + ["--theme", "hội trường"], home: home).output.contains("38;2;1;2;3"))
    #expect(try ProgramRun(render + ["--theme", "link"], home: home).output.contains("38;2;7;8;9"))
    #expect(try ProgramRun(render, home: home).output.contains("38;2;4;5;6"))
    #expect(try ProgramRun(render + ["--theme", "light"], home: home).output.contains("48;2;238;238;238"))
    // `t` walks through the built-in ones, then through these, and back to the first.
    let keys = Array(repeating: "t", count: BuiltInThemes.names.count)
    let fifth = try ProgramRun(render + ["--keys", keys.joined(separator: " ")], home: home)
    #expect(fifth.output.contains("38;2;1;2;3"))
    let sixth = try ProgramRun(render + ["--keys", (keys + ["t"]).joined(separator: " ")], home: home)
    #expect(sixth.output.contains("38;2;7;8;9"))
    let list = try ProgramRun("theme", "list", "--lang", "en", home: home)
    #expect(list.exitCode == 0)
    #expect(list.output.contains("themes/dark.toml, instead of the built-in one"))
    #expect(list.output.split(separator: "\n").count == BuiltInThemes.names.count + 2)
    let wrong = try ProgramRun("--theme", "hoi truong", "--lang", "en", home: home)
    #expect(wrong.exitCode == 2)
    #expect(wrong.errors.contains("“hội trường”"))
    #expect(try ProgramRun("--theme", "../themes/dark", home: home).exitCode == 2)
  }

  /// A wrong theme in the configuration, or in place of a built-in one, never keeps anything from opening.
  @Test(arguments: ["theme = \"mine\"\n", "theme = \"nosuch\"\n", "theme = \"/nowhere/x.toml\"\n", ""])
  func aWrongConfiguredThemeIsToldAndLeftOut(_ configuration: String) throws {
    let home = try TestHome()
    try home.configure(configuration)
    try home.write("[roles]\ntext = 1\n", to: ".config/phienhop/themes/mine.toml")
    try home.write("[roles]\ntext = 1\n", to: ".config/phienhop/themes/dark.toml")
    let run = try ProgramRun("render", "--format", "ansi", "--lang", "en", home: home)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("38;2;228;228;228"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("Theme “dark” is used."))
    // Asked for by name it is refused.
    #expect(try ProgramRun("render", "--theme", "dark", home: home).exitCode == 2)
    let list = try ProgramRun("theme", "list", home: home)
    #expect(list.exitCode == 1)
  }

  /// What is no small file is refused in a line, at once and without being read.
  @Test(.timeLimit(.minutes(1)), arguments: ["folder", "huge", "pipe", "binary", "unreadable", "missing"])
  func filesThatAreNone(_ kind: String) throws {
    let home = try TestHome()
    let path = home.path + "/x.toml"
    switch kind {
    case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    case "huge":
      try home.write("", to: "x.toml")
      #expect(truncate(path, 100 << 20) == 0)
    case "pipe": #expect(mkfifo(path, 0o600) == 0)
    case "binary": try Data([0xFF, 0xFE, 0]).write(to: URL(fileURLWithPath: path))
    case "unreadable":
      try home.write("[roles]\n", to: "x.toml")
      #expect(chmod(path, 0) == 0)
      // Nothing is unreadable to root.
      if geteuid() == 0 { return }
    default: break
    }
    for command in [["render", "--theme", "x.toml"], ["theme", "check", "x.toml"]] {
      let run = try ProgramRun(command + ["--lang", "en"], home: home)
      #expect(run.exitCode == (kind == "unreadable" ? 5 : 2))
      #expect(run.output == "")
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains("x.toml"))
    }
  }

  private func plainly(_ text: String, _ name: String) -> Theme? {
    var text = text
    return text.withUTF8 { PlainThemeReader.read(UnsafeRawBufferPointer($0), name: name) }
  }
}

extension Array {
  /// Its elements over and over.
  fileprivate func cycled() -> some Sequence<Element> {
    sequence(state: 0) { position -> Element? in
      defer { position += 1 }
      return isEmpty ? nil : self[position % count]
    }
  }
}
