import Dashboard
import Model

/// How a cell's number or day is shown, the same for all cells of one kind.
struct NumberPattern: Hashable {
  enum Kind: Hashable { case number, signed, percent, day }
  let kind: Kind
  let decimals: Int

  /// nil for what is no number.
  init?(_ cell: ExportedCell) {
    switch cell {
    case .number(let number):
      kind = number.isPercent ? .percent : number.isSigned ? .signed : .number
      decimals = number.decimals
    case .day:
      kind = .day
      decimals = 0
    case .blank, .missing, .text, .state: return nil
    }
  }

  /// As Excel's files write it, whatever the language: the program puts the marks of its own country in.
  func excel(_ language: Language) -> String {
    let digits = "#,##0" + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")
    return switch kind {
    case .number: digits
    case .signed: "+\(digits);-\(digits);\(digits)"
    case .percent: digits + "%"
    case .day: language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd"
    }
  }
}

extension ExportedNumber {
  /// The number as a spreadsheet calculates with it: a percentage as its share, 98,54% as 0.9854. nil where a binary
  /// number has no room for all its digits; such a number stays text.
  var decimalText: String? {
    let share =
      isPercent ? ExactDecimal(significand: value.significand, scale: value.scale + 2) : value
    guard !isPercent || value.scale + 2 <= ExactDecimal.largestScale else { return nil }
    // 15 digits come back from a spreadsheet as they went in.
    let digits = String(share.significand.magnitude).count
    return digits <= 15 ? share.description : nil
  }
}
