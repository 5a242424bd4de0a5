/// A directive's figure then and now, against its target.
public struct FigureProgress: Hashable, Sendable {
  /// What stands now.
  public struct Now: Hashable, Sendable {
    public let period: Period
    public let value: ExactDecimal
    /// The fact that states it, or the first of those it is computed from.
    public let fact: FactID
    public let reference: SourceReference
    /// Computed from two counts and not stated.
    public let isComputed: Bool
  }

  public let link: FigureLink
  /// Where the figure of then is stated; nil where that is not known any more.
  public let thenReference: SourceReference?
  /// The newest one known; nil where there is none of the same length of period.
  public let now: Now?
  /// How the newest stands against the target; nil without one.
  public let state: TargetState?

  /// Reached is what everybody who states the newest figure says so of.
  public var isReached: Bool { state == .met }
}

/// Finds how the figures of directives stand, asking for little: one unit and one definition each.
public struct FigureProgressFinder {
  /// Days on which figures of the same length end that are looked back over; monthly figures of five years.
  private static let lookedBack = 60

  private let reader: any FactReader
  private let today: Day
  private let register: UnitRegister
  private let definitions: [DefinitionID: Definition]
  private let editions: [Edition]
  private let choices: FigureChoices

  /// - Throws: what the reader throws.
  public init(_ reader: any FactReader, today: Day, register: UnitRegister) throws {
    self.init(
      reader, today: today, register: register,
      definitions: Dictionary(try reader.definitions().map { ($0.id, $0) }) { first, _ in first },
      editions: try reader.editions(), choices: FigureChoices(try reader.choices()))
  }

  /// - Parameter choices: what people decided where sources differ; it counts alone.
  public init(
    _ reader: any FactReader, today: Day, register: UnitRegister, definitions: [DefinitionID: Definition],
    editions: [Edition], choices: FigureChoices
  ) {
    self.reader = reader
    self.today = today
    self.register = register
    self.definitions = definitions
    self.editions = editions
    self.choices = choices
  }

  /// - Throws: what the reader throws.
  public func progress(of link: FigureLink) throws -> FigureProgress {
    switch link.subject {
    case .observation(let definition): try observed(definition, link)
    case .score(let index, let item): try ranked(index, item, isRank: false, link)
    case .rank(let index): try ranked(index, nil, isRank: true, link)
    }
  }

  private func judge(_ values: [ExactDecimal], cases: ExactDecimal?, _ link: FigureLink) -> TargetState? {
    guard link.target != nil else { return nil }
    let states = values.compactMap { value in
      TargetState.judge(
        value: value, target: link.target, higherIsBetter: link.higherIsBetter, cases: cases)
    }
    // Where sources differ the least favourable counts: nothing is proposed on a figure in dispute.
    let order: [TargetState] = [.notMet, .near, .fewCases, .noTarget, .met]
    return order.first { states.contains($0) }
  }

  // MARK: Counts and ratios

  private func observed(_ id: DefinitionID, _ link: FigureLink) throws -> FigureProgress {
    let parts = definitions[id].flatMap(RatioParts.init)
    let wanted = [id] + (parts.map { [$0.numerator, $0.denominator] } ?? [])
    let all = try reader.lastObservations(
      of: wanted, unit: link.unit, periods: Self.lookedBack, asLongAs: link.period)
    let then =
      link.fact.flatMap { fact in all.first { $0.id == fact } }
      ?? all.first { $0.period == link.period && $0.definition != parts?.denominator }
    let known = all.filter { observation in
      (observation.period.lastDay.map { $0 <= today } ?? false)
        && (observation.asOf.map { $0 <= today } ?? true)
    }
    let byPeriod = Dictionary(grouping: known, by: \.period)
    let periods = byPeriod.keys.sorted { ($0.lastDay ?? today, $0.code) > ($1.lastDay ?? today, $1.code) }
    for period in periods {
      let told = byPeriod[period] ?? []
      let stated = counting(id, among: told).filter { $0.value?.exact != nil }
      if let first = stated.first, let value = first.value?.exact {
        return FigureProgress(
          link: link, thenReference: then?.reference,
          now: .init(
            period: period, value: value, fact: first.id, reference: first.reference, isComputed: false),
          state: judge(stated.compactMap { $0.value?.exact }, cases: first.denominator?.exact, link))
      }
      guard let parts, let top = counting(parts.numerator, among: told).first,
        let bottom = counting(parts.denominator, among: told).first, let part = top.value?.exact,
        let whole = bottom.value?.exact, let value = (part * 100).divided(by: whole, scale: 2)
      else { continue }
      return FigureProgress(
        link: link, thenReference: then?.reference,
        now: .init(period: period, value: value, fact: top.id, reference: top.reference, isComputed: true),
        state: judge([value], cases: whole, link))
    }
    return FigureProgress(link: link, thenReference: then?.reference, now: nil, state: nil)
  }

  /// The statements of one definition and period: the one that somebody chose, else all.
  private func counting(_ id: DefinitionID, among told: [Observation]) -> [Observation] {
    let stated = told.filter { $0.definition == id }
    return choices.chosen(among: stated).map { [$0] } ?? stated
  }

  // MARK: Indexes

  private func ranked(
    _ index: IndexID, _ item: IndexItemID?, isRank: Bool, _ link: FigureLink
  ) throws -> FigureProgress {
    // A merged province goes on under another key.
    let units = Set([link.unit] + register.lineage(of: link.unit, on: today).map(\.id))
    var figures: [IndexFigure] = []
    for unit in units.sorted() {
      figures += try reader.indexFigures(index: index, unit: unit).filter { $0.item == item }
    }
    let then = figures.first { $0.id == link.fact }
    let all = editions.filter { $0.id.index == index }
    let former = all.first { $0.period == link.period }
    for edition in all.reversed() where edition.published <= today {
      let told = counting(isRank ? .rank : .score, among: figures.filter { $0.edition == edition.id })
      var values: [(number: ExactDecimal, from: IndexFigure)] = told.compactMap { figure in
        (isRank ? figure.rank.map { ExactDecimal($0) } : figure.score?.exact).map { ($0, figure) }
      }
      let isComputed = isRank && values.isEmpty
      if isComputed, let scored = told.first(where: { $0.score?.exact != nil }),
        let place = try MeetingChangeFinder.places(in: edition, reader)[scored.unit]
      {
        values = [(ExactDecimal(place.rank), scored)]
      }
      guard let now = values.first else { continue }
      // A place among other units is another one.
      let isComparable =
        !isRank
        || (former.map { register.areSameProvinces(on: $0.unitsOn, and: edition.unitsOn) } ?? true)
      return FigureProgress(
        link: link, thenReference: then?.reference,
        now: .init(
          period: edition.period, value: now.number, fact: now.from.id, reference: now.from.reference,
          isComputed: isComputed),
        state: isComparable ? judge(values.map(\.number), cases: nil, link) : nil)
    }
    return FigureProgress(link: link, thenReference: then?.reference, now: nil, state: nil)
  }

  /// The figures of one edition: the one that somebody chose, else all. A unit may have another key in part of them.
  private func counting(
    _ subject: FigureConflict.Subject, among told: [IndexFigure]
  ) -> [IndexFigure] {
    guard !choices.isEmpty else { return told }
    for unit in Set(told.map(\.unit)).sorted() {
      if let chosen = choices.chosen(subject, among: told.filter { $0.unit == unit }) { return [chosen] }
    }
    return told
  }
}
