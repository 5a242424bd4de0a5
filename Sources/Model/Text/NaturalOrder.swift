/// Compares texts with numbers in them as people count: item 4 before item 10.
package enum NaturalOrder {
  /// −1 or 1; nil for equal texts.
  package static func compare(_ left: String, _ right: String) -> Int? {
    if left == right { return nil }
    var (left, right) = (left, right)
    let order = left.withUTF8 { one in right.withUTF8 { other in compare(one, other) } }
    // "1" and "01" differ in nothing that counts.
    return order ?? (left < right ? -1 : 1)
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static func compare(_ one: Bytes, _ other: Bytes) -> Int? {
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if isDigit(one[i]), isDigit(other[j]) {
        let a = digits(one, &i)
        let b = digits(other, &j)
        if a.count != b.count { return a.count < b.count ? -1 : 1 }
        for offset in 0..<a.count {
          let (x, y) = (one[a.lowerBound + offset], other[b.lowerBound + offset])
          if x != y { return x < y ? -1 : 1 }
        }
      } else {
        if one[i] != other[j] { return one[i] < other[j] ? -1 : 1 }
        i += 1
        j += 1
      }
    }
    if (i < one.count) != (j < other.count) { return j < other.count ? -1 : 1 }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// The digits at a position without leading zeros; moves the position behind them.
  private static func digits(_ bytes: Bytes, _ position: inout Int) -> Range<Int> {
    var start = position
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    while start < position, bytes[start] == 48 { start += 1 }
    return start..<position
  }
}
