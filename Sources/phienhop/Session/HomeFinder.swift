import Model

/// Finds the province that `--home` or the configuration names, as it exists today.
struct HomeFinder {
  let register: UnitRegister
  let today: Day

  /// - Parameter asked: a code (`51`) or a name in any spelling, with or without tone marks.
  /// - Throws: a ``Failure`` with exit code 2 that names what it became, or the nearest names.
  func find(_ asked: String) throws -> UnitID {
    if let unit = register.unit(code: asked, on: today), unit.group == .provinces { return unit.id }
    if let former = register.units.last(where: { $0.group == .provinces && $0.id.code == asked }) {
      throw ended(former, asked)
    }
    switch register.match(asked, on: today, in: .provinces) {
    case .unit(let unit): return unit.id
    case .ambiguous(let units): throw unknown(asked, units)
    case .none(let suggestions):
      if case .unit(let former) = register.match(asked, on: nil, in: .provinces) {
        throw ended(former, asked)
      }
      throw unknown(asked, suggestions)
    }
  }

  private func ended(_ unit: AdministrativeUnit, _ asked: String) -> Failure {
    let now = register.lineage(of: unit.id, on: today)
    let today = CleanText(cleaning: today.description)
    return Failure(ExitCode.usage) { words in
      words(
        .errorHomeEnded,
        [
          unit.name.text(in: words.language), today,
          Self.list(now, words.language),
        ])
    }
  }

  private func unknown(_ asked: String, _ near: [AdministrativeUnit]) -> Failure {
    let asked = CleanText(cleaning: asked)
    return Failure(ExitCode.usage) { words in
      near.isEmpty
        ? words(.errorHomeUnknown, [asked])
        : words(.errorHomeNear, [asked, Self.list(near, words.language)])
    }
  }

  private static func list(_ units: [AdministrativeUnit], _ language: Language) -> CleanText {
    units.map { $0.shortName.text(in: language) + " (" + CleanText(cleaning: $0.id.code) + ")" }
      .joined(separator: ", ")
  }
}
