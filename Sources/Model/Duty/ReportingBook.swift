/// Who has reported what for a period, who has not, how late and how completely: the forms that are owed held against
/// what the facts say of their sources.
///
/// A form has reported for a unit where one of its figures for the period is in force, whoever sent the file: a
/// province's table reports for every unit that it has figures of.
public struct ReportingBook {
  private let rules: ReportRules
  private let register: UnitRegister
  private let home: UnitID?

  /// Periods before the one asked about that tell who sends a form.
  private static let lookedBack = 3

  /// - Parameters:
  ///   - rules: what is owed; forms that it does not name are owed by those that sent them shortly before.
  ///   - home: the province whose units are meant by groups.
  public init(_ rules: ReportRules, register: UnitRegister, home: UnitID?) {
    self.rules = rules
    self.register = register
    self.home = home
  }

  /// Every form and unit for a period: forms in the order of the duties and then by name, units in official order.
  /// - Parameters:
  ///   - form: only this one.
  ///   - today: tells what is late.
  public func statuses(
    for period: Period, form: String? = nil, today: Day, reader: some FactReader
  ) throws -> [ReportStatus] {
    guard let frequency = ReportDuty.Frequency(period), let last = period.lastDay else { return [] }
    let known = try SentReports(reader, period: period, lookedBack: Self.lookedBack)
    let batches = Dictionary(
      try reader.batches().map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var statuses: [ReportStatus] = []
    var days = try SourceDays(reader)
    for duty in duties(frequency, known) where form == nil || duty.form == form {
      let expected = known.definitions(of: duty.form).count
      for unit in units(owing: duty, on: last, known) {
        let report = known.report(duty.form, unit.id)
        let batch = try report.flatMap { try Self.firstBatch(of: $0.fact, reader) }
        let due = last + duty.days
        var reportedOn = try report.flatMap { try days.own(of: $0.source, first: batch, due: due) }
        if reportedOn == nil {
          // What was in the store by then came by then; what came into it later may have been sent long before.
          let taken = batch.flatMap { batches[$0] }.flatMap { rules.localDay($0.recordedAt) }
          reportedOn = taken.flatMap { $0 <= due ? $0 : nil }
        }
        let late = max(0, (report == nil ? today : reportedOn ?? due) - due)
        let state: ReportStatus.State =
          report == nil
          ? (late > 0 ? .missing : .awaited)
          : reportedOn == nil ? .undated : late > 0 ? .late : .reported
        statuses.append(
          ReportStatus(
            form: duty.form, unit: unit.id, period: period, due: due, state: state, reportedOn: reportedOn,
            batch: batch, lateDays: late, told: report?.definitions.count ?? 0, expected: expected))
      }
    }
    return statuses
  }

  /// The same for every period that ends with a month: it, and where it is the last of one its quarter, half-year and
  /// year.
  /// - Returns: nothing for a period that is no month.
  public func statuses(endingWith month: Period, today: Day, reader: some FactReader) throws -> [ReportStatus]
  {
    guard case .month(let year, let number) = month else { return [] }
    var periods = [month]
    if number % 3 == 0 { periods.append(.quarter(year: year, quarter: number / 3)) }
    if number % 6 == 0 { periods.append(.halfYear(year: year, half: number / 6)) }
    if number == 12 { periods.append(.year(year)) }
    return try periods.flatMap { try statuses(for: $0, today: today, reader: reader) }
  }

  /// The months of the calendar that end the periods forms were taken in for, the newest first.
  public static func reportedMonths(_ reader: some FactReader) throws -> [Period] {
    let months = Set(try reader.sources().compactMap { SentReports.period(of: $0.id)?.closingMonth })
    return months.sorted { ($0.lastDay?.number ?? 0) > ($1.lastDay?.number ?? 0) }
  }

  /// What is owed for periods of one length: as said, and what was sent shortly before without being said.
  private func duties(_ frequency: ReportDuty.Frequency, _ known: SentReports) -> [ReportDuty] {
    let said = rules.duties.filter { $0.every == frequency }
    // What is owed at other times is not owed at this one.
    let named = Set(rules.duties.map(\.form))
    let seen = known.forms.subtracting(named).sorted().map { form in
      ReportDuty(
        form: form,
        title: rules.title(form)
          ?? LocalizedText(vietnamese: CleanText(cleaning: form), english: CleanText(cleaning: form)),
        every: frequency)
    }
    return said + seen
  }

  private func units(owing duty: ReportDuty, on day: Day, _ known: SentReports) -> [AdministrativeUnit] {
    guard !duty.groups.isEmpty || !duty.units.isEmpty else {
      // A unit that has ended owes nothing more.
      return register.units.filter { known.sends(duty.form, $0.id) && $0.exists(on: day) }
    }
    let homes = Set(home.map { register.lineage(of: $0, on: day).map(\.id) } ?? [])
    return register.units.filter { unit in
      guard unit.exists(on: day) else { return false }
      if duty.units.contains(unit.id.code) { return true }
      return duty.groups.contains(unit.group) && unit.parent.map(homes.contains) == true
        && unit.kind != .collective
    }
  }

  /// The batch since which a fact stands without a gap; a withdrawn one that came back counts from then on.
  private static func firstBatch(of fact: FactID, _ reader: some FactReader) throws -> BatchNumber? {
    let versions = try reader.history(of: fact)
    guard var first = versions.last(where: { $0.until == nil }) else { return nil }
    while let before = versions.last(where: { $0.until == first.since }) { first = before }
    return first.since
  }
}

/// The days that files bear. A corrected file stands in the place of the first one; when that came is told by what was
/// known of the source then.
private struct SourceDays {
  private let reader: any FactReader
  private let known: [SourceID: Day]
  private var earlier: [BatchNumber: [SourceID: Day]] = [:]

  init(_ reader: any FactReader) throws {
    self.reader = reader
    known = Self.days(try reader.sources())
  }

  /// - Parameter first: the batch that brought the report first.
  mutating func own(of source: SourceID, first: BatchNumber?, due: Day) throws -> Day? {
    guard let day = known[source] else { return nil }
    guard day > due, let first else { return day }
    if earlier[first] == nil { earlier[first] = Self.days(try reader.sources(at: first)) }
    // The first one may have borne none.
    return earlier[first]?[source]
  }

  private static func days(_ sources: [Source]) -> [SourceID: Day] {
    var days: [SourceID: Day] = [:]
    for source in sources { days[source.id] = source.published }
    return days
  }
}

/// Reports in the forms of files, as the facts tell them.
private struct SentReports {
  struct Report {
    /// One of its facts, always the same one.
    var fact: FactID
    var source: SourceID
    var definitions: Set<DefinitionID> = []
  }

  private struct Key: Hashable {
    let form: String
    let unit: UnitID
  }

  private var reports: [Key: Report] = [:]
  private var senders: Set<Key> = []
  private var definitionsOfForm: [String: Set<DefinitionID>] = [:]
  /// Shares are blank where there are no cases; a report without them is complete.
  private let shares: Set<DefinitionID>
  /// Forms sent for the period or shortly before.
  private(set) var forms: Set<String> = []

  init(_ reader: some FactReader, period: Period, lookedBack: Int) throws {
    let sources = try reader.sources()
    // Without a form that was taken in there is nothing to look through.
    guard sources.contains(where: { Self.parts(of: $0.id) != nil }) else {
      shares = []
      return
    }
    shares = Set(try reader.definitions().filter { $0.kind == .ratio }.map(\.id))
    var periods = [period]
    while periods.count <= lookedBack, let before = periods.last?.previous { periods.append(before) }
    // A month of the calendar and that of the reporting calendar are the same month to those who report.
    let names = periods.map(Self.name)
    let stored = try reader.observationPeriods()
    for (position, name) in names.enumerated() {
      for candidate in stored.filter({ Self.name($0) == name }).sorted() {
        try reader.visitObservations(ObservationFilter(period: candidate)) { observation in
          add(observation, isAsked: position == 0)
        }
      }
    }
    for source in sources {
      guard let (form, unit, code) = Self.parts(of: source.id), let unit,
        let stated = code.flatMap({ Period(code: $0) }),
        let position = names.firstIndex(of: Self.name(stated))
      else { continue }
      add(Key(form: form, unit: unit), source.id.rawValue, isAsked: position == 0)
    }
  }

  private mutating func add(_ observation: Observation, isAsked: Bool) {
    guard let unit = observation.unit, let (form, _, _) = Self.parts(of: observation.reference.source) else {
      return
    }
    let key = Key(form: form, unit: unit)
    forms.insert(form)
    senders.insert(key)
    let isShare = shares.contains(observation.definition)
    definitionsOfForm[form, default: []].formUnion(isShare ? [] : [observation.definition])
    guard isAsked else { return }
    var report = reports[key] ?? Report(fact: observation.id, source: observation.reference.source)
    if observation.id < report.fact {
      report.fact = observation.id
      report.source = observation.reference.source
    }
    if !isShare { report.definitions.insert(observation.definition) }
    reports[key] = report
  }

  /// A file that told no figures, such as a list of difficulties.
  private mutating func add(_ key: Key, _ source: String, isAsked: Bool) {
    forms.insert(key.form)
    // Who sends a table for others reports by its figures, and not by having sent it.
    guard definitionsOfForm[key.form] == nil else { return }
    senders.insert(key)
    if isAsked, reports[key] == nil { reports[key] = Report(fact: FactID(source), source: SourceID(source)) }
  }

  func report(_ form: String, _ unit: UnitID) -> Report? { reports[Key(form: form, unit: unit)] }
  func sends(_ form: String, _ unit: UnitID) -> Bool { senders.contains(Key(form: form, unit: unit)) }
  func definitions(of form: String) -> Set<DefinitionID> { definitionsOfForm[form] ?? [] }

  /// Sources of forms are called `tep/form/unit/period`, the last where the sheet as a whole has one.
  private static func parts(of source: SourceID) -> (form: String, unit: UnitID?, period: String?)? {
    let parts = source.rawValue.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count >= 3, parts[0] == "tep" else { return nil }
    return (parts[1], UnitID(parts[2]), parts.count == 4 ? parts[3] : nil)
  }

  /// The period that a source's form as a whole is about; nil for another source, and where its rows say.
  static func period(of source: SourceID) -> Period? {
    parts(of: source)?.period.flatMap { Period(code: $0) }
  }

  /// The calendar's name of a period.
  private static func name(_ period: Period) -> String {
    guard case .reporting(let reporting) = period else { return period.code }
    return switch reporting.length {
    case .month: Period.month(year: reporting.year, month: reporting.ordinal).code
    case .quarter: Period.quarter(year: reporting.year, quarter: reporting.ordinal).code
    case .year: Period.year(reporting.year).code
    }
  }
}

extension Period {
  /// The month of the calendar that ends with the period: June for a second quarter; nil for periods that nobody
  /// reports by.
  fileprivate var closingMonth: Period? {
    switch self {
    case .month: self
    case .quarter(let year, let quarter): .month(year: year, month: 3 * quarter)
    case .halfYear(let year, let half): .month(year: year, month: 6 * half)
    case .year(let year): .month(year: year, month: 12)
    case .reporting(let period):
      switch period.length {
      case .month: .month(year: period.year, month: period.ordinal)
      case .quarter: .month(year: period.year, month: 3 * period.ordinal)
      case .year: .month(year: period.year, month: 12)
      }
    case .day, .nineMonths, .cumulative, .span: nil
    }
  }
}
