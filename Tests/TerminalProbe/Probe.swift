import Dashboard
import Glibc
import Terminal

/// A scrolling list of names on a Frame: what the tests of the terminal layer run on a pseudo-terminal.
struct Probe {
  let terminal: Terminal
  let wakeup: Wakeup
  private var list = ProbeList()

  init(terminal: Terminal, wakeup: Wakeup) {
    self.terminal = terminal
    self.wakeup = wakeup
  }

  static func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Runs until `q` or until the loop says so; the exit code.
  consuming func run(_ loop: EventLoop) -> Int32 {
    while true {
      terminal.draw(list.frame(size: terminal.size), theme: ProbeList.theme)
      for event in loop.next() {
        switch event {
        case .key(.character("q")): return 0
        case .key(let key): answer(key)
        case .retyped(let deletions, let text): list.last = "thay \(deletions) \(text)"
        case .mouse(let input): list.last = "\(input.kind) \(input.point.column) \(input.point.row)"
        case .paste(let text): list.last = "dán \(text.utf8.count)"
        case .resized, .deadline: break
        case .resumed: list.last = "tiếp tục"
        case .wakeup: list.last = "đã thức"
        case .end(let ending): return ending.exitCode
        }
      }
    }
  }

  private mutating func answer(_ key: Key) {
    switch key {
    case .character("t"):
      let empty: [Int] = []
      list.last = "\(empty[list.selected])"
    case .character("f"): fatalError("lỗi thử nghiệm")
    case .character("a"): abort()
    case .character("e"): Self.complain("một dòng báo lỗi\n")
    case .character("s"): list.last = "\(Self.recurse(1))"
    case .character("b"):
      list.last = "treo"
      terminal.draw(list.frame(size: terminal.size), theme: ProbeList.theme)
      while true { pause() }
    case .character("m"): terminal.isMouseOn.toggle()
    case .character("w"): startWorker()
    default: list.answer(key)
    }
  }

  /// Overflows the stack.
  @inline(never) private static func recurse(_ depth: Int) -> Int {
    depth == 0 ? 0 : recurse(depth + 1) &+ recurse(depth + 2)
  }

  private func startWorker() {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        SignalGate.prepareThread()
        if let argument { Unmanaged<Wakeup>.fromOpaque(argument).takeRetainedValue().signal() }
        return nil
      }, Unmanaged.passRetained(wakeup).toOpaque())
  }
}
