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
  /// Days on which figures end that are looked back over; monthly figures of five years.
  private static let lookedBack = 60

  private let reader: any FactReader
  private let today: Day
  private let register: UnitRegister
  private let definitions: [DefinitionID: Definition]
  private let editions: [Edition]

  /// - Throws: what the reader throws.
  public init(_ reader: any FactReader, today: Day, register: UnitRegister) throws {
    self.init(
      reader, today: today, register: register,
      definitions: Dictionary(try reader.definitions().map { ($0.id, $0) }) { first, _ in first },
      editions: try reader.editions())
  }

  public init(
    _ reader: any FactReader, today: Day, register: UnitRegister, definitions: [DefinitionID: Definition],
    editions: [Edition]
  ) {
    self.reader = reader
    self.today = today
    self.register = register
    self.definitions = definitions
    self.editions = editions
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
    let all = try reader.lastObservations(of: wanted, unit: link.unit, periods: Self.lookedBack)
    let then =
      link.fact.flatMap { fact in all.first { $0.id == fact } }
      ?? all.first { $0.period == link.period && $0.definition != parts?.denominator }
    let known = all.filter { observation in
      observation.period.kindOfLength == link.period.kindOfLength
        && (observation.period.lastDay.map { $0 <= today } ?? false)
        && (observation.asOf.map { $0 <= today } ?? true)
    }
    let byPeriod = Dictionary(grouping: known, by: \.period)
    let periods = byPeriod.keys.sorted { ($0.lastDay ?? today, $0.code) > ($1.lastDay ?? today, $1.code) }
    for period in periods {
      let told = byPeriod[period] ?? []
      let stated = told.filter { $0.definition == id && $0.value?.exact != nil }
      if let first = stated.first, let value = first.value?.exact {
        return FigureProgress(
          link: link, thenReference: then?.reference,
          now: .init(
            period: period, value: value, fact: first.id, reference: first.reference, isComputed: false),
          state: judge(stated.compactMap { $0.value?.exact }, cases: first.denominator?.exact, link))
      }
      guard let parts, let top = told.first(where: { $0.definition == parts.numerator }),
        let bottom = told.first(where: { $0.definition == parts.denominator }), let part = top.value?.exact,
        let whole = bottom.value?.exact, let value = (part * 100).divided(by: whole, scale: 2)
      else { continue }
      return FigureProgress(
        link: link, thenReference: then?.reference,
        now: .init(period: period, value: value, fact: top.id, reference: top.reference, isComputed: true),
        state: judge([value], cases: whole, link))
    }
    return FigureProgress(link: link, thenReference: then?.reference, now: nil, state: nil)
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
      let told = figures.filter { $0.edition == edition.id }
      guard let first = told.first else { continue }
      let values: [ExactDecimal]
      if isRank {
        let stated = told.compactMap(\.rank)
        let ranks =
          try stated.isEmpty
          ? [MeetingChangeFinder.places(in: edition, reader)[first.unit]?.rank].compactMap(\.self) : stated
        values = ranks.map { ExactDecimal($0) }
      } else {
        values = told.compactMap { $0.score?.exact }
      }
      guard let value = values.first else { continue }
      // A place among other units is another one.
      let isComparable =
        !isRank
        || (former.map { register.areSameProvinces(on: $0.unitsOn, and: edition.unitsOn) } ?? true)
      return FigureProgress(
        link: link, thenReference: then?.reference,
        now: .init(
          period: edition.period, value: value, fact: first.id, reference: first.reference,
          isComputed: isRank && told.allSatisfy { $0.rank == nil }),
        state: isComparable ? judge(values, cases: nil, link) : nil)
    }
    return FigureProgress(link: link, thenReference: then?.reference, now: nil, state: nil)
  }
}
