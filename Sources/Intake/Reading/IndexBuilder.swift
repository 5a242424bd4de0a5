import Model

/// Makes figures of an index of the rows of a form, with the edition and the structure where they are new.
struct IndexBuilder {
  private let cells: CellReader
  private let profile: FormProfile
  private let context: ReadingContext
  private let rules: IndexRules

  init(work: SheetWork, cells: CellReader) {
    self.cells = cells
    profile = cells.profile
    context = work.context
    rules = profile.index ?? IndexRules(index: IndexID(profile.name))
  }

  func build(into work: inout SheetWork) {
    guard let period = work.reading.period else {
      work.reading.faults.append(work.fault(ReadingReason.noYearAssessed, doubt: ReadingDoubt(.period)))
      return
    }
    let isInside = rules.isInside && !ranksProvinces(work)
    guard let structure = structure(of: period, isInside: isInside, work) else {
      work.reading.faults.append(work.fault(value: period.code, ReadingReason.noKnownStructure))
      return
    }
    let source = FormSource(work: work)
    let entries = entries(work, structure)
    guard !entries.isEmpty else { return }
    let edition = edition(of: period, structure: structure, entries: entries, work, source: source)
    var check = IndexChecks(structure: structure, edition: edition, cells: cells, work: work)
    let notes = check.run(entries)
    work.reading.findings += check.findings
    var seen: Set<FactID> = []
    var figures: [IndexFigure] = []
    for entry in entries {
      let made = self.figures(
        of: entry, edition: edition, source: source,
        asOf: work.reading.asOf ?? work.options.today, note: notes[entry.row.row.number])
      guard made.allSatisfy({ !seen.contains($0.id) }) else {
        var faulty = entry.row
        cells.refuse(&faulty, cells.columnOfField["unit"], FaultReason.doubleRow)
        work.refuse(faulty)
        continue
      }
      seen.formUnion(made.map(\.id))
      figures += made
      work.reading.takenRows += 1
    }
    work.reading.batch.indexFigures += figures
    work.reading.batch.sources.append(source.source)
    if context.editions[edition.id] == nil { work.reading.batch.editions.append(edition) }
    if context.structures[structure.id] == nil { work.reading.batch.structures.append(structure) }
  }

  /// A row with what it says of the total and of each item.
  struct Entry {
    let row: RowValues
    let unit: AdministrativeUnit
    let asStated: CleanText
    /// By item; nil is the total.
    var scores: [IndexItemID?: (field: String, score: StatedNumber)] = [:]
    var ranks: [IndexItemID?: (field: String, rank: Int, of: Int?)] = [:]
  }

  /// Whether the rows are provinces, so that the index is the national one.
  private func ranksProvinces(_ work: SheetWork) -> Bool {
    let units = work.rows.compactMap(\.unit).compactMap { context.register.unit($0) }
    return units.filter { $0.group == .provinces }.count * 2 > units.count
  }

  private func entries(_ work: SheetWork, _ structure: IndexStructureVersion) -> [Entry] {
    let items = Set(structure.items.map(\.id))
    return work.rows.compactMap { row -> Entry? in
      guard case .unit(let unit?, let stated) = row.values["unit"] else { return nil }
      var entry = Entry(row: row, unit: unit, asStated: stated)
      for rule in profile.columns {
        guard let name = rule.item else { continue }
        let item = name == "total" ? nil : IndexItemID(name)
        if let item, !items.contains(item) { continue }
        if let score = row.number(rule.field) { entry.scores[item] = (rule.field, score) }
        if let rank = row.rank(rule.field) { entry.ranks[item] = (rule.field, rank.rank, rank.of) }
      }
      for column in work.rest {
        guard let score = row.number(column.field) else { continue }
        entry.scores[Self.item(of: column)] = (column.field, score)
      }
      return entry.scores.isEmpty && entry.ranks.isEmpty ? nil : entry
    }
  }

  /// The item of a column that no profile names: its heading, folded.
  private static func item(of column: RestColumn) -> IndexItemID {
    IndexItemID(column.heading.plain.split(separator: " ").joined(separator: "_"))
  }

  // MARK: - Structure and edition

  private func structure(
    of period: Period, isInside: Bool, _ work: SheetWork
  ) -> IndexStructureVersion? {
    let year = period.lastDay?.year ?? 0
    let known = rules.known.first { entry in
      (entry.from.map { $0 <= year } ?? true) && (entry.to.map { year <= $0 } ?? true)
    }
    guard var structure = known.flatMap({ context.structures[$0.id] }) ?? rules.own else { return nil }
    let open = work.rest.map { column in
      let name = CleanText(cleaning: column.heading.text)
      let text = LocalizedText(vietnamese: name, english: .empty)
      return IndexItem(
        id: Self.item(of: column), role: .component, parent: nil, name: text, shortName: text, points: 0)
    }
    var suffix = isInside ? context.home.map { "." + $0.code } ?? "" : ""
    var name: LocalizedText?
    if rules.isNamedByTitle {
      let title = work.title.heading.isEmpty ? work.file.string : work.title.heading
      suffix += "." + Self.slug(title)
      name = LocalizedText(vietnamese: CleanText(cleaning: title), english: .empty)
    }
    if !open.isEmpty || !suffix.isEmpty {
      structure = structure.with(suffix: suffix, name: name, items: structure.items + open)
    }
    return structure
  }

  /// The words of a title without its years, so that the editions of one ranking come together.
  private static func slug(_ title: String) -> String {
    let words = VietnameseText.words(title).filter { $0 != "nam" && !$0.allSatisfy(\.isASCIIDigit) }
    return words.prefix(8).joined(separator: "-")
  }

  private func edition(
    of period: Period, structure: IndexStructureVersion, entries: [Entry], _ work: SheetWork,
    source: FormSource
  ) -> Edition {
    let label = Self.label(of: period)
    let id = EditionID(index: structure.index, label: label)
    let isWhole = entries.allSatisfy { entry in
      entry.unit.exists(on: context.editions[id]?.unitsOn ?? work.unitDay)
    }
    if let known = context.editions[id], isWhole { return known }
    // A table of ours has the period of its edition, whatever that one is called.
    if work.ownExport != nil, context.editions[id] == nil,
      let known = context.editions.values.filter({ $0.id.index == structure.index && $0.period == period })
        .min(by: { $0.id.label < $1.id.label })
    {
      return known
    }
    let hasOther = context.editions[id] != nil
    let count = entries.count
    // The same year over another set of units is another edition.
    let own = hasOther ? EditionID(index: structure.index, label: "\(label)-\(count)") : id
    let isFirst = !context.editions.keys.contains { $0.index == structure.index }
    let day = work.title.asOf ?? work.options.today
    return Edition(
      id: own, structure: structure.id, period: period, published: day,
      publishedAsStated: CleanText(cleaning: "đọc " + CellText.write(day)), unitCount: count,
      unitsOn: work.unitDay, methodBreak: isFirst ? .first : .unconfirmed,
      breakNote: isFirst ? .empty : CleanText("Tệp nhập không nói phương pháp có đổi không"), statedMeans: [],
      source: source.source.id)
  }

  static func label(of period: Period) -> String { period.code }

  // MARK: - Figures

  private func figures(
    of entry: Entry, edition: Edition, source: FormSource, asOf: Day?, note: CleanText?
  ) -> [IndexFigure] {
    let items = Set(entry.scores.keys).union(entry.ranks.keys)
    return items.sorted { ($0?.rawValue ?? "") < ($1?.rawValue ?? "") }.map { item in
      let score = entry.scores[item]
      let rank = entry.ranks[item]
      let field = score?.field ?? rank?.field ?? "unit"
      return IndexFigure(
        id: FactID("\(edition.id)/\(entry.unit.id)/\(item?.rawValue ?? "total")/\(source.source.id)"),
        edition: edition.id, item: item, unit: entry.unit.id, unitAsStated: entry.asStated,
        score: score?.score,
        rank: rank?.rank, rankOf: rank.map { $0.of ?? edition.unitCount },
        rankBasis: rank == nil ? nil : .published, asOf: asOf,
        reference: source.reference(row: entry.row.row.number, column: cells.heading(of: field)),
        note: item == nil ? note ?? .empty : .empty)
    }
  }
}

extension IndexStructureVersion {
  /// The same with other items, as an index of its own where a suffix says whose.
  func with(suffix: String, name own: LocalizedText?, items: [IndexItem]) -> IndexStructureVersion {
    IndexStructureVersion(
      id: StructureID(id.rawValue + suffix), index: IndexID(index.rawValue + suffix), name: own ?? name,
      shortName: shortName, scale: scale, decimals: decimals, tolerance: tolerance, maximum: maximum,
      items: items, bands: bands, bandsAreProvisional: bandsAreProvisional, passMark: passMark, basis: basis)
  }
}

extension SheetWork {
  /// The edition that the period names, where it is known already.
  var knownEdition: Edition? {
    guard profile.facts == .index, let rules = profile.index, let period = reading.period else { return nil }
    return context.editions[EditionID(index: rules.index, label: IndexBuilder.label(of: period))]
  }
}
