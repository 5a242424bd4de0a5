import Foundation
import GRDB
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct ReadOnlyTests {
  @Test func readerCannotWrite() throws {
    let scratch = try Scratch()
    try scratch.filledElsewhere()
    let before = try checksum(scratch.store)
    let reader = try StoreReader.open(path: scratch.store, mode: .readOnly)
    _ = try reader.units()
    for statement in [
      "DELETE FROM holiday", "CREATE TABLE x (y)", "PRAGMA user_version = 7", "PRAGMA query_only = 0",
      "ATTACH '/tmp/x' AS y", "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM",
    ] {
      #expect(throws: StoreError.self, "\(statement)") { try reader.connection.run { try $0.run(statement) } }
    }
    #expect(try reader.connection.run { try $0.integer("PRAGMA query_only") } == 1)
    // Even without the authorizer the connection itself is closed to writing.
    let bare = try StoreConnection.copying(path: scratch.store)
    #expect(throws: StoreError.readOnly(path: scratch.store)) {
      try bare.run { try $0.run("DELETE FROM holiday") }
    }
    #expect(try checksum(scratch.store) == before)
  }

  @Test func everyConnectionKeepsTheResetBugOut() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let writing = try StoreConnection.writing(path: scratch.store)
    let connections = [
      writing,
      try StoreConnection.reading(path: scratch.store, immutable: false),
      try StoreConnection.copying(path: scratch.store),
    ]
    #expect(try writing.run { try $0.integer("PRAGMA foreign_keys") } == 1)
    for connection in connections {
      let numbers = try connection.run { sql in
        try ["wal_autocheckpoint", "mmap_size"].map { try sql.integer("PRAGMA \($0)") ?? -1 }
      }
      #expect(numbers == [0, 0])
      #expect(try connection.run { try $0.strings("PRAGMA journal_mode") } == ["wal"])
    }
  }

  @Test func logIsEmptyAfterEachBatch() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    _ = try writer.write(figures("x", ["a": 1]))
    #expect(try StoreInfo(path: scratch.store).logSize == 0)
  }

  @Test func imageCannotBeWritten() throws {
    let bytes = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "")
    let copy = bytes
    try bytes.withUnsafeBytes { image in
      let reader = try StoreReader(image: image)
      #expect(throws: StoreError.self) { try reader.connection.run { try $0.run("DELETE FROM holiday") } }
      #expect(try reader.holidays().count == 1)
    }
    #expect(bytes == copy)
    #expect(throws: StoreError.self) {
      try [UInt8](repeating: 7, count: 5_000).withUnsafeBytes { try StoreReader(image: $0) }
    }
    #expect(throws: StoreError.self) { try bytes.prefix(50).withUnsafeBytes { try StoreReader(image: $0) } }
  }

  /// On a read-only mount the file is taken as immutable: nothing is made beside it.
  @Test func immutableOpeningMakesNoFiles() throws {
    let scratch = try Scratch()
    let odd = scratch.folder + "/kho % ?#dữ liệu"
    try FileManager.default.createDirectory(atPath: odd, withIntermediateDirectories: true)
    try scratch.filledElsewhere()
    try FileManager.default.moveItem(atPath: scratch.store, toPath: odd + "/p.store")
    let connection = try StoreConnection.reading(path: odd + "/p.store", immutable: true)
    #expect(try connection.run { try $0.integer("SELECT count(*) FROM directive") } == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: odd) == ["p.store"])
  }

  /// A backup of a store on a read-only mount needs neither log nor index beside it.
  @Test func backupOfAnImmutableFile() throws {
    let scratch = try Scratch()
    try scratch.filledElsewhere()
    let disk = scratch.folder + "/đĩa"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: scratch.store, toPath: disk + "/p.store")
    let copy = scratch.folder + "/bản sao.store"
    try StoreFile.backup(disk + "/p.store", to: copy, immutable: true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["p.store"])
    #expect(try StoreReader.open(path: copy).directiveOutlines().count == 1)
  }

  /// Without the right to write the folder: readable while somebody has it open, else a line that says why.
  @Test func unwritableFolder() throws {
    let scratch = try Scratch()
    try scratch.filledElsewhere()
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.folder)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.folder) }
    let alone = try Probe("nobody", scratch.store).finish()
    #expect(alone.status == 5)
    #expect(alone.lines.first?.contains("unwritableFolder") == true, "\(alone.lines)")

    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.folder)
    let writer = try StoreWriter.open(path: scratch.store)
    _ = try writer.write(figures("x", ["a": 1]))
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.folder)
    #expect(try Probe("nobody", scratch.store).finish().lines == ["opened 1"])
  }

  @Test func backupIsConsistentAndNeverOverwrites() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    _ = try writer.write(figures("x", ["a": 1]))
    let copy = scratch.folder + "/sao lưu.store"
    try StoreFile.backup(scratch.store, to: copy)
    _ = try writer.write(figures("y", ["a": 2]))
    #expect(try StoreReader.open(path: copy).values() == ["a": "1", "o1": "98"])
    #expect(try StoreCheck(path: copy).isSound)
    #expect(throws: StoreError.exists(path: copy)) { try StoreFile.backup(scratch.store, to: copy) }
    #expect(throws: StoreError.missing(path: "/nowhere/x")) {
      try StoreFile.backup("/nowhere/x", to: copy + "2")
    }
    // A copy grows into a store again.
    _ = try StoreWriter.open(path: copy).write(figures("z", ["a": 3]))
    #expect(try StoreReader.open(path: copy).values()["a"] == "3")
    #expect(try StoreInfo(path: copy).batches == 4)
  }

  @Test func infoTellsWhatThereIs() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let info = try StoreInfo(path: scratch.store)
    #expect(info.schema == Schema.current.version && info.batches == 2 && info.facts == 28)
    #expect(info.applicationID == 0x5048_6F70 && info.home == ProbeFacts.home)
    #expect(info.size > 100_000 && !info.fileSystem.isEmpty)
    #expect(info.factsByTable["directive"] == 1)
  }

  @Test func logKeepsOneOlderFile() throws {
    let scratch = try Scratch()
    let log = DetailLog(path: scratch.folder + "/state/log", limit: 200)
    for index in 0..<10 { log.append("line \(index)\nof two") }
    let size = try FileManager.default.attributesOfItem(atPath: log.path)[.size] as? Int
    #expect(size ?? 999 <= 200)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/state").sorted()
    #expect(names == ["log", "log.1"])
  }
}
