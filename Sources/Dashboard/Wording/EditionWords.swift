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

  /// "║ đổi cách tính": what the sign between two years says, in heads of lists of several years.
  static func breakMark(_ wording: Wording) -> CleanText { "║ " + wording[.methodChanged] }

  /// "đổi cách tính (chưa xác nhận)".
  static func unconfirmedBreak(_ wording: Wording) -> CleanText {
    wording(.methodUnconfirmed, wording[.methodChanged])
  }

  /// What an edition's figures cannot be compared with those before for, the same words in every view; nil where
  /// the method stayed, and for the first edition.
  static func methodBreak(_ edition: Edition, _ wording: Wording) -> CleanText? {
    switch edition.methodBreak {
    case .yes: wording[.methodChanged]
    case .unconfirmed: unconfirmedBreak(wording)
    case .no, .first: nil
    }
  }

  /// Whether the sign ║ stands before an edition.
  static func crosses(_ edition: Edition) -> Bool {
    edition.methodBreak == .yes || edition.methodBreak == .unconfirmed
  }

  /// " · sau ngày đang xem" for an edition published after today, else empty.
  static func afterToday(_ edition: Edition, _ state: State) -> CleanText {
    edition.published > state.today ? " · " + state.wording[.afterToday] : ""
  }
}
