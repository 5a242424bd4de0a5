import Foundation
import GRDB
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct OpeningTests {
  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func image() throws -> [UInt8] {
    try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "")
  }

  /// What opening for reading and for writing throws, which must agree.
  private func trouble(_ path: String) -> StoreError? {
    var reading: StoreError?
    var writing: StoreError?
    do { _ = try StoreReader.open(path: path) } catch { reading = error as? StoreError }
    do { _ = try StoreWriter.open(path: path) } catch { writing = error as? StoreError }
    #expect(reading == writing)
    return reading
  }

  @Test func missing() throws {
    let scratch = try Scratch()
    #expect(trouble(scratch.store) == .missing(path: scratch.store))
    #expect(trouble(scratch.folder) == .foreign(path: scratch.folder))
    #expect(!FileManager.default.fileExists(atPath: scratch.store))
  }

  @Test func textFileAndEmptyFile() throws {
    let scratch = try Scratch()
    try write(Array("Tỉnh;Điểm\nQuảng Ngãi;0,5787\n".utf8), to: scratch.store)
    #expect(trouble(scratch.store) == .foreign(path: scratch.store))
    let empty = scratch.folder + "/empty"
    try write([], to: empty)
    #expect(trouble(empty) == .truncated(path: empty))
  }

  @Test func fileOfAnotherApplication() throws {
    let scratch = try Scratch()
    let other = try DatabaseQueue(path: scratch.store)
    try other.write { try $0.execute(sql: "CREATE TABLE batch (number INTEGER)") }
    try other.close()
    let before = try checksum(scratch.store)
    #expect(trouble(scratch.store) == .foreign(path: scratch.store))
    #expect(try checksum(scratch.store) == before)
  }

  @Test func newerSchemaIsLeftAlone() throws {
    let scratch = try Scratch()
    var bytes = try image()
    bytes[63] = 9
    try write(bytes, to: scratch.store)
    let before = try checksum(scratch.store)
    #expect(trouble(scratch.store) == .newer(path: scratch.store, schema: 9, known: Schema.current.version))
    #expect(try checksum(scratch.store) == before)
  }

  @Test func truncatedFile() throws {
    let scratch = try Scratch()
    try write(Array(try image().dropLast(9_000)), to: scratch.store)
    #expect(trouble(scratch.store) == .truncated(path: scratch.store))
  }

  /// Flipped bytes are told as damage, wherever they are, and never trap.
  @Test func flippedBytesAreFound() throws {
    let sound = try image()
    var found = 0
    var state: UInt64 = 42
    for round in 0..<40 {
      let scratch = try Scratch()
      var bytes = sound
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[100 + Int((state >> 33) % UInt64(bytes.count - 100))] ^=
          UInt8(truncatingIfNeeded: state >> 24) | 1
      }
      try write(bytes, to: scratch.store)
      do {
        if try !StoreCheck(path: scratch.store).isSound { found += 1 }
        let reader = try StoreReader.open(path: scratch.store)
        _ = try reader.units()
        _ = try reader.directiveOutlines()
      } catch let error as StoreError {
        guard case .corrupt = error else {
          Issue.record("round \(round): \(error)")
          continue
        }
        found += 1
      }
    }
    #expect(found >= 40)
  }

  @Test func damagedSchemaIsCorrupt() throws {
    let scratch = try Scratch()
    var bytes = try image()
    for index in 100..<4_000 { bytes[index] = 0xFF }
    try write(bytes, to: scratch.store)
    guard case .corrupt(let path, let details)? = trouble(scratch.store) else {
      Issue.record("not corrupt")
      return
    }
    #expect(path == scratch.store && !details.isEmpty)
  }

  @Test func valueNobodyKnowsIsAFinding() throws {
    let scratch = try Scratch()
    try scratch.filledElsewhere()
    let other = try DatabaseQueue(path: scratch.store)
    try other.write {
      try $0.execute(sql: "UPDATE directive SET kind = 'song', window_last = window_first - 1")
    }
    try other.close()
    let reader = try StoreReader.open(path: scratch.store)
    #expect(throws: StoreError.self) { try reader.directives(["d1"]) }
    #expect(throws: StoreError.self) { try reader.directiveOutlines() }
    let check = try StoreCheck(path: scratch.store)
    #expect(check.findings.count == 1)
    #expect(check.findings.first?.details.contains("song") == true)
  }

  /// Numbers that later arithmetic could not bear are a damaged file, not a crash.
  @Test(arguments: [
    "UPDATE index_figure SET rank = 9223372036854775807",
    "UPDATE index_figure SET rank_of = -9223372036854775808",
    "UPDATE unit SET official_order = 4611686018427387904", "UPDATE target SET year = 1000000001",
    "UPDATE report SET percent = 9223372036854775807",
    "UPDATE edition SET unit_count = 9223372036854775807, period_year = 9223372036854775807",
    "UPDATE directive SET recurrence_first_day = 9223372036854775807",
    "UPDATE observation SET source_row = -9223372036854775808",
    "UPDATE structure SET items = replace(items, '100', '9223372036854775807')",
  ])
  func numberOutOfRangeIsCorrupt(statement: String) throws {
    let scratch = try Scratch()
    try scratch.filledElsewhere()
    let other = try DatabaseQueue(path: scratch.store)
    try other.write { try $0.execute(sql: statement) }
    try other.close()
    let reader = try StoreReader.open(path: scratch.store)
    do {
      _ = try reader.units()
      _ = try reader.targets()
      _ = try reader.structures()
      _ = try reader.editions()
      _ = try reader.indexTotals(index: "dti")
      _ = try reader.observations(ObservationFilter())
      _ = try reader.reports(of: "d1")
      _ = try reader.directiveOutlines()
      Issue.record("\(statement) was not noticed")
    } catch StoreError.corrupt(let path, _) {
      #expect(path == scratch.store)
    }
  }

  @Test func missingRowsOfABatchAreAFinding() throws {
    let scratch = try Scratch()
    try scratch.filledElsewhere()
    let other = try DatabaseQueue(path: scratch.store)
    try other.write { try $0.execute(sql: "DELETE FROM holiday") }
    try other.close()
    #expect(try StoreCheck(path: scratch.store).findings.map(\.details) == ["batch 1"])
  }

  @Test func initialisingNeverOverwrites() throws {
    let scratch = try Scratch()
    try write([1, 2, 3], to: scratch.store)
    #expect(throws: StoreError.exists(path: scratch.store)) { try StoreWriter.create(path: scratch.store) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.store)) == Data([1, 2, 3]))
    let other = scratch.folder + "/a/b/other.store"
    _ = try StoreWriter.create(path: other)
    // Nothing temporary is left behind.
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/a/b").sorted()
    #expect(names.allSatisfy { $0.hasPrefix("other.store") && !$0.hasSuffix(".new") })
    // A log without its store would be played into the new one.
    let orphan = scratch.folder + "/orphan.store"
    try write([1], to: orphan + "-wal")
    #expect(throws: StoreError.exists(path: orphan + "-wal")) { try StoreWriter.create(path: orphan) }
  }

  @Test func olderSchemaIsMigratedAfterABackup() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    _ = try writer.write(figures("x", ["n": 1]))
    let next = Schema(
      steps: Schema.current.steps + [{ db in try db.execute(sql: "CREATE TABLE room (id TEXT) STRICT") }])
    let now = Schema.current.version
    #expect(throws: StoreError.older(path: scratch.store, schema: now, known: now + 1)) {
      try StoreReader.open(path: scratch.store, mode: .normal, schema: next, log: nil)
    }
    _ = try StoreWriter.open(path: scratch.store, options: .init(schema: next))
    let reader = try StoreReader.open(path: scratch.store, mode: .normal, schema: next, log: nil)
    #expect(try reader.values() == ["n": "1", "o1": "98"])
    #expect(
      try StoreReader.open(path: scratch.store + ".schema\(now).backup").values() == ["n": "1", "o1": "98"])
    #expect(trouble(scratch.store) == .newer(path: scratch.store, schema: now + 1, known: now))
  }

  @Test func failedMigrationChangesNothing() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let bad = Schema(
      steps: Schema.current.steps + [
        { db in
          try db.execute(sql: "CREATE TABLE room (id TEXT) STRICT")
          try db.execute(sql: "CREATE TABLE room (id TEXT) STRICT")
        }
      ])
    #expect(throws: StoreError.self) {
      try StoreWriter.open(path: scratch.store, options: .init(schema: bad))
    }
    #expect(try StoreReader.open(path: scratch.store).values() == ["o1": "98"])
    #expect(try StoreCheck(path: scratch.store).isSound)
  }

  @Test func everyErrorHasOneCalmLineInBothLanguages() {
    let number = BatchNumber(3)
    let errors: [StoreError] = [
      .missing(path: "/p"), .exists(path: "/p"), .locked(path: "/p"), .foreign(path: "/p"),
      .newer(path: "/p", schema: 2, known: 1), .older(path: "/p", schema: 1, known: 2),
      .truncated(path: "/p"),
      .corrupt(path: "/p", details: "SQLite error 11"), .diskFull(path: "/p"), .noPermission(path: "/p"),
      .readOnly(path: "/p"), .unwritableFolder(path: "/p", missing: "/p-wal"),
      .networkFileSystem(path: "/p", kind: "nfs4"), .replaced(path: "/p"),
      .ioFailure(path: "/p", details: "SQLite error 10"), .refusedBatch(details: "x"), .unknownBatch(number),
      .alreadyWithdrawn(number, by: number), .withdrawalOfWithdrawal(number),
      .laterBatchBuilds(on: number, later: number), .notWithdrawn(number),
      .buildsOnWithdrawn(number, on: number), .cancelled,
    ]
    var lines: Set<String> = []
    for error in errors {
      for text in [error.message.vietnamese.string, error.message.english.string] {
        #expect(text.hasSuffix(".") && !text.contains("\n") && !text.contains("SQLite"))
        lines.insert(text)
      }
      #expect([3, 4, 5, 130].contains(error.exitCode))
    }
    #expect(lines.count == errors.count * 2)
    #expect(
      StoreError.diskFull(path: "").exitCode == 5 && StoreError.corrupt(path: "", details: "").exitCode == 3)
  }

  @Test func fileSystemsAreNamedFromTheMountTable() {
    let mounts = """
      22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
      40 22 0:40 / /mnt/kho\\040chung rw shared:1 - nfs4 server:/x rw
      41 22 0:41 / /mnt rw shared:1 master:2 - fuse.sshfs host:/ rw
      """
    #expect(FileSystemKind.type(of: "/home/a", mounts: mounts) == "ext4")
    #expect(FileSystemKind.type(of: "/mnt/kho chung/p.store", mounts: mounts) == "nfs4")
    #expect(FileSystemKind.type(of: "/mnt/khoa", mounts: mounts) == "fuse.sshfs")
    #expect(FileSystemKind.networkNames.isSuperset(of: ["nfs4", "cifs", "fuse.sshfs"]))
    #expect(FileSystemKind(of: "/proc")?.name == "proc")
    // What is known by its number alone says the same as the table, but for the name of its kind.
    for path in ["/", "/proc", "/dev/shm", NSTemporaryDirectory(), "/nowhere"] {
      let table = FileSystemKind(of: path)
      let number = FileSystemKind.forOpening(path)
      #expect(number?.isNetwork == table?.isNetwork && number?.isReadOnly == table?.isReadOnly)
    }
  }
}
