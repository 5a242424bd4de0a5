import Model

/// The rows that an empty form has: those it fixes, with what they are about already written, or blank ones.
struct TemplateRows {
  /// What a row says before it is filled in, by field.
  struct Row {
    var given: [String: FormTemplate.Content] = [:]
    /// The heading of a group of rows; nil for a row to be filled in.
    var group: (number: String, name: String)?
  }

  private(set) var rows: [Row] = []
  /// Rows are told apart by a word in each, such as a source of money, so that a sum over all of them counts twice.
  private(set) var hasWords = false
  /// The rows are fixed and more than one.
  var isFixedList: Bool { isFixed && rows.count > 1 }
  private(set) var isFixed = false

  /// Blank rows of a list.
  private static let blankRows = 100

  init(_ profile: FormProfile, _ subject: TemplateSubject, _ context: ReadingContext) {
    switch profile.facts {
    case .observations: observations(profile, subject, context)
    case .index: units(profile, subject, context)
    case .reports: tasks(subject)
    case .dossiers, .directives, .difficulties, .units, .procedures: break
    }
    isFixed = !rows.isEmpty
    let isOpenList = profile.column("definition") != nil || profile.facts == .reports
    if rows.isEmpty || isOpenList {
      rows += Array(repeating: Row(), count: isFixed ? 20 : Self.blankRows)
    }
  }

  // MARK: - Figures

  private mutating func observations(
    _ profile: FormProfile, _ subject: TemplateSubject, _ context: ReadingContext
  ) {
    // Rows that are counted are written by the unit.
    guard profile.tallies.isEmpty else { return }
    if profile.column("definition") != nil {
      rows = subject.definitions.compactMap { context.definitions[$0] }.map { definition in
        Row(given: [
          "definition": .text(context.definitionNames.writing(of: definition)),
          "measure": .text(definition.unitOfMeasure.vietnamese.string),
        ])
      }
      return
    }
    if profile.rows.subject == .reporter || profile.column("unit") == nil {
      // The word for all of them is the total below.
      rows = words(of: profile).filter { !$0.isWhole }.map { Row(given: [$0.field: .text($0.word)]) }
      return
    }
    let isOne = Self.inside(subject, profile, context).isEmpty
    if profile.rows.detail == .part, isOne {
      rows = subject.fields.map { Row(given: ["unit": .text($0)]) }
      return
    }
    units(profile, subject, context)
    let words = words(of: profile)
    guard !words.isEmpty else { return }
    hasWords = true
    rows = rows.flatMap { row in
      row.group != nil
        ? [row]
        : words.map { word in
          var row = row
          row.given[word.field] = .text(word.word)
          return row
        }
    }
  }

  /// The words that say which definition a row's figures are of.
  private func words(of profile: FormProfile) -> [(field: String, word: String, isWhole: Bool)] {
    for rule in profile.columns where rule.type == .word {
      let isMeant = profile.columns.contains { $0.definition?.contains("{\(rule.field)}") == true }
      guard isMeant else { continue }
      let table = WordTable(rule.words)
      let whole = table.word(for: "")
      let words = rule.choices.map { (rule.field, $0, whole != nil && table.word(for: $0) == whole) }
      // All of them together come first.
      return words.filter(\.2) + words.filter { !$0.2 }
    }
    return []
  }

  // MARK: - Units

  private mutating func units(
    _ profile: FormProfile, _ subject: TemplateSubject, _ context: ReadingContext
  ) {
    let units = Self.inside(subject, profile, context)
    guard !units.isEmpty else {
      rows = [Self.row(subject.unit)]
      return
    }
    let groups = Dictionary(grouping: units, by: \.group)
    let order = AdministrativeUnit.Group.allCases.filter { groups[$0] != nil }
    for (number, group) in order.enumerated() {
      if order.count > 1 { rows.append(Row(group: (Self.roman(number), Self.name(group)))) }
      rows += (groups[group] ?? []).map(Self.row)
    }
  }

  private static func row(_ unit: AdministrativeUnit) -> Row {
    Row(given: ["unit": .text(unit.name.vietnamese.string), "unit_code": .text(unit.id.code)])
  }

  /// The units that a form lists when the one asked for sends it, in official order; none for a unit that reports for
  /// itself.
  static func inside(
    _ subject: TemplateSubject, _ profile: FormProfile, _ context: ReadingContext
  ) -> [AdministrativeUnit] {
    guard let day = subject.period.lastDay else { return [] }
    if profile.rows.units == .provinces { return context.register.provinces(on: day) }
    let inside = context.register.units(childOf: subject.unit.id, on: day).filter { $0.kind != .collective }
    // A form by communes says so in its heading.
    guard let heading = profile.column("unit")?.headings.first, CellText.key(heading).hasPrefix("xa ") else {
      // A department's branches report through it.
      return subject.unit.group == .provinces ? inside : []
    }
    return inside.filter { $0.group == .communes }
  }

  private static func roman(_ position: Int) -> String {
    let numerals = ["I", "II", "III", "IV", "V", "VI"]
    return numerals.indices.contains(position) ? numerals[position] : "VI"
  }

  private static func name(_ group: AdministrativeUnit.Group) -> String {
    switch group {
    case .provinces: "Tỉnh, thành phố"
    case .departments: "Sở, ban, ngành"
    case .communes: "Cấp xã"
    case .verticalAgencies: "Cơ quan ngành dọc"
    case .districts: "Cấp huyện"
    case .others: "Đơn vị khác"
    }
  }

  // MARK: - Directives

  private mutating func tasks(_ subject: TemplateSubject) {
    rows = subject.tasks.map { task in
      var given: [String: FormTemplate.Content] = [
        "code": .text(task.code), "document": .text(task.document), "item": .text(task.item),
        "text": .text(task.text), "unit": .text(subject.unit.name.vietnamese.string),
      ]
      if let day = task.documentDay { given["document_day"] = .day(day) }
      return Row(given: given.filter { $0.value != .text("") })
    }
  }
}

extension DefinitionNames {
  /// A name that ``match(_:measure:)`` finds this definition by: its own, with the measure or the identifier where
  /// others have it too.
  func writing(of definition: Definition) -> String {
    let name = definition.name.vietnamese.string
    let ways = [name, "\(name) (\(definition.unitOfMeasure.vietnamese))", definition.id.rawValue]
    return ways.first { match($0) == .one(definition) } ?? definition.id.rawValue
  }

  /// How every definition is written in a list to choose from, in the order of the identifiers.
  func writings(of definitions: some Sequence<Definition>) -> [String] {
    definitions.sorted { $0.id.rawValue < $1.id.rawValue }.map(writing)
  }
}
