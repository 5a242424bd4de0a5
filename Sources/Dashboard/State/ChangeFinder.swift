import Model

/// Finds what changed between two answers to the same query, by key and value.
enum ChangeFinder {
  static func changes(from old: Answer?, to new: Answer, state: State) -> Set<ItemKey> {
    switch (old, new) {
    case (.ranking(let old)?, .ranking(let new)):
      var changed: Set<ItemKey> = []
      for row in new.rows {
        let before = old.row(of: row.unit)
        if before?.totals != row.totals || before?.items != row.items { changed.insert(.unit(row.unit)) }
      }
      return changed
    case (.directives(let old)?, .directives(let new)):
      var changed: Set<ItemKey> = []
      for entry in new.entries {
        guard let position = old.positions[entry.id] else {
          changed.insert(.directive(entry.id))
          continue
        }
        if old.entries[position].standing != entry.standing { changed.insert(.directive(entry.id)) }
      }
      return changed
    case (.directiveSummary(let old)?, .directiveSummary(let new)):
      var changed = Set(new.changes(since: old).map { ItemKey.directive($0) })
      for state in DirectiveState.allCases where old.counts[state] != new.counts[state] {
        changed.insert(OverviewContents.key(of: state))
      }
      return changed
    case (.observations(let old)?, .observations(let new)):
      let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
      return Set(new.filter { before[$0.id] != $0 }.map { ItemKey.fact($0.id) })
    case (.figures(let old)?, .figures(let new)):
      let before = Dictionary(old.entries.map { ($0.key, $0.value) }) { first, _ in first }
      var changed: Set<ItemKey> = []
      for entry in new.entries where before[entry.key] != entry.value {
        changed.formUnion([entry.key, entry.unit.itemKey, .definition(entry.definition)])
      }
      return changed
    case (.dossierUnits(let old)?, .dossierUnits(let new)):
      return new.changes(since: old)
    case (.dossierProcedures(let old)?, .dossierProcedures(let new)):
      let before = Dictionary(old.rows.map { ($0.key, $0.tally) }) { first, _ in first }
      return Set(new.rows.filter { before[$0.key] != $0.tally }.map(\.key))
    case (.statements(let old)?, .statements(let new)):
      let before = Dictionary(old.outlines.map { ($0.key, $0.value) }) { first, _ in first }
      return Set(new.outlines.filter { before[$0.key] != $0.value }.map(\.key))
    default:
      return []
    }
  }
}
