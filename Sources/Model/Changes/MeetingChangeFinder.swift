/// Finds what changed between two days, as known at two batches.
public struct MeetingChangeFinder {
  public let register: UnitRegister
  /// The province whose meeting it is; nil for all directives and no ranks.
  public let home: UnitID?
  public let workdays: WorkCalendar
  public let warningDays: Int
  public let rules: ReportRules

  /// - Parameter warningDays: how many days before its last day a directive is due soon.
  public init(
    register: UnitRegister, home: UnitID?, workdays: WorkCalendar, warningDays: Int = 3,
    rules: ReportRules = .none
  ) {
    self.register = register
    self.home = home
    self.workdays = workdays
    self.warningDays = warningDays
    self.rules = rules
  }

  /// - Parameters:
  ///   - since: usually the day of the last meeting; what came on that day itself was shown.
  ///   - today: the day it is looked at.
  ///   - nextMeeting: nil where none is planned.
  ///   - then: what was known on `since`; nil where the store began later. Figures and states of then are those that the
  ///     later knowledge gives for that day.
  ///   - now: what is known.
  public func changes(
    since: Day, today: Day, nextMeeting: Day?, then: (any FactReader)?, now: any FactReader
  ) throws -> MeetingChanges {
    let editions = try now.editions()
    let published = Dictionary(
      editions.map { ($0.id, $0.published) }, uniquingKeysWith: { first, _ in first })
    let directives = DirectiveComparison(self, since: since, today: today, published: published)
      .compare(then: try then?.directiveRegister(), now: try now.directiveRegister())
    let known = then?.knownAt ?? BatchNumber(0)
    return MeetingChanges(
      since: since, today: today, nextMeeting: nextMeeting, knownThen: known,
      ranks: try ranks(since: since, today: today, editions: editions, now),
      targets: try TargetComparison(self).crossings(since: since, today: today, then: then, now: now),
      finished: directives.finished, overdue: directives.overdue,
      due: directives.due(by: nextMeeting, from: today), extended: directives.extended,
      lateReports: try lateReports(since: since, today: today, now),
      corrections: try corrections(since: then == nil ? nil : known, editions, now),
      reached: try reached(
        Set(directives.open.map(\.id)), since: since, today: today, then: then, now: now))
  }

  /// Figures that say something else than what was shown, and those of a closed period that say something else than what
  /// was closed since.
  /// - Parameter known: nil where nothing was.
  func corrections(
    since known: BatchNumber?, _ editions: [Edition], _ now: any FactReader
  ) throws -> [FigureCorrection] {
    var found = try known.map { try now.corrections(since: $0).filter(\.isOtherwise) } ?? []
    let closings = try now.closings().sorted { ($0.batch, $0.id) < ($1.batch, $1.id) }
    guard !closings.isEmpty else { return found }
    let periods = Dictionary(editions.map { ($0.id, $0.period) }, uniquingKeysWith: { first, _ in first })
    found = found.map { correction in
      var marked = correction
      marked.closing = closings.last { $0.isBefore(correction, periods) }
      return marked
    }
    // What came after the last meeting and was closed is known at the closing only.
    var told = Set(found.map(\.id))
    for closing in closings.reversed() where closing.batch > known ?? BatchNumber(0) {
      for var correction in try now.corrections(since: closing.batch)
      where correction.isOtherwise && closing.isBefore(correction, periods)
        && told.insert(correction.id).inserted
      {
        correction.closing = closing
        found.append(correction)
      }
    }
    guard now.knownAt < now.recordsKnownAt else { return found }
    // Where figures are told as they were closed, what they say by now is told beside them.
    for var correction in try now.withLateFigures().corrections(since: now.knownAt)
    where correction.isOtherwise {
      correction.closing = closings.last { $0.isBefore(correction, periods) }
      found.removeAll { $0.id == correction.id }
      found.append(correction)
    }
    return found
  }

  /// Figures of open directives; of a directive given since, what stood when it was given counts as then.
  private func reached(
    _ open: Set<DirectiveID>, since: Day, today: Day, then: (any FactReader)?, now: any FactReader
  ) throws -> [FigureReach] {
    let figures = try now.directiveFigures().filter { open.contains($0.directive) }
    guard !figures.isEmpty else { return [] }
    let finder = try FigureProgressFinder(now, today: today, register: register)
    let former = try FigureProgressFinder(then ?? now, today: since, register: register)
    return try figures.compactMap { figure in
      let progress = try finder.progress(of: figure.link)
      guard progress.isReached else { return nil }
      let before = try former.progress(of: figure.link)
      return before.isReached ? nil : FigureReach(id: figure.directive, before: before.now, now: progress)
    }
  }

  // MARK: Ranks

  /// Where an edition was published since: the home province, and its units where the index ranks those.
  func ranks(
    since: Day, today: Day, editions: [Edition], _ reader: any FactReader
  ) throws -> [RankMove] {
    guard let home else { return [] }
    var moves: [RankMove] = []
    let indexes = Dictionary(grouping: editions, by: \.id.index)
    for index in indexes.keys.sorted() {
      let all = indexes[index] ?? []
      guard let new = all.newest(publishedBy: today) else { continue }
      guard let old = all.newest(publishedBy: since) else {
        moves += try Self.places(in: new, reader).map {
          RankMove(unit: $0, old: nil, new: $1, change: .unknown)
        }
        .filter { concerns($0.unit, home, on: new.unitsOn) }
        continue
      }
      guard old.id != new.id else { continue }
      let before = try Self.places(in: old, reader)
      let after = try Self.places(in: new, reader)
      let areSame = register.areSameProvinces(on: old.unitsOn, and: new.unitsOn)
      for (unit, place) in after where concerns(unit, home, on: new.unitsOn) {
        let former = register.lineage(of: unit, on: old.unitsOn).first.flatMap { before[$0.id] }
        if let former, former.rank == place.rank, former.rankOf == place.rankOf { continue }
        moves.append(
          RankMove(
            unit: unit, old: former, new: place,
            change: RankChange.between(
              former.map { [$0.rank] } ?? [], and: [place.rank], over: all.between(old, and: new),
              areSameUnits: areSame)))
      }
    }
    return moves.sorted { left, right in
      if left.new.edition.index != right.new.edition.index {
        return left.new.edition.index < right.new.edition.index
      }
      return left.new.rank == right.new.rank ? left.unit < right.unit : left.new.rank < right.new.rank
    }
  }

  private func concerns(_ unit: UnitID, _ home: UnitID, on day: Day) -> Bool {
    let homes = register.lineage(of: home, on: day).map(\.id)
    return homes.contains(unit) || (register.unit(unit)?.parent.map(homes.contains) ?? false)
  }

  /// Ranks as stated, else by score.
  static func places(in edition: Edition, _ reader: any FactReader) throws -> [UnitID: RankMove.Place] {
    let totals = try reader.indexFigures(edition: edition.id).filter { $0.item == nil }
    // Where two sources disagree, the one that a person chose is told; what the sources say is not.
    let choices = FigureChoices(try reader.choices())
    let chosen = choices.isEmpty ? [:] : Dictionary(grouping: totals, by: \.unit)
    var stated: [UnitID: RankMove.Place] = [:]
    var scores: [UnitID: ExactDecimal] = [:]
    for figure in totals {
      if let rank = figure.rank, stated[figure.unit] == nil {
        stated[figure.unit] = RankMove.Place(
          edition: edition.id, rank: rank, rankOf: figure.rankOf ?? edition.unitCount)
      }
      if let score = figure.score?.exact, scores[figure.unit] == nil { scores[figure.unit] = score }
    }
    for (unit, figures) in chosen {
      if let figure = choices.chosen(.rank, among: figures), let rank = figure.rank {
        stated[unit] = RankMove.Place(
          edition: edition.id, rank: rank, rankOf: figure.rankOf ?? edition.unitCount)
      }
      if let score = choices.chosen(.score, among: figures)?.score?.exact { scores[unit] = score }
    }
    // A rank among some of the units is none.
    guard scores.count == edition.unitCount else { return stated }
    let units = scores.keys.sorted()
    let ranks = CompetitionRanks(units.map { scores[$0] ?? .zero }).ranks
    for (unit, rank) in zip(units, ranks) where stated[unit] == nil {
      stated[unit] = RankMove.Place(edition: edition.id, rank: rank, rankOf: edition.unitCount)
    }
    return stated
  }

  // MARK: Reports

  /// Late ones that came since, and those missing that fell due since.
  private func lateReports(since: Day, today: Day, _ reader: any FactReader) throws -> [ReportStatus] {
    guard since < today else { return [] }
    let book = ReportingBook(rules, register: register, home: home)
    var found: [ReportStatus] = []
    // A report is owed for a month that ended before; who is two months late was told at the meeting before.
    var month = since.adding(months: -2).monthIndex
    while month <= today.monthIndex {
      let period = Period.month(year: month / 12, month: month % 12 + 1)
      found += try statuses(book, period, today, reader).filter { status in
        switch status.state {
        case .late: status.reportedOn.map { since < $0 && $0 <= today } ?? false
        case .missing: since < status.due && status.due < today
        case .reported, .awaited, .undated: false
        }
      }
      month += 1
    }
    return found
  }

  private func statuses(
    _ book: ReportingBook, _ month: Period, _ today: Day, _ reader: any FactReader
  ) throws -> [ReportStatus] {
    func open(_ reader: some FactReader) throws -> [ReportStatus] {
      try book.statuses(endingWith: month, today: today, reader: reader)
    }
    return try open(reader)
  }
}
