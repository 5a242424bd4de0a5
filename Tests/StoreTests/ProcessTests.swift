import Foundation
import Model
import PseudoTerminal
import Testing

@testable import Store
@testable import StoreProbe

@Suite(.serialized) struct ProcessTests {
  @Test func twoProcessesWriteAtOnce() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let first = try Probe("write", scratch.store, "one", "12", "40")
    let second = try Probe("write", scratch.store, "two", "12", "40")
    #expect(first.finish().lines == ["written"])
    #expect(second.finish().lines == ["written"])
    let reader = try StoreReader.open(path: scratch.store)
    let batches = try reader.batches()
    #expect(batches.map(\.number.value) == Array(1...26))
    #expect(batches.filter { $0.title.string.hasPrefix("one") }.count == 12)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func killedInTheMiddleOfABatchLeavesNothing() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let probe = try Probe("die", scratch.store)
    #expect(probe.line() == "middle")
    probe.kill()
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.batches().count == 2)
    #expect(try reader.directiveOutlines().map(\.id) == ["d1"])
    // The lock went with the process, and the store takes the next batch.
    let writer = try StoreWriter.open(path: scratch.store)
    #expect(try writer.write(figures("x", ["a": 1])).number == BatchNumber(3))
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func lockedStoreIsToldAfterABoundedWait() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let holder = try Probe("hold", scratch.store)
    #expect(holder.line() == "held")
    let writer = try StoreWriter.open(path: scratch.store, options: .init(patience: 50))
    #expect(throws: StoreError.locked(path: scratch.store)) { try writer.write(figures("x", ["a": 1])) }
    // Readers are not in anybody's way.
    #expect(try StoreReader.open(path: scratch.store).batches().count == 2)
    #expect(holder.finish().status == 0)
    #expect(try writer.write(figures("x", ["a": 1])).number == BatchNumber(4))
  }

  @Test func fourWritersAndEightReaders() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let writers = try (0..<4).map { try Probe("write", scratch.store, "w\($0)", "15", "30") }
    let readers = try (0..<8).map { _ in try Probe("read", scratch.store, "60") }
    for reader in readers { #expect(reader.finish().lines == ["whole"]) }
    for writer in writers { #expect(writer.finish().lines == ["written"]) }
    #expect(try StoreReader.open(path: scratch.store).batches().count == 62)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func fullDiskByPageLimit() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let pages = try StoreInfo(path: scratch.store).size / 4096
    let writer = try StoreWriter.open(path: scratch.store, options: .init(pageLimit: pages + 4))
    var batch = ProbeFacts.batch("lớn")
    batch.directives = (0..<500).map { ProbeFacts.directive("x\($0)", title: "Việc \($0)") }
    #expect(throws: StoreError.diskFull(path: scratch.store)) { try writer.write(batch) }
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.batches().count == 2)
    #expect(try reader.directiveOutlines().count == 1)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
    // A batch that fits is still taken.
    #expect(try writer.write(figures("nhỏ", ["a": 1])).number == BatchNumber(3))
  }

  /// A disk that is really full, where the system allows a mount of our own.
  @Test(.enabled(if: canMount)) func fullDiskByMount() throws {
    let scratch = try Scratch()
    let script = "mount -t tmpfs -o size=2m tmpfs \"$1\" && exec \"$0\" fill \"$1/p.store\""
    let probe = try Probe(scratch.folder, through: ["unshare", "-rm", "sh", "-c", script])
    let result = probe.finish()
    #expect(result.lines == ["diskFull", "sound"])
  }

  /// A store on a read-only mount opens, and only there without any file beside it.
  @Test(.enabled(if: canMount)) func readOnlyMount() throws {
    let scratch = try Scratch()
    try scratch.filledElsewhere()
    let script = """
      mkdir -p "$1/disk" && mount -t tmpfs tmpfs "$1/disk" && cp "$1/phienhop.store" "$1/disk/" &&
      mount -o remount,ro "$1/disk" && exec "$0" open "$1/disk/phienhop.store"
      """
    let result = try Probe(scratch.folder, through: ["unshare", "-rm", "sh", "-c", script]).finish()
    #expect(result.lines == ["opened 1"])
    let writing = script.replacingOccurrences(of: "\"$0\" open", with: "\"$0\" write")
    let refused = try Probe(scratch.folder, through: ["unshare", "-rm", "sh", "-c", writing + " x 1 1"])
      .finish()
    #expect(refused.status == 5)
    #expect(refused.lines.first?.contains("readOnly") == true, "\(refused.lines)")
  }

  private static let canMount: Bool = {
    let process = ChildProcess()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test func replacedStoreIsNotWrittenInto() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    try FileManager.default.removeItem(atPath: scratch.store)
    #expect(throws: StoreError.replaced(path: scratch.store)) { try writer.write(figures("x", ["a": 1])) }
  }

  /// No libdispatch worker is started by whatever is done with a store, and the watcher ends with `stop`.
  @Test func onlyTheWatcherHasAThread() throws {
    let scratch = try Scratch()
    let result = try Probe("threads", scratch.store).finish()
    #expect(result.lines == ["StoreProbe,store-watcher", "StoreProbe"])
  }

  @Test func refusedStoreStartsNoThreadEither() throws {
    let scratch = try Scratch()
    var bytes = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "")
    for index in 100..<4_000 { bytes[index] = 0xFF }
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.store))
    #expect(try Probe("refused", scratch.store).finish().lines == ["corrupt", "StoreProbe"])
    #expect(try Probe("refused", scratch.store + "2").finish().lines == ["missing", "StoreProbe"])
  }
}

@Suite(.serialized) struct WatcherTests {
  /// Counts what the watcher tells and lets the test wait for it.
  private final class Told: @unchecked Sendable {
    private let condition = NSCondition()
    private var changes: [StoreWatcher.Change] = []

    func add(_ change: StoreWatcher.Change) {
      condition.lock()
      changes.append(change)
      condition.signal()
      condition.unlock()
    }

    /// The changes so far, after at most `seconds` of waiting for the first.
    func wait(seconds: Double) -> [StoreWatcher.Change] {
      condition.lock()
      defer { condition.unlock() }
      let deadline = Date(timeIntervalSinceNow: seconds)
      while changes.isEmpty, condition.wait(until: deadline) {}
      return changes
    }
  }

  @Test func commitOfAnotherProcessIsToldAndReadingIsNot() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let told = Told()
    let watcher = try StoreWatcher(path: scratch.store) { told.add($0) }
    #expect(try Probe("read", scratch.store, "3").finish().lines == ["whole"])
    #expect(told.wait(seconds: 0.4).isEmpty)
    let start = Date()
    #expect(try Probe("write", scratch.store, "one", "1", "10").finish().lines == ["written"])
    #expect(told.wait(seconds: 5) == [.committed])
    #expect(Date().timeIntervalSince(start) < 3)
    watcher.stop()
  }

  @Test func importWakesTheWatcherSeldomAndNothingWakesItAfterwards() throws {
    let scratch = try Scratch(isDeep: true)
    _ = try scratch.filled()
    let told = Told()
    let watcher = try StoreWatcher(path: scratch.store) { told.add($0) }
    let start = Date()
    #expect(try Probe("write", scratch.store, "big", "30", "200").finish().lines == ["written"])
    #expect(told.wait(seconds: 5).first == .committed)
    let seconds = Date().timeIntervalSince(start)
    #expect(Double(watcher.wakeUps) <= 15 * max(seconds, 0.5), "\(watcher.wakeUps) in \(seconds) s")
    // Let the last pause end, then nothing may move.
    var before = -1
    while before != watcher.wakeUps {
      before = watcher.wakeUps
      Thread.sleep(forTimeInterval: 0.3)
    }
    Thread.sleep(forTimeInterval: 0.5)
    #expect(watcher.wakeUps == before)
    watcher.stop()
  }

  @Test func replacedFileIsTold() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let told = Told()
    let watcher = try StoreWatcher(path: scratch.store) { told.add($0) }
    try FileManager.default.moveItem(atPath: scratch.store, toPath: scratch.store + ".old")
    #expect(told.wait(seconds: 5).first == .replaced)
    watcher.stop()
    watcher.stop()
  }

  /// The folder's own name changes, and with it what the path leads to.
  @Test func movedFolderIsTold() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let folder = URL(fileURLWithPath: scratch.store).deletingLastPathComponent().path
    let told = Told()
    let watcher = try StoreWatcher(path: scratch.store) { told.add($0) }
    usleep(50_000)
    try FileManager.default.moveItem(atPath: folder, toPath: folder + ".moved")
    defer { try? FileManager.default.moveItem(atPath: folder + ".moved", toPath: folder) }
    #expect(told.wait(seconds: 5).first == .replaced)
    watcher.stop()
  }

  /// Stopped while it waits for changes to settle, and at once after the start.
  @Test func stopsAtAnyMoment() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    for pause: useconds_t in [0, 100, 20_000] {
      let watcher = try StoreWatcher(path: scratch.store) { _ in }
      usleep(pause)
      _ = FileManager.default.createFile(atPath: scratch.store + ".beside", contents: Data())
      watcher.stop()
    }
  }

  @Test func watcherNeedsAStore() throws {
    let scratch = try Scratch()
    #expect(throws: StoreError.missing(path: scratch.store)) {
      try StoreWatcher(path: scratch.store) { _ in }
    }
  }
}
