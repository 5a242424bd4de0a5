import Foundation
import Glibc
import Intake
import Model
import Testing

@testable import ForeignFiles

/// Files that are none, or are in a state in which they cannot be read.
@Suite struct BadFileTests {
  private let folder: TestFolder
  private let reader: WorkbookReader

  init() throws {
    folder = try TestFolder()
    reader = try Fixture.reader()
  }

  private func failure(_ path: String, _ place: SourceLocation = #_sourceLocation) -> ReadingFailure? {
    #expect(throws: ReadingFailure.self, sourceLocation: place) { try reader.read(path: path) }
  }

  private func expect(
    _ path: String, _ code: ReadingFault, exit: Int32 = 4, detail: String = "",
    _ place: SourceLocation = #_sourceLocation
  ) {
    let failure = failure(path, place)
    #expect(failure?.fault.reason == code.reason(CleanText(cleaning: detail)), sourceLocation: place)
    #expect(failure?.exitCode == exit, sourceLocation: place)
  }

  @Test func whatIsNoFile() throws {
    expect(folder.path, .folder)
    expect(folder.path + "/không-có.xlsx", .missing, exit: 2)
    expect("/dev/null", .notAFile)
    expect(try folder.write([]), .emptyFile)
    let pipe = folder.path + "/ống.csv"
    #expect(mkfifo(pipe, 0o600) == 0)
    let start = ContinuousClock.now
    expect(pipe, .notAFile)
    // Nobody writes into it: opening must not wait.
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func noPermission() throws {
    let path = try folder.write("a,b\n")
    #expect(chmod(path, 0) == 0)
    expect(path, .noPermission, exit: 5)
  }

  @Test(arguments: [
    ("%PDF-1.7\n...", "PDF"), ("{\\rtf1 x}", "Rich Text (.rtf)"), ("\u{1F}\u{8B}\u{8}", nil),
    ("GIF89a....", "GIF"),
    ("{\"rows\": [1]}", "JSON"), ("[{\"a\": 1}]", "JSON"), ("<?xml version=\"1.0\"?><data/>", "XML"),
    ("MIME-Version: 1.0\n", "MHTML (.mht)"),
  ])
  func otherKindsAreNamed(_ text: String, _ name: String?) throws {
    let path = try folder.write(text)
    if let name { expect(path, .otherKind, detail: name) } else { expect(path, .binary) }
  }

  @Test func archivesThatAreNoWorkbooks() throws {
    var zip = ZipWriter()
    zip.add("đọc.txt", "x")
    expect(try folder.write(zip.bytes), .unknownArchive)
    zip.add("word/document.xml", "<w/>")
    expect(try folder.write(zip.bytes), .otherKind, detail: "Word (.docx)")
    var text = ZipWriter()
    text.add("mimetype", "application/vnd.oasis.opendocument.text")
    expect(try folder.write(text.bytes), .otherKind, detail: "OpenDocument (text)")
  }

  @Test func passwords() throws {
    expect(Fixture.path("password.xlsx"), .encrypted)
    expect(
      try folder.write(WorkbookMaker.ods(rows: "", manifest: "<m><encryption-data/></m>")), .encrypted)
    var zip = WorkbookMaker.packageWithoutSheet()
    zip.add("xl/worksheets/sheet1.xml", "\u{1}\u{2}\u{3}", isEncrypted: true)
    expect(try folder.write(zip.bytes), .encrypted)
    // A record of encryption in place of the first font.
    var old = try Fixture.bytes("ii06a-xlwt.xls")
    let font = try #require(
      (512..<old.count - 2).first { old[$0] == 0x31 && old[$0 + 1] == 0 && old[$0 + 3] == 0 })
    old[font] = 0x2F
    expect(try folder.write(old), .encrypted)
  }

  @Test func olderThanExcel97() throws {
    expect(try folder.write([9, 0, 4, 0, 2, 0, 0x10, 0]), .oldExcel)
    expect(try folder.write([9, 8, 16, 0, 0, 6, 5, 0] + [UInt8](repeating: 0, count: 100)), .oldExcel)
  }

  @Test func namesThatSayOtherwise() throws {
    let path = try folder.write(try Fixture.bytes("ii06a-xlsxwriter.xlsx"), to: "biểu.csv")
    let reading = try reader.read(path: path)
    #expect(reading.workbook.container == .xlsx)
    #expect(reading.notices == [.otherContainer(ending: "csv", container: .xlsx)])
    let odd = try folder.write(try Fixture.bytes("ii06a-xlwt.xls"), to: "biểu.dat")
    #expect(try reader.read(path: odd).notices == [])
  }

  // MARK: - Cut and damaged

  @Test(arguments: [
    "ii06a-xlsxwriter.xlsx", "ii06a-odfpy.ods", "ii06a-xlwt.xls", "ii06a-spreadsheetml.xls",
    "fonts-libreoffice.fods",
  ])
  func cutFiles(_ name: String) throws {
    let bytes = try Fixture.bytes(name)
    for part in [100, bytes.count / 4, bytes.count / 2, bytes.count - 30, bytes.count - 3] {
      let failure = failure(try folder.write(bytes[..<part]))
      #expect(failure?.exitCode == 4, "\(part)")
      #expect(failure?.fault.reason != ReadingFault.crashed.reason(.empty), "\(part)")
    }
  }

  @Test func wrongChecksum() throws {
    var zip = WorkbookMaker.packageWithoutSheet()
    zip.add(
      "xl/worksheets/sheet1.xml", WorkbookMaker.sheet(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
      hasWrongChecksum: true)
    expect(try folder.write(zip.bytes), .corruptArchive, detail: "xl/worksheets/sheet1.xml")
  }

  @Test func missingParts() throws {
    expect(
      try folder.write(WorkbookMaker.packageWithoutSheet().bytes), .partMissing,
      detail: "xl/worksheets/sheet1.xml")
    var zip = ZipWriter()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add("_rels/.rels", "<Relationships/>")
    expect(try folder.write(zip.bytes), .partMissing, detail: "xl/workbook.xml")
    expect(try folder.write("<html><body><p>Không có bảng</p></body></html>"), .noTable)
  }

  // MARK: - Change

  @Test(arguments: ["grows", "shrinks", "is touched"], ["a,b\n1,2\n", nil])
  func fileThatChangesWhileItIsRead(_ change: String, _ text: String?) throws {
    let bytes = try text.map { Array($0.utf8) } ?? Fixture.bytes("ii06a-xlsxwriter.xlsx")
    let path = try folder.write(bytes, to: "tệp")
    var rows = 0
    let failure = #expect(throws: ReadingFailure.self) {
      try reader.visit(path: path) { event in
        guard case .row = event else { return .next }
        rows += 1
        guard rows == 1 else { return .next }
        switch change {
        case "grows":
          let file = FileHandle(forWritingAtPath: path)
          file?.seekToEndOfFile()
          file?.write(Data("3,4\n".utf8))
        case "shrinks": truncate(path, off_t(bytes.count - 2))
        default:
          utimensat(AT_FDCWD, path, [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)], 0)
        }
        return .next
      }
    }
    #expect(failure?.fault.reason == ReadingFault.changedMeanwhile.reason(.empty))
    #expect(failure?.exitCode == 4)
  }

  @Test(arguments: ["~$biểu.xlsx", ".~lock.biểu.xlsx#"])
  func fileThatIsOpenElsewhereIsReadWithANotice(_ lock: String) throws {
    let path = try folder.write(try Fixture.bytes("ii06a-xlsxwriter.xlsx"), to: "biểu.xlsx")
    try folder.write("x", to: lock)
    #expect(try reader.read(path: path).notices == [.openElsewhere(lockFile: lock)])
    #expect(LockFile.beside("biểu.xlsx") == nil)
  }

  // MARK: - The child

  @Test func programsThatDoNotAnswerAsTheyShould() throws {
    let path = try folder.write(try Fixture.bytes("ii06a-xlsxwriter.xlsx"), to: "biểu.xlsx")
    func failure(_ script: String, silentSeconds: Int = 60) throws -> ReadingFailure? {
      let program = try folder.write("#!/bin/sh\n\(script)\n", to: "con")
      #expect(chmod(program, 0o700) == 0)
      var options = WorkbookReader.Options()
      options.limits.silentSeconds = silentSeconds
      return #expect(throws: ReadingFailure.self) {
        try WorkbookReader(program: program).read(path: path, options: options)
      }
    }
    func reason(_ code: ReadingFault, _ detail: String = "") -> LocalizedText {
      code.reason(CleanText(cleaning: detail))
    }
    #expect(try failure("exec yes")?.fault.reason == reason(.garbled))
    #expect(try failure("exit 0")?.fault.reason == reason(.crashed))
    #expect(try failure("kill -SEGV $$")?.fault.reason == reason(.crashed))
    #expect(try failure("exec sleep 60", silentSeconds: 1)?.fault.reason == reason(.silent, "1"))
    // The greeting, then silence for good.
    #expect(try failure("printf 'PHIENH\\000\\001'")?.fault.reason == reason(.crashed))
    let none = #expect(throws: ReadingFailure.self) {
      try WorkbookReader(program: "/không/có").read(path: path)
    }
    #expect(none?.exitCode == 5)
  }

  @Test func childEndsWhenNobodyListens() throws {
    let rows = (1...20_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
    let path = try folder.write(WorkbookMaker.xlsx(rows: rows))
    var seen = 0
    try reader.visit(path: path) { event in
      if case .row = event { seen += 1 }
      return seen == 5 ? .stop : .next
    }
    #expect(seen == 5)
  }
}
