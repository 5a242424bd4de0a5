import CPseudoTerminal
import Glibc

/// A program on a terminal of its own, driven by a test.
///
/// ```swift
/// let terminal = try PseudoTerminal(program, columns: 80, rows: 24)
/// try terminal.waitForIdle()
/// try terminal.press("\u{1B}[B")
/// #expect(terminal.screen.text(row: 3).contains("Trà Vinh"))
/// ```
public final class PseudoTerminal {
  /// What the program has shown.
  public let screen: VirtualScreen
  /// All that the program wrote.
  public private(set) var received: [UInt8] = []
  /// When the last of it came.
  public private(set) var lastReceived = ContinuousClock.now
  /// The process started: the program, or the shell whose job it is.
  public let process: Int32
  /// While false, what the program writes stays in the kernel, as with a terminal that hangs.
  public var isReading = true
  /// Bytes a second that are read; nil for all. For slow lines.
  public var readingRate: Int?
  /// How long every wait lasts at most, in milliseconds.
  public var patience = 20_000

  private var near: Int32
  private let far: Int32
  private let idle: (read: Int32, write: Int32)
  private let exitDescriptor: Int32
  private let modesBefore: termios
  private var lastIdle: UInt8?
  /// Frames the program had drawn when it last went to sleep, modulo 2^24.
  public private(set) var frames = 0
  /// Times it had written to the terminal then, modulo 2^24.
  public private(set) var writes = 0
  private var pressed = 0
  private var exit: Exit?
  private var nextReading: UInt64 = 0

  /// How a program ended.
  public enum Exit: Hashable, Sendable {
    case code(Int32)
    case signal(Int32)
  }

  /// Where the program's standard descriptors lead instead of to the terminal.
  public struct Redirection: Sendable {
    public var input: Int32 = -1
    public var output: Int32 = -1
    public var errors: Int32 = -1
    public init(input: Int32 = -1, output: Int32 = -1, errors: Int32 = -1) {
      (self.input, self.output, self.errors) = (input, output, errors)
    }
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - environment: on top of TERM=xterm-256color, LC_ALL=C.UTF-8, PATH and HOME=/nonexistent.
  ///   - shell: the path of `JobShell`, to run the program as a job that can be stopped.
  public init(
    _ program: String, arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:], shell: String? = nil, redirection: Redirection = Redirection()
  ) throws {
    var name = [CChar](repeating: 0, count: 64)
    near = pt_open(&name, name.count)
    let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    far = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard near >= 0, far >= 0 else { throw Failure("no pseudo-terminal: error \(errno)") }
    pt_set_size(near, Int32(columns), Int32(rows))
    var attributes = termios()
    tcgetattr(far, &attributes)
    modesBefore = attributes
    var ends: [Int32] = [-1, -1]
    guard pt_pipe(&ends) else { throw Failure("no pipe: error \(errno)") }
    idle = (ends[0], ends[1])
    screen = VirtualScreen(columns: columns, rows: rows)

    var variables = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
      "PHIENHOP_IDLE_FD": "9",
    ]
    variables.merge(environment) { $1 }
    let words = (shell.map { [$0] } ?? []) + [program] + arguments
    process = Self.withStrings(words) { arguments in
      Self.withStrings(variables.map { "\($0)=\($1)" }) { environment in
        pt_spawn(
          words[0], arguments, environment, path,
          [redirection.input, redirection.output, redirection.errors],
          ends[1], variables["HOME"].flatMap { access($0, X_OK) == 0 ? $0 : nil })
      }
    }
    // Only the program holds this end now, so that its death is seen.
    close(ends[1])
    guard process > 0 else { throw Failure("\(words[0]) does not start: error \(errno)") }
    exitDescriptor = pt_exit_descriptor(process)
  }

  deinit {
    if exit == nil {
      let group = near >= 0 ? pt_foreground_group(near) : -1
      if group > 1, group != process { kill(-group, SIGKILL) }
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    for descriptor in [near, far, idle.read, exitDescriptor] where descriptor >= 0 { close(descriptor) }
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }

  /// A wait that was in vain, with what was on the screen.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
  }

  // MARK: - Doing

  /// Types bytes without waiting. Signals' characters (Ctrl-C, Ctrl-Z, Ctrl-\) go to the kernel.
  public func type(_ bytes: [UInt8]) throws {
    readIdle()
    lastIdle = nil
    pressed += bytes.count { ![0x03, 0x1A, 0x1C].contains($0) }
    var rest = bytes[...]
    let end = Self.now() + UInt64(patience)
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(near, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      guard Self.now() < end else { throw failure("the program does not read its keys") }
      if count < 0 { pump(milliseconds: 5) }
    }
  }

  /// Types and waits until the program has answered and sleeps.
  public func press(_ text: String) throws {
    try type(Array(text.utf8))
    try waitForIdle()
  }

  /// Resizes the window; the kernel sends SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    readIdle()
    lastIdle = nil
    screen.resize(columns: columns, rows: rows)
    pt_set_size(near, Int32(columns), Int32(rows))
  }

  /// Sends a signal to the program; with a shell to its job.
  public func send(_ signal: Int32) {
    readIdle()
    lastIdle = nil
    let group = pt_foreground_group(near)
    kill(group > 1 ? group : process, signal)
  }

  /// With a shell: continues the stopped job, as `fg` does.
  public func continueJob() {
    readIdle()
    lastIdle = nil
    kill(process, SIGUSR1)
  }

  /// With a shell: ends the stopped job, as `kill %1` does.
  public func endStoppedJob() {
    readIdle()
    lastIdle = nil
    kill(process, SIGUSR2)
  }

  /// Sends a signal to one thread of the program. False where there is none of that name.
  public func send(_ signal: Int32, toThread name: String) -> Bool {
    let tasks = "/proc/\(process)/task"
    guard let folder = opendir(tasks) else { return false }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let number = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let thread = Int(number), let file = fopen("\(tasks)/\(number)/comm", "r") else { continue }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 32)
      guard fgets(&line, 32, file) != nil else { continue }
      if line.withUnsafeBufferPointer({ $0.baseAddress.map { String(cString: $0) } }) == name + "\n" {
        return pt_signal_thread(process, Int32(thread), signal)
      }
    }
    return false
  }

  /// Closes the window.
  public func closeWindow() {
    close(near)
    near = -1
  }

  // MARK: - Waiting

  /// Waits until the program has read all keys, has drawn, and sleeps.
  public func waitForIdle() throws {
    try wait(for: "the program to be idle") {
      guard let lastIdle, pt_unread_bytes(far) == 0 else { return false }
      return Int(lastIdle >> 4) == pressed & 15 && Int(lastIdle & 15) == received.count & 15
    }
  }

  /// Waits until the condition holds; it is asked whenever something came.
  public func wait(for what: String, until condition: () throws -> Bool) throws {
    let end = Self.now() + UInt64(patience)
    while true {
      pump(milliseconds: 0)
      if try condition() { return }
      if Self.now() > end { throw failure("waited in vain for \(what)") }
      if exit != nil {
        throw failure("waited for \(what), but the program ended: \(String(describing: exit))")
      }
      pump(milliseconds: 10)
    }
  }

  /// Waits for the end of the program, reading what it still writes.
  public func waitForExit() throws -> Exit {
    let end = Self.now() + UInt64(patience)
    while exit == nil {
      pump(milliseconds: 10)
      if Self.now() > end { throw failure("the program does not end") }
    }
    // What it wrote last may still be on its way through the kernel.
    while near >= 0, isReading, pumpOnce(milliseconds: 30) {}
    guard let exit else { throw failure("no exit status") }
    return exit
  }

  /// Whether the program has gone to sleep with nothing under way since the last key, size or signal, within so many
  /// milliseconds. Unlike ``waitForIdle()`` it may have written what is still unread.
  public func goesIdle(within milliseconds: Int) -> Bool {
    let end = Self.now() + UInt64(milliseconds)
    while lastIdle == nil, Self.now() < end { pump(milliseconds: 10) }
    return lastIdle != nil
  }

  /// With a shell: true while its job is stopped, and the terminal is the shell's.
  public var jobIsStopped: Bool { pt_foreground_group(near) == process }

  private func failure(_ reason: String) -> Failure {
    Failure(
      "\(reason); last idle byte \(String(describing: lastIdle)), \(received.count) bytes:\n\(screen.text)")
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
  }

  private func pump(milliseconds: Int32) {
    pumpOnce(milliseconds: milliseconds)
    readIdle()
    var status: Int32 = 0
    if exit == nil, pt_poll_exit(process, &status) != 0 {
      let signal = status & 0x7F
      exit = signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
    }
  }

  /// Reads once; true if something came.
  @discardableResult
  private func pumpOnce(milliseconds: Int32) -> Bool {
    let mayRead = near >= 0 && isReading && Self.now() >= nextReading
    var entries = [
      pollfd(fd: mayRead ? near : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: exit == nil ? idle.read : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: exit == nil ? exitDescriptor : -1, events: Int16(POLLIN), revents: 0),
    ]
    // Once the program has closed the pipe it is readable for ever; the exit descriptor tells the rest.
    if idleIsClosed { entries[1].fd = -1 }
    poll(&entries, 3, milliseconds)
    guard mayRead else { return false }
    var part = [UInt8](repeating: 0, count: readingRate.map { max(1, $0 / 50) } ?? 65_536)
    var came = false
    while true {
      let count = read(near, &part, part.count)
      guard count > 0 else { break }
      came = true
      lastReceived = .now
      received += part[..<count]
      screen.feed(part[..<count])
      if readingRate != nil {
        nextReading = Self.now() + 20
        break
      }
    }
    return came
  }

  private var idleIsClosed = false

  private func readIdle() {
    var part = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(idle.read, &part, part.count)
      if count == 0 { idleIsClosed = true }
      // Records of eight bytes, each written at once; see IdleSignal.
      guard count >= 8 else { break }
      let record = part[(count - 8)..<count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      lastIdle = UInt8(truncatingIfNeeded: record)
      frames = Int(record >> 8 & 0xFF_FFFF)
      writes = Int(record >> 32 & 0xFF_FFFF)
    }
  }

  // MARK: - Looking

  /// True if the terminal's modes are what they were before the program came.
  public var modesAreRestored: Bool {
    var now = termios()
    tcgetattr(far, &now)
    var before = modesBefore
    return withUnsafeBytes(of: &now) { mine in withUnsafeBytes(of: &before) { mine.elementsEqual($0) } }
  }

  /// Whether a private mode (`1049` alternate screen, `25` cursor, `2004` paste) is on; nil if never set.
  public func privateMode(_ number: Int) -> Bool? {
    let on = Array("\u{1B}[?\(number)h".utf8)
    let off = Array("\u{1B}[?\(number)l".utf8)
    var state: Bool?
    for index in received.indices where received[index] == 0x1B {
      if received[index...].starts(with: on) { state = true }
      if received[index...].starts(with: off) { state = false }
      if number == 25, received[index...].starts(with: Array("\u{1B}[?12;25h".utf8)) { state = true }
    }
    return state
  }

  /// How many colours were asked for by SGR sequences, of any kind.
  public var colourRequests: Int {
    let text = received.split(separator: 0x1B).compactMap { part -> Substring? in
      guard part.first == UInt8(ascii: "["),
        let end = part.firstIndex(where: { (0x40...0x7E).contains($0) && $0 != 0x5B })
      else { return nil }
      return part[end] == UInt8(ascii: "m")
        ? Substring(decoding: part[(part.startIndex + 1)..<end], as: UTF8.self) : nil
    }
    var count = 0
    for sequence in text {
      for number in sequence.split(whereSeparator: { $0 == ";" || $0 == ":" }).compactMap({ Int($0) })
      where [30...38, 40...48, 90...97, 100...107].contains(where: { $0.contains(number) }) {
        count += 1
      }
    }
    return count
  }
}
