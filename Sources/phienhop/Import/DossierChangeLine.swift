import Dashboard
import Intake
import Model
import Store

/// What of a dossier a list tells otherwise than the store, in one line: `H00-…: Ngày trả — → 05/01/2024`.
struct DossierChangeLine {
  let words: ProgramWords

  func text(_ change: DossierDifference.Change) -> CleanText {
    let parts = DossierColumn.allCases.compactMap { column -> CleanText? in
      var (old, new) = (text(column, change.old), text(column, change.new))
      if column == .unit, old == new, change.old.unit != change.new.unit {
        // The same code, before a merger and after it.
        old = CleanText(cleaning: change.old.unit.description)
        new = CleanText(cleaning: change.new.unit.description)
      }
      guard old != new else { return nil }
      let name = words.text("dossier.\(column.rawValue)") ?? CleanText(cleaning: column.rawValue)
      return name + " " + old + " → " + new
    }
    return words(
      .importDossierChange, [CleanText(cleaning: change.new.code.rawValue), parts.joined(separator: "; ")])
  }

  private func text(_ column: DossierColumn, _ dossier: Dossier) -> CleanText {
    func flag(_ value: Bool?) -> CleanText { value.map { words[$0 ? .yes : .no] } ?? "—" }
    func term(_ value: String?) -> CleanText {
      value.map { words.text("dossier.value.\($0)") ?? CleanText(cleaning: $0) } ?? "—"
    }
    func day(_ value: Day?) -> CleanText { value.map { Format(language: words.language).day($0) } ?? "—" }
    switch column {
    case .code: return CleanText(cleaning: dossier.code.rawValue)
    case .unit: return CleanText(cleaning: dossier.unit.code)
    case .procedure: return CleanText(cleaning: dossier.procedure.rawValue)
    case .procedureName: return .empty
    case .field: return dossier.field.isEmpty ? "—" : dossier.field
    case .level: return term(dossier.level?.rawValue)
    case .channel: return term(dossier.channel?.rawValue)
    case .received: return day(dossier.received)
    case .due: return day(dossier.due)
    case .finished: return day(dossier.finished)
    case .result: return term(dossier.result?.rawValue)
    case .hasFee: return flag(dossier.hasFee)
    case .isPaidOnline: return flag(dossier.isPaidOnline)
    case .hasDigitisedComponents: return flag(dossier.hasDigitisedComponents)
    case .hasDigitisedResult: return flag(dossier.hasDigitisedResult)
    case .isSynced: return flag(dossier.isSynced)
    }
  }
}
