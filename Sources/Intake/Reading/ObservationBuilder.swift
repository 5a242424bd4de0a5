import Model

/// Makes observations of the rows of a form.
struct ObservationBuilder {
  private let work: SheetWork
  private let cells: CellReader
  private let profile: FormProfile
  private var seen: [FactID: Int] = [:]
  private var observations: [Observation] = []

  init(work: SheetWork, cells: CellReader) {
    self.work = work
    self.cells = cells
    profile = cells.profile
  }

  /// Whom a row is about.
  private enum Subject {
    case unit(UnitID?, CleanText)
    /// A part of the reporter's total.
    case part
    case none
  }

  consuming func build(into work: inout SheetWork) {
    var builder = self
    builder.run(&work)
  }

  private mutating func run(_ work: inout SheetWork) {
    let needsPeriod = cells.columnOfField["period"] == nil && profile.rest?.meaning != .periods
    if needsPeriod, work.reading.period == nil {
      work.reading.faults.append(work.fault(ReadingReason.noFiguresPeriod, doubt: ReadingDoubt(.period)))
      return
    }
    let source = FormSource(work: work)
    var parts: [RowValues] = []
    for row in work.rows {
      switch subject(of: row, work) {
      case .none: work.skip(row.row, .noFigures)
      case .part:
        parts.append(row)
        work.skip(row.row, .part)
      case .unit(let unit, let name): take(row, unit, name, source, &work)
      }
    }
    if profile.rows.total == .reporter { takeTotal(parts, source, &work) }
    if profile.tallies.isEmpty == false { tally(source, &work) }
    guard !observations.isEmpty else { return }
    work.reading.batch.observations += observations
    work.reading.batch.sources.append(source.source)
  }

  private func subject(of row: RowValues, _ work: SheetWork) -> Subject {
    // Where each column is a unit, rows are about none.
    if profile.rest?.meaning == .units { return .unit(nil, .empty) }
    if profile.rows.subject == .reporter || cells.columnOfField["unit"] == nil {
      guard let reporter = work.reporterOrHome else { return .none }
      return .unit(reporter.id, reporter.name.vietnamese)
    }
    guard case .unit(let unit, let stated) = row.values["unit"] else { return .none }
    if let unit {
      // "Thuế" among the fields of a department is a field of work, whoever has that name.
      let isInside = work.reading.reporter.map { $0 == unit.id || $0 == unit.parent } ?? true
      return profile.rows.detail == .part && !isInside ? .part : .unit(unit.id, stated)
    }
    return profile.rows.detail == .part ? .part : .unit(nil, stated)
  }

  /// Takes the figures of one row; a row that repeats an earlier one is refused.
  private mutating func take(
    _ row: RowValues, _ unit: UnitID?, _ name: CleanText, _ source: FormSource, _ work: inout SheetWork,
    note: CleanText = .empty
  ) {
    var faulty = row
    let made = figures(of: row, unit, name, source, note, &faulty)
    for observation in made where seen[observation.id] != nil {
      cells.refuse(&faulty, cells.columnOfField["unit"] ?? work.labelColumn, FaultReason.doubleRow)
      break
    }
    guard faulty.isSound else {
      work.refuse(faulty)
      return
    }
    guard !made.isEmpty else {
      if profile.tallies.isEmpty { work.skip(row.row, .noFigures) }
      return
    }
    for observation in made { seen[observation.id] = row.row.number }
    observations += made
    work.reading.takenRows += 1
  }

  // MARK: - Figures of a row

  private func figures(
    of row: RowValues, _ unit: UnitID?, _ name: CleanText, _ source: FormSource, _ note: CleanText,
    _ faulty: inout RowValues
  ) -> [Observation] {
    let maker = ObservationMaker(
      row: row, unit: unit, name: name, period: row.period("period") ?? work.reading.period,
      asOf: row.day("as_of") ?? work.reading.asOf, source: source, cells: cells, note: note)
    var made: [Observation] = []
    for rule in profile.columns {
      guard let template = rule.definition, cells.columnOfField[rule.field] != nil,
        let number = row.number(rule.field)
      else { continue }
      guard let definition = definition(template, row, &faulty) else { continue }
      let ratio = profile.ratios.first { $0.field == rule.field }
      made += maker.observation(
        definition, field: rule.field, value: number, numerator: ratio.flatMap { sum($0.numerator, row) },
        denominator: ratio.flatMap { sum($0.denominator, row) })
    }
    for sum in profile.sums {
      guard let definition = definition(sum.definition, row, &faulty), let value = self.sum(sum.parts, row)
      else { continue }
      let names = sum.parts.map { cells.heading(of: $0).string }.joined(separator: " + ")
      made += maker.noted("Phiên Họp cộng: \(names)").observation(
        definition, field: sum.parts[0], value: value)
    }
    if let definition = row.definition("definition"), let value = row.number("value") {
      made += maker.observation(
        definition.id, field: "value", value: value, numerator: row.number("numerator"),
        denominator: row.number("denominator"))
    }
    for column in work.rest {
      guard let number = row.number(column.field) else { continue }
      made += restFigure(column, number, row, maker)
    }
    return made
  }

  private func restFigure(
    _ column: RestColumn, _ number: StatedNumber, _ row: RowValues, _ maker: ObservationMaker
  ) -> [Observation] {
    if let definition = column.definition {
      return maker.observation(definition.id, field: column.field, value: number)
    }
    guard let definition = row.definition("definition") else { return [] }
    if let unit = column.unit {
      return maker.of(unit.id, column.heading.parts.last ?? "")
        .observation(definition.id, field: column.field, value: number)
    }
    return maker.in(column.period).observation(definition.id, field: column.field, value: number)
  }

  /// The definition a column's figures are of; words of the row fill its places.
  private func definition(_ template: String, _ row: RowValues, _ faulty: inout RowValues) -> DefinitionID? {
    guard let open = template.firstIndex(of: "{"), let close = template.firstIndex(of: "}"), open < close
    else {
      return DefinitionID(template)
    }
    let field = String(template[template.index(after: open)..<close])
    guard let word = row.word(field) ?? wordOfAbsent(field) else {
      if !faulty.faults.contains(where: { $0.column == cells.heading(of: field) }) {
        cells.refuse(&faulty, cells.columnOfField[field], FaultReason.missingValue)
      }
      return nil
    }
    let id = DefinitionID(template[..<open] + word + template[template.index(after: close)...])
    guard work.context.definitions[id] != nil else { return nil }
    return id
  }

  /// What a word means where the sheet has no column for it.
  private func wordOfAbsent(_ field: String) -> String? {
    cells.columnOfField[field] == nil
      ? profile.column(field).flatMap { WordTable($0.words).word(for: "") } : nil
  }

  /// The sum of counts as a stated number; the text of one count stays as published.
  private func sum(_ fields: [String], _ row: RowValues) -> StatedNumber? {
    let numbers = fields.compactMap { row.number($0) }
    guard numbers.count == fields.count, numbers.allSatisfy({ $0.bound == .exact }) else { return nil }
    if numbers.count == 1 { return numbers[0] }
    let total = numbers.map(\.value).total()
    return StatedNumber(text: total.description, value: total)
  }

  // MARK: - Totals and counted rows

  /// The table's total as the reporter's own figures; where it has none, the sum of its parts.
  private mutating func takeTotal(_ parts: [RowValues], _ source: FormSource, _ work: inout SheetWork) {
    guard let reporter = work.reporterOrHome else {
      work.reading.faults.append(work.fault(ReadingReason.noReporter, doubt: ReadingDoubt(.unit)))
      return
    }
    if let whole = TotalSpans.find(work.kinds, work.sheet).first(where: \.isWhole) {
      guard var row = work.totals[whole.position], row.isSound else {
        if let row = work.totals[whole.position] { work.refuse(row) }
        return
      }
      // A total over words, such as sources of money, is of the word for all of them.
      for rule in profile.columns where rule.type == .word {
        if let word = WordTable(rule.words).word(for: "") {
          row.values[rule.field] = .word(word, asStated: .empty)
        }
      }
      // A row of the same unit in the table says it already.
      if !work.rows.contains(where: { $0.unit == reporter.id }) {
        take(row, reporter.id, reporter.name.vietnamese, source, &work)
      }
      return
    }
    guard !parts.isEmpty, work.reading.rejects.rows.isEmpty else { return }
    var total = RowValues(row: parts[0].row)
    for rule in profile.columns where rule.type == .count {
      let numbers = parts.compactMap { $0.exact(rule.field) }
      guard numbers.count == parts.count else { continue }
      let sum = numbers.total()
      total.values[rule.field] = .number(StatedNumber(text: sum.description, value: sum))
    }
    take(
      total, reporter.id, reporter.name.vietnamese, source, &work,
      note: CleanText(cleaning: "Phiên Họp cộng từ \(parts.count) dòng"))
  }

  /// Counts rows unit by unit.
  private mutating func tally(_ source: FormSource, _ work: inout SheetWork) {
    var order: [UnitID] = []
    var groups: [UnitID: (name: CleanText, rows: [RowValues])] = [:]
    for row in work.rows {
      guard case .unit(let unit?, let stated) = subject(of: row, work) else { continue }
      if groups[unit] == nil { order.append(unit) }
      groups[unit, default: (stated, [])].rows.append(row)
    }
    for unit in order {
      guard let (name, rows) = groups[unit], let first = rows.first else { continue }
      let maker = ObservationMaker(
        row: first, unit: unit, name: name, period: work.reading.period, asOf: work.reading.asOf,
        source: source,
        cells: cells, note: CleanText(cleaning: "Phiên Họp đếm từ \(rows.count) dòng"))
      for tally in profile.tallies {
        let count = rows.filter { row in
          tally.conditions.allSatisfy { row.word($0.key) == $0.value }
        }.count
        observations += maker.observation(
          DefinitionID(tally.definition), field: "unit",
          value: StatedNumber(text: String(count), value: ExactDecimal(count)))
      }
      work.reading.takenRows += rows.count
    }
  }
}
