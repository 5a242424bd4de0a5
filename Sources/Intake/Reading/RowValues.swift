import Model

/// What the cell of a field turned out to be.
enum FieldValue {
  case text(CleanText)
  case number(StatedNumber)
  case day(Day, second: Int?)
  case days(DayRange)
  case period(Period)
  case unit(AdministrativeUnit?, asStated: CleanText)
  case parties([PartyName])
  case word(String, asStated: CleanText)
  case rank(Int, of: Int?)
  case definition(Definition)
}

/// One row with the values of its fields and what is wrong with it.
struct RowValues {
  let row: RawRow
  var values: [String: FieldValue] = [:]
  var faults: [IntakeFault] = []
  /// Findings of the row by the fields they are about, for the notes of the figures.
  var notes: [String: [CleanText]] = [:]

  init(row: RawRow) {
    self.row = row
  }

  var isSound: Bool { faults.isEmpty }

  func text(_ field: String) -> CleanText {
    switch values[field] {
    case .text(let text): text
    case .word(_, let text): text
    case .unit(_, let text): text
    default: .empty
    }
  }

  func number(_ field: String) -> StatedNumber? {
    if case .number(let number) = values[field] { number } else { nil }
  }

  /// The value where it is meant exactly.
  func exact(_ field: String) -> ExactDecimal? { number(field)?.exact }

  func day(_ field: String) -> Day? {
    switch values[field] {
    case .day(let day, _): day
    default: nil
    }
  }

  func second(_ field: String) -> Int? {
    if case .day(_, let second) = values[field] { second } else { nil }
  }

  func word(_ field: String) -> String? {
    if case .word(let word, _) = values[field] { word } else { nil }
  }

  func period(_ field: String) -> Period? {
    switch values[field] {
    case .period(let period): period
    default: nil
    }
  }

  func rank(_ field: String) -> (rank: Int, of: Int?)? {
    if case .rank(let rank, let of) = values[field] { (rank, of) } else { nil }
  }

  func definition(_ field: String) -> Definition? {
    if case .definition(let definition) = values[field] { definition } else { nil }
  }

  /// The unit the row is about, where it names a known one.
  var unit: UnitID? {
    if case .unit(let unit, _) = values["unit"] { unit?.id } else { nil }
  }

  func parties(_ field: String) -> [PartyName] {
    if case .parties(let parties) = values[field] { parties } else { [] }
  }

  /// The findings about fields, as the note of a figure.
  func note(_ fields: [String]) -> CleanText {
    var seen: Set<CleanText> = []
    return fields.flatMap { notes[$0] ?? [] }.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }
}
