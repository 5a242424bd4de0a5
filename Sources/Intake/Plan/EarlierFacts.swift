import Model

/// What earlier files of one import would bring, to hold later ones against: by period and by edition, and never more
/// than so many. Of what is forgotten the conflicts are told once the files are taken in.
struct EarlierFacts {
  /// Facts that are kept at most.
  private let most: Int
  private var observations: [Period: [Observation]] = [:]
  private var figures: [EditionID: [IndexFigure]] = [:]
  /// In the order in which they were first noted.
  private var groups: [Group] = []
  private(set) var count = 0

  private enum Group: Hashable {
    case period(Period)
    case edition(EditionID)
  }

  init(most: Int = 200_000) {
    self.most = most
  }

  func observations(of period: Period) -> [Observation] { observations[period] ?? [] }
  func figures(of edition: EditionID) -> [IndexFigure] { figures[edition] ?? [] }

  mutating func note(_ new: [Observation]) {
    for (period, part) in Dictionary(grouping: new, by: \.period) {
      if observations[period] == nil { groups.append(.period(period)) }
      observations[period, default: []] += part
    }
    count += new.count
    forget()
  }

  mutating func note(_ new: [IndexFigure]) {
    for (edition, part) in Dictionary(grouping: new, by: \.edition) {
      if figures[edition] == nil { groups.append(.edition(edition)) }
      figures[edition, default: []] += part
    }
    count += new.count
    forget()
  }

  /// Makes room from the group noted longest ago on.
  private mutating func forget() {
    while count > most, !groups.isEmpty {
      switch groups.removeFirst() {
      case .period(let period): count -= observations.removeValue(forKey: period)?.count ?? 0
      case .edition(let edition): count -= figures.removeValue(forKey: edition)?.count ?? 0
      }
    }
  }
}
