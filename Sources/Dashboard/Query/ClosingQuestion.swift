import Model

/// What somebody looks at before the figures of a period are closed.
public final class ClosingQuestion: Sendable {
  public let period: Period
  /// The last batch that would belong to what is closed.
  public let knownAt: BatchNumber
  /// Figures of the period that sources state differently and nobody has settled.
  public let conflicts: Int
  /// Reports for the periods that end with it which are not there.
  public let missing: Int
  /// The closing that this one would replace.
  public let earlier: ClosedFigures?

  /// - Parameter meeting: the meeting it is closed for; nil for whichever looks at the period.
  /// - Throws: what the reader throws.
  public init(
    period: Period, home: UnitID?, today: Day, rules: ReportRules, from told: any FactReader,
    catalogue: Catalogue, for meeting: MeetingID? = nil
  ) throws {
    // What is closed anew is what is known by now, although a room may look at what was closed before.
    let reader = try told.withLateFigures()
    self.period = period
    knownAt = reader.knownAt
    let asked = FigureClosing(
      period: period, batch: reader.knownAt, author: .empty, moment: "", meeting: meeting)
    var conflicts = 0
    for id in catalogue.definitions.keys.sorted() {
      conflicts += try reader.repeatedObservations(of: id).conflicts().count {
        asked.closes($0.period) && catalogue.choices.settling($0) == nil
      }
    }
    for edition in catalogue.editions where asked.closes(edition.period) {
      conflicts += try reader.indexFigures(edition: edition.id).conflicts().count {
        catalogue.choices.settling($0) == nil
      }
    }
    self.conflicts = conflicts
    missing = try Self.missing(
      period, today, ReportingBook(rules, register: catalogue.register, home: home), reader)
    earlier = try reader.closings().first { $0.id == asked.id }.map { closing in
      try ClosedFigures(closing, day: rules.localDay(closing.moment), reader)
    }
  }

  private static func missing(
    _ period: Period, _ today: Day, _ book: ReportingBook, _ reader: any FactReader
  ) throws -> Int {
    guard let last = period.lastDay else { return 0 }
    func count(_ reader: some FactReader) throws -> Int {
      try book.statuses(endingWith: .month(year: last.year, month: last.month), today: today, reader: reader)
        .count { !$0.isThere }
    }
    return try count(reader)
  }
}
