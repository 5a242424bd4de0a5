import Model

/// Recomputes what a form states: identities and shares in every row, totals against the rows. Nothing is
/// corrected; what differs is told and noted beside its figures.
struct RowChecks {
  private(set) var rows: [RowValues]
  private(set) var findings: [IntakeFinding] = []
  /// Figures of total rows by position, checked.
  private(set) var totals: [Int: RowValues] = [:]
  private let work: SheetWork
  private let cells: CellReader
  private let profile: FormProfile

  init(work: SheetWork, cells: CellReader) {
    self.work = work
    self.cells = cells
    profile = cells.profile
    rows = work.rows
  }

  mutating func run() {
    var checked = rows
    for position in checked.indices { check(&checked[position]) }
    rows = checked
    checkTotals()
  }

  private mutating func check(_ row: inout RowValues) {
    for identity in profile.identities { check(identity, &row) }
    for ratio in profile.ratios { check(ratio, &row) }
  }

  // MARK: - Inside a row

  private mutating func check(_ identity: ProfileIdentity, _ row: inout RowValues) {
    guard let stated = row.exact(identity.total) else {
      tellBlankTotal(identity, &row)
      return
    }
    // A part that the sheet has no column for is not among its parts.
    let present = identity.parts.filter { cells.columnOfField[Self.field($0)] != nil }
    guard !identity.needsAllParts || present.count == identity.parts.count else { return }
    let parts = present.map { part -> ExactDecimal? in
      part.hasPrefix("-") ? row.exact(Self.field(part)).map { -$0 } : row.exact(part)
    }
    guard
      case .differs(let difference) = Reconciliation.sum(
        stated: stated, parts: parts, tolerance: identity.tolerance)
    else { return }
    let fields = [identity.total] + present.map(Self.field)
    tell(
      .identity, &row, fields: fields, rule: identity.name, stated: stated,
      computed: stated - difference, difference)
  }

  /// A total that was left blank over parts that are not zero: what it should be is told, and no figure is made of it.
  private mutating func tellBlankTotal(_ identity: ProfileIdentity, _ row: inout RowValues) {
    let blank = profile.column(identity.total)?.blank ?? profile.rows.blank
    // Of several sums that a total must be the first is told.
    guard profile.identities.first(where: { $0.total == identity.total })?.name == identity.name else {
      return
    }
    guard blank == .zero, let column = cells.columnOfField[identity.total], row.row[column].isBlank else {
      return
    }
    var computed = ExactDecimal.zero
    for part in identity.parts {
      let field = Self.field(part)
      guard cells.columnOfField[field] != nil, let value = row.exact(field) else { return }
      computed = part.hasPrefix("-") ? computed - value : computed + value
    }
    guard !computed.isZero else { return }
    let found = work.finding(
      .identity, row: row.row.number, column: cells.heading(of: identity.total),
      rule: CleanText(cleaning: identity.name), stated: "—",
      computed: CleanText(cleaning: computed.trimmed.description), difference: -computed)
    findings.append(found)
    for part in identity.parts { row.notes[Self.field(part), default: []].append(found.note) }
  }

  private static func field(_ part: String) -> String {
    part.hasPrefix("-") ? String(part.dropFirst()) : part
  }

  private mutating func check(_ ratio: ProfileRatio, _ row: inout RowValues) {
    let field = ratio.field
    guard cells.columnOfField[field] != nil else { return }
    let top = sum(ratio.numerator, row)
    let bottom = sum(ratio.denominator, row)
    if row.values[field] == nil {
      fillBlankShare(field, top, bottom, &row)
      return
    }
    guard let stated = row.exact(field), let top, let bottom, !bottom.isZero else { return }
    guard
      case .differs(let difference) = Reconciliation.percent(
        stated: stated, numerator: top, denominator: bottom)
    else { return }
    tell(
      .ratio, &row, fields: [field], rule: ratio.name, stated: stated, computed: stated - difference,
      difference)
  }

  /// Where a form leaves shares of 0 blank, a blank one is 0 if its counts say so; without cases there is none.
  private func fillBlankShare(
    _ field: String, _ top: ExactDecimal?, _ bottom: ExactDecimal?, _ row: inout RowValues
  ) {
    let blank = profile.column(field)?.blank ?? profile.rows.blank
    guard blank == .zero, let top, let bottom, top.isZero, !bottom.isZero else { return }
    row.values[field] = .number(StatedNumber(text: "0", value: .zero))
  }

  private func sum(_ fields: [String], _ row: RowValues) -> ExactDecimal? {
    var total = ExactDecimal.zero
    for field in fields {
      guard let value = row.exact(field) else { return nil }
      total = total + value
    }
    return total
  }

  private mutating func tell(
    _ kind: IntakeFinding.Kind, _ row: inout RowValues, fields: [String], rule: String, stated: ExactDecimal,
    computed: ExactDecimal, _ difference: ExactDecimal
  ) {
    let found = work.finding(
      kind, row: row.row.number, column: cells.heading(of: fields[0]), rule: CleanText(cleaning: rule),
      stated: CleanText(cleaning: row.number(fields[0])?.text ?? stated.description),
      computed: CleanText(cleaning: computed.trimmed.description), difference: difference)
    findings.append(found)
    for field in fields { row.notes[field, default: []].append(found.note) }
  }

  // MARK: - Totals

  /// Columns whose figures add up over rows.
  private var additiveFields: [String] {
    profile.columns.filter { $0.type == .count || ($0.type == .number && $0.definition != nil) }
      .map(\.field).filter { cells.columnOfField[$0] != nil }
  }

  private mutating func checkTotals() {
    let byNumber = Dictionary(rows.map { ($0.row.number, $0) }, uniquingKeysWith: { first, _ in first })
    for span in TotalSpans.find(work.kinds, work.sheet) {
      var total = cells.readTotal(work.sheet.rows[span.position])
      if total.isSound {
        let rows = span.rows.map { byNumber[work.sheet.rows[$0].number] }
        if span.isTotal {
          cells.leaveBlankSumsOut(of: &total, over: rows.compactMap(\.self))
          cells.leaveBlankTotalsOut(of: &total)
          check(&total)
        }
        compare(&total, of: span, with: rows)
      }
      totals[span.position] = total
    }
  }

  /// Compares a total with the rows it adds up; a refused row among them leaves nothing to compare with.
  private mutating func compare(
    _ total: inout RowValues, of span: TotalSpans, with rows: [RowValues?]
  ) {
    var parts = rows.compactMap(\.self)
    guard !parts.isEmpty, parts.count == rows.count else { return }
    // Rows for all sources together beside rows for each of them would count twice.
    for rule in profile.columns where rule.type == .word {
      guard let whole = WordTable(rule.words).word(for: "") else { continue }
      let single = parts.filter { $0.word(rule.field) != whole }
      if !single.isEmpty { parts = single }
    }
    let label = total.row[work.labelColumn].text
    let rule = "\(label.isEmpty ? "Tổng" : label) = cộng \(parts.count) dòng"
    for field in additiveFields {
      // A group that states no figure has no subtotal, whatever a blank means.
      guard let column = cells.columnOfField[field], span.isTotal || !total.row[column].isBlank,
        let stated = total.exact(field),
        case .differs(let difference) = Reconciliation.sum(
          stated: stated, parts: parts.map { $0.exact(field) })
      else { continue }
      tell(
        .sum, &total, fields: [field], rule: rule, stated: stated, computed: stated - difference, difference)
    }
  }
}

/// Which rows each total row and each subtotal is the sum of.
struct TotalSpans {
  /// The position of the total row.
  let position: Int
  /// Positions of the rows it adds up.
  let rows: [Int]
  /// It adds up all rows of the table.
  let isWhole: Bool
  /// A total row, not a group with a subtotal.
  let isTotal: Bool

  static func find(_ kinds: [(position: Int, kind: RowKind)], _ sheet: RawSheet) -> [TotalSpans] {
    let data = kinds.filter { $0.kind == .data }.map(\.position)
    let totals = kinds.filter { $0.kind == .total }.map(\.position)
    guard let firstData = data.first else { return [] }
    // The last total is that of the table, or the first where it stands above all rows.
    let whole = totals.first.map { $0 < firstData } == true ? totals.first : totals.last
    var spans: [TotalSpans] = []
    var open: [Int] = []
    var group: (position: Int, rows: [Int])?
    func close() {
      if let group, !group.rows.isEmpty {
        spans.append(TotalSpans(position: group.position, rows: group.rows, isWhole: false, isTotal: false))
      }
    }
    for (position, kind) in kinds {
      switch kind {
      case .data:
        open.append(position)
        group?.rows.append(position)
      case .group:
        close()
        group = (position, [])
        open = []
      case .total where position == whole:
        spans.append(TotalSpans(position: position, rows: data, isWhole: true, isTotal: true))
      case .total:
        spans.append(TotalSpans(position: position, rows: open, isWhole: false, isTotal: true))
        open = []
      default: break
      }
    }
    close()
    return spans
  }
}
