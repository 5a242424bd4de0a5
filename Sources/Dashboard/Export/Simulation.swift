import Model

/// Made-up figures to try the program on name themselves so.
enum Simulation {
  /// Written in capitals, so that an ordinary title that speaks of a simulation is not taken for one.
  private static let marks = ["MÔ PHỎNG", "SIMULATED"]

  /// True where the home province or one of the sources says that it is simulated.
  static func isNamed(in sources: [SourceID], _ state: State) -> Bool {
    let home = state.home(on: state.today).flatMap { state.catalogue.register.unit($0) }
    let texts =
      [home?.name.vietnamese, home?.name.english].compactMap(\.self)
      + sources.compactMap { state.catalogue.sources[$0] }
      .flatMap { [$0.title.vietnamese, $0.title.english, $0.publisher] }
    return texts.contains { text in marks.contains { text.string.contains($0) } }
  }
}
