import Model

extension State {
  /// The unit that stands for the home province in an edition: the province itself where it existed then, else
  /// the one that bears its name or code among those it was made of or became part of.
  ///
  /// Quảng Ngãi of 2025 is Quảng Ngãi of 2004 in the edition of 2022; Kon Tum is Quảng Ngãi in that of 2024.
  /// nil where no home is chosen or nothing stands for it.
  public func home(in edition: Edition) -> UnitID? {
    home(on: edition.unitsOn)
  }

  /// The unit that stands for the home province on a day.
  public func home(on day: Day) -> UnitID? {
    guard let home else { return nil }
    let register = catalogue.register
    guard let unit = register.unit(home) else { return home }
    if unit.exists(on: day) { return home }
    let relatives = register.lineage(of: home, on: day)
    if relatives.count <= 1 { return relatives.first?.id }
    // A name outlives codes: 15 was Yên Bái and is Lào Cai.
    return
      (relatives.first { $0.shortName == unit.shortName } ?? relatives.first { $0.id.code == home.code })?.id
  }
}
