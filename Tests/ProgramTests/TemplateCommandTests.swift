import Foundation
import Testing

/// `phienhop template` on the invented province.
struct TemplateCommandTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("demo", "d", "--dossiers", "300", "--store", store, home: home).exitCode == 0)
    #expect(try run("import", "d/don-vi.csv", "d/thu-tuc.csv", "--yes").exitCode == 0)
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", "en"], home: home)
  }

  @Test func aFormIsWrittenOnceAndComesBackEmptyOnlyAsARefusal() throws {
    let made = try run("template", "ii06a", "--period", "2025-06", "--unit", "00.S6")
    #expect(made.exitCode == 0 && made.output.contains("ii06a-00.S6-2025-06.xlsx"), "\(made.errors)")
    let again = try run("template", "ii06a", "--period", "2025-06", "--unit", "Sở Tư pháp")
    #expect(again.exitCode == 5 || again.exitCode == 2)
    #expect(again.errors.contains("ii06a-00.S6-2025-06.xlsx"))
    let inspected = try run("inspect", "ii06a-00.S6-2025-06.xlsx")
    #expect(inspected.output.contains("II.06a"))
    let empty = try run("import", "ii06a-00.S6-2025-06.xlsx", "--yes")
    #expect(empty.exitCode == 4 && empty.output.contains("nothing is filled in"), "\(empty.output)")
    let named = try run(
      "template", "budget", "--period", "2025-Q2", "--unit", "so tu phap", "--output", "b.xlsx")
    #expect(named.exitCode == 0 && FileManager.default.fileExists(atPath: home.path + "/b.xlsx"))
  }

  @Test func whatThereIsNotIsOneLineWithTheNearest() throws {
    for (arguments, words) in [
      (["ii06", "--period", "2025-06"], "ii06a"), (["ii06a", "--period", "2025-16"], "Q2/2025"),
      (["ii06a", "--period", "2025-06", "--unit", "Sở Tư phap x"], "Justice"),
      (["indicators-wide", "--period", "2025-06"], "indicators-long"),
    ] {
      let run = try ProgramRun(["template"] + arguments + ["--store", store, "--lang", "en"], home: home)
      #expect(run.exitCode == 2 && run.errors.split(separator: "\n").count == 1, "\(arguments) \(run.errors)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }
}
