import Foundation
import Testing

@testable import phienhop

/// `phienhop read`, and what the dashboard writes where there is no terminal.
@Suite struct ReadTests {
  private func read(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(["read"] + arguments + ["--home", "51", "--today", "2024-06-03"])
  }

  @Test(arguments: [
    ["overview", "tong-quan", "Tổng quan", "1"], ["rankings", "xep-hang", "XẾP HẠNG", "2"],
    ["dossiers", "ho-so", "3"], ["directives", "nhiem-vu", "4"], ["indicators", "chi-tieu", "5"],
    ["sources", "nguon", "6"], ["meeting", "phien-hop", "phiên họp", "7"],
  ])
  func aScreenHasItsNamesInBothLanguages(_ names: [String]) throws {
    let first = try read(names[0])
    #expect(first.exitCode == 0)
    #expect(first.errors == "")
    #expect(first.output.split(separator: "\n").count > 20)
    for name in names.dropFirst() { #expect(try read(name).output == first.output, "\(name)") }
  }

  @Test func aUnitIsReadOnItsPage() throws {
    let byName = try read("rankings", "--unit", "quang nam")
    #expect(byName.output.contains("Tỉnh Quảng Nam, DTI năm 2022"))
    #expect(byName.output.contains("\nHạng: 31/63\n"))
    #expect(try read("rankings", "--unit", "49").output == byName.output)
    let later = try ProgramRun(
      "read", "rankings", "--unit", "Quảng Nam", "--edition", "2022", "--today", "2026-11-21")
    #expect(later.output.contains("Tỉnh Quảng Nam, DTI năm 2022"))
    let dossiers = try read("dossiers", "--unit", "Cà Mau")
    #expect(dossiers.output.contains("Cà Mau, QĐ 766 năm 2023"))
  }

  @Test func editionPeriodAndIndexAreChosen() throws {
    #expect(try read("rankings", "--edition", "2021").output.contains("DTI năm 2021"))
    #expect(try read("rankings", "--edition", "2022").output.contains("DTI năm 2022"))
    #expect(try read("indicators", "--period", "2021").output.contains("Năm 2021"))
    #expect(try read("rankings", "--index", "qd766").output.contains("QĐ 766"))
    #expect(try read("directives", "--index", "lead").output.contains("nhóm theo chủ trì"))
    #expect(try read("dossiers", "--index", "statements").output.contains("Tỷ lệ và số đếm nêu riêng"))
  }

  /// Of a store with damaged pages a screen is read whole or not at all: half of it would pass for the whole.
  @Test func aDamagedStoreIsNotReadInPart() throws {
    let home = try TestHome()
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", "a.store", home: home).exitCode == 0)
    let path = home.path + "/a.store"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let pageSize = 4_096
    func read(_ screen: String) throws -> ProgramRun {
      try ProgramRun("read", screen, "--store", "a.store", "--today", "2024-06-03", "--read-only", home: home)
    }
    let screens = ["overview", "rankings", "directives"]
    let expected = try screens.map { try read($0).output }
    var refused = 0
    for part in 1..<8 {
      var damaged = whole
      let page = whole.count / pageSize * part / 8 * pageSize
      for position in page..<min(page + 24 * pageSize, whole.count) { damaged[position] = 0xFF }
      try damaged.write(to: URL(fileURLWithPath: path))
      for (screen, intact) in zip(screens, expected) {
        let run = try read(screen)
        if run.exitCode == 0 {
          #expect(run.output == intact, "\(screen), part \(part)")
        } else {
          refused += 1
          #expect(run.exitCode == 3 && run.output == "", "\(screen), part \(part)")
          #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        }
      }
    }
    #expect(refused > 3)
  }

  @Test func whatIsNotThereIsSaid() throws {
    for arguments in [
      ["rankings", "--edition", "1999"], ["indicators", "--period", "1999"], ["rankings", "--unit", "xyzzy"],
      ["rankings", "--index", "xyzzy"], ["sources", "--unit", "51"],
    ] {
      let run = try ProgramRun(["read"] + arguments + ["--home", "51", "--today", "2024-06-03"])
      #expect(run.exitCode == 1, "\(arguments)")
      #expect(run.output == "", "\(arguments)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
      #expect(run.errors.contains("“\(arguments[2])”"), "\(run.errors)")
    }
    #expect(try read("sources", "--period", "2022").exitCode == 2)
  }

  @Test func keysArePressedFirst() throws {
    let card = try read("rankings", "--keys", "o")
    #expect(card.output.contains("\nVị trí: dti_2020_2023.csv, dòng 74\n"))
    #expect(try read("rankings", "--keys", "Home Enter").output.contains("Thành phố Đà Nẵng, DTI năm 2022"))
  }

  @Test func theLanguageAndTheDayCount() throws {
    let run = try ProgramRun("read", "overview", "--lang", "en", "--home", "51", "--today", "2024-06-03")
    #expect(run.output.hasPrefix("Quang Ngai, Overview\nToday: 2024-06-03\n"))
    #expect(run.output.contains("\nRank: 26/63\n"))
  }

  /// A pipe gets the first screen as words, whatever TERM is.
  @Test func withoutATerminalTheDashboardIsWrittenAsWords() throws {
    let words = try read("overview").output
    for arguments in [[], ["--plain"]] {
      let run = try ProgramRun(arguments + ["--home", "51", "--today", "2024-06-03"])
      #expect(run.exitCode == 0)
      #expect(run.output == words)
      #expect(!run.output.contains("\u{1B}"))
    }
  }

  // MARK: Faults of the configuration that only the figures show

  @Test(arguments: [
    ("# một\nhome = \"999\"\n", Int32(2), ["dòng 2", "“home”", "“999”"]),
    // A theme never keeps the figures from being shown.
    ("\n\ntheme = \"pink\"\n", 0, ["dòng 3", "“theme”", "“pink”"]),
    ("theme = \"nowhere.toml\"\n", 0, ["dòng 1", "“theme”", "nowhere.toml"]),
    ("language = \"vi\"\nstore = \"/nowhere/x.store\"\n", 3, ["dòng 2", "“store”", "/nowhere/x.store"]),
  ])
  func faultsOfValuesNameFileAndLine(_ text: String, _ code: Int32, _ expected: [String]) throws {
    let home = try TestHome()
    try home.configure(text)
    let run = try ProgramRun("read", "overview", home: home)
    #expect(run.exitCode == code)
    #expect(run.errors.split(separator: "\n").count == 1)
    for part in expected + ["config.toml"] { #expect(run.errors.contains(part), "\(run.errors)") }
  }

  @Test func anOptionIsNamedWhereItIsAtFault() throws {
    let home = try TestHome()
    try home.configure("home = \"51\"\ntheme = \"dark\"\n")
    let theme = try ProgramRun("read", "overview", "--theme", "pink", home: home)
    #expect(theme.errors.contains("--theme: "))
    #expect(!theme.errors.contains("config.toml"))
    let unit = try ProgramRun("read", "overview", "--home", "999", home: home)
    #expect(unit.errors.contains("--home: "))
    #expect(!unit.errors.contains("config.toml"))
  }
}
