import Glibc
import Terminal

SignalGate.install()
let statistics = Statistics()
do {
  let code: Int32
  if CommandLine.arguments.contains("--plain") {
    let terminal = try PlainTerminal.open(statistics: statistics)
    guard let wakeup = Wakeup(), let loop = EventLoop(terminal: terminal, wakeup: wakeup) else { exit(5) }
    code = PlainProbe(terminal: terminal).run(loop)
    terminal.leave()
  } else {
    let terminal = try Terminal.open(statistics: statistics)
    guard let wakeup = Wakeup(), let loop = EventLoop(terminal: terminal, wakeup: wakeup) else { exit(5) }
    code = Probe(terminal: terminal, wakeup: wakeup).run(loop)
    terminal.leave()
  }
  if let index = CommandLine.arguments.firstIndex(of: "--stats"), index + 1 < CommandLine.arguments.count {
    statistics.write(to: CommandLine.arguments[index + 1])
  }
  exit(code)
} catch {
  Probe.complain(error.vietnamese + "\n" + error.english + "\n")
  exit(error.exitCode)
}
