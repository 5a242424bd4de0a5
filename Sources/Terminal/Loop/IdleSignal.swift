import CTerminal
import Glibc

/// Tells a test that the program is about to sleep with nothing under way.
///
/// The descriptor is named in the environment (`PHIENHOP_IDLE_FD`). It gets a record of eight bytes. In the first the
/// upper four bits are the number of bytes read from the terminal so far, the lower four the number written, each
/// modulo 16, so that a waiting test knows whether its own keys are meant and whether it has seen all that was drawn.
/// Three bytes each follow with the frames and the writes so far, lowest first, so that a test can count what one key
/// cost; the last is zero.
public struct IdleSignal {
  let descriptor: Int32

  /// The descriptor that `PHIENHOP_IDLE_FD` names; nil where it is not set or not open.
  public init?() {
    guard let value = getenv("PHIENHOP_IDLE_FD"), let number = Int32(String(cString: value)), number > 2,
      ct_is_open(number)
    else { return nil }
    ct_mark_private(number)
    ct_ignore_broken_pipes()
    descriptor = number
  }

  func tell(_ statistics: Statistics) {
    let first = (statistics.bytesRead & 15) << 4 | statistics.bytes & 15
    // A record this short goes into a pipe whole or not at all.
    var record = UInt64(first | (statistics.frames & 0xFF_FFFF) << 8 | (statistics.writes & 0xFF_FFFF) << 32)
      .littleEndian
    _ = Glibc.write(descriptor, &record, 8)
  }
}
