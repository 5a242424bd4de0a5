import Model

/// Makes the empty form of a profile for a unit and a period.
public struct TemplateBuilder {
  private let profile: FormProfile
  private let subject: TemplateSubject
  private let context: ReadingContext
  private let day: Day

  /// - Parameters:
  ///   - subject: its period has days.
  ///   - context: the units and definitions that lists offer.
  public init(_ profile: FormProfile, for subject: TemplateSubject, context: ReadingContext) {
    self.profile = profile
    self.subject = subject
    self.context = context
    day = subject.period.lastDay ?? Day(number: 0)
  }

  /// Words of the title area that name the profile of a sheet: "Mẫu biểu: ii06a".
  public static let formLabel = "Mẫu biểu"

  public func build() throws(TemplateFault) -> FormTemplate {
    let (columns, fixed) = try columns()
    let headings = TemplateHeadings(
      columns.map(\.rule), fixed: fixed, year: subject.period.lastDay?.year)
    let named = zip(columns, headings.paths).map { column, path in
      var named = FormTemplate.Column(column.rule, path: path)
      named.definition = column.definition
      named.unit = column.unit
      named.period = column.period
      return named
    }
    var sheet = Sheet(rows: titleRows(), columns: named)
    sheet.rows.append([])
    let first = sheet.rows.count
    let (headingRows, merges) = headings.rows(startingAt: first)
    sheet.rows += headingRows
    if let numbers = columnNumbers(named) { sheet.rows.append(numbers) }
    let table = TemplateRows(profile, subject, context)
    sheet.add(table.rows, profile)
    let total = addTotal(table, to: &sheet)
    let rules = rules(named)
    if !rules.isEmpty {
      let names = rules.map(\.name).joined(separator: "; ")
      sheet.rows += [
        [], [FormTemplate.Cell(.text("Ghi chú: dòng tô màu có số không khớp: \(names)"), .note)],
      ]
    }
    return FormTemplate(
      form: profile.name, title: title, rows: sheet.rows, merges: merges, columns: named,
      headingRows: first...(first + headings.depth - 1), entryRows: sheet.entryRows, totalRow: total,
      choices: choices(named), rules: rules)
  }

  // MARK: - Above the table

  /// The invented province says that it is one.
  private var isSimulated: Bool {
    let home = context.home.flatMap { context.register.unit($0) }
    return [home, subject.unit].contains { $0?.name.vietnamese.string.contains("MÔ PHỎNG") == true }
  }

  private var title: String { (isSimulated ? "MÔ PHỎNG: " : "") + profile.title.vietnamese.string }

  private func titleRows() -> [[FormTemplate.Cell]] {
    var lines = [
      FormTemplate.Cell(.text(title), .title),
      FormTemplate.Cell(.text("Đơn vị báo cáo: \(subject.unit.name.vietnamese)"), .fact),
      FormTemplate.Cell(.text("Mã định danh: \(subject.unit.id.code)"), .fact),
      FormTemplate.Cell(.text("Kỳ báo cáo: \(PeriodText.write(subject.period))"), .fact),
    ]
    if let measure { lines.append(FormTemplate.Cell(.text("Đơn vị tính: \(measure)"), .fact)) }
    lines.append(FormTemplate.Cell(.text("\(Self.formLabel): \(profile.name)"), .marker))
    return lines.map { [$0] }
  }

  /// The measure that is the definitions' own, spelt out.
  private var measure: String? {
    let measures = profile.columns.first { !$0.measures.isEmpty }?.measures ?? [:]
    return measures.filter { $0.value == ExactDecimal(1) }.keys
      .min { (-$0.count, $0.contains("/") ? 1 : 0, $0) < (-$1.count, $1.contains("/") ? 1 : 0, $1) }
  }

  // MARK: - Columns

  /// The columns of the profile that a template has, then those that it leaves open.
  private func columns() throws(TemplateFault) -> ([FormTemplate.Column], [Int: [String]]) {
    // The period stands above the table.
    let columns = profile.columns.filter { rule in
      rule.isRequired || (rule.type != .period && rule.field != "as_of")
    }.map { FormTemplate.Column($0, path: []) }
    guard let rest = profile.rest else { return (columns, [:]) }
    let open = try openColumns(rest)
    // A note stays the last.
    let place = columns.last?.rule.field == "note" ? columns.count - 1 : columns.count
    var fixed: [Int: [String]] = [:]
    for (position, column) in open.enumerated() { fixed[place + position] = column.path }
    return (Array(columns[..<place] + open + columns[place...]), fixed)
  }

  private func openColumns(_ rest: RestRule) throws(TemplateFault) -> [FormTemplate.Column] {
    func column(_ heading: String, _ type: ProfileColumn.ValueType) -> FormTemplate.Column {
      FormTemplate.Column(ProfileColumn(field: "rest." + heading, headings: [], type: type), path: [heading])
    }
    switch rest.meaning {
    case .items: return []
    case .definitions:
      let known = subject.definitions.compactMap { context.definitions[$0] }
      guard known.count >= rest.atLeast else { throw .openColumns }
      return known.map { definition in
        var made = column(
          context.definitionNames.writing(of: definition), definition.kind == .ratio ? .percent : .number)
        made.definition = definition.id
        return made
      }
    case .units:
      let units = context.register.units(childOf: subject.unit.id, on: day).filter { unit in
        unit.kind != .collective && context.register.isName(unit.name.vietnamese.string)
      }
      guard units.count >= rest.atLeast else { throw .singleUnit }
      return units.map { unit in
        var made = column(unit.name.vietnamese.string, .number)
        made.unit = unit.id
        return made
      }
    case .periods:
      return periods(atLeast: rest.atLeast).map { period in
        var made = column(PeriodText.write(period), .number)
        made.period = period
        return made
      }
    }
  }

  /// The period asked for and those of its kind before it in the same year, oldest first.
  private func periods(atLeast count: Int) -> [Period] {
    var found = [subject.period]
    while let before = found.first?.previous,
      found.count < count || before.lastDay?.year == subject.period.lastDay?.year
    {
      found.insert(before, at: 0)
    }
    return found
  }

  private func columnNumbers(_ columns: [FormTemplate.Column]) -> [FormTemplate.Cell]? {
    guard columns.filter({ !$0.rule.number.isEmpty }).count >= 2 else { return nil }
    return columns.map { column in
      FormTemplate.Cell(
        column.rule.number.isEmpty ? .blank : .text(column.rule.number), .columnNumber)
    }
  }

  // MARK: - Rows

  /// A sheet while it is made.
  private struct Sheet {
    var rows: [[FormTemplate.Cell]]
    let columns: [FormTemplate.Column]
    var entryRows: [Int] = []

    init(rows: [[FormTemplate.Cell]], columns: [FormTemplate.Column]) {
      self.rows = rows
      self.columns = columns
    }

    mutating func add(_ table: [TemplateRows.Row], _ profile: FormProfile) {
      var number = 0
      for row in table {
        if let group = row.group {
          rows.append(groupRow(group))
          number = 0
          continue
        }
        number += 1
        entryRows.append(rows.count)
        rows.append(
          columns.map { column in
            let format = column.rule.type.templateFormat
            if column.rule.type == .ordinal {
              return row.given.isEmpty
                ? FormTemplate.Cell(.blank, .entry, format)
                : FormTemplate.Cell(.number(String(number)), .given, .general)
            }
            guard let given = row.given[column.rule.field] else {
              return FormTemplate.Cell(.blank, .entry, format)
            }
            return FormTemplate.Cell(given, .given, format)
          })
      }
    }

    private func groupRow(_ group: (number: String, name: String)) -> [FormTemplate.Cell] {
      let label = columns.firstIndex { $0.rule.field == "unit" } ?? 0
      let order = columns.firstIndex { $0.rule.type == .ordinal }
      return columns.indices.map { column in
        let text = column == order ? group.number : column == label ? group.name : ""
        return FormTemplate.Cell(text.isEmpty ? .blank : .text(text), .group)
      }
    }
  }

  /// A row that adds up what can be added up, where the form takes it as the reporter's own figures.
  private func addTotal(_ table: TemplateRows, to sheet: inout Sheet) -> Int? {
    guard profile.facts == .observations, profile.rows.total == .reporter, table.isFixedList, !table.hasWords,
      let first = sheet.entryRows.first, let last = sheet.entryRows.last
    else { return nil }
    let position = sheet.rows.count
    let columns = sheet.columns
    let label =
      columns.firstIndex { $0.rule.field == "unit" } ?? columns.firstIndex { $0.rule.type == .word } ?? 0
    sheet.rows.append(
      columns.enumerated().map { place, column in
        let rule = column.rule
        if place == label { return FormTemplate.Cell(.text("Tổng cộng"), .total) }
        let adds = rule.type == .count || (rule.type == .number && rule.definition != nil)
        return FormTemplate.Cell(adds ? .sum(rows: first...last) : .blank, .total, rule.type.templateFormat)
      })
    return position
  }

  // MARK: - Choices and rules

  private func choices(_ columns: [FormTemplate.Column]) -> [FormTemplate.Choices] {
    columns.enumerated().compactMap { position, column in
      let rule = column.rule
      let values: [String]
      switch rule.type {
      case .word: values = rule.choices
      case .unit, .units: values = profile.rows.detail == .part ? [] : unitNames
      case .definition: values = context.definitionNames.writings(of: context.definitions.values)
      default: values = []
      }
      guard !values.isEmpty else { return nil }
      let isOpen = rule.type == .units || (rule.type == .unit && profile.rows.detail == .named)
      return FormTemplate.Choices(
        column: position, title: column.path.last ?? rule.field, values: values, isOpen: isOpen)
    }
  }

  /// Units of the home province with itself, or the provinces, in official order.
  private var unitNames: [String] {
    let units: [AdministrativeUnit]
    if profile.rows.units == .provinces {
      units = context.register.provinces(on: day)
    } else {
      let homes = context.home.map { context.register.lineage(of: $0, on: day) } ?? []
      let inside = homes.flatMap { [$0] + context.register.units(childOf: $0.id, on: day) }
      let own = context.register.units(childOf: subject.unit.id, on: day)
      units = inside + ([subject.unit] + own).filter { unit in !inside.contains { $0.id == unit.id } }
    }
    var seen: Set<String> = []
    return units.map(\.name.vietnamese.string).filter { seen.insert($0).inserted }
  }

  private func rules(_ columns: [FormTemplate.Column]) -> [FormTemplate.Rule] {
    func place(_ field: String) -> Int? { columns.firstIndex { $0.rule.field == field } }
    var rules: [FormTemplate.Rule] = []
    for identity in profile.identities {
      guard let total = place(identity.total) else { continue }
      let added = identity.parts.filter { !$0.hasPrefix("-") }.compactMap(place)
      let subtracted = identity.parts.filter { $0.hasPrefix("-") }.compactMap {
        place(String($0.dropFirst()))
      }
      guard added.count + subtracted.count == identity.parts.count else { continue }
      rules.append(
        FormTemplate.Rule(
          name: identity.name,
          kind: .sum(total: total, added: added, subtracted: subtracted, tolerance: identity.tolerance)))
    }
    for ratio in profile.ratios {
      guard let share = place(ratio.field) else { continue }
      let top = ratio.numerator.compactMap(place)
      let bottom = ratio.denominator.compactMap(place)
      guard top.count == ratio.numerator.count, bottom.count == ratio.denominator.count else { continue }
      rules.append(
        FormTemplate.Rule(name: ratio.name, kind: .share(share, numerator: top, denominator: bottom)))
    }
    return rules
  }
}

extension ProfileColumn.ValueType {
  /// How an empty form shows what is filled into such a column.
  var templateFormat: FormTemplate.Format {
    switch self {
    case .count: .count
    case .number, .score: .decimal
    case .percent: .percent
    case .day: .day
    // A rank "12/34" would become a month.
    case .text, .unit, .units, .code, .word, .definition, .period, .rank: .text
    case .ordinal: .general
    }
  }
}
