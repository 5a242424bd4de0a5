import Dashboard
import Model

/// Makes keys of the bytes that terminals send. Pure: bytes and moments in, inputs out.
///
/// Knows the sequences of xterm, tmux, screen, the Linux console, PuTTY, MobaXterm and Windows Terminal at once, since
/// TERM often names another one. A sequence it does not know is swallowed whole; its letters never act as keys.
struct InputDecoder {
  /// How long a lone ESC waits for the rest of a sequence, in milliseconds.
  let escapeDelay: Int
  /// How long an unfinished sequence or letter waits, in milliseconds; then it is dropped.
  let patience = 500
  /// The longest pasted text kept, in bytes; the rest is dropped.
  let pasteLimit: Int
  /// Whether mouse reports are wanted; they are swallowed otherwise.
  var takesMouse = false

  /// When ``expire(at:)`` has something to do; nil if nothing waits.
  private(set) var deadline: MonotonicTime?

  private enum Mode {
    case keys
    case paste
    /// Inside an operating system command, device control string or the like.
    case string
  }

  private var mode = Mode.keys
  private var waiting: [UInt8] = []
  private var pasted: [UInt8] = []
  private var lastArrival = MonotonicTime(nanoseconds: 0)
  private var lastEscape: MonotonicTime?

  init(escapeDelay: Int = 50, pasteLimit: Int = 65_536) {
    self.escapeDelay = escapeDelay
    self.pasteLimit = pasteLimit
  }

  /// Takes bytes that were read at `now`.
  mutating func feed(_ bytes: [UInt8], at now: MonotonicTime) -> [TerminalInput] {
    guard !bytes.isEmpty else { return [] }
    var output = InputCollector()
    if mode == .paste, isWayOutOfPaste(bytes, at: now) {
      finishPaste(into: &output)
      lastArrival = now
      return output.inputs
    }
    if let key = lateKey(bytes, at: now) {
      if let key = key.key { output.append(key) }
      waiting = Array(bytes[key.length...])
    } else {
      waiting += bytes
    }
    lastEscape = nil
    lastArrival = now
    consume(into: &output)
    setDeadline()
    return output.inputs
  }

  /// Ends what has waited long enough: a lone ESC becomes the Escape key, the rest of a sequence is dropped.
  mutating func expire(at now: MonotonicTime) -> [TerminalInput] {
    guard let deadline, deadline <= now else { return [] }
    var output = InputCollector()
    if mode == .string {
      mode = .keys
    } else if waiting.allSatisfy({ $0 == Byte.escape }) {
      // Esc twice does what Esc does.
      output.append(.escape)
      lastEscape = now
    } else if waiting == Byte.mouseReport {
      // Nothing followed: F1 of PuTTY in mode SCO.
      output.append(.function(1))
    }
    waiting = []
    self.deadline = nil
    return output.inputs
  }

  private mutating func setDeadline() {
    switch mode {
    case .paste: deadline = nil
    case .string: deadline = lastArrival.adding(milliseconds: patience)
    case .keys where waiting.isEmpty: deadline = nil
    case .keys:
      let isShort = waiting.allSatisfy { $0 == Byte.escape } || waiting == Byte.mouseReport
      deadline = lastArrival.adding(milliseconds: isShort ? escapeDelay : patience)
    }
  }

  /// The rest of a sequence whose ESC came so early that it was taken for the Escape key (slow lines). A bracket typed
  /// by hand comes alone.
  private func lateKey(_ bytes: [UInt8], at now: MonotonicTime) -> (key: Key?, length: Int)? {
    guard let lastEscape, now <= lastEscape.adding(milliseconds: patience), bytes.count >= 2,
      bytes[0] == UInt8(ascii: "[") || bytes[0] == UInt8(ascii: "O")
    else { return nil }
    switch EscapeSequence.read([Byte.escape] + bytes, from: 0) {
    case .key(let key?, let length): return (key, length - 1)
    case .key(nil, let length) where length >= 4, .mouse(_, let length): return (nil, length - 1)
    default: return nil
    }
  }

  /// A paste whose end never came must not hold the keyboard for good: Esc or Ctrl-C typed alone ends it.
  private func isWayOutOfPaste(_ bytes: [UInt8], at now: MonotonicTime) -> Bool {
    waiting.isEmpty && (bytes == [Byte.escape] || bytes == [3])
      && now > lastArrival.adding(milliseconds: 1000)
  }

  private mutating func consume(into output: inout InputCollector) {
    var position = 0
    scan: while position < waiting.count {
      switch mode {
      case .paste:
        guard consumePaste(&position, into: &output) else { break scan }
      case .string:
        guard consumeString(&position) else { break scan }
      case .keys:
        guard consumeKey(&position, into: &output) else { break scan }
      }
    }
    waiting.removeFirst(min(position, waiting.count))
  }

  private mutating func consumePaste(_ position: inout Int, into output: inout InputCollector) -> Bool {
    let end = Byte.pasteEnd
    while position < waiting.count {
      if waiting[position] == Byte.escape {
        let rest = waiting[position...].prefix(end.count)
        if rest.elementsEqual(end) {
          position += end.count
          finishPaste(into: &output)
          return true
        }
        if rest.count < end.count, end.starts(with: rest) { return false }
      }
      if pasted.count < pasteLimit { pasted.append(waiting[position]) }
      position += 1
    }
    return true
  }

  private mutating func finishPaste(into output: inout InputCollector) {
    mode = .keys
    var text = String(decoding: pasted, as: UTF8.self)
    // The limit may have cut a letter in two.
    if pasted.count >= pasteLimit, text.unicodeScalars.last == "\u{FFFD}" { text.unicodeScalars.removeLast() }
    pasted = []
    output.append(paste: text)
  }

  private mutating func consumeString(_ position: inout Int) -> Bool {
    while position < waiting.count {
      switch waiting[position] {
      case Byte.bell, Byte.cancel, Byte.substitute:
        position += 1
        mode = .keys
        return true
      case Byte.escape:
        guard position + 1 < waiting.count else { return false }
        position += waiting[position + 1] == UInt8(ascii: "\\") ? 2 : 0
        mode = .keys
        return true
      default: position += 1
      }
    }
    return true
  }

  private mutating func consumeKey(_ position: inout Int, into output: inout InputCollector) -> Bool {
    let byte = waiting[position]
    if byte == Byte.escape {
      switch EscapeSequence.read(waiting, from: position) {
      case .incomplete: return false
      case .key(let key, let length):
        if let key { output.append(key) }
        position += length
      case .mouse(let input, let length):
        if let input, takesMouse { output.append(input) }
        position += length
      case .letter(let letter, let length):
        // Alt with a key must not run as the key itself: Alt-Z, which switches input methods, would zoom. What only
        // moves or shows something may be taken for Esc and a key typed on a slow line.
        if KeyTable.mayFollowEscape(.character(letter)) {
          output.append(.escape)
          output.append(.character(letter))
        }
        position += length
      case .pasteBegins(let length):
        mode = .paste
        pasted = []
        position += length
      case .stringBegins(let length):
        mode = .string
        position += length
      }
      return true
    }
    if byte < 0x20 || byte == 0x7F {
      if let key = Byte.control(byte) { output.append(key) }
      position += 1
      return true
    }
    guard let (scalar, length) = Byte.scalar(in: waiting, at: position) else { return false }
    position += length
    if let scalar { output.append(scalar) }
    return true
  }
}

/// Gathers what one reading gave; marks join the letter before them.
private struct InputCollector {
  private(set) var inputs: [TerminalInput] = []

  mutating func append(_ key: Key) { inputs.append(.key(key)) }
  mutating func append(_ input: MouseInput) { inputs.append(.mouse(input)) }
  mutating func append(paste text: String) { inputs.append(.paste(text)) }

  mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: return
    case .nonspacingMark, .spacingMark, .enclosingMark:
      if case .key(.character(let base)) = inputs.last, base != " " {
        // A letter with a thousand marks is nobody's typing.
        guard base.unicodeScalars.count < 5 else { return }
        var letter = String(base)
        letter.unicodeScalars.append(scalar)
        letter = CleanText(cleaning: letter).string
        if letter.count == 1, let character = letter.first {
          inputs[inputs.count - 1] = .key(.character(character))
        }
        return
      }
      inputs.append(.key(.character(Character(scalar))))
    default:
      inputs.append(.key(.character(Character(scalar))))
    }
  }
}
