import Model

/// A column that ``RestRule`` gives a meaning: a definition, a unit or a period by its heading.
struct RestColumn {
  let position: Int
  let rule: ProfileColumn
  let heading: HeadingPath
  var definition: Definition?
  var unit: AdministrativeUnit?
  var period: Period?

  var field: String { rule.field }

  func read(_ row: RawRow, _ cells: CellReader, into values: inout RowValues) {
    switch cells.numbers.read(row[position], position, rule) {
    case .blank:
      if cells.profile.rows.blank == .zero, rule.type != .percent {
        values.values[field] = .number(StatedNumber(text: "0", value: .zero))
      }
    case .number(let number): values.values[field] = .number(number)
    case .ambiguous(let vietnamese, let english):
      cells.refuse(
        &values, position, ReadingReason.ambiguousNumber, suggestion: "\(vietnamese) (vi), \(english) (en)",
        doubt: ReadingReason.doubtfulLocale)
    case .refused(.formulaError): cells.refuse(&values, position, ReadingReason.formulaError)
    case .refused(.aDay): cells.refuse(&values, position, ReadingReason.dayForNumber)
    case .refused: cells.refuse(&values, position, ReadingReason.notANumber)
    }
  }
}

extension SheetWork {
  /// In a list of names any words may be a name, "Xác nhận …" too: a row with code and name is one of the list.
  private mutating func takeNamedRows() {
    guard let code = columnOfField["code"], let name = columnOfField["name"] else { return }
    for index in kinds.indices where ![.columnNumbers, .repeatedHeading].contains(kinds[index].kind) {
      let row = sheet.rows[kinds[index].position]
      if !row[code].isBlank, !row[name].isBlank { kinds[index].kind = .data }
    }
  }

  /// Settles kinds of rows, ways of writing and measures.
  /// - Returns: nil where the sheet as a whole cannot be read; the fault is told.
  mutating func makeCellReader() -> CellReader? {
    rest = makeRestColumns()
    if reading.period == nil, let last = rest.compactMap({ $0.period?.lastDay }).max() { unitDay = last }
    let label = labelColumn
    let contents = columnOfField.filter { !["order", "unit_code"].contains($0.key) && $0.value != label }
    let figures = profile.columns.filter { $0.type.isNumeric || $0.type == .rank }.compactMap {
      columnOfField[$0.field]
    }
    let classifier = RowClassifier(
      sheet: sheet, headings: match.headings, order: columnOfField["order"], label: label,
      contents: Array(contents.values) + rest.map(\.position), figures: figures + rest.map(\.position),
      entry: profile.facts == .dossiers
        ? columnOfField["code"].flatMap { code in columnOfField["received"].map { (code, $0) } } : nil)
    kinds = classifier.kinds()
    if profile.facts == .units || profile.facts == .procedures { takeNamedRows() }
    settleUnitDay(label: label)
    let filled = profile.columns.filter(\.fillsDown).compactMap { columnOfField[$0.field] }
    sheet = FillDown.apply(Set(filled), to: sheet, kinds: kinds)

    var numeric: [Int: ProfileColumn] = [:]
    for rule in profile.columns where rule.type.isNumeric {
      if let column = columnOfField[rule.field] { numeric[column] = rule }
    }
    for column in rest { numeric[column.position] = column.rule }
    let read = kinds.filter { [.data, .total, .group].contains($0.kind) }.map { sheet.rows[$0.position] }
    let numbers = NumberSettlement(columns: numeric, rows: read, given: options.locale ?? ownExport?.locale)
    let shares = ShareSettlement(columns: numeric, rows: read, numbers: numbers) { row, field in
      expectedShare(row, field, numbers)
    }
    guard let factors = measureFactors() else { return nil }
    let wordColumns = profile.columns.filter { $0.type == .word }
    return CellReader(
      profile: effectiveProfile(label: label), file: file, sheet: sheetName, headings: match.headings,
      columnOfField: columnOfField, numbers: numbers, shares: shares,
      units: UnitFinder(context: context, day: unitDay, scope: unitScope(label: label)), context: context,
      period: reading.period, factors: factors,
      words: Dictionary(
        wordColumns.map { ($0.field, WordTable($0.words)) }, uniquingKeysWith: { first, _ in first }),
      restColumns: Dictionary(
        rest.map { ($0.field, $0.position) }, uniquingKeysWith: { first, _ in first }),
      ownExport: ownExport)
  }

  /// A form that comes back as it went out is no report of zeros: neither its blank cells nor the sums that the
  /// spreadsheet calculates over them.
  mutating func refusesEmptyForm() -> Bool {
    guard profile.facts == .observations else { return false }
    let figures =
      profile.columns.filter(\.type.isNumeric).compactMap { columnOfField[$0.field] } + rest.map(\.position)
    let data = kinds.filter { $0.kind == .data }
    let sums = kinds.filter { $0.kind == .total }.flatMap { entry in
      figures.map { sheet.rows[entry.position][$0] }.filter { !$0.isBlank }
    }
    guard !figures.isEmpty, !data.isEmpty, profile.rows.blank == .zero || !sums.isEmpty,
      sums.allSatisfy(\.isFormula),
      data.allSatisfy({ entry in figures.allSatisfy { sheet.rows[entry.position][$0].isBlank } })
    else { return false }
    reading.faults.append(fault(ReadingReason.emptyForm))
    return true
  }

  private func makeRestColumns() -> [RestColumn] {
    guard let meaning = profile.rest?.meaning else { return [] }
    let units = UnitFinder(context: context, day: unitDay, scope: profile.rows.units)
    return match.rest.compactMap { position in
      let heading = match.headings.paths[position]
      if ownExport != nil, heading.text.contains(OwnExport.computedMark) { return nil }
      func column(_ type: ProfileColumn.ValueType) -> RestColumn {
        RestColumn(
          position: position, rule: ProfileColumn(field: "rest.\(position)", headings: [], type: type),
          heading: heading)
      }
      switch meaning {
      case .definitions:
        guard case .one(let definition) = context.definitionNames.match(heading.text) else { return nil }
        var found = column(definition.kind == .ratio ? .percent : .number)
        found.definition = definition
        return found
      case .units:
        guard case .unit(let unit) = units.find(heading.parts.last ?? "") else { return nil }
        var found = column(.number)
        found.unit = unit
        return found
      case .periods:
        guard let reading = PeriodText.read(heading.parts.last ?? "", calendar: context.calendar) else {
          return nil
        }
        var found = column(.number)
        found.period = reading.period
        return found
      case .items: return column(.score)
      }
    }
  }

  /// The share that the counts of a row make, in percent.
  private func expectedShare(_ row: RawRow, _ field: String, _ numbers: NumberSettlement) -> ExactDecimal? {
    guard let ratio = profile.ratios.first(where: { $0.field == field }) else { return nil }
    func sum(_ fields: [String]) -> ExactDecimal? {
      var total = ExactDecimal.zero
      for field in fields {
        guard let rule = profile.column(field), let column = columnOfField[field],
          case .number(let number) = numbers.read(row[column], column, rule)
        else { return nil }
        total = total + number.value
      }
      return total
    }
    guard let top = sum(ratio.numerator), let bottom = sum(ratio.denominator) else { return nil }
    return (top * 100).divided(by: bottom, scale: 6)
  }

  /// What one of the measure that the sheet states is in the measure of the definitions, by field; nil where a
  /// column needs one and the sheet states none.
  private mutating func measureFactors() -> [String: ExactDecimal]? {
    var factors: [String: ExactDecimal] = [:]
    for rule in profile.columns where !rule.measures.isEmpty {
      guard let column = columnOfField[rule.field] else { continue }
      let heading = match.headings.paths[column].parts.map(CellText.bracketed)
      let candidates = heading.reversed() + statedMeasures()
      let known = Dictionary(
        rule.measures.map { (CellText.key($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
      if let factor = candidates.lazy.compactMap({ known[CellText.key($0)] }).first {
        factors[rule.field] = factor
      } else {
        reading.faults.append(
          fault(
            column: CleanText(cleaning: match.headings.paths[column].text), ReadingReason.noMeasure,
            suggestion: rule.measures.keys.sorted().joined(separator: ", ")))
        return nil
      }
    }
    return factors
  }

  /// "Đơn vị tính: triệu đồng" above the table.
  private func statedMeasures() -> [String] {
    var found: [String] = []
    for row in sheet.rows[..<min(match.headings.rows.lowerBound, sheet.rows.count)] {
      for cell in row.cells where cell.isText {
        let halves = cell.text.split(separator: ":", maxSplits: 1).map { String($0) }
        guard halves.count == 2 else { continue }
        let label = CellText.key(halves[0])
        if label.hasSuffix("don vi tinh") || label.hasSuffix("dvt") || label.hasSuffix("don vi") {
          found.append(halves[1].filter { !"()[]".contains($0) })
        }
      }
    }
    return found
  }

  // MARK: - Whom rows are about

  /// A list of units says itself which day it is of: 63 provinces stood in lists of 2024 that were published when
  /// there were 34.
  private mutating func settleUnitDay(label: Int) {
    guard profile.facts == .index else { return }
    let data = kinds.filter { $0.kind == .data }
    func known(_ day: Day) -> Int {
      let units = UnitFinder(context: context, day: day, scope: profile.rows.units)
      return data.filter { entry in
        if case .unit = units.find(sheet.rows[entry.position][label].text) { true } else { false }
      }.count
    }
    let candidates = [unitDay, reading.period?.lastDay, title.asOf, options.today].compactMap(\.self)
    var best = (day: unitDay, count: known(unitDay))
    for day in candidates.dropFirst() where best.count < data.count {
      let count = known(day)
      if count > best.count { best = (day, count) }
    }
    unitDay = best.day
  }

  /// Whether most rows of a form whose rows may be parts of a total name units instead.
  private func namesUnits(label: Int) -> Bool {
    let units = UnitFinder(context: context, day: unitDay, scope: profile.rows.units)
    let data = kinds.filter { $0.kind == .data }.prefix(60)
    let known = data.filter { entry in
      let name = UnitFinder.plain(sheet.rows[entry.position][label].text)
      if case .unit(let unit) = units.find(name) { return UnitFinder.isOffice(name, unit) }
      return false
    }
    return known.count * 2 > data.count
  }

  /// The profile with what its rows turn out to be settled.
  private func effectiveProfile(label: Int) -> FormProfile {
    guard profile.rows.detail == .part, namesUnits(label: label) else { return profile }
    let rows = profile.rows
    return profile.with(
      rows: RowRules(
        subject: .unit, blank: rows.blank, total: rows.total, detail: .refuse, units: rows.units,
        isCumulative: rows.isCumulative))
  }

  /// Provinces or units inside one, where the form may list either.
  private func unitScope(label: Int) -> RowRules.Units {
    guard profile.rows.units == .any else { return profile.rows.units }
    let data = kinds.filter { $0.kind == .data }.prefix(60)
    let provinces = UnitFinder(context: context, day: unitDay, scope: .provinces)
    let known = data.filter { entry in
      if case .unit = provinces.find(sheet.rows[entry.position][label].text) { true } else { false }
    }
    return known.count * 2 > data.count ? .provinces : .any
  }
}

extension FormProfile {
  func with(rows: RowRules) -> FormProfile {
    FormProfile(
      name: name, title: title, basis: basis, facts: facts, titleWords: titleWords,
      foreignWords: foreignWords,
      columns: columns, rest: rest, rows: rows, identities: identities, ratios: ratios, sums: sums,
      tallies: tallies, index: index, duty: duty)
  }
}
