extension PseudoTerminal {
  /// Colours asked for by SGR sequences, by their kinds.
  public struct ColourUse: Hashable, Sendable {
    /// 30 to 37 and 40 to 47.
    public var basic = 0
    /// 90 to 97 and 100 to 107.
    public var bright = 0
    /// 38;5 and 48;5.
    public var indexed = 0
    /// 38;2 and 48;2.
    public var direct = 0

    public var total: Int { basic + bright + indexed + direct }
  }

  /// What the program has asked for so far.
  public var colourUse: ColourUse {
    var use = ColourUse()
    for part in received.split(separator: 0x1B) where part.first == UInt8(ascii: "[") {
      guard let end = part.dropFirst().firstIndex(where: { (0x40...0x7E).contains($0) }),
        part[end] == UInt8(ascii: "m")
      else { continue }
      let numbers = part[(part.startIndex + 1)..<end].split(
        omittingEmptySubsequences: false,
        whereSeparator: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
      ).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
      Self.count(numbers[...], into: &use)
    }
    return use
  }

  private static func count(_ numbers: ArraySlice<Int>, into use: inout ColourUse) {
    var rest = numbers
    while let number = rest.popFirst() {
      switch number {
      case 30...37, 40...47: use.basic += 1
      case 90...97, 100...107: use.bright += 1
      case 38, 48:
        let kind = rest.popFirst()
        if kind == 5 { use.indexed += 1 }
        if kind == 2 { use.direct += 1 }
        rest = rest.dropFirst(kind == 2 ? 3 : 1)
      default: break
      }
    }
  }
}
