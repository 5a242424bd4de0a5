import Dashboard
import Model
import Terminal

/// Says numbered lines, a call for each: what the tests of the terminal for words run on a pseudo-terminal.
struct PlainProbe {
  let terminal: PlainTerminal
  private var number = 0

  init(terminal: PlainTerminal) {
    self.terminal = terminal
  }

  /// A digit says so many hundreds of lines; runs until `q` or until the loop says so; the exit code.
  consuming func run(_ loop: EventLoop) -> Int32 {
    terminal.say(["sẵn sàng"])
    while true {
      for event in loop.next() {
        switch event {
        case .key(.character("q")): return 0
        case .key(.character(let character)): sayLines(100 * (character.wholeNumberValue ?? 0))
        case .paste(let text): terminal.say([CleanText(cleaning: "dán \(text.count)")])
        case .retyped(let deletions, let text):
          terminal.say([CleanText(cleaning: "thay \(deletions) \(text)")])
        case .key, .mouse, .resized, .deadline, .resumed, .wakeup: break
        case .end(let ending): return ending.exitCode
        }
      }
    }
  }

  private mutating func sayLines(_ count: Int) {
    for _ in 0..<count {
      number += 1
      let text = CleanText(cleaning: "dòng \(number) " + String(repeating: "Quảng Ngãi; ", count: 6))
      if !terminal.say([text]) { terminal.replaceWaiting(with: [CleanText(cleaning: "tới \(number)")]) }
    }
  }
}
