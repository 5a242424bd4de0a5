import Foundation
import Testing

@testable import Export
@testable import phienhop

/// `phienhop export`, and that its files come in again through `phienhop import`.
struct ExportCommandTests {
  private let home: TestHome

  init() throws { home = try TestHome() }

  private func export(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(["export"] + arguments + ["--home", "51", "--today", "2024-06-03"], home: home)
  }

  private var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: home.path).filter {
        !$0.hasPrefix("output-") && !$0.hasPrefix(".local")
      }
      .sorted()
    }
  }

  @Test func textGoesToStandardOutputAndWorkbooksDoNot() throws {
    let text = try export("rankings", "--format", "csv")
    #expect(text.exitCode == 0)
    #expect(text.output.hasPrefix("\u{FEFF}Hạng;"))
    #expect(text.errors == "")
    let workbook = try export("rankings", "--format", "xlsx")
    #expect(workbook.exitCode == 2)
    #expect(workbook.output == "")
    #expect(workbook.errors.contains("--output"))
    #expect(try export("rankings").exitCode == 2)
    #expect(try export("rankings", "--output", "a.docx").exitCode == 2)
    #expect(try files == [])
  }

  @Test func aFileIsThereWholeAndReplacesNothingUnasked() throws {
    #expect(try export("directives", "--output", "a.ods").exitCode == 0)
    let first = try Data(contentsOf: URL(fileURLWithPath: home.path + "/a.ods"))
    #expect(first.count > 4_000)
    let again = try export("rankings", "--output", "a.ods")
    #expect(again.exitCode == 2)
    #expect(again.errors.split(separator: "\n").count == 1)
    #expect(again.errors.contains("--force"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: home.path + "/a.ods")) == first)
    #expect(try export("rankings", "--output", "a.ods", "--force").exitCode == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: home.path + "/a.ods")) != first)
    let folder = try export("rankings", "--output", ".", "--format", "md")
    #expect(folder.output.contains("xep-hang-2024-06-03.md"))
    #expect(try files == ["a.ods", "xep-hang-2024-06-03.md"])
  }

  @Test func whereNoFileCanBeIsOneLine() throws {
    let run = try export("rankings", "--output", "nowhere/a.csv")
    #expect(run.exitCode == 5)
    #expect(run.output == "")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  /// A machine without the library is told the package that has it, in one line.
  @Test func aMissingLibraryIsOneLine() throws {
    let failure = Failure(ExportError.libraryMissing(package: "libxlsxwriter4"))
    #expect(failure.exitCode == 5)
  }

  @Test func filterAndOrderAreThoseOfTheScreen() throws {
    let run = try export("rankings", "--format", "csv", "--filter", "quang", "--sort", "chinh quyen so")
    let table = run.output.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
    let column = try #require(table.first?.components(separatedBy: ";").firstIndex(of: "\"Tỉnh, thành phố\""))
    #expect(
      table.dropFirst().map { $0.components(separatedBy: ";")[column] } == [
        "Quảng Ninh", "Quảng Nam", "Quảng Ngãi", "Tuyên Quang", "Quảng Bình", "Quảng Trị",
      ])
    #expect(run.output.contains("“quang”"))
    let nothing = try export("rankings", "--format", "csv", "--filter", "xyzzy")
    #expect(nothing.exitCode == 1)
    #expect(try export("rankings", "--format", "csv", "--sort", "xyzzy").exitCode == 2)
  }

  /// Nothing of what a view says about itself is taken for a row.
  @Test(arguments: ["csv", "xlsx", "ods", "html"]) func comesInAgain(_ format: String) throws {
    let store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
    let file = home.path + "/a." + format
    #expect(try export("rankings", "--output", file).exitCode == 0)
    let run = try ProgramRun("import", file, "--dry-run", "--store", store, "--lang", "en", home: home)
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("63 rows taken, 0 refused, 0 skipped"), "\(run.output)")
    #expect(run.output.contains(", 2022: 63 rows"), "\(run.output)")
  }
}
