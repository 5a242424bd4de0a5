import Model

extension FigureTable {
  /// Reads the observations that are selected and computes what follows from them.
  /// - Throws: what the reader throws.
  public convenience init(
    scope: FigureScope, selection: FigureSelection, from reader: any FactReader, catalogue: Catalogue
  ) throws {
    let observations = try selection.shared(of: scope, from: reader, catalogue: catalogue)
    self.init(scope: scope, selection: selection, observations, catalogue: catalogue)
  }

  convenience init(
    scope: FigureScope, selection: FigureSelection, _ observations: [SharedObservation],
    catalogue: Catalogue
  ) {
    var onlyRatios = false
    if case .period = selection { onlyRatios = true }
    let builder = FigureBuilder(observations, catalogue: catalogue, onlyRatios: onlyRatios)
    switch selection {
    case .newest, .newestOfYear, .definition:
      self.init(
        scope: scope, selection: selection, entries: builder.entries, families: [],
        criteria: builder.criteria(), units: builder.units(), conflicts: builder.conflicts())
    case .period(_, let family):
      let families = builder.families(minimumUnits: 2).filter { $0.id == family }
      self.init(
        scope: scope, selection: selection, entries: builder.entries(in: families), families: families,
        criteria: [], units: [], conflicts: builder.conflicts())
    case .unit:
      self.init(
        scope: scope, selection: selection, entries: builder.entries,
        families: builder.families(minimumUnits: 1), criteria: [], units: builder.units(),
        conflicts: builder.conflicts())
    }
  }

  /// The entries of one definition, oldest first.
  static func entries(
    of definition: DefinitionID, from observations: [Observation], catalogue: Catalogue
  ) -> [FigureEntry] {
    FigureBuilder(observations.map { SharedObservation($0) }, catalogue: catalogue).entries
      .filter { $0.definition == definition }
  }
}
