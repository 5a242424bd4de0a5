import Glibc
import Model
import Store

/// Runs one task on a store in a process of its own and prints what came of it, a line each.
func say(_ line: String) {
  print(line)
  fflush(nil)
}

/// Names of the threads of this process.
func threadNames() -> [String] {
  var names: [String] = []
  guard let folder = opendir("/proc/self/task") else { return [] }
  defer { closedir(folder) }
  while let entry = readdir(folder) {
    let id = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    guard !id.hasPrefix("."), let file = fopen("/proc/self/task/\(id)/comm", "r") else { continue }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, file) != nil else { continue }
    names.append(String(decoding: line.prefix { $0 > 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }
  return names.sorted()
}

func writeBatches(_ path: String, name: String, count: Int, facts: Int) throws {
  let writer = try StoreWriter.open(path: path)
  for index in 0..<count {
    var batch = ProbeFacts.batch("\(name) \(index)")
    // Half of the facts are everybody's, so writers supersede one another.
    for fact in 0..<facts {
      let id = fact % 2 == 0 ? "shared-\(fact)" : "\(name)-\(index)-\(fact)"
      batch.observations.append(ProbeFacts.observation(id, value: index * 100 + fact))
      batch.directives.append(ProbeFacts.directive(id, title: "\(name) \(index) \(fact)"))
    }
    _ = try writer.write(batch)
  }
}

/// Reads as known at the last batch again and again; what a batch made visible must not change under the reader.
func readRounds(_ path: String, rounds: Int) throws {
  var reader = try StoreReader.open(path: path)
  for _ in 0..<rounds {
    reader = try reader.latest()
    let before = try reader.directiveOutlines().count
    let figures = try reader.observations(ObservationFilter(unit: ProbeFacts.home)).count
    usleep(2_000)
    let after = try reader.directiveOutlines().count
    guard before == after, figures == before else {
      say("torn \(before) \(figures) \(after)")
      return
    }
  }
  say("whole")
}

func run(_ arguments: [String]) throws {
  func number(_ index: Int) -> Int { Int(arguments[index]) ?? 0 }
  switch arguments.first {
  case "fixture":
    let bytes = try StoreImage.build(
      batches: [ProbeFacts.everyKind()], recordedAt: "2024-06-03T00:00:00Z", pageSize: 512)
    guard let file = fopen(arguments[1], "w") else { return say("no file") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  case "write":
    try writeBatches(arguments[1], name: arguments[2], count: number(3), facts: number(4))
    say("written")
  case "read":
    try readRounds(arguments[1], rounds: number(2))
  case "die":
    // Stops in the middle of a batch and waits to be killed.
    let writer = try StoreWriter.open(path: arguments[1])
    var batch = ProbeFacts.batch("never")
    batch.directives = (0..<20_000).map { ProbeFacts.directive("never-\($0)", title: "Không bao giờ \($0)") }
    _ = try writer.write(batch) { done, total in
      guard done == total / 2 else { return }
      say("middle")
      while true { pause() }
    }
  case "hold":
    // Holds the store's lock inside a batch until standard input ends.
    let writer = try StoreWriter.open(path: arguments[1])
    var batch = ProbeFacts.batch("held")
    batch.settings = ["held": "yes"]
    _ = try writer.write(batch) { _, _ in
      say("held")
      while getchar() != EOF {}
    }
  case "fill":
    // Writes until the disk is full; tells what was thrown and whether the store is sound afterwards.
    let bytes = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "")
    try bytes.withUnsafeBytes {
      _ = try StoreFile.initialise(
        from: $0, to: arguments[1], home: ProbeFacts.home, author: CleanText("probe"))
    }
    do {
      try writeBatches(arguments[1], name: "full", count: 10_000, facts: 200)
    } catch let error as StoreError {
      say("\(error)".prefix { $0 != "(" }.description)
    }
    let check = try StoreCheck(path: arguments[1])
    say(check.isSound ? "sound" : "unsound \(check.findings)")
  case "open":
    let reader = try StoreReader.open(path: arguments[1])
    say("opened \(try reader.directiveOutlines().count)")
  case "nobody":
    // The same without the rights of root.
    guard getuid() != 0 || setuid(65_534) == 0 else { return say("no setuid") }
    try run(["open"] + arguments.dropFirst())
  case "threads":
    let bytes = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "")
    try bytes.withUnsafeBytes { image in
      _ = try StoreReader(image: image).units()
      _ = try StoreFile.initialise(
        from: image, to: arguments[1], home: ProbeFacts.home, author: CleanText("probe"))
    }
    try writeBatches(arguments[1], name: "threads", count: 3, facts: 10)
    try StoreFile.backup(arguments[1], to: arguments[1] + ".copy")
    _ = try StoreReader.open(path: arguments[1]).directiveOutlines()
    let watcher = try StoreWatcher(path: arguments[1]) { _ in }
    // The new thread names itself.
    for _ in 0..<1_000 where !threadNames().contains("store-watcher") { usleep(1_000) }
    say(threadNames().joined(separator: ","))
    watcher.stop()
    say(threadNames().joined(separator: ","))
  case "refused":
    // Opening what cannot be opened, then the threads.
    do { _ = try StoreReader.open(path: arguments[1]) } catch {
      say("\(error)".prefix { $0 != "(" }.description)
    }
    usleep(50_000)
    say(threadNames().joined(separator: ","))
  default:
    say("unknown task")
    exit(2)
  }
}

do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch let error as StoreError {
  say("error \(error)")
  exit(error.exitCode)
} catch {
  say("error \(error)")
  exit(1)
}
