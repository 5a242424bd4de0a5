import CTerminal
import Glibc

/// The file in memory that ncurses writes into.
final class ComposedOutput {
  let descriptor: Int32

  init?() {
    descriptor = ct_memory_file("phienhop-frame")
    if descriptor < 0 { return nil }
  }

  /// What ncurses wrote since the last call.
  func take() -> [UInt8] {
    let length = Int(lseek(descriptor, 0, SEEK_CUR))
    guard length > 0 else { return [] }
    lseek(descriptor, 0, SEEK_SET)
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, length, 0))
    }
  }
}
