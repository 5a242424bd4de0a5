import Model

/// What a cell of a figure turned out to be.
enum CellNumber: Hashable, Sendable {
  case blank
  case number(StatedNumber)
  /// "1.020" where nothing settles the way of writing.
  case ambiguous(vietnamese: ExactDecimal, english: ExactDecimal)
  case refused(Refusal)

  enum Refusal: Hashable, Sendable {
    case notANumber
    /// A count with a fraction or a sign.
    case notACount
    case tooLarge
    /// A formula that failed.
    case formulaError
    /// A day where a figure is due, as when a program took "1-2" for one.
    case aDay
  }

  /// The readings a cell has in either way of writing, kept apart until the column settles which counts.
  struct Readings {
    var vietnamese: StatedNumber?
    var english: StatedNumber?
    var refusal: Refusal?
    var isBlank = false
    /// The cell says percent itself, by its format or by a sign.
    var saysPercent = false

    /// The way of writing that this cell alone proves; nil where it proves none.
    var proven: NumberLocale? {
      switch (vietnamese, english) {
      case (.some, nil): .vietnamese
      case (nil, .some): .english
      default: nil
      }
    }

    /// The number where both ways of writing agree or only one reads it.
    var certain: StatedNumber? {
      switch (vietnamese, english) {
      case (let one?, nil), (nil, let one?): one
      case (let one?, let other?): one.value == other.value ? one : nil
      case (nil, nil): nil
      }
    }
  }

  /// Words that say that nothing occurred.
  private static let none = ["khong", "khong co", "khong phat sinh", "kps", "khong ps"]
  /// Words that say that nothing is known.
  private static let unknown = [
    "n a", "na", "chua co", "chua co so lieu", "khong xac dinh", "null",
    "nguon khong neu so", "khong neu so", "no number stated",
  ]

  /// Reads a cell in both ways of writing; readings the column cannot have are none.
  static func readings(_ cell: RawCell, _ rule: ProfileColumn) -> Readings {
    switch cell.content {
    case .blank: return Readings(isBlank: true)
    case .error: return Readings(refusal: .formulaError)
    case .day: return Readings(refusal: .aDay)
    case .flag: return Readings(refusal: .notANumber)
    case .number(let text):
      guard var value = ExactDecimal(cellNumber: text) else { return Readings(refusal: .notANumber) }
      if cell.isPercent { value = (value * 100).trimmed }
      let number = StatedNumber(text: cell.isPercent ? "\(value)%" : text, value: value)
      var readings = Readings(saysPercent: cell.isPercent)
      if let refusal = refusal(of: number, rule) {
        readings.refusal = refusal
      } else {
        readings.vietnamese = number
        readings.english = number
      }
      return readings
    case .text:
      return textReadings(cell.text, rule)
    }
  }

  private static func textReadings(_ text: String, _ rule: ProfileColumn) -> Readings {
    if text.isEmpty || CellText.isDash(text) { return Readings(isBlank: true) }
    let key = CellText.key(text)
    if unknown.contains(key) { return Readings(isBlank: true) }
    if none.contains(key) {
      guard rule.type == .count else { return Readings(isBlank: true) }
      let zero = StatedNumber(text: text, value: .zero)
      return Readings(vietnamese: zero, english: zero)
    }
    var readings = Readings(saysPercent: text.hasSuffix("%"))
    var refused: Refusal = .notANumber
    func admitted(_ locale: NumberLocale) -> StatedNumber? {
      guard let number = StatedNumber.reading(text, locale: locale).number else { return nil }
      if let refusal = refusal(of: number, rule) {
        refused = refusal
        return nil
      }
      return number
    }
    readings.vietnamese = admitted(.vietnamese)
    readings.english = admitted(.english)
    if readings.certain == nil, readings.vietnamese == nil { readings.refusal = refused }
    return readings
  }

  private static func refusal(of number: StatedNumber, _ rule: ProfileColumn) -> Refusal? {
    if rule.type == .count {
      let isWhole = number.value == number.value.rounded(scale: 0)
      if !isWhole || number.value.isNegative { return .notACount }
    }
    if let maximum = rule.maximum, number.value > maximum { return .tooLarge }
    return nil
  }
}

extension ExactDecimal {
  /// The number of a cell. Programs write up to 17 digits of a binary number; what does not fit is cut.
  init?(cellNumber text: String) {
    if let value = ExactDecimal(text) {
      self = value
      return
    }
    guard text.utf8.count > 18, let point = text.firstIndex(of: ".") else { return nil }
    let whole = text[..<point]
    let room = 18 - whole.utf8.filter { (48...57).contains($0) }.count
    guard room > 0 else { return nil }
    let fraction = text[text.index(after: point)...].prefix(room)
    guard text[text.index(after: point)...].allSatisfy(\.isASCIIDigit),
      let value = ExactDecimal("\(whole).\(fraction)")
    else { return nil }
    self = value
  }
}
