import Dashboard
import Model

/// What rows are made from, and the filters that narrow them.
struct ShowContext {
  let catalogue: Catalogue
  let reader: any FactReader
  let today: Day
  let warningDays: Int
  let index: IndexID?
  let edition: String?
  let period: Period?
  /// Units the filter means; several where a code changed its meaning. nil without a filter.
  let units: Set<UnitID>?

  func keeps(unit: UnitID?) -> Bool {
    guard let units else { return true }
    return unit.map { units.contains($0) } ?? false
  }

  /// True without a filter, and for periods whose days lie inside the one asked for; one without a stated start
  /// lies where it ends.
  func keeps(period other: Period) -> Bool {
    guard let period else { return true }
    if other == period { return true }
    guard let days = period.days, let last = other.lastDay else { return false }
    return days.contains(last) && (other.firstDay.map { days.contains($0) } ?? true)
  }

  func unit(_ id: UnitID?) -> AdministrativeUnit? { id.flatMap { catalogue.register.unit($0) } }

  /// True where the source was published or read after the day shown.
  func isAfterToday(_ reference: SourceReference) -> Bool {
    guard let source = catalogue.sources[reference.source] else { return false }
    return (source.readOn ?? source.published).map { $0 > today } ?? false
  }

  /// Whether a source's value was chosen before that of others; nil where nobody has chosen.
  func isChosen(_ observation: Observation) -> Bool? {
    catalogue.choices.speaks(of: observation)
  }

  /// The same of a figure of an index: its rank, or its score.
  func isChosen(_ figure: IndexFigure) -> Bool? {
    catalogue.choices.speaks(of: figure, .rank) ?? catalogue.choices.speaks(of: figure, .score)
  }

  /// Columns that trace a row to its source.
  ///
  /// - Parameter others: further places that state the same; the table for people names their sources too.
  func sourceColumns<Fact>(
    _ reference: @escaping (Fact) -> SourceReference?,
    also others: @escaping (Fact) -> [SourceReference] = { _ in [] }
  ) -> [ShowColumn<Fact>] {
    func source(_ fact: Fact) -> Source? { reference(fact).flatMap { catalogue.sources[$0.source] } }
    return [
      ShowColumn("source", table: true) { fact in
        guard let first = reference(fact)?.source else { return .missing }
        var all = [first]
        for other in others(fact) where !all.contains(other.source) { all.append(other.source) }
        guard all.count > 1 else { return .text(first.rawValue) }
        return .sources(first.rawValue, all.map(\.rawValue))
      },
      ShowColumn("source_title") { .words(source($0)?.title) },
      ShowColumn("source_publisher") { source($0).map { .text($0.publisher) } ?? .missing },
      ShowColumn("source_url") { source($0).map { .text($0.address) } ?? .missing },
      ShowColumn("source_published") { .day(source($0)?.published) },
      ShowColumn("source_read") { .day(source($0)?.readOn) },
      ShowColumn("source_file") { reference($0).map { .text($0.file) } ?? .missing },
      ShowColumn("source_sheet") { reference($0).map { .text($0.sheet) } ?? .missing },
      ShowColumn("source_row") { reference($0).map { $0.row > 0 ? .integer($0.row) : .missing } ?? .missing },
      ShowColumn("source_column") { reference($0).map { .text($0.column) } ?? .missing },
    ]
  }

  /// One place that states a figure, as a row of its own.
  func place(_ reference: SourceReference) -> [(key: String, value: FieldValue)] {
    [
      ("source", .text(reference.source.rawValue)),
      ("source_file", .text(reference.file)),
      ("source_sheet", .text(reference.sheet)),
      ("source_row", reference.row > 0 ? .integer(reference.row) : .missing),
      ("source_column", .text(reference.column)),
    ]
  }

  /// Columns that name a unit.
  func unitColumns<Fact>(
    _ id: @escaping (Fact) -> UnitID?, asStated: @escaping (Fact) -> CleanText
  ) -> [ShowColumn<Fact>] {
    [
      ShowColumn("unit", table: true) { fact in
        guard let unit = unit(id(fact)) else { return .text(asStated(fact)) }
        return .words(unit.shortName)
      },
      ShowColumn("unit_code", table: true) { id($0).map { .text($0.code) } ?? .missing },
      ShowColumn("unit_valid_from") { .day(id($0)?.validFrom) },
      ShowColumn("unit_as_stated") { .text(asStated($0)) },
    ]
  }
}
