import Dashboard
import Foundation
import TestLibrary

// Draws every view at every size from 60x16 to 300x100, in both languages, with the built-in figures and with the
// longest names, and prints what hides, meets or cuts what. Ends with 1 where anything does.

let usage = "usage: LayoutSweep [--columns FROM-TO] [--rows FROM-TO] [--step N] [--threads N] [--view TEXT]\n"

func fail() -> Never {
  FileHandle.standardError.write(Data(usage.utf8))
  exit(2)
}

func range(_ text: String?) -> ClosedRange<Int> {
  let ends = (text ?? "").split(separator: "-").compactMap { Int($0) }
  guard ends.count == 2, ends[0] <= ends[1], ends[0] > 0 else { fail() }
  return ends[0]...ends[1]
}

var columns = 60...300
var rows = 16...100
var step = 1
var threads = ProcessInfo.processInfo.activeProcessorCount
var views = LayoutView.all
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--columns": columns = range(arguments.popFirst())
  case "--rows": rows = range(arguments.popFirst())
  case "--step": step = arguments.popFirst().flatMap { Int($0) } ?? 0
  case "--threads": threads = arguments.popFirst().flatMap { Int($0) } ?? 0
  case "--view":
    let text = arguments.popFirst()
    views = views.filter { $0.description == text }
  default: fail()
  }
}
guard step > 0, threads > 0, !views.isEmpty else { fail() }

let heights = Array(stride(from: rows.lowerBound, through: rows.upperBound, by: step))
var sweep = LayoutSweep(
  columns: Array(stride(from: columns.lowerBound, through: columns.upperBound, by: step)),
  rows: { _, _ in heights })
sweep.views = views
do {
  let clock = ContinuousClock()
  let begin = clock.now
  let outcome = try sweep.run(threads: threads) { finding in
    // At once: a whole sweep takes minutes.
    FileHandle.standardOutput.write(Data("\(finding)\n".utf8))
  }
  let taken = begin.duration(to: clock.now)
  print(
    "\(outcome.frames) frames of \(views.count) views, \(outcome.findings.count) kinds of faults, \(taken)")
  exit(outcome.findings.isEmpty ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(2)
}
