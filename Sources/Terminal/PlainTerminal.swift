import CTerminal
import Dashboard
import Glibc
import Model

/// The terminal for lines of words: keys come one by one and without echo, lines go out as they are. No escape
/// sequence is ever sent, so it works with every TERM and every screen reader.
///
/// One owner; main thread only.
public final class PlainTerminal: LoopTerminal {
  public private(set) var size: Size
  public let statistics: Statistics
  public var isClosed: Bool { inputIsClosed || output.isBroken }

  /// Says unaccented letters and ASCII signs only.
  public var usesASCII = false

  private let device: TerminalDevice
  private let output: OutputQueue
  private let keptErrors = KeptErrors()
  private var reader: InputReader
  private var inputIsClosed = false
  private var isEntered = false
  /// What was said while the terminal took nothing, in order: unlike a frame, no line says again what another said.
  private var waiting: [UInt8] = []
  /// The longest it may become, in bytes.
  private static let mostWaiting = 65_536

  /// Takes the terminal: byte by byte, without echo.
  ///
  /// - Throws: ``TerminalError`` with the terminal untouched, where there is no terminal or no keyboard.
  public static func open(
    _ options: TerminalOptions = TerminalOptions(), statistics: Statistics = Statistics()
  ) throws(TerminalError) -> PlainTerminal {
    try PlainTerminal(options, statistics: statistics)
  }

  private init(_ options: TerminalOptions, statistics: Statistics) throws(TerminalError) {
    let device = try TerminalDevice()
    self.device = device
    self.statistics = statistics
    output = OutputQueue(descriptor: device.output, statistics: statistics)
    reader = InputReader(options, marksPaste: false)
    size = device.size ?? Size(columns: 80, rows: 24)
    enter()
  }

  deinit { leave() }

  public var inputDescriptor: Int32 { device.input }
  public var outputDescriptor: Int32? { output.isBusy && !output.isBroken ? device.output : nil }
  public var inputDeadline: MonotonicTime? { reader.deadline }

  // MARK: - Saying

  /// Writes lines in one write. Never waits: while lines are unsent, new ones wait for ``flush()`` behind them.
  /// - Returns: false where more waits than is kept; then nothing was taken, and what waits should give way to a
  ///   reading of the whole by ``replaceWaiting(with:)``.
  @discardableResult
  public func say(_ lines: [CleanText]) -> Bool {
    guard isEntered, !isClosed, !lines.isEmpty else { return true }
    let bytes = bytes(lines)
    guard output.flush() else {
      guard waiting.count + bytes.count <= Self.mostWaiting else { return false }
      waiting += bytes
      return true
    }
    send(waiting + bytes)
    return true
  }

  /// What waits to be sent is forgotten, and these lines wait in its place.
  public func replaceWaiting(with lines: [CleanText]) {
    guard isEntered, !isClosed else { return }
    waiting = bytes(lines)
    flush()
  }

  /// Output is not processed in this mode, so the carriage return is ours to send.
  private func bytes(_ lines: [CleanText]) -> [UInt8] {
    Array(lines.map { (usesASCII ? ASCII.text($0.string) : $0.string) + "\r\n" }.joined().utf8)
  }

  private func send(_ bytes: [UInt8]) {
    waiting = []
    statistics.frames += 1
    output.append(bytes)
    output.flush()
  }

  public func flush() {
    guard output.flush(), !waiting.isEmpty else { return }
    send(waiting)
  }

  // MARK: - Input

  public func readInputs() -> [TerminalInput] {
    guard isEntered, !inputIsClosed else { return [] }
    let reading = device.read()
    switch reading {
    case .nothing: break
    case .closed: inputIsClosed = true
    case .bytes(let bytes): statistics.bytesRead += bytes.count
    }
    let inputs = reader.read(reading, at: .now)
    statistics.keys += inputs.count
    return inputs
  }

  public func readSize() -> Size? {
    guard let now = device.size, now != size else { return nil }
    size = now
    return now
  }

  // MARK: - Coming and going

  private func enter() {
    guard !isEntered else { return }
    isEntered = true
    device.enterRawMode()
    keptErrors.begin()
    var attributes = device.savedAttributes
    let errors = keptErrors.descriptors
    // Nothing was sent that would have to be undone: the modes are all there is to give back.
    ct_rescue_arm(device.output, &attributes, "", 0, errors.original, errors.kept)
  }

  public func leave() {
    guard isEntered else { return }
    isEntered = false
    output.append(waiting)
    waiting = []
    _ = output.drain(milliseconds: 200)
    device.restoreAttributes()
    ct_rescue_disarm()
    keptErrors.end(showingOn: device.output)
  }

  public func suspend() {
    leave()
    ct_signals_stop_self()
  }

  public func resume() {
    guard ct_wait_for_foreground(device.output) else { return }
    if isEntered { device.enterRawMode() }
    enter()
    _ = readSize()
  }
}
