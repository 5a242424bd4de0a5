import Foundation
import Model
import Reference
import Store
import TestLibrary

// Times the pure parts in this process and prints a table: the built-in figures, and a store if one is named. Nothing
// here passes or fails; numbers of different machines do not compare.

let usage = "usage: Benchmarks [STORE] [--times N] [--only TEXT]\n  A large store is made by LargeStore.\n"
var store: String?
var times = 200
/// What the names of the rows must contain.
var only = ""
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  if argument == "--times", let number = arguments.popFirst().flatMap({ Int($0) }), number > 0 {
    times = number
  } else if argument == "--only", let text = arguments.popFirst() {
    only = text
  } else if argument.hasPrefix("-") || store != nil {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
  } else {
    store = argument
  }
}

func number(_ value: Double) -> String {
  let text = value < 100 ? String(format: "%.1f", value) : String(format: "%.0f", value)
  return String(repeating: " ", count: max(1, 11 - text.count)) + text
}

func show(_ title: String, _ benchmark: Benchmark, times: Int, only: String) throws {
  print(
    "\(title): microseconds" + String(repeating: " ", count: max(1, 36 - title.count))
      + "median        p95  runs")
  for row in try benchmark.run(times: times, only: only) {
    let name = row.name + String(repeating: " ", count: max(1, 44 - row.name.count))
    print(
      "  " + name + number(row.samples.percentile(50)) + number(row.samples.percentile(95))
        + "  \(row.samples.nanoseconds.count)")
  }
}

do {
  let quangNgai = Day(iso8601: "2004-07-08").map { UnitID(code: "51", validFrom: $0) }
  guard let day = Day(iso8601: "2024-06-03") else { exit(1) }
  try show(
    "Built-in figures",
    Benchmark(open: { try StoreReader(image: BuiltIn.image) }, today: day, home: quangNgai), times: times,
    only: only)
  if let store {
    let plan = LargeLibrary.Plan()
    let home = try StoreReader.open(path: store, mode: .readOnly).settings()["home"].flatMap { UnitID($0) }
    try show(
      store,
      Benchmark(
        open: { try StoreReader.open(path: store, mode: .readOnly) }, today: plan.today, home: home),
      times: times, only: only)
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
