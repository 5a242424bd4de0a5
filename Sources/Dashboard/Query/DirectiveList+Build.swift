import Model

extension DirectiveList {
  /// Reads the outlines, finds how each stands on the order's day, filters, groups and sorts them. What was
  /// assigned after that day is not there yet.
  public convenience init(order: DirectiveOrder, from reader: any FactReader, catalogue: Catalogue) throws {
    let outlines = try reader.directiveOutlines().filter { $0.assignedOn <= order.today }
    let texts = DocumentTexts(catalogue)
    var rows: [DirectiveListGrouping.Row] = []
    rows.reserveCapacity(outlines.count)
    for outline in outlines {
      let text = texts.searchText(of: outline)
      if !order.filter.isEmpty, !text.contains(order.filter) { continue }
      let standing = outline.standing(
        on: order.today, warningDays: order.warningDays, workdays: catalogue.calendar,
        publishedEditions: { catalogue.published($0) })
      rows.append(DirectiveListGrouping.Row(outline: outline, standing: standing, searchText: text))
    }
    var leads: [DirectiveID: UnitID] = [:]
    if order.grouping == .lead {
      for directive in try reader.directives(DirectiveListGrouping.examples(rows.map(\.outline))) {
        leads[directive.id] = directive.leads.first?.unit
      }
    }
    let grouping = DirectiveListGrouping(order: order, catalogue: catalogue, leads: leads)
    let (sorted, groups) = grouping.arrange(rows)
    self.init(
      order: order, entries: sorted.map { DirectiveEntry($0.outline, $0.standing, on: order.today) },
      groups: groups,
      counts: DirectiveCounts(sorted.map { (kind: $0.outline.kind, state: $0.standing.state) }),
      unfilteredCount: outlines.count, index: DirectiveListIndex(sorted.map(\.searchText)),
      sources: Self.sources(of: sorted, catalogue))
  }

  private static func sources(
    of rows: [DirectiveListGrouping.Row], _ catalogue: Catalogue
  ) -> [SourceID] {
    var counts: [DocumentID: Int] = [:]
    for row in rows {
      if let document = row.outline.document { counts[document, default: 0] += 1 }
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

  /// Readers may leave the document's number and the province to the catalogue.
  func searchText(of outline: DirectiveOutline) -> String {
    var text = outline.searchText
    for more in [outline.document.flatMap { numbers[$0] }, outline.province.flatMap { provinces[$0] }] {
      if let more, !text.contains(more) { text += "\n" + more }
    }
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
