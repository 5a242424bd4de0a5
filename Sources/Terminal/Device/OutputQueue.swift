import CTerminal
import Glibc

/// Bytes on their way to the terminal: one frame at most, sent with one write where the terminal takes it.
final class OutputQueue {
  private let descriptor: Int32
  private let statistics: Statistics
  private var bytes: [UInt8] = []
  private var sent = 0
  /// True once the terminal is gone.
  private(set) var isBroken = false

  init(descriptor: Int32, statistics: Statistics) {
    self.descriptor = descriptor
    self.statistics = statistics
  }

  /// True while something is unsent.
  var isBusy: Bool { sent < bytes.count }

  func append(_ more: [UInt8]) {
    if !isBusy { (bytes, sent) = (more, 0) } else { bytes += more }
  }

  /// Sends what the terminal takes now. True if nothing is left.
  @discardableResult
  func flush() -> Bool {
    while isBusy, !isBroken {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
      }
      if count >= 0 {
        sent += count
        statistics.writes += 1
        statistics.bytes += count
      } else if errno == EAGAIN {
        return false
      } else if errno != EINTR {
        isBroken = true
      }
    }
    bytes.removeAll(keepingCapacity: true)
    sent = 0
    return true
  }

  /// Sends the rest, waiting at most that long; drops what the terminal does not take.
  /// - Returns: false where something was dropped.
  func drain(milliseconds: Int) -> Bool {
    let end = MonotonicTime.now.adding(milliseconds: milliseconds)
    while !flush() {
      let left = MonotonicTime.now.milliseconds(until: end)
      if left == 0 { break }
      var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&entry, 1, Int32(left))
      if Int32(entry.revents) & (POLLERR | POLLHUP | POLLNVAL) != 0 { break }
    }
    let isDone = !isBusy
    bytes.removeAll(keepingCapacity: true)
    sent = 0
    return isDone
  }
}
