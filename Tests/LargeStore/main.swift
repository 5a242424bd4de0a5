import Foundation
import Model
import Store
import TestLibrary

// Makes a large store file for measuring and trying out. Not part of the program.

let usage = """
  usage: LargeStore PATH [--units N] [--months N] [--directives N] [--today YYYY-MM-DD] [--home CODE] [--seed N]
  Without options: 1,000 units, 60 months, 20,000 directives, around 2026-06-03, under 51 (Quảng Ngãi), seed 1.

  """

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(2)
}

var plan = LargeLibrary.Plan()
var path: String?
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  guard argument.hasPrefix("--") else {
    if path != nil { fail(usage) }
    path = argument
    continue
  }
  guard let value = arguments.popFirst() else { fail(usage) }
  let number = Int(value).flatMap { $0 >= 0 && $0 <= 1_000_000 ? $0 : nil }
  switch (argument, number) {
  case ("--units", let number?): plan.unitCount = number
  case ("--months", let number?): plan.monthCount = number
  case ("--directives", let number?): plan.directiveCount = number
  case ("--seed", let number?): plan.seed = UInt64(number)
  case ("--home", _): plan.homeCode = value
  case ("--today", _):
    guard let day = Day(iso8601: value) else { fail(usage) }
    plan.today = day
  default: fail(usage)
  }
}
guard let path else { fail(usage) }

do {
  let start = Date()
  let summary = try LargeLibrary(plan).write(to: path)
  let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  let rows: [(String, Int)] = [
    ("provinces", summary.provinces), ("units under the home province", summary.units),
    ("observations", summary.observations), ("documents", summary.documents),
    ("directives", summary.directives), ("assignments", summary.assignments), ("reports", summary.reports),
    ("extensions", summary.extensions), ("difficulties", summary.difficulties), ("batches", summary.batches),
    ("bytes", size), ("milliseconds", Int(Date().timeIntervalSince(start) * 1000)),
  ]
  print("\(path): home \(summary.home.name.vietnamese) (\(summary.home.id)), seed \(plan.seed)")
  for (name, count) in rows {
    let digits = String(count)
    print("  \(name)" + String(repeating: " ", count: max(1, 44 - name.count - digits.count)) + digits)
  }
} catch let error as StoreError {
  fail(error.message.english.string)
} catch {
  fail("\(error)")
}
