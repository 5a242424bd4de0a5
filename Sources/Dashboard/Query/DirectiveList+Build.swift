import Model

extension DirectiveList {
  /// Reads the outlines, finds how each stands on the order's day, filters, groups and sorts them. What was
  /// assigned after that day is not there yet.
  public convenience init(order: DirectiveOrder, from reader: any FactReader, catalogue: Catalogue) throws {
    var outlines = try reader.directiveOutlines()
    if outlines.contains(where: { $0.assignedOn > order.today }) {
      outlines.removeAll { $0.assignedOn > order.today }
    }
    let unfilteredCount = outlines.count
    if !order.filter.isEmpty {
      let texts = DocumentTexts(catalogue)
      outlines.removeAll { !texts.searchText(of: $0).contains(order.filter) }
    }
    let standings = outlines.map { outline in
      outline.standing(
        on: order.today, warningDays: order.warningDays, workdays: catalogue.calendar,
        publishedEditions: { catalogue.published($0) })
    }
    var leads: [DirectiveID: UnitID] = [:]
    if order.grouping == .lead {
      for directive in try reader.directives(DirectiveListGrouping.examples(outlines)) {
        leads[directive.id] = directive.leads.first?.unit
      }
    }
    let grouping = DirectiveListGrouping(
      order: order, catalogue: catalogue, leads: leads, outlines: outlines, standings: standings)
    let (sorted, groups) = grouping.arrange()
    let kept = outlines
    self.init(
      order: order,
      entries: sorted.map { DirectiveEntry(outlines[$0], standings[$0], on: order.today) },
      groups: groups,
      counts: DirectiveCounts(sorted.lazy.map { (kind: outlines[$0].kind, state: standings[$0].state) }),
      unfilteredCount: unfilteredCount,
      texts: {
        let texts = DocumentTexts(catalogue)
        return sorted.map { texts.searchText(of: kept[$0]) }
      }, sources: Self.sources(of: outlines, catalogue))
  }

  private static func sources(
    of outlines: [DirectiveOutline], _ catalogue: Catalogue
  ) -> [SourceID] {
    var counts: [DocumentID: Int] = [:]
    for outline in outlines {
      if let document = outline.document { counts[document, default: 0] += 1 }
    }
    var bySource: [SourceID: Int] = [:]
    for (document, count) in counts {
      if let source = catalogue.documents[document]?.reference.source {
        bySource[source, default: 0] += count
      }
    }
    return bySource.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
  }
}

/// Folded document numbers and province names, made once for each.
private struct DocumentTexts {
  private let numbers: [DocumentID: String]
  private let provinces: [UnitID: String]

  init(_ catalogue: Catalogue) {
    numbers = catalogue.documents.compactMapValues {
      $0.number.isEmpty ? nil : VietnameseText.folded($0.number.string)
    }
    provinces = Dictionary(
      catalogue.register.units.filter { $0.group == .provinces }
        .map { ($0.id, VietnameseText.folded($0.name.vietnamese.string)) }
    ) { first, _ in first }
  }

  /// An outline's own text, the document's number and the province.
  func searchText(of outline: DirectiveOutline) -> String {
    var text = outline.searchText
    if let number = outline.document.flatMap({ numbers[$0] }) { text += "\n" + number }
    if let province = outline.province.flatMap({ provinces[$0] }) { text += "\n" + province }
    return text
  }
}

/// A directive that was asked for is not in the library.
public struct UnknownDirective: Error, Hashable, CustomStringConvertible {
  public let id: DirectiveID
  public var description: String { "unknown directive \(id)" }
}

extension DirectiveDetail {
  /// Reads all of one directive and finds how it and each unit's line stand on a day.
  /// - Throws: ``UnknownDirective`` where the library does not hold it.
  public convenience init(
    id: DirectiveID, today: Day, warningDays: Int, from reader: any FactReader, catalogue: Catalogue
  ) throws {
    guard let directive = try reader.directives([id]).first else { throw UnknownDirective(id: id) }
    let reports = try reader.reports(of: id)
    let extensions = try reader.extensions(of: id)
    let assignments = try reader.assignments(of: id)
    func standing(_ outline: DirectiveOutline) -> DirectiveStanding {
      outline.standing(
        on: today, warningDays: warningDays, workdays: catalogue.calendar,
        publishedEditions: { catalogue.published($0) })
    }
    let outline = DirectiveOutline(
      directive, reports: reports, extensions: extensions, assignments: assignments)
    let own = standing(outline)
    self.init(
      directive: directive, standing: own, assignments: assignments,
      // Readers give those of one day in the order they became known.
      reports: reports.sorted { $0.reportedOn < $1.reportedOn }.reversed(),
      extensions: extensions.sorted { $0.grantedOn < $1.grantedOn }.reversed(),
      lines: assignments.map { assignment in
        Line(
          assignment: assignment,
          standing: standing(
            DirectiveOutline(directive, reports: reports, extensions: extensions, assignment: assignment)))
      },
      instances: Self.instances(of: outline, on: today, from: own.window?.first ?? today),
      versions: try reader.history(of: FactID(id.rawValue)))
  }

  private static func instances(of outline: DirectiveOutline, on today: Day, from day: Day) -> [DayRange] {
    guard
      let series = RecurrenceSeries(
        outline.recurrence, firstWindow: outline.window(on: today), assignedOn: outline.assignedOn),
      let first = series.firstIndex(notOverOn: day)
    else { return [] }
    return (first..<(first + 4)).compactMap { series.window(at: $0) }
  }
}
