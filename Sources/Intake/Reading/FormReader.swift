import Model

/// Reads a sheet in the form of a profile: from raw cells to facts, with everything that is not taken in named.
///
/// Rows are read one by one and independent of each other: one that cannot be understood is refused, and the others
/// are taken in.
public struct FormReader: Sendable {
  public let match: ProfileMatch
  public let context: ReadingContext
  public let options: ReadingOptions

  public init(_ match: ProfileMatch, context: ReadingContext, options: ReadingOptions) {
    self.match = match
    self.context = context
    self.options = options
  }

  /// - Parameters:
  ///   - sheet: the sheet that ``match`` was found in.
  ///   - file: the file as the user named it.
  public func read(_ sheet: RawSheet, file: String) -> FormReading {
    var work = SheetWork(reader: self, sheet: sheet, file: CleanText(cleaning: file))
    work.run()
    return work.reading
  }
}

/// The state of reading one sheet.
struct SheetWork {
  let profile: FormProfile
  let match: ProfileMatch
  let context: ReadingContext
  let options: ReadingOptions
  var sheet: RawSheet
  let file: CleanText
  let sheetName: CleanText
  let title: TitleArea
  var reading: FormReading

  /// Columns by field without those left out.
  var columnOfField: [String: Int]
  var rest: [RestColumn] = []
  /// Sound rows with figures, in order.
  var rows: [RowValues] = []
  /// Figures of total rows by position in the sheet.
  var totals: [Int: RowValues] = [:]
  /// The day on which names of units are matched.
  var unitDay: Day
  /// nil for what the program did not write itself.
  let ownExport: OwnExport?
  /// Positions of rows by what they are.
  var kinds: [(position: Int, kind: RowKind)] = []

  init(reader: FormReader, sheet: RawSheet, file: CleanText) {
    profile = reader.match.profile
    match = reader.match
    context = reader.context
    options = reader.options
    self.sheet = sheet
    self.file = file
    sheetName = CleanText(cleaning: sheet.name)
    unitDay = reader.options.today
    title = TitleArea(sheet, above: match.headings.rows.lowerBound, calendar: context.calendar)
    columnOfField = match.assignment.columnOfField
    ownExport = OwnExport(sheet, match.headings)
    if ownExport != nil {
      // What the program computed no source states.
      let paths = match.headings.paths
      columnOfField = columnOfField.filter { !paths[$0.value].text.contains(OwnExport.computedMark) }
    }
    reading = FormReading(
      profile: profile.name, file: file, sheet: sheetName,
      batch: FactBatch(
        kind: .figures, title: file, author: options.author, reason: options.reason,
        contentHash: options.contentHash),
      rejects: RejectTable(header: match.headings.paths.map(\.text)))
    reading.isOwnExport = ownExport != nil
  }

  mutating func run() {
    guard let cells = prepare() else { return }
    guard profile.facts != .dossiers else {
      DossierBuilder(cells: cells).build(into: &self)
      skipOthers()
      finish()
      return
    }
    readRows(cells)
    var checks = RowChecks(work: self, cells: cells)
    checks.run()
    reading.findings += checks.findings
    rows = checks.rows
    totals = checks.totals
    build(cells)
    finish()
  }

  /// Everything that is settled before the first row.
  /// - Returns: nil where the sheet as a whole is refused; the faults say why.
  mutating func prepare() -> CellReader? {
    guard !refusesSecretSheet() else { return nil }
    leaveOutPersonalColumns()
    settlePeriod()
    unitDay = knownEdition?.unitsOn ?? reading.period?.lastDay ?? title.asOf ?? options.today
    guard knowsDefinitions(), let cells = makeCellReader(), !refusesEmptyForm() else { return nil }
    guard settleReporter() else { return nil }
    nameIgnoredColumns()
    return cells
  }

  // MARK: - Before the rows

  func fault(
    row: Int = 0, column: CleanText = .empty, value: String = "", _ reason: LocalizedText,
    suggestion: String = "", doubt: ReadingDoubt? = nil
  ) -> IntakeFault {
    IntakeFault(
      file: file, sheet: sheetName, row: row, column: column, value: CleanText(cleaning: value),
      reason: reason,
      suggestion: CleanText(cleaning: suggestion), doubt: doubt)
  }

  /// A mark above or among the headings, or in the file's name, is on the whole sheet.
  private mutating func refusesSecretSheet() -> Bool {
    if let mark = SecretMark(file.string) {
      reading.faults.append(fault(value: mark.rawValue, ReadingReason.secret))
      return true
    }
    for row in sheet.rows[..<min(match.headings.rows.lowerBound, sheet.rows.count)] {
      guard let mark = row.cells.first(where: { SecretMark($0.text) != nil }) else { continue }
      reading.faults.append(fault(row: row.number, value: mark.text, ReadingReason.secret))
      return true
    }
    return false
  }

  private mutating func leaveOutPersonalColumns() {
    let trusted = profile.columns.filter { $0.type != .text && $0.type != .word }.compactMap {
      columnOfField[$0.field]
    }
    reading.personalColumns = PersonalColumns.find(match.headings, sheet, trusted: Set(trusted))
    guard !options.keepsPersonal else { return }
    let left = Set(reading.personalColumns.map(\.column))
    columnOfField = columnOfField.filter { !left.contains($0.value) }
  }

  /// The period that the user names, else the one of the title area.
  private mutating func settlePeriod() {
    reading.asOf = title.asOf
    let stated = title.period
    if let given = options.period {
      reading.period = given
      if let stated, stated.isStatedByDays, stated.period.days != given.days {
        reading.findings.append(
          finding(
            .period, row: title.periodRow, column: .empty, rule: CleanText("kỳ trong tệp"),
            stated: CleanText(cleaning: stated.period.code), computed: CleanText(cleaning: given.code)))
      }
    } else if let stated {
      reading.period = stated.period
    } else if profile.rows.isCumulative, let asOf = title.asOf {
      reading.period = .cumulative(from: nil, to: asOf)
    }
  }

  func finding(
    _ kind: IntakeFinding.Kind, row: Int, column: CleanText, rule: CleanText, stated: CleanText,
    computed: CleanText, difference: ExactDecimal? = nil
  ) -> IntakeFinding {
    IntakeFinding(
      kind: kind, file: file, sheet: sheetName, row: row, column: column, rule: rule, stated: stated,
      computed: computed, difference: difference)
  }

  /// Who reports: the user's word, the title area's label, its code, or a cell above the table that is a name by
  /// itself; the deepest of several.
  /// - Returns: false where a label names nobody of the home province: such a form is nobody else's either.
  private mutating func settleReporter() -> Bool {
    if let unit = options.unit {
      reading.reporter = unit
      return true
    }
    let units = UnitFinder(context: context, day: unitDay, scope: .any)
    if !title.reporter.isEmpty || !title.reporterCode.isEmpty {
      switch units.find(title.reporter, code: title.reporterCode) {
      case .unit(let unit) where isOfHome(unit) || !isOwnReport:
        reading.reporter = unit.id
        return true
      case .unit(let unit): refuseReporter(ReadingReason.foreignReporter, unit.name.vietnamese)
      case .refused(let reason, let suggestion) where isOwnReport: refuseReporter(reason, suggestion)
      case .foreign where isOwnReport: refuseReporter(FaultReason.unknownUnit, .empty)
      case .foreign, .refused: break
      }
      if isOwnReport { return false }
    }
    var found: [AdministrativeUnit] = []
    for row in sheet.rows[..<min(match.headings.rows.lowerBound, sheet.rows.count)] {
      for cell in row.cells where cell.isText && cell.text.count <= 80 {
        if case .unit(let unit) = units.find(cell.text) { found.append(unit) }
      }
    }
    reading.reporter = (found.first { $0.parent != nil } ?? found.first)?.id
    return true
  }

  /// Whether the figures are what a unit reports of itself, and not a table about many.
  private var isOwnReport: Bool {
    profile.facts == .observations && (profile.rows.total == .reporter || profile.rows.subject == .reporter)
  }

  private func isOfHome(_ unit: AdministrativeUnit) -> Bool {
    guard let home = context.home else { return true }
    let homes = Set(context.register.lineage(of: home, on: unitDay).map(\.id)).union([home])
    var current: AdministrativeUnit? = unit
    for _ in 0..<8 {
      guard let next = current else { return false }
      if homes.contains(next.id) { return true }
      current = next.parent.flatMap { context.register.unit($0) }
    }
    return false
  }

  private mutating func refuseReporter(_ reason: LocalizedText, _ suggestion: CleanText) {
    let stated = title.reporter.isEmpty ? title.reporterCode : title.reporter
    let row = sheet.rows.first { $0.cells.contains { $0.text.contains(stated) } }
    reading.faults.append(
      fault(
        row: row?.number ?? 0, column: "Đơn vị báo cáo", value: stated, reason, suggestion: suggestion.string,
        doubt: ReadingDoubt(.unit)))
  }

  /// A profile of the user's may name a definition that is not there.
  private mutating func knowsDefinitions() -> Bool {
    for rule in profile.columns {
      guard let name = rule.definition, !name.contains("{"), let column = columnOfField[rule.field],
        context.definitions[DefinitionID(name)] == nil
      else { continue }
      reading.faults.append(
        fault(
          column: CleanText(cleaning: match.headings.paths[column].text), value: name,
          ReadingReason.unknownDefinition))
      return false
    }
    return true
  }

  private mutating func nameIgnoredColumns() {
    let personal = Set(reading.personalColumns.map(\.column))
    let meant = Set(match.rest)
    // Somebody may have mended one that the program computed, and must hear that it is not taken in.
    let computed =
      ownExport == nil
      ? []
      : (match.assignment.columnOfField.values + match.rest).filter {
        match.headings.paths[$0].text.contains(OwnExport.computedMark)
      }
    reading.ignoredColumns = (match.assignment.unclaimed.filter { !meant.contains($0) } + computed)
      .filter { !personal.contains($0) }.sorted()
      .map { CleanText(cleaning: match.headings.paths[$0].text) }
  }

  /// The column that tells whom or what a row is about.
  var labelColumn: Int {
    for field in ["unit", "label", "sector", "definition", "text", "code", "procedure"] {
      if let column = columnOfField[field] { return column }
    }
    return columnOfField.filter { $0.key != "order" }.values.min() ?? 0
  }

  // MARK: - Rows

  private mutating func readRows(_ cells: CellReader) {
    for (position, kind) in kinds where kind == .data {
      if isComputed(sheet.rows[position]) {
        skip(sheet.rows[position], .computed)
        continue
      }
      let values = read(sheet.rows[position], cells)
      if values.isSound { rows.append(values) } else { refuse(values) }
    }
    skipOthers()
  }

  /// A figure that this program computed and wrote out: no source states it. Its note says so.
  private func isComputed(_ row: RawRow) -> Bool {
    guard ownExport != nil, let note = columnOfField["note"] else { return false }
    return row[note].text.contains(OwnExport.computedMark)
  }

  /// Names the rows that are no facts.
  private mutating func skipOthers() {
    for (position, kind) in kinds {
      if let reason = kind.reasonToSkip { skip(sheet.rows[position], reason) }
    }
  }

  private func read(_ row: RawRow, _ cells: CellReader) -> RowValues {
    if let column = row.cells.firstIndex(where: { SecretMark.mayBe($0) && SecretMark($0.text) != nil }) {
      var values = RowValues(row: row)
      cells.refuse(&values, column, ReadingReason.secret)
      return values
    }
    var values = cells.read(row)
    for column in rest { column.read(row, cells, into: &values) }
    for rule in profile.columns where values.values[rule.field] == nil && profile.mustBeFilled(rule) {
      guard let column = columnOfField[rule.field], values.isSound else { continue }
      if row[column].isBlank || CellText.isDash(row[column].text) {
        cells.refuse(&values, column, FaultReason.missingValue)
      }
    }
    return values
  }

  mutating func refuse(_ values: RowValues) {
    reading.faults += values.faults
    let personal = Set(reading.personalColumns.map(\.column))
    let cells = values.row.cells.enumerated().map { column, cell in
      // What is not taken in is not written out either.
      personal.contains(column) && !options.keepsPersonal ? "" : cell.text
    }
    reading.rejects.rows.append(
      RejectTable.Row(number: values.row.number, cells: cells, reasons: values.faults.map(\.reason)))
  }

  mutating func skip(_ row: RawRow, _ reason: SkippedRow.Reason) {
    let label = row[labelColumn].text
    let first = row.cells.first { !$0.isBlank }?.text ?? ""
    reading.skipped.append(
      SkippedRow(row: row.number, reason: reason, label: CleanText(cleaning: label.isEmpty ? first : label)))
  }

  // MARK: - Facts

  private mutating func build(_ cells: CellReader) {
    switch profile.facts {
    case .observations: ObservationBuilder(work: self, cells: cells).build(into: &self)
    case .index: IndexBuilder(work: self, cells: cells).build(into: &self)
    case .dossiers: break
    case .directives: DirectiveBuilder(work: self, cells: cells).build(into: &self)
    case .reports: ReportBuilder(work: self, cells: cells).build(into: &self)
    case .difficulties: DifficultyBuilder(work: self, cells: cells).build(into: &self)
    case .units: UnitBuilder(work: self, cells: cells).build(into: &self)
    case .procedures: ProcedureBuilder(work: self, cells: cells).build(into: &self)
    }
  }

  private mutating func finish() {
    reading.skipped.sort { $0.row < $1.row }
    reading.rejects.rows.sort { $0.number < $1.number }
    reading.faults.sort { $0.row < $1.row }
  }
}

extension FormProfile {
  /// A required column must be there; a blank cell of it is a fault only where a row says nothing without it.
  fileprivate func mustBeFilled(_ rule: ProfileColumn) -> Bool {
    if facts.requiredFields.contains(rule.field) { return true }
    return rule.isRequired && (rule.type == .unit || rule.type == .definition)
  }
}

extension RowKind {
  /// Why rows of this kind are no facts; nil for rows with data.
  fileprivate var reasonToSkip: SkippedRow.Reason? {
    switch self {
    case .data: nil
    case .group: .group
    case .total, .average: .total
    case .note: .note
    case .columnNumbers: .columnNumbers
    case .repeatedHeading: .repeatedHeading
    }
  }
}
