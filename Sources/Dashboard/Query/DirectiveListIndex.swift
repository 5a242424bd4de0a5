import Model

/// Folded texts side by side, so that a text is found in tens of thousands of them within about a millisecond.
public struct DirectiveListIndex: Sendable {
  private let texts: SearchTexts

  /// - Parameter texts: folded, in the order of the list.
  public init(_ texts: SearchTexts) {
    self.texts = texts
  }

  public init(_ texts: some Sequence<String>) {
    var all = SearchTexts()
    for text in texts {
      all.add(text)
      all.end()
    }
    self.init(all)
  }

  public var count: Int { texts.count }

  /// The text at a position, as it was given.
  public func text(at position: Int) -> String? {
    guard position >= 0, position < count else { return nil }
    return String(decoding: texts[position], as: UTF8.self)
  }

  /// Positions, in order, of the texts that contain a folded text; none for an empty one.
  public func matches(_ folded: String) -> [Int] {
    let bytes = texts.bytes
    let starts = texts.starts
    let needle = Array(folded.utf8)
    guard !needle.isEmpty, !needle.contains(0), needle.count <= bytes.count else { return [] }
    // Looking for the rarest letter of the needle leaves few places to compare.
    let rarest = needle.indices.min { Self.frequency(needle[$0]) < Self.frequency(needle[$1]) } ?? 0
    let letter = needle[rarest]
    return bytes.withUnsafeBufferPointer { bytes in
      var found: [Int] = []
      var text = 0
      var place = rarest
      let end = bytes.count - (needle.count - 1 - rarest)
      while let hit = Self.next(letter, in: bytes, from: place, to: end) {
        let start = hit - rarest
        var offset = 0
        while offset < needle.count, bytes[start + offset] == needle[offset] { offset += 1 }
        if offset == needle.count {
          text = textIndex(of: start, from: text)
          found.append(text)
          // One match in a text is enough.
          place = max(hit + 1, starts[text + 1] + rarest)
        } else {
          place = hit + 1
        }
      }
      return found
    }
  }

  /// The text that a byte belongs to, looked for from an earlier one on.
  private func textIndex(of byte: Int, from: Int) -> Int {
    let starts = texts.starts
    var low = from
    var high = starts.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle } else { high = middle }
    }
    return low
  }

  /// The next place of a byte, eight at a time: a byte that equals the letter becomes zero in `difference`, and
  /// the classic test for a zero byte finds it.
  private static func next(
    _ letter: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from: Int, to end: Int
  ) -> Int? {
    var place = from
    let pattern = UInt64(letter) &* 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(bytes)
    while place &+ 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let difference = word ^ pattern
      let zero = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zero != 0 { return place &+ zero.trailingZeroBitCount / 8 }
      place &+= 8
    }
    while place < end {
      if bytes[place] == letter { return place }
      place &+= 1
    }
    return nil
  }

  /// How often a letter comes in folded Vietnamese, roughly, of a thousand.
  private static func frequency(_ byte: UInt8) -> Int {
    switch byte {
    case 0x20: 200
    case 0x61, 0x6E, 0x68, 0x69, 0x6F: 90
    case 0x63, 0x67, 0x74, 0x75, 0x65: 60
    case 0x64, 0x6C, 0x6D, 0x72, 0x73, 0x76, 0x79, 0x62, 0x70: 20
    case 0x30...0x39: 10
    case 0x6B, 0x71, 0x78: 8
    default: 2
    }
  }
}
