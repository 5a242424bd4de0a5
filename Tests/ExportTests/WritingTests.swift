import Dashboard
import Foundation
import Glibc
import Model
import Testing

@testable import Export

/// A file is whole or not there, and what was there before stays unless it may go.
@Suite struct WritingTests {
  private func view() throws -> ExportedView { try SampleViews.Sample(name: "", screen: .meeting).view() }

  private func write(_ path: String, _ format: ExportFormat = .csv, replaces: Bool = false) throws {
    try ViewFile(view(), as: format, day: Day(number: 0)).write(to: path, replaces: replaces)
  }

  @Test(arguments: ExportFormat.allCases) func aFileThatIsThereStays(_ format: ExportFormat) throws {
    let folder = try Folder()
    let path = folder.file("a")
    try "cũ".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: ExportError.exists(path: path)) { try write(path, format) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "cũ")
    #expect(folder.names == ["a"])
    chmod(path, 0o640)
    try write(path, format, replaces: true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 1000)
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(folder.names == ["a"])
  }

  @Test func aFileThatComesWhileOneIsWrittenStays() throws {
    let folder = try Folder()
    let file = try NewFile(path: folder.file("a"), replaces: false)
    try file.write("mới")
    try "cũ".write(toFile: folder.file("a"), atomically: true, encoding: .utf8)
    #expect(throws: ExportError.exists(path: folder.file("a"))) { try file.commit() }
    #expect(try String(contentsOfFile: folder.file("a"), encoding: .utf8) == "cũ")
  }

  @Test func whatIsGivenUpLeavesNothing() throws {
    let folder = try Folder()
    do {
      let file = try NewFile(path: folder.file("a"), replaces: false)
      try file.write("một nửa")
      #expect(folder.names.count == 1)
    }
    #expect(folder.names == [])
  }

  @Test func aLinkStaysALink() throws {
    let folder = try Folder()
    try "cũ".write(toFile: folder.file("a"), atomically: true, encoding: .utf8)
    symlink(folder.file("a"), folder.file("b"))
    #expect(throws: ExportError.notAFile(path: folder.file("b"))) { try write(folder.file("b")) }
    try write(folder.file("b"), replaces: true)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("b")) == folder.file("a"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("a"))).count > 1000)
  }

  @Test func whereNoFileCanBeIsSaid() throws {
    let folder = try Folder()
    #expect(throws: ExportError.folderMissing(path: folder.file("x/a"))) { try write(folder.file("x/a")) }
    #expect(throws: ExportError.notAFile(path: folder.path)) { try write(folder.path, replaces: true) }
    mkfifo(folder.file("pipe"), 0o600)
    #expect(throws: ExportError.notAFile(path: folder.file("pipe"))) {
      try write(folder.file("pipe"), replaces: true)
    }
    let long = folder.file(String(repeating: "a", count: 300))
    #expect(throws: ExportError.self) { try write(long) }
    #expect(folder.names == ["pipe"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aFolderWithoutTheRightToWriteIsSaid() throws {
    let folder = try Folder()
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    #expect(throws: ExportError.notPermitted(path: folder.file("a"))) { try write(folder.file("a")) }
  }
}
