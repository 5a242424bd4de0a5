extension CleanText: ExpressibleByStringLiteral {
  /// Only a literal written in the program's own source can be one; text from data cannot.
  public init(stringLiteral value: StaticString) {
    self.init(value)
  }
}
