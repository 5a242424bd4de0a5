import CTerminal
import Dashboard
import Glibc

/// The terminal as a device: our own descriptors, its modes, its size. Knows nothing of curses.
final class TerminalDevice {
  let input: Int32
  let output: Int32
  private let saved: termios
  private var raw: termios

  /// Opens keyboard and screen anew, so that our flags do not reach the shell's descriptors.
  init() throws(TerminalError) {
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    output = ct_reopen(STDOUT_FILENO, true)
    guard output >= 0 else { throw .system(errno) }
    input = ct_reopen(STDIN_FILENO, false)
    guard input >= 0 else {
      close(output)
      throw .noKeyboard
    }
    var attributes = termios()
    guard tcgetattr(output, &attributes) == 0 else {
      let reason = errno
      close(output)
      close(input)
      throw .system(reason)
    }
    saved = attributes
    raw = ct_raw_mode(attributes)
  }

  deinit {
    close(input)
    close(output)
  }

  /// The modes the terminal had when we came.
  var savedAttributes: termios { saved }

  func enterRawMode() {
    _ = ct_set_attributes(output, &raw)
  }

  func restoreAttributes() {
    var attributes = saved
    _ = ct_set_attributes(output, &attributes)
  }

  /// nil where the terminal does not know.
  var size: Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard ct_window_size(output, &columns, &rows) else { return nil }
    return Size(columns: min(1000, Int(columns)), rows: min(1000, Int(rows)))
  }

  enum Reading {
    case bytes([UInt8])
    case nothing
    case closed
  }

  /// What is there, without waiting; at most 64 KB at a time.
  func read() -> Reading {
    var gathered: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while gathered.count < 65_536 {
      let count = Glibc.read(input, &part, part.count)
      if count > 0 {
        gathered += part[..<count]
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN {
        break
      } else {
        return gathered.isEmpty ? .closed : .bytes(gathered)
      }
    }
    return gathered.isEmpty ? .nothing : .bytes(gathered)
  }
}
