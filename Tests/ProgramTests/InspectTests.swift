import Foundation
import Testing

/// `phienhop inspect`: what is told of a file, and how it ends.
@Suite struct InspectTests {
  private static func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../ForeignFilesTests/Fixtures/\(name)").standardized.path
  }

  @Test(arguments: [
    ("ii06a-xlsxwriter.xlsx", "Excel workbook (.xlsx)"),
    ("ii06a-odfpy.ods", "OpenDocument spreadsheet (.ods)"),
    ("ii06a-xlwt.xls", "workbook of Excel 97 to 2003 (.xls)"),
    ("ii06a-spreadsheetml.xls", "XML workbook of Excel 2003 (.xml)"),
    ("ii06a-libreoffice.html", "tables of a web page (.html)"),
    ("ii06a-libreoffice.csv", "delimited text (.csv)"),
  ])
  func kindIsToldByContent(_ name: String, _ kind: String) throws {
    let run = try ProgramRun("inspect", Self.fixture(name), "--lang", "en")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors == "")
    #expect(run.output.contains("Kind, by its content: \(kind)\n"), "\(run.output)")
    #expect(run.output.contains("VPCP"), "\(run.output)")
    #expect(run.output.contains("rows with content"), "\(run.output)")
  }

  @Test func encodingAndDelimiterAreTold() throws {
    let run = try ProgramRun("inspect", Self.fixture("table-utf16le.tsv"), "--lang", "en")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("Encoding: UTF-16LE\n"))
    #expect(run.output.contains("Between cells: tab\n"))
  }

  @Test func rowsLeftOutEndWithFindings() throws {
    let home = try TestHome()
    try home.write("a,b\n1,2\n\"x\"y,3\n4,5\n", to: "t.csv")
    let run = try ProgramRun("inspect", "t.csv", "--lang", "en", home: home)
    #expect(run.exitCode == 1, "\(run.output)\(run.errors)")
    #expect(run.output.contains("Rows left out: 1\n"), "\(run.output)")
    #expect(run.output.contains("t.csv, row 3"), "\(run.output)")
  }

  @Test func refusedFilesEndWithOneLine() throws {
    let home = try TestHome()
    try home.write("", to: "rỗng.xlsx")
    try home.write("%PDF-1.7\n", to: "t.pdf")
    for (file, code) in [
      ("rỗng.xlsx", 4), ("t.pdf", 4), (Self.fixture("password.xlsx"), 4), ("không-có.xlsx", 2),
      (home.path, 4),
    ] {
      let run = try ProgramRun("inspect", file, home: home)
      #expect(run.exitCode == code, "\(file) \(run.errors)")
      #expect(run.output == "", "\(file)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
      #expect(run.errors.contains(file), "\(run.errors)")
    }
    #expect(try ProgramRun("inspect", "t.pdf", "--encoding", "xyzzy", home: home).exitCode == 2)
  }

  /// A library that cannot be opened, as one that is not there; what needs none is read all the same.
  @Test(arguments: [
    ("ii06a-xlsxwriter.xlsx", "libzip.so.4", "libzip4"), ("ii06a-odfpy.ods", "libxml2.so.2", "libxml2"),
    ("ii06a-libreoffice.html", "libxml2.so.2", "libxml2"), ("ii06a-xlwt.xls", "libfreexl.so.1", "libfreexl1"),
  ])
  func missingLibrariesAreNamed(_ file: String, _ library: String, _ package: String) throws {
    let home = try TestHome()
    // Found first, and no library.
    try home.write("x", to: "libraries/\(library)")
    let environment = ["LD_LIBRARY_PATH": home.path + "/libraries"]
    let run = try ProgramRun(
      ["inspect", Self.fixture(file), "--lang", "en"], home: home, environment: environment)
    #expect(run.exitCode == 5, "\(run.output)\(run.errors)")
    #expect(run.output == "")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.errors.contains("apt-get install \(package)"), "\(run.errors)")
    let text = try ProgramRun(
      ["inspect", Self.fixture("ii06a-libreoffice.csv")], home: home, environment: environment)
    #expect(text.exitCode == 0, "\(text.errors)")
  }
}
