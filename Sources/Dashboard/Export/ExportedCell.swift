import Model

/// One cell of a table.
public enum ExportedCell: Hashable, Sendable {
  /// There is nothing to say.
  case blank
  /// No source tells; never 0.
  case missing
  case text(CleanText)
  case number(ExportedNumber)
  case day(Day)
  /// A state in a word.
  case state(CleanText, ExportedTone)
}

/// How good what a state says is; always beside its word and never instead of it.
public enum ExportedTone: Hashable, Sendable {
  case good, warning, bad, neutral
}

/// An exact number and how it is shown.
public struct ExportedNumber: Hashable, Sendable {
  /// A percentage is kept as its figure: 98,54 for 98,54%.
  public let value: ExactDecimal
  /// Digits after the decimal point where the number is shown to people.
  public let decimals: Int
  public let isPercent: Bool
  /// Shown with its sign always.
  public let isSigned: Bool

  public init(
    _ value: ExactDecimal, decimals: Int? = nil, isPercent: Bool = false, isSigned: Bool = false
  ) {
    self.value = value
    self.decimals = decimals ?? value.scale
    self.isPercent = isPercent
    self.isSigned = isSigned
  }
}

extension ExportedCell {
  /// A text; blank for an empty one, missing for a dash.
  static func words(_ text: CleanText?) -> ExportedCell {
    guard let text, !text.isEmpty else { return .blank }
    return text == "—" ? .missing : .text(text)
  }

  static func integer(_ value: Int?) -> ExportedCell { value.map { .number(ExactDecimal($0)) } ?? .missing }

  static func number(_ value: ExactDecimal, decimals: Int? = nil, isSigned: Bool = false) -> ExportedCell {
    .number(ExportedNumber(value, decimals: decimals, isSigned: isSigned))
  }

  /// A number that may be missing.
  static func number(_ value: ExactDecimal?, decimals: Int? = nil, isSigned: Bool = false) -> ExportedCell {
    guard let value else { return .missing }
    return .number(value, decimals: decimals, isSigned: isSigned)
  }

  static func percent(_ value: ExactDecimal, decimals: Int? = nil) -> ExportedCell {
    .number(ExportedNumber(value, decimals: decimals, isPercent: true))
  }

  /// A stated number; a bound ("hơn 800") stays in words, because a bare 800 would be another statement.
  /// - Parameter decimals: how many the view shows; nil for as many as are stated.
  static func stated(
    _ number: StatedNumber?, _ format: Format, decimals: Int? = nil, isPercent: Bool = false
  ) -> ExportedCell {
    guard let number else { return .missing }
    guard let exact = number.exact else {
      return .text(isPercent ? format.stated(number) + "%" : format.stated(number))
    }
    return .number(ExportedNumber(exact, decimals: decimals, isPercent: isPercent))
  }

  static func date(_ day: Day?) -> ExportedCell { day.map { .day($0) } ?? .missing }
}
