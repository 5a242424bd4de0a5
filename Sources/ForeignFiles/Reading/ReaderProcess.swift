import CForeignFiles
import Glibc

/// The child process that reads one file.
final class ReaderProcess {
  private let process: pid_t
  /// Where its answer comes from.
  private let answer: Int32
  private var isOver = false

  /// - Parameters:
  ///   - program: the path of the program that knows ``ReaderCommand``.
  ///   - file: the descriptor of the file to be read.
  /// - Throws: a ``FaultPlace``.
  init(program: String, request: ReaderRequest, file: Int32) throws(FaultPlace) {
    // A crash on a foreign file is expected and ends quietly, without Swift's report of it.
    var environment = ["LC_ALL=C", "SWIFT_BACKTRACE=enable=no"]
    if let libraries = getenv("LD_LIBRARY_PATH") {
      environment.append("LD_LIBRARY_PATH=" + String(cString: libraries))
    }
    var process: pid_t = 0
    var answer: Int32 = -1
    let arguments = ["phienhop", ReaderCommand.name] + request.arguments
    let code = ReaderProcess.withArguments(arguments) { arguments in
      ReaderProcess.withArguments(environment) { cf_start(program, arguments, $0, file, &process, &answer) }
    }
    self.process = process
    self.answer = answer
    guard code == 0 else {
      isOver = true
      throw FaultPlace(.cannotStart, detail: String(cString: strerror(code)))
    }
  }

  deinit {
    guard !isOver else { return }
    kill(process, SIGKILL)
    _ = wait()
  }

  private static func withArguments<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  /// Reads a piece of the answer.
  /// - Returns: bytes read, 0 at the end; nil where nothing came for that long.
  func read(into buffer: UnsafeMutableRawBufferPointer, milliseconds: Int32) throws(FaultPlace) -> Int? {
    while true {
      var waiting = pollfd(fd: answer, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, milliseconds)
      if ready == 0 { return nil }
      let count = ready < 0 ? -1 : Glibc.read(answer, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR || errno == EAGAIN else {
        throw FaultPlace(.system, detail: String(cString: strerror(errno)))
      }
    }
  }

  /// How a process ended.
  enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  /// Waits until it has ended.
  func wait() -> Ending {
    isOver = true
    close(answer)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return .exit(-1) }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
  }

  /// Ends it.
  func end() -> Ending {
    kill(process, SIGKILL)
    return wait()
  }
}
