import Foundation
import Glibc
import PseudoTerminal

// Times what the hour of a meeting waits for, whole program on a pseudo-terminal, and prints a table. Nothing here
// passes or fails; numbers of different machines do not compare.

do {
  let table = MeetingBenchmark.Table()
  let own = try MeetingBenchmark(table)
  defer { own.remove() }
  try own.present("own store")
  try own.follow()
  try own.presentClosed()
  if let store = CommandLine.arguments.dropFirst().first {
    try MeetingBenchmark(table, store: store).present(store)
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
