import Foundation
import Testing

/// The tour of the README: an invented province from its files to the dashboard.
struct TourTests {
  private static let readme = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../README.md")
    .standardized

  /// A debug build takes minutes for all files; the others are left to the long tests.
  private static let isLong = ProcessInfo.processInfo.environment["PHIENHOP_LONG_TESTS"] == "1"
  private static let few = [
    "don-vi.csv", "ho-so.csv", "nhiem-vu.csv", "ii06a-2024-01.csv", "ii06a-2024-08.csv",
  ]

  /// The commands between the marks, as a shell would run them in one folder.
  private func commands(_ tour: String) throws -> [[String]] {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- \(tour): begin -->"))
    let end = try #require(text.range(of: "<!-- \(tour): end -->"))
    return text[begin.upperBound..<end.lowerBound].split(separator: "\n")
      .filter { $0.hasPrefix("phienhop ") }
      .map { line in
        // Every other part stands between quotation marks.
        line.split(separator: "#")[0].split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .flatMap { $0 % 2 == 1 ? [String($1)] : $1.split(separator: " ").map(String.init) }
          .dropFirst().map { $0 }
      }
  }

  @Test func everyCommandOfTheTourWorks() throws {
    let home = try TestHome()
    var outputs: [String: String] = [:]
    for command in try commands("tour") {
      var arguments: [String] = []
      for argument in command {
        guard argument.hasSuffix("/*") else {
          arguments.append(argument)
          continue
        }
        let folder = String(argument.dropLast(2))
        let names = try FileManager.default.contentsOfDirectory(atPath: home.path + "/" + folder).sorted()
          .filter { Self.isLong || Self.few.contains($0) }
        arguments += names.map { folder + "/" + $0 }
      }
      // A tenth is enough for a test.
      if let position = arguments.firstIndex(of: "--dossiers") { arguments[position + 1] = "2000" }
      let run = try ProgramRun(arguments + ["--lang", "en"], home: home)
      // Some sums of the invented forms are wrong, and import says so.
      let expected: Int32 = arguments[0] == "import" ? 1 : 0
      #expect(run.exitCode == expected, "\(command) \(run.output.suffix(2_000)) \(run.errors)")
      outputs[arguments.prefix(2).joined(separator: " "), default: ""] += run.output
    }
    let imported = try #require(outputs.first { $0.key.hasPrefix("import") }?.value)
    #expect(imported.contains("Dossiers against the store: 2,000 new, 0 changed, 0 as known"))
    #expect(imported.contains("lệch 3: 3 = 4 + 5 + 6") && !imported.contains("Refused"))
    #expect(imported.contains("Form directives: 300 rows taken, 0 refused"))
    #expect(imported.contains("Form units: 501 rows taken"))
    if Self.isLong {
      #expect(imported.contains("Form procedures: 1,300 rows taken, 0 refused"))
      #expect(imported.contains("Form reports: 218 rows taken, 0 refused"))
    }
    let screen = try #require(outputs.first { $0.key.hasPrefix("render") }?.value)
    #expect(screen.contains("MÔ PHỎNG") || screen.contains("SIMULATED"))
    #expect(outputs.keys.contains { $0 == "batch undo" } && outputs.keys.contains { $0 == "batch redo" })
  }

  /// A meeting from its agenda to its conclusions, told by the same store.
  @Test func everyCommandOfAMeetingWorks() throws {
    let home = try TestHome()
    let made = ["demo", "mau", "--dossiers", "300", "--store", "mau.store"]
    #expect(try ProgramRun(made, home: home).exitCode == 0)
    let files = ["don-vi.csv", "nhiem-vu.csv"].map { "mau/" + $0 }
    #expect(
      try ProgramRun(["import"] + files + ["--store", "mau.store", "--yes"], home: home).exitCode == 0)
    try writePrinted(in: home)
    var outputs: [String: String] = [:]
    for command in try commands("meeting tour") {
      let run = try ProgramRun(command + ["--lang", "vi"], home: home)
      #expect(run.exitCode == 0, "\(command) \(run.output.suffix(2_000)) \(run.errors)")
      outputs[command.prefix(2).joined(separator: " "), default: ""] += run.output
    }
    #expect(outputs["changes --since"]?.contains("Mới quá hạn") == true)
    #expect(outputs["render --keys"]?.contains("Mục 1/9") == true)
    #expect(outputs["record list"]?.contains("dự thảo") == true)
    #expect(outputs["record adopt"]?.contains("Đã thông qua 2 nội dung") == true)
    let minutes = try #require(outputs.first { $0.key.hasPrefix("minutes") }?.value)
    #expect(minutes.contains("Sở Tư pháp: Hoàn thành số hóa hồ sơ hộ tịch; phối hợp: Sở Tài chính"))
    #expect(minutes.contains("thời hạn: trước ngày 15/3/2026") && minutes.contains("Sở Nội vụ"))
    #expect(outputs["render --keys"]?.contains("1 + 2 = 3: khớp") == true)
    #expect(minutes.contains("1/1 điểm cầu chính, 1/2 điểm cầu cấp xã"))
    #expect(minutes.contains("Điểm cầu vắng: UBND xã Số 2."))
  }

  /// Files that the tour makes with `printf 'TEXT' > NAME`.
  private func writePrinted(in home: TestHome) throws {
    for line in try String(contentsOf: Self.readme, encoding: .utf8).split(separator: "\n")
    where line.hasPrefix("printf '") {
      let parts = line.split(separator: "'")
      let name = try #require(parts.last?.split(separator: " ").last)
      try home.write(String(parts[1]).replacing("\\n", with: "\n"), to: String(name))
    }
  }

  /// Every screen and every file that goes out says that the province is invented.
  @Test func everythingIsMarked() throws {
    let home = try TestHome()
    let store = ["--store", "k.store", "--today", "2025-12-31"]
    #expect(try ProgramRun(["demo", "d", "--dossiers", "300"] + store, home: home).exitCode == 0)
    let files = ["d/don-vi.csv", "d/ho-so.csv", "d/ii06a-2025-03.xlsx", "d/truc-tuyen-2025-04.ods"]
    let taken = try ProgramRun(["import"] + files + ["--yes"] + store, home: home)
    #expect(taken.exitCode <= 1, "\(taken.output) \(taken.errors)")
    for screen in ["overview", "rankings", "dossiers", "directives", "indicators", "sources", "meeting"] {
      for size in ["120x40", "60x20"] {
        let drawn = try ProgramRun(
          ["render", "--screen", screen, "--size", size, "--lang", "vi"] + store, home: home)
        #expect(drawn.output.contains("MÔ PHỎNG"), "\(screen) \(size)")
      }
      let written = try ProgramRun(["export", screen, "--format", "csv", "--lang", "vi"] + store, home: home)
      #expect(written.output.contains("MÔ PHỎNG: "), "\(screen)")
    }
  }

  @Test func theSameSeedMakesTheSameFilesAndNothingIsWrittenOver() throws {
    let home = try TestHome()
    for folder in ["a", "b"] {
      #expect(try ProgramRun("demo", folder, "--dossiers", "300", "--seed", "7", home: home).exitCode == 0)
    }
    #expect(try ProgramRun("demo", "c", "--dossiers", "300", "--seed", "8", home: home).exitCode == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path + "/a").sorted()
    #expect(names.count > 30)
    func bytes(_ folder: String, _ name: String) -> Data? {
      FileManager.default.contents(atPath: "\(home.path)/\(folder)/\(name)")
    }
    for name in names { #expect(bytes("a", name) == bytes("b", name), "\(name)") }
    #expect(bytes("a", "ho-so.csv") != bytes("c", "ho-so.csv"))
    let again = try ProgramRun("demo", "a", "--dossiers", "300", home: home)
    #expect(again.exitCode == 2 && again.errors.split(separator: "\n").count == 1)
    #expect(try ProgramRun("demo", "d", "--dossiers", "-1", home: home).exitCode == 2)
  }
}
