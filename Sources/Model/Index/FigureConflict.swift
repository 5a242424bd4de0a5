/// Sources that state different figures for one unit and item of one edition. All are kept and shown side by
/// side until a person chooses.
public struct FigureConflict: Hashable, Sendable {
  public enum Subject: String, Hashable, Sendable, Codable {
    case score, rank
  }

  public let edition: EditionID
  /// nil for the total.
  public let item: IndexItemID?
  public let unit: UnitID
  public let subject: Subject
  /// The figures that state it, in the order they were given; at least two differ.
  public let figures: [IndexFigure]
}

/// What figures of several sources have in common.
private struct FigureSubject: Hashable {
  let edition: EditionID
  let item: IndexItemID?
  let unit: UnitID
}

extension Sequence<IndexFigure> {
  /// Where sources disagree, in the order of the first figure of each disagreement. Scores that differ in
  /// trailing zeros only (0.8 and 0.8000) agree.
  public func conflicts() -> [FigureConflict] {
    var order: [FigureSubject] = []
    var groups: [FigureSubject: [IndexFigure]] = [:]
    for figure in self {
      let key = FigureSubject(edition: figure.edition, item: figure.item, unit: figure.unit)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(figure)
    }
    var found: [FigureConflict] = []
    for key in order {
      let figures = groups[key] ?? []
      let scored = figures.filter { $0.score != nil }
      if Set(scored.compactMap { $0.score?.value }).count > 1 {
        found.append(
          FigureConflict(
            edition: key.edition, item: key.item, unit: key.unit, subject: .score, figures: scored))
      }
      let ranked = figures.filter { $0.rank != nil }
      if Set(ranked.compactMap(\.rank)).count > 1 {
        found.append(
          FigureConflict(
            edition: key.edition, item: key.item, unit: key.unit, subject: .rank, figures: ranked))
      }
    }
    return found
  }
}
