/// Text of a page with white space as browsers show it: any amount is one blank, and none at either end.
struct PageText {
  private(set) var isTooLong = false
  private var runs: [(bytes: [UInt8], font: TextRun.Font)] = []
  private var length = 0
  private let limit: Int
  private var hasBlank = false
  private var hasBreak = false

  init(limit: Int) {
    self.limit = limit
  }

  mutating func append(_ text: UnsafeRawBufferPointer, _ font: TextRun.Font) {
    var bytes: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: hasBlank = true
      default:
        if length + bytes.count > 0 {
          if hasBreak {
            bytes.append(0x0A)
          } else if hasBlank {
            bytes.append(0x20)
          }
        }
        hasBlank = false
        hasBreak = false
        bytes.append(byte)
      }
    }
    guard !bytes.isEmpty, !isTooLong else { return }
    length += bytes.count
    isTooLong = length > limit
    runs.append((bytes, font))
  }

  /// A line break, where there is text on both sides; blank lines are dropped.
  mutating func breakLine() { hasBreak = length > 0 }

  /// The text; none where there is only white space.
  var finished: [TextRun] { runs.map { TextRun(String(decoding: $0.bytes, as: UTF8.self), $0.font) } }
}
