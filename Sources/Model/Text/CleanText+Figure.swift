extension CleanText {
  /// A number as people write it: digits in groups of three, `−` (U+2212) before negative ones.
  ///
  /// - Parameters:
  ///   - value: written with as many decimals as its scale says.
  ///   - decimalMark: between whole and decimals, an ASCII letter.
  ///   - groupMark: between groups of three digits, an ASCII letter.
  public init(figure value: ExactDecimal, decimalMark: UInt8, groupMark: UInt8) {
    // 39 digits, 12 group marks, a decimal mark and the sign's three bytes.
    let capacity = 64
    let text = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer -> String in
      var start = capacity
      func write(_ byte: UInt8) {
        guard start > 0 else { return }
        start -= 1
        buffer[start] = byte
      }
      var rest = value.significand.magnitude
      var position = 0
      while rest > 0 || position <= value.scale {
        if position == value.scale, position > 0 { write(decimalMark) }
        let whole = position - value.scale
        if whole > 0, whole % 3 == 0 { write(groupMark) }
        // Division in 64 bits is many times quicker, and figures fit.
        if rest <= UInt128(UInt64.max) {
          let small = UInt64(truncatingIfNeeded: rest)
          write(UInt8(truncatingIfNeeded: small % 10) + UInt8(ascii: "0"))
          rest = UInt128(small / 10)
        } else {
          write(UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0"))
          rest /= 10
        }
        position += 1
      }
      if value.significand < 0 {
        write(0x92)
        write(0x88)
        write(0xE2)
      }
      return String(decoding: buffer[start..<capacity], as: UTF8.self)
    }
    self.init(trusted: text)
  }
}
