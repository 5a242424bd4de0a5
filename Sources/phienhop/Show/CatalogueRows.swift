import Dashboard
import Model

/// Rows of what a library holds beside figures: units, documents, difficulties and sources.
struct CatalogueRows {
  let context: ShowContext

  func units() throws -> ShowTable {
    let units = try context.reader.units().filter { unit in
      context.keeps(unit: unit.id)
        && (context.period.map { period in exists(unit, in: period) } ?? true)
    }
    return ShowTable(
      units,
      [
        ShowColumn("unit", table: true) { .words($0.shortName) },
        ShowColumn("unit_code", table: true) { .text($0.id.code) },
        ShowColumn("unit_valid_from", table: true) { .day($0.id.validFrom) },
        ShowColumn("unit_valid_to", table: true) { .day($0.validTo) },
        ShowColumn("name") { .words($0.name) },
        ShowColumn("name_english") { .text($0.name.english) },
        ShowColumn("kind", table: true) { .term($0.kind) },
        ShowColumn("group", table: true) { .term($0.group) },
        ShowColumn("parent") { $0.parent.map { .text($0.description) } ?? .missing },
        ShowColumn("successors") { .list($0.successors.map(\.description)) },
        ShowColumn("is_special_zone") { .flag($0.isSpecialZone) },
        ShowColumn("official_order") { .integer($0.officialOrder) },
        ShowColumn("aliases") { .list($0.aliases.map(\.string)) },
      ])
  }

  private func exists(_ unit: AdministrativeUnit, in period: Period) -> Bool {
    guard let days = period.days else { return false }
    return unit.id.validFrom <= days.last && (unit.validTo.map { days.first <= $0 } ?? true)
  }

  func documents() throws -> ShowTable {
    let documents = try context.reader.documents().filter { document in
      context.keeps(unit: document.province)
        && (context.period == nil || document.day.map { context.keeps(period: .day($0)) } ?? false)
    }
    return ShowTable(
      documents,
      [
        ShowColumn("document") { .text($0.id.rawValue) },
        ShowColumn("kind", table: true) { .term($0.kind) },
        ShowColumn("document_number", table: true) { .text($0.number) },
        ShowColumn("day", table: true) { .day($0.day) },
        ShowColumn("day_as_stated") { .text($0.dayAsStated) },
        ShowColumn("title", table: true) { .words($0.title) },
        ShowColumn("issuer") { .text($0.issuer) },
      ] + context.unitColumns({ $0.province }, asStated: { _ in .empty })
        + context.sourceColumns { $0.reference } + [ShowColumn("note") { .text($0.note) }])
  }

  func difficulties() throws -> ShowTable {
    let difficulties = try context.reader.difficulties().filter { difficulty in
      context.keeps(unit: difficulty.province) && context.keeps(period: .day(difficulty.statedOn))
    }
    return ShowTable(
      difficulties,
      [
        ShowColumn("difficulty") { .text($0.id.rawValue) },
        ShowColumn("title", table: true) { .words($0.title) },
        ShowColumn("stated_on", table: true) { .day($0.statedOn) },
        ShowColumn("directive") { $0.directive.map { .text($0.rawValue) } ?? .missing },
        ShowColumn("definition") { $0.definition.map { .text($0.rawValue) } ?? .missing },
        ShowColumn("decided_on", table: true) { .day($0.decidedOn) },
        ShowColumn("decision") { .text($0.decision) },
      ] + context.unitColumns({ $0.province }, asStated: { _ in .empty })
        + context.sourceColumns { $0.reference })
  }

  func sources() throws -> ShowTable {
    ShowTable(
      try context.reader.sources(),
      [
        ShowColumn("source", table: true) { .text($0.id.rawValue) },
        ShowColumn("kind", table: true) { .term($0.kind) },
        ShowColumn("source_title", table: true) { .words($0.title) },
        ShowColumn("source_publisher") { .text($0.publisher) },
        ShowColumn("source_url", table: true) { .text($0.address) },
        ShowColumn("source_published", table: true) { .day($0.published) },
        ShowColumn("source_read") { .day($0.readOn) },
        ShowColumn("note") { .text($0.note) },
      ])
  }
}
