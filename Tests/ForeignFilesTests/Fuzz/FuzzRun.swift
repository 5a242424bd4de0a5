import Foundation
import TestLibrary
import Testing

/// Many cases of one kind within a bounded time, each with a seed of its own.
///
/// `PHIENHOP_FUZZ_SEED=n` begins with the case of that seed, which is how a failure is repeated and how new cases are
/// looked for; `clock` takes others each time. Without it every run takes the same cases, as many as fit, so that a
/// change passes or fails for what it changes; `PHIENHOP_LONG_TESTS=1` takes three times as long.
struct FuzzRun {
  private let name: String
  private let seconds: Double
  private let folder: TestFolder

  /// - Parameters:
  ///   - name: what is read, for failures.
  ///   - seconds: how long it may take by default.
  init(_ name: String, seconds: Double, in folder: TestFolder) {
    self.name = name
    self.seconds = seconds
    self.folder = folder
  }

  private static let environment = ProcessInfo.processInfo.environment
  private static let isLong = environment["PHIENHOP_LONG_TESTS"] == "1"

  private static let firstSeed: UInt64 = {
    let asked = environment["PHIENHOP_FUZZ_SEED"]
    return asked == "clock" ? UInt64(Date().timeIntervalSince1970 * 1000) : asked.flatMap { UInt64($0) } ?? 1
  }()

  /// At least this many cases, however slow the machine is.
  private static let fewestCases = 5
  /// A reader with this many failures is broken; more of them tell nothing.
  private static let mostFailures = 5

  /// Makes and reads cases until the time is over.
  ///
  /// Every input is in a file named after its seed before it is read, so that it is still there after a crash of the
  /// tests themselves.
  /// - Parameters:
  ///   - make: makes an input out of seeded numbers.
  ///   - check: reads it and returns what is wrong with the outcome.
  /// - Returns: how many cases there were.
  @discardableResult func run(
    _ make: (inout SeededNumbers) -> [UInt8], _ check: (_ path: String) throws -> [String]
  ) throws -> Int {
    let end = ContinuousClock.now + .seconds(Self.isLong ? seconds * 3 : seconds)
    var seed = Self.firstSeed
    var cases = 0
    var failures = 0
    FileHandle.standardError.write(
      Data("fuzz \(name): seeds from \(seed) on, inputs in \(folder.path)\n".utf8))
    while cases < Self.fewestCases || ContinuousClock.now < end {
      var numbers = SeededNumbers(seed: seed)
      let input = make(&numbers)
      let path = try folder.write(input, to: "\(name)-\(seed)")
      let complaints = try check(path)
      if !complaints.isEmpty {
        failures += 1
        let kept = try Self.keep(input, as: "\(name)-\(seed)")
        Issue.record(
          """
          \(name): \(complaints.prefix(5).joined(separator: "; ")); repeat with PHIENHOP_FUZZ_SEED=\(seed); \
          the input is \(kept)
          """)
        if failures >= Self.mostFailures { break }
      }
      try FileManager.default.removeItem(atPath: path)
      cases += 1
      seed &+= 1
    }
    FileHandle.standardError.write(Data("fuzz \(name): \(cases) cases\n".utf8))
    return cases
  }

  /// Outside of the folder that goes with the test.
  private static func keep(_ input: [UInt8], as name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phienhop-fuzz")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(input).write(to: file)
    return file.path
  }
}
