import Model

/// Reads the cells of rows as a profile says, with a fault for every cell that cannot be read.
struct CellReader {
  let profile: FormProfile
  let file: CleanText
  let sheet: CleanText
  let headings: HeadingBlock
  /// Columns by field, those left out as personal taken away.
  let columnOfField: [String: Int]
  let numbers: NumberSettlement
  let shares: ShareSettlement
  let units: UnitFinder
  let context: ReadingContext
  /// Tells the year of days without one.
  let period: Period?
  /// What one of the stated measure is, by field.
  let factors: [String: ExactDecimal]
  let words: [String: WordTable]
  /// Columns that a rest rule gives a meaning, by their fields.
  let restColumns: [String: Int]
  /// nil for what the program did not write itself.
  let ownExport: OwnExport?

  /// All fields of a row. What an empty figure means is decided here as well.
  func read(_ row: RawRow) -> RowValues {
    var result = RowValues(row: row)
    // A row's own period tells on which day its unit is meant, so that it comes first.
    for isPeriod in [true, false] {
      for rule in profile.columns where (rule.type == .period) == isPeriod {
        if let column = columnOfField[rule.field] { read(rule, column, into: &result) }
      }
    }
    leaveBlankTotalsOut(of: &result)
    return result
  }

  /// Where a blank is zero it is zero for parts. A blank total over parts that are not is not given: 0 would be a figure
  /// that nobody stated, and wrong.
  func leaveBlankTotalsOut(of row: inout RowValues) {
    // A total may be a part of another.
    for _ in profile.identities {
      var isSettled = true
      for identity in profile.identities
      where isBlank(identity.total, row) && row.number(identity.total) != nil {
        let isNothing = identity.parts.allSatisfy { part in
          let field = part.hasPrefix("-") ? String(part.dropFirst()) : part
          return columnOfField[field] == nil || row.number(field)?.value.isZero ?? false
        }
        guard !isNothing else { continue }
        row.values[identity.total] = nil
        isSettled = false
      }
      if isSettled { return }
    }
  }

  private func isBlank(_ field: String, _ row: RowValues) -> Bool {
    columnOfField[field].map { row.row[$0].isBlank } ?? false
  }

  /// A blank cell of a total row over rows that are not zero says nothing either.
  func leaveBlankSumsOut(of total: inout RowValues, over rows: [RowValues]) {
    for field in profile.columns.map(\.field) where isBlank(field, total) && total.number(field) != nil {
      if rows.contains(where: { $0.number(field).map { !$0.value.isZero } ?? false }) {
        total.values[field] = nil
      }
    }
  }

  /// The figures of a total row, which names no unit.
  func readTotal(_ row: RawRow) -> RowValues {
    var result = RowValues(row: row)
    for rule in profile.columns where rule.type.isNumeric {
      if let column = columnOfField[rule.field] { read(rule, column, into: &result) }
    }
    return result
  }

  private func read(_ rule: ProfileColumn, _ column: Int, into result: inout RowValues) {
    let cell = result.row[column]
    if case .error = cell.content {
      refuse(&result, column, ReadingReason.formulaError)
      return
    }
    switch rule.type {
    case .count, .number, .percent, .score: readNumber(cell, rule, column, into: &result)
    case .text, .code, .ordinal:
      let text = CleanText(cleaning: cell.text)
      if !text.isEmpty { result.values[rule.field] = .text(text) }
    case .day: readDay(cell, rule, column, into: &result)
    case .period:
      guard !cell.isBlank else { return }
      if let reading = PeriodText.read(cell.text, calendar: context.calendar) {
        result.values[rule.field] = .period(reading.period)
      } else if let day = ownExport?.period(cell) {
        result.values[rule.field] = .period(day)
      } else {
        refuse(&result, column, FaultReason.notAPeriod, suggestion: "05/2025, quý I/2025, 2025")
      }
    case .word: readWord(cell, rule, column, into: &result)
    case .rank: readRank(cell, rule, column, into: &result)
    case .definition: readDefinition(cell, rule, column, into: &result)
    case .unit: readUnit(cell, rule, column, into: &result)
    case .units:
      guard !cell.isBlank else { return }
      result.values[rule.field] = .parties(PartyList.read(cell.lines, units: units))
    }
  }

  func refuse(
    _ result: inout RowValues, _ column: Int?, _ reason: LocalizedText, value: String? = nil,
    suggestion: String = "", doubt: ReadingDoubt? = nil
  ) {
    result.faults.append(
      IntakeFault(
        file: file, sheet: sheet, row: result.row.number,
        column: column.map { heading($0) } ?? .empty,
        value: CleanText(cleaning: value ?? column.map { result.row[$0].text } ?? ""), reason: reason,
        suggestion: CleanText(cleaning: suggestion), doubt: doubt))
  }

  /// The heading of a column, or its letter where it has none.
  func heading(_ column: Int) -> CleanText {
    let text = headings.paths.indices.contains(column) ? headings.paths[column].text : ""
    return CleanText(cleaning: text.isEmpty ? Self.letters(column) : text)
  }

  /// The heading of a field's column; the field itself where it has none.
  func heading(of field: String) -> CleanText {
    (columnOfField[field] ?? restColumns[field]).map(heading) ?? CleanText(cleaning: field)
  }

  /// The name a spreadsheet gives a column: A, B, … Z, AA.
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  // MARK: - Kinds of cells

  private func readNumber(
    _ cell: RawCell, _ rule: ProfileColumn, _ column: Int, into result: inout RowValues
  ) {
    switch numbers.read(cell, column, rule) {
    case .blank:
      // What a blank share means depends on its counts and is settled with the ratio.
      let isZero = (rule.blank ?? profile.rows.blank) == .zero && rule.type != .percent
      if isZero { result.values[rule.field] = .number(StatedNumber(text: "0", value: .zero)) }
    case .number(let number):
      switch shares.scale(of: rule, cell, column) {
      case .percent: result.values[rule.field] = .number(scaled(number, rule))
      case .partOfOne:
        result.values[rule.field] = .number(
          StatedNumber(text: number.text, value: (number.value * 100).trimmed, bound: number.bound))
      case .unclear: refuse(&result, column, ReadingReason.unclearShare)
      }
    case .ambiguous(let vietnamese, let english):
      refuse(
        &result, column, ReadingReason.ambiguousNumber,
        suggestion: "\(vietnamese) (vi), \(english) (en)", doubt: ReadingReason.doubtfulLocale)
    case .refused(let refusal): refuse(&result, column, Self.reason(refusal))
    }
  }

  private func scaled(_ number: StatedNumber, _ rule: ProfileColumn) -> StatedNumber {
    guard let factor = factors[rule.field], factor != ExactDecimal(1) else { return number }
    let value = (number.value * factor).trimmed
    return StatedNumber(text: value.description, value: value, bound: number.bound)
  }

  private static func reason(_ refusal: CellNumber.Refusal) -> LocalizedText {
    switch refusal {
    case .notANumber: ReadingReason.notANumber
    case .notACount: ReadingReason.notACount
    case .tooLarge: ReadingReason.tooLarge
    case .formulaError: ReadingReason.formulaError
    case .aDay: ReadingReason.dayForNumber
    }
  }

  private func readDay(_ cell: RawCell, _ rule: ProfileColumn, _ column: Int, into result: inout RowValues) {
    switch cell.content {
    case .blank: return
    case .day(let day, let second): result.values[rule.field] = .day(day, second: second)
    default:
      let text = cell.text
      guard !text.isEmpty, !CellText.isDash(text) else { return }
      // A due text may be in words, and its year follows from the day of the directive, not from the period.
      let keepsWords = profile.keepsWordsOfDays(rule.field)
      switch DayText.read(text, in: keepsWords ? nil : period) {
      case .day(let day, let second): result.values[rule.field] = .day(day, second: second)
      case .span(let days): result.values[rule.field] = .days(days)
      case .refused(let refusal):
        if keepsWords, refusal != .shortYear, refusal != .noSuchDay {
          result.values[rule.field] = .text(CleanText(cleaning: text))
        } else {
          refuse(&result, column, Self.reason(refusal))
        }
      }
    }
  }

  static func reason(_ refusal: DayText.Refusal) -> LocalizedText {
    switch refusal {
    case .notADay: ReadingReason.notADay
    case .noSuchDay: ReadingReason.noSuchDay
    case .shortYear: ReadingReason.shortYear
    case .noYear: ReadingReason.noYear
    case .noMonth: ReadingReason.noMonth
    }
  }

  private func readWord(_ cell: RawCell, _ rule: ProfileColumn, _ column: Int, into result: inout RowValues) {
    let text = cell.text
    guard let table = words[rule.field] else { return }
    if text.isEmpty || CellText.isDash(text) {
      if let word = table.word(for: "") { result.values[rule.field] = .word(word, asStated: .empty) }
      return
    }
    if let word = table.word(for: text) {
      result.values[rule.field] = .word(word, asStated: CleanText(cleaning: text))
    } else {
      refuse(&result, column, ReadingReason.unknownWord, suggestion: table.nearest(to: text))
    }
  }

  private func readRank(_ cell: RawCell, _ rule: ProfileColumn, _ column: Int, into result: inout RowValues) {
    let text = cell.text
    guard !text.isEmpty, !CellText.isDash(text) else { return }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0).trimmed }
    let numbers = parts.compactMap { part in part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil }
    guard numbers.count == parts.count, (1...2).contains(numbers.count), let rank = numbers.first, rank > 0,
      rank <= numbers.last ?? rank || numbers.count == 1
    else {
      refuse(&result, column, ReadingReason.notARank)
      return
    }
    result.values[rule.field] = .rank(rank, of: numbers.count == 2 ? numbers[1] : nil)
  }

  private func readDefinition(
    _ cell: RawCell, _ rule: ProfileColumn, _ column: Int, into result: inout RowValues
  ) {
    let text = cell.text
    guard !text.isEmpty else { return }
    if let ownExport {
      let id = ownExport.definition.map { DefinitionID(result.row[$0].text) }
      if let known = id.flatMap({ context.definitions[$0] }) {
        result.values[rule.field] = .definition(known)
        return
      }
      // A row that somebody added, or of a store with definitions of its own.
    }
    let measure = columnOfField["measure"].map { result.row[$0].text } ?? ""
    switch context.definitionNames.match(text, measure: measure) {
    case .one(let definition): result.values[rule.field] = .definition(definition)
    case .several(let definitions):
      refuse(
        &result, column, ReadingReason.ambiguousDefinition,
        suggestion: definitions.map(\.id.rawValue).joined(separator: ", "))
    case .none:
      refuse(
        &result, column, ReadingReason.unknownDefinition,
        suggestion: context.definitionNames.nearest(to: text).map(\.name.vietnamese.string)
          .joined(separator: ", "))
    }
  }

  private func readUnit(_ cell: RawCell, _ rule: ProfileColumn, _ column: Int, into result: inout RowValues) {
    let text = cell.text
    let code = rule.field == "unit" ? columnOfField["unit_code"].map { result.row[$0].text } ?? "" : ""
    guard !text.isEmpty || !code.isEmpty else { return }
    let stated = CleanText(cleaning: UnitFinder.plain(text))
    if rule.field == "unit", let unit = ownExport?.unit(of: result.row, context.register) {
      if let other = units.otherUnit(named: text, than: unit),
        case .refused(let reason, let suggestion) = UnitFinder.contradiction(unit, other)
      {
        refuse(&result, column, reason, suggestion: suggestion.string)
        return
      }
      result.values[rule.field] = .unit(unit, asStated: stated.isEmpty ? unit.name.vietnamese : stated)
      return
    }
    let units = result.period("period").flatMap(\.lastDay).map { self.units.on($0, context) } ?? self.units
    switch units.find(text, code: code) {
    case .unit(let unit):
      // The column of Form II.06a is "Lĩnh vực, công việc giải quyết theo cấp" (TT 01/2020/TT-VPCP).
      let isField =
        profile.rows.detail == .part && !stated.isEmpty && !UnitFinder.isOffice(stated.string, unit)
      result.values[rule.field] =
        isField
        ? .unit(nil, asStated: stated)
        : .unit(unit, asStated: stated.isEmpty ? unit.name.vietnamese : stated)
    case .foreign:
      if profile.rows.detail == .refuse {
        refuse(&result, column, FaultReason.unknownUnit)
      } else {
        result.values[rule.field] = .unit(nil, asStated: stated)
      }
    case .refused(let reason, let suggestion):
      if profile.rows.detail == .part {
        result.values[rule.field] = .unit(nil, asStated: stated)
      } else {
        refuse(&result, column, reason, suggestion: suggestion.string)
      }
    }
  }
}

extension FormProfile {
  /// Days that a form may state in words, which are kept as stated.
  func keepsWordsOfDays(_ field: String) -> Bool { facts == .directives && field == "due" }
}
