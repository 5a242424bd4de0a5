import Model

/// How an edition is named on the screen.
enum EditionWords {
  /// "DTI năm 2022", "QĐ 766 năm 2023"; another period by its name.
  static func title(_ edition: Edition, _ state: State) -> CleanText {
    let index =
      state.catalogue.structures[edition.structure]?.shortName.text(in: state.language)
      ?? CleanText(cleaning: edition.id.index.rawValue)
    if case .year(let year) = edition.period {
      return state.wording(.editionYear, index, CleanText(cleaning: String(year)))
    }
    return index + " " + state.format.period(edition.period)
  }

  /// The title in both languages.
  static func titles(_ edition: Edition, _ catalogue: Catalogue) -> LocalizedText {
    func title(_ language: Language) -> CleanText {
      let index =
        catalogue.structures[edition.structure]?.shortName.text(in: language)
        ?? CleanText(cleaning: edition.id.index.rawValue)
      if case .year(let year) = edition.period {
        return Wording(language)(.editionYear, index, CleanText(cleaning: String(year)))
      }
      return index + " " + Format(language: language).period(edition.period)
    }
    return LocalizedText(vietnamese: title(.vietnamese), english: title(.english))
  }

  /// "QĐ 766, 2023", for narrow panes.
  static func short(_ edition: Edition, _ state: State) -> CleanText {
    let index =
      state.catalogue.structures[edition.structure]?.shortName.text(in: state.language)
      ?? CleanText(cleaning: edition.id.index.rawValue)
    return index + ", " + CleanText(cleaning: edition.id.label)
  }

  /// " · sau ngày đang xem" for an edition published after today, else empty.
  static func afterToday(_ edition: Edition, _ state: State) -> CleanText {
    edition.published > state.today ? " · " + state.wording[.afterToday] : ""
  }
}
