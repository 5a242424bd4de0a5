import Model

/// One value of a row that `show` prints.
enum FieldValue: Sendable {
  /// Not in the source: null in JSON, nothing in CSV, `—` in a table.
  case missing
  /// The same in every language: codes, documents, texts of sources.
  case text(String)
  /// A source for programs, where a table names all that state the same.
  case sources(String, [String])
  /// Words of the program's own data: Vietnamese in CSV and JSON, which do not change with the language of the
  /// screen, and the language of the screen in a table.
  case words(LocalizedText)
  /// A fixed term of the program, in snake case in CSV and JSON, as a word in a table.
  case term(String)
  /// A whole number that names or counts and is never written with a separator: rank, row, year.
  case integer(Int)
  /// A whole number for programs that a table tells in words, as the screens do.
  case told(Int, LocalizedText)
  /// With the digits as published.
  case number(ExactDecimal)
  /// A number with its bound: the number alone in CSV and JSON, "hơn 800" in a table.
  case stated(StatedNumber)
  case flag(Bool)
  case day(Day)
  /// Its code in CSV and JSON, as the screens name it in a table.
  case period(Period)
  case list([String])
  /// Rows of their own inside a row.
  case rows([[(key: String, value: FieldValue)]])

  static func text(_ text: CleanText) -> FieldValue { text.isEmpty ? .missing : .text(text.string) }
  static func integer(_ value: Int?) -> FieldValue { value.map { .integer($0) } ?? .missing }
  static func number(_ value: ExactDecimal?) -> FieldValue { value.map { .number($0) } ?? .missing }
  static func stated(_ value: StatedNumber?) -> FieldValue { value.map { .stated($0) } ?? .missing }
  static func day(_ value: Day?) -> FieldValue { value.map { .day($0) } ?? .missing }
  static func words(_ text: LocalizedText?) -> FieldValue {
    guard let text, !text.vietnamese.isEmpty else { return .missing }
    return .words(text)
  }
  /// A case of a model enumeration, `dueSoon` as `due_soon`.
  static func term(_ value: (some RawRepresentable<String>)?) -> FieldValue {
    value.map { .term(snakeCase($0.rawValue)) } ?? .missing
  }

  static func snakeCase(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase {
        result += "_" + character.lowercased()
      } else {
        result.append(character)
      }
    }
    return result
  }
}

/// One column of what `show` prints: its key, and how a row gets its value.
struct ShowColumn<Fact> {
  let key: String
  /// Whether the table for people has it; CSV and JSON have all.
  let isInTable: Bool
  let value: (Fact) -> FieldValue

  init(_ key: String, table: Bool = false, _ value: @escaping (Fact) -> FieldValue) {
    self.key = key
    self.isInTable = table
    self.value = value
  }
}

/// Rows under keys, ready to be written in any format.
struct ShowTable {
  let keys: [String]
  let tableKeys: [String]
  let rows: [[FieldValue]]

  init<Fact>(_ facts: [Fact], _ columns: [ShowColumn<Fact>]) {
    keys = columns.map(\.key)
    tableKeys = columns.filter(\.isInTable).map(\.key)
    rows = facts.map { fact in columns.map { $0.value(fact) } }
  }
}
