extension ExactDecimal {
  /// Without zeros at the end of the fraction.
  public var trimmed: ExactDecimal {
    var value = self
    while value.scale > 0 {
      let shorter = value.rounded(scale: value.scale - 1)
      guard shorter == value else { return value }
      value = shorter
    }
    return value
  }
}
