import CTerminal
import Glibc

/// Keeps what is written to standard error while the screen is ours, and shows it afterwards: on the alternate
/// screen it would be lost and would spoil the picture. Only where standard error is a terminal.
final class KeptErrors {
  private let file: Int32
  /// The real standard error, while it is redirected.
  private var original: Int32 = -1

  init() {
    file = isatty(STDERR_FILENO) == 1 ? ct_memory_file("phienhop-errors") : -1
  }

  deinit { if file >= 0 { close(file) } }

  /// For the crash handler.
  var descriptors: (original: Int32, kept: Int32) { original < 0 ? (-1, -1) : (original, file) }

  func begin() {
    guard file >= 0, original < 0 else { return }
    fflush(nil)
    original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    if original >= 0 { dup2(file, STDERR_FILENO) }
  }

  /// Gives standard error back and writes to `terminal` what was kept.
  func end(showingOn terminal: Int32) {
    guard original >= 0 else { return }
    fflush(nil)
    dup2(original, STDERR_FILENO)
    close(original)
    original = -1
    var part = [CChar](repeating: 0, count: 4096)
    var offset = 0
    while offset < 65_536 {
      let count = pread(file, &part, part.count, off_t(offset))
      guard count > 0, ct_write_all(terminal, part, count, 200) == count else { break }
      offset += count
    }
    ftruncate(file, 0)
    lseek(file, 0, SEEK_SET)
  }
}
