import Model

/// The definitions behind exported figures as a table: ratios and counts by id, then indices with their items.
struct ExportedDefinitions {
  private let state: State
  private let rows: [Row]

  private struct Row {
    var id: CleanText
    var name: CleanText
    var kind: CleanText = ""
    var measure: CleanText = ""
    var formula: CleanText = ""
    var numerator: CleanText = ""
    var denominator: CleanText = ""
    var levels: CleanText = ""
    var basis: CleanText = ""
    var target: CleanText = ""
  }

  init(_ state: State, ids: [DefinitionID], structures: [IndexStructureVersion]) {
    self.state = state
    rows =
      ids.map { Self.row($0, state) }
      + structures.flatMap { Self.rows($0, state) }
  }

  var table: ExportedTable {
    let wording = state.wording
    var table = TableBuilder<Row>()
    func column(_ id: String, _ label: Label, _ value: @escaping (Row) -> CleanText) {
      table.column(id, wording[label]) { .words(value($0)) }
    }
    column("id", .exportCode) { $0.id }
    column("name", .exportName) { $0.name }
    column("kind", .rankingsKind) { $0.kind }
    column("measure", .dossiersMeasure) { $0.measure }
    column("formula", .dossiersFormula) { $0.formula }
    column("numerator", .dossiersNumerator) { $0.numerator }
    column("denominator", .dossiersDenominator) { $0.denominator }
    column("levels", .dossiersLevelSystem) { $0.levels }
    column("basis", .dossiersBasis) { $0.basis }
    column("target", .dossiersTarget) { $0.target }
    return table.table(wording[.exportDefinitions], rows: rows)
  }

  private static func row(_ id: DefinitionID, _ state: State) -> Row {
    let code = CleanText(cleaning: id.rawValue)
    guard let definition = state.catalogue.definitions[id] else { return Row(id: code, name: code) }
    let language = state.language
    func named(_ part: DefinitionID?) -> CleanText {
      part.map { FigureWords(state).name($0) + " (" + CleanText(cleaning: $0.rawValue) + ")" } ?? ""
    }
    let targets = state.catalogue.targets.filter { $0.definition == id }.map { target in
      let year = target.year.map { CleanText(cleaning: "\($0): ") } ?? ""
      return target.basis.isEmpty
        ? year + target.asStated : year + target.asStated + " (" + target.basis + ")"
    }
    return Row(
      id: code, name: definition.name.text(in: language),
      measure: definition.unitOfMeasure.text(in: language), formula: definition.formula.text(in: language),
      numerator: named(definition.numerator), denominator: named(definition.denominator),
      levels: definition.levelSystem, basis: definition.basis, target: targets.joined(separator: "; "))
  }

  /// The index, then its items with the points they can reach.
  private static func rows(_ structure: IndexStructureVersion, _ state: State) -> [Row] {
    let wording = state.wording
    let language = state.language
    let code = CleanText(cleaning: structure.id.rawValue)
    let most = wording[.rankingsMaximum] + " " + state.format.number(structure.maximum)
    return [
      Row(
        id: code, name: structure.name.text(in: language), measure: most, basis: structure.basis)
    ]
      + structure.items.map { item in
        Row(
          id: code + "/" + CleanText(cleaning: item.id.rawValue), name: item.name.text(in: language),
          kind: wording[item.role.label],
          measure: item.points > 0
            ? wording[.rankingsMaximum] + " " + wording(.rankingsPoints, state.format.integer(item.points))
            : "")
      }
  }
}
