import CNcurses
import CTerminal
import Dashboard
import Glibc

/// The terminal: frames onto it, keys from it. One owner; main thread only.
///
/// ncurses only composes: it writes into a file in memory, and each frame goes to the terminal in one write that does
/// not block. While a frame is unsent nothing new is composed; the newest frame waits and follows.
///
/// ```swift
/// SignalGate.install()                                  // first thing in main
/// let terminal = try Terminal.open()
/// defer { terminal.leave() }
/// terminal.draw(frame, theme: theme)
/// ```
public final class Terminal {
  /// The screen's size now. Frames of another size are cut or leave a rest blank.
  public private(set) var size: Size
  /// Counts keys, frames, writes and bytes.
  public let statistics: Statistics
  /// True once the terminal is gone; drawing does nothing then.
  public var isClosed: Bool { inputIsClosed || output.isBroken }

  /// False where unaccented text is to be drawn, because locale or terminal would spoil any other.
  public let showsVietnamese: Bool
  /// False where the terminal has no mouse, or none that it would tell us of.
  public var hasMouse: Bool { !sequences.mouseOn.isEmpty }
  /// Whether clicks and the wheel are reported; off until asked for, since the terminal's own way to select text for
  /// copying goes with it. Takes effect with the next frame.
  public var isMouseOn = false {
    didSet {
      guard isMouseOn != oldValue, hasMouse else { return }
      reader.takesMouse = isMouseOn
      if isEntered { prefix += isMouseOn ? sequences.mouseOn : sequences.mouseOff }
      wasMouseOn = true
    }
  }

  private let device: TerminalDevice
  private let output: OutputQueue
  private let composed: ComposedOutput
  private let keptErrors = KeptErrors()
  private let depth: ColourDepth
  private let sequences: ScreenSequences
  private var filter: LookFilter
  private var reader: InputReader
  private var inputIsClosed = false
  private var isEntered = false
  private var styles: StyleTable?
  private var shown: Frame?
  private var waiting: (frame: Frame, theme: Theme)?
  /// True once the mouse has been on: leaving switches it off then, whatever was sent and whatever still waits.
  private var wasMouseOn = false
  /// Goes out with the next frame, in the same write.
  private var prefix: [UInt8] = []

  /// Takes the terminal: locale, modes, alternate screen with the first frame.
  ///
  /// - Throws: ``TerminalError`` with the terminal untouched, where nothing can be painted.
  public static func open(
    _ options: TerminalOptions = TerminalOptions(), statistics: Statistics = Statistics()
  ) throws(TerminalError) -> Terminal {
    try Terminal(options, statistics: statistics)
  }

  private init(_ options: TerminalOptions, statistics: Statistics) throws(TerminalError) {
    let device = try TerminalDevice()
    let charset = LocaleCharset.choose()
    guard let name = getenv("TERM").map({ String(cString: $0) }), !name.isEmpty else {
      throw .terminalNotNamed
    }
    guard let composed = ComposedOutput() else { throw .system(errno) }
    let size = device.size ?? Size(columns: 80, rows: 24)
    guard cn_open(name, composed.descriptor, Int32(size.columns), Int32(size.rows)) != nil else {
      throw .terminalUnknown(name)
    }
    guard cn_string("cup") != nil, cn_string("clear") != nil else { throw .terminalCannotPaint(name) }
    showsVietnamese = Alphabet.showsVietnamese(charset, terminalName: name) {
      ConsoleGlyphs.include(Alphabet.telling, on: device.output)
    }
    self.device = device
    self.composed = composed
    self.statistics = statistics
    output = OutputQueue(descriptor: device.output, statistics: statistics)
    sequences = ScreenSequences(terminalName: name)
    filter = LookFilter(canSwitchOff: cn_number("colors") >= 8)
    reader = InputReader(options, marksPaste: true)
    let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    depth = ColourDepth.ofTerminal(choice: options.colour, noColour: noColour)
    self.size = size
    resizeterm(Int32(size.rows), Int32(size.columns))
    if depth != .none {
      start_color()
      use_default_colors()
    }
    typeahead(-1)
    idlok(cn_screen(), true)
    enter()
  }

  deinit { leave() }

  /// The keyboard, for `poll`.
  public var inputDescriptor: Int32 { device.input }
  /// The screen, for `poll` (writable), while a frame is unsent; call ``flush()`` then.
  public var outputDescriptor: Int32? { output.isBusy && !output.isBroken ? device.output : nil }
  /// When ``readInputs()`` should be called though no byte came: a lone ESC then is the Escape key.
  public var inputDeadline: MonotonicTime? { reader.deadline }

  // MARK: - Drawing

  /// Shows `frame`. Never waits: while the frame before is unsent, the newest one waits for ``flush()``.
  public func draw(_ frame: Frame, theme: Theme) {
    guard isEntered, !isClosed else { return }
    guard output.flush() else {
      waiting = (frame, theme)
      return
    }
    waiting = nil
    compose(frame, theme: theme)
    let bytes = prefix + filter.filter(composed.take())
    prefix = []
    guard !bytes.isEmpty else { return }
    statistics.frames += 1
    output.append(bytes)
    output.flush()
  }

  /// Sends more of an unsent frame, then the frame that waits.
  public func flush() {
    guard output.flush(), let next = waiting else { return }
    draw(next.frame, theme: next.theme)
  }

  private func compose(_ frame: Frame, theme: Theme) {
    if styles?.theme != theme {
      styles?.release()
      styles = StyleTable(theme: theme, depth: depth)
      shown = nil
    }
    guard let styles else { return }
    let painter = RowPainter(styles: styles, columns: size.columns)
    if shown?.size != frame.size {
      shown = nil
      werase(cn_screen())
    }
    let step = shown.flatMap { ListStep(from: $0, to: frame) }
    if let step {
      painter.paint(frame, row: step.destination, on: step.row)
      wnoutrefresh(cn_screen())
      doupdate()
    }
    for row in 0..<min(size.rows, frame.size.rows)
    where row == step?.row || (shown.map({ $0.differs(from: frame, row: row) }) ?? true) {
      painter.paint(frame, row: row)
    }
    if shown?.showsCursor != frame.showsCursor { curs_set(frame.showsCursor ? 1 : 0) }
    let cursor = frame.cursor
    wmove(
      cn_screen(), Int32(max(0, min(cursor.row, size.rows - 1))),
      Int32(max(0, min(cursor.column, size.columns - 1))))
    wnoutrefresh(cn_screen())
    doupdate()
    shown = frame
  }

  /// Everything is drawn anew by the next ``draw(_:theme:)``, whatever the terminal shows now.
  public func invalidate() {
    shown = nil
    filter.forget()
    cn_repaint_all()
  }

  // MARK: - Input

  /// All that came, without waiting. Empty if nothing did.
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

  /// Asks for the size after SIGWINCH. The new size if it has changed; the next frame is drawn whole then.
  public func readSize() -> Size? {
    guard let now = device.size, now != size else { return nil }
    size = now
    resizeterm(Int32(now.rows), Int32(now.columns))
    waiting = nil
    invalidate()
    // Not every terminal forgets the old scrolling region by itself.
    if isEntered {
      prefix += cn_whole_scrolling_region(Int32(now.rows)).map { Array(String(cString: $0).utf8) } ?? []
    }
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
    ct_rescue_arm(
      device.output, &attributes, sequences.reset, sequences.reset.count, errors.original, errors.kept)
    askForModes()
  }

  /// Asks for what the terminal is to send, with the next frame.
  private func askForModes() {
    prefix = sequences.enter + (isMouseOn ? sequences.mouseOn : wasMouseOn ? sequences.mouseOff : [])
    filter.forget()
  }

  /// Gives the terminal back. Waits at most 200 ms for what is unsent; the rest is dropped, and what gives the terminal
  /// back takes its place. Again does no harm.
  public func leave() {
    guard isEntered else { return }
    isEntered = false
    waiting = nil
    shown = nil
    prefix = []
    endwin()
    output.append(
      filter.filter(composed.take(), isLast: true) + (wasMouseOn ? sequences.mouseOff : [])
        + sequences.leave)
    if !output.drain(milliseconds: 200), !output.isBroken {
      _ = ct_give_back(device.output, sequences.reset, sequences.reset.count, 0)
    }
    device.restoreAttributes()
    ct_rescue_disarm()
    keptErrors.end(showingOn: device.output)
  }

  public func suspend() {
    leave()
    ct_signals_stop_self()
  }

  /// Takes the terminal again after a stop, our own or somebody else's.
  public func resume() {
    guard ct_wait_for_foreground(device.output) else { return }
    if isEntered {
      // SIGSTOP let us give nothing back, and the shell that had the terminal meanwhile switched off what it uses too.
      device.enterRawMode()
      askForModes()
    }
    enter()
    _ = readSize()
    invalidate()
  }
}
