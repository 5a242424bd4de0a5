import Dashboard

/// Tells pasted text from keys where nothing marks it: lines of words are written without a single escape sequence, so
/// the terminal is never asked to mark what is pasted. Pure: bytes and moments in, text and keys out.
///
/// Nobody types sixteen different letters between two readings; a paste comes all at once. What comes at its heels
/// belongs to it. One key held down is no paste, however fast it repeats, nor is what holds a sequence, a Backspace or
/// another control: those come from keys and input methods.
struct BulkReader {
  /// The shortest reading taken for pasted text, in letters.
  static let shortest = 16
  /// The fewest different letters in it.
  static let fewestDifferent = 4
  /// How long after pasted text more of it may come, in milliseconds.
  static let quiet = 100

  /// When ``expire(at:)`` has something to do; nil if nothing waits.
  private(set) var deadline: MonotonicTime?
  private let limit: Int
  private var pasted: [UInt8] = []

  /// - Parameter limit: the longest text kept, in bytes; the rest is dropped.
  init(limit: Int) {
    self.limit = limit
  }

  /// Takes bytes that were read at `now`.
  /// - Returns: pasted text that is complete, and the bytes that are keys, which come after it.
  mutating func feed(_ bytes: [UInt8], at now: MonotonicTime) -> (text: String?, keys: [UInt8]) {
    guard isText(bytes), deadline != nil || isBulk(bytes) else { return (finish(), bytes) }
    pasted += bytes.prefix(max(0, limit - pasted.count))
    deadline = now.adding(milliseconds: Self.quiet)
    return (nil, [])
  }

  /// Gives out what has waited long enough.
  mutating func expire(at now: MonotonicTime) -> String? {
    guard let deadline, deadline <= now else { return nil }
    return finish()
  }

  private mutating func finish() -> String? {
    guard deadline != nil else { return nil }
    deadline = nil
    var text = String(decoding: pasted, as: UTF8.self)
    // The limit may have cut a letter in two.
    if pasted.count >= limit, text.unicodeScalars.last == "\u{FFFD}" { text.unicodeScalars.removeLast() }
    pasted = []
    return text
  }

  /// Letters, blanks and ends of lines.
  private func isText(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  private func isBulk(_ bytes: [UInt8]) -> Bool {
    // Continuing bytes are not letters of their own.
    bytes.count { $0 & 0xC0 != 0x80 } >= Self.shortest && Set(bytes).count >= Self.fewestDifferent
  }
}
