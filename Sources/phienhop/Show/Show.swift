import Dashboard
import Model

/// `phienhop show`: resolves the filters, makes the rows and writes them.
struct Show {
  let subject: ShowCommand.Subject
  let format: ShowCommand.Format
  let index: String?
  let edition: String?
  let period: String?
  let unit: String?
  let session: Session

  /// - Returns: 0, or 1 where the filters leave nothing; a line then says what there is.
  func run() throws -> Int32 {
    if let ignored = firstIgnoredOption {
      let taken = subject.filters.map(\.rawValue).joined(separator: ", ")
      throw taken.isEmpty
        ? Failure.usage(.usageNoFilters, ignored.rawValue, subject.rawValue)
        : Failure.usage(.usageIgnoredFilter, ignored.rawValue, subject.rawValue, taken)
    }
    let table: ShowTable
    do {
      table = try makeTable()
    } catch {
      throw Failure(error)
    }
    try table.print(as: format, session.words)
    guard table.rows.isEmpty else { return ExitCode.done }
    OutputStream.printError("phienhop: " + session.words[.showNothing])
    return ExitCode.findings
  }

  /// The first option given that would change nothing, which whoever gave it does not expect.
  private var firstIgnoredOption: ShowCommand.Filter? {
    let given: [(ShowCommand.Filter, String?)] = [
      (.index, index), (.edition, edition), (.period, period), (.unit, unit),
    ]
    return given.first { $0.1 != nil && !subject.filters.contains($0.0) }?.0
  }

  private func makeTable() throws -> ShowTable {
    let context = try context()
    let editions = try editions(context)
    switch subject {
    case .rankings:
      let rows = RankingRows(context: context)
      return ShowTable(try rows.facts(editions), rows.columns)
    case .indicators:
      let rows = ObservationRows(context: context)
      return ShowTable(try rows.observations(nil), rows.columns)
    case .dossiers:
      let rows = ObservationRows(context: context)
      // An index or edition asked for leaves the observations out, because they belong to none.
      let observations = index == nil && edition == nil ? try rows.observations([.dossiers]) : []
      return ShowTable(observations + (try rows.serviceFigures(editions)), rows.columns)
    case .directives:
      let rows = DirectiveRows(context: context)
      return ShowTable(try rows.facts(), rows.columns)
    case .units: return try CatalogueRows(context: context).units()
    case .documents: return try CatalogueRows(context: context).documents()
    case .difficulties: return try CatalogueRows(context: context).difficulties()
    case .sources: return try CatalogueRows(context: context).sources()
    }
  }

  private func context() throws -> ShowContext {
    let catalogue = try session.library.catalogue()
    return ShowContext(
      catalogue: catalogue, reader: session.library.reader, today: session.today,
      warningDays: session.warningDays, index: index.map { IndexID($0) }, edition: edition,
      period: try askedPeriod(), units: try askedUnits(catalogue))
  }

  private func askedPeriod() throws -> Period? {
    guard let period else { return nil }
    guard let read = PeriodText.typed(period) else { throw Failure.usage(.errorPeriod, period) }
    return read
  }

  private func askedUnits(_ catalogue: Catalogue) throws -> Set<UnitID>? {
    guard let unit else { return nil }
    let register = catalogue.register
    if let id = UnitID(unit), register.unit(id) != nil { return [id] }
    let byCode = register.units.filter { $0.id.code == unit }
    if !byCode.isEmpty { return Set(byCode.map(\.id)) }
    switch register.match(unit, on: nil) {
    case .unit(let found): return [found.id]
    case .ambiguous(let several): return Set(several.map(\.id))
    case .none(let near):
      let asked = CleanText(cleaning: unit)
      throw Failure(ExitCode.findings) { words in
        let names = near.map { $0.shortName.text(in: words.language) }.joined(separator: ", ")
        return near.isEmpty ? words(.showNoUnit, [asked]) : words(.showUnitNear, [asked, names])
      }
    }
  }

  /// The editions that index and edition leave; a line says what there is where they leave none.
  private func editions(_ context: ShowContext) throws -> [Edition] {
    let all = context.catalogue.editions
    var seen: Set<IndexID> = []
    let indices = all.map(\.id.index).filter { seen.insert($0).inserted }
    if let index, !indices.contains(IndexID(index)) {
      throw Self.none(index, indices.map(\.rawValue))
    }
    let ofIndex = index.map { name in all.filter { $0.id.index.rawValue == name } } ?? all
    guard let edition else { return ofIndex }
    let found = ofIndex.filter { $0.id.label == edition }
    if found.isEmpty { throw Self.none(edition, ofIndex.map(\.id.description)) }
    return found
  }

  private static func none(_ asked: String, _ known: [String]) -> Failure {
    let arguments = [asked, known.joined(separator: ", ")].map { CleanText(cleaning: $0) }
    return Failure(ExitCode.findings) { $0(.showNone, arguments) }
  }
}
