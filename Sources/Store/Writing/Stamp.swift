import Glibc
import Model

/// Identifiers and times that the program gives a batch.
enum Stamp {
  /// Now, as ISO 8601 in UTC to the second: a label that may jump, never an order.
  static func now() -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let seconds = time.tv_sec
    let day = Day(number: Int32(clamping: seconds / 86_400))
    let rest = seconds % 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// A new identifier of 32 hexadecimal digits.
  static func identifier() -> String {
    hexadecimal(UInt64.random(in: 0 ... .max)) + hexadecimal(UInt64.random(in: 0 ... .max))
  }

  /// The identifier of the batch at `position` of an image: the same for the same content.
  static func identifier(of batch: FactBatch, at position: Int, recordedAt: String) -> String {
    // FNV-1a: names a batch apart from others, nothing hangs on its secrecy.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let text = "\(position)\n\(recordedAt)\n\(batch.title)\n\(batch.author)\n\(batch.contentHash)"
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return "builtin-\(position)-" + hexadecimal(hash)
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
