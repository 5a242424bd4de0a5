import Model

/// `online_services.csv`: counts of procedures and dossiers and some ratios, one figure a row.
///
/// Ratios of counts are not stored: a definition names numerator and denominator, and they are computed.
public enum OnlineServicesForm: Form {
  public static let columns = ["province", "period", "indicator", "value", "unit", "source_url"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var seen: Set<FactID> = []
    return eachRow(of: table) { row in
      guard let read = period(row.text("period")) else {
        row.refuse("period", FaultReason.notAPeriod)
        return
      }
      let name = row.required("province")
      // A figure of a whole country or of a block of units is kept under the name as stated.
      var unit: UnitID?
      if !name.hasPrefix("Khối ") {
        let group: AdministrativeUnit.Group = name == "Cả nước" ? .others : .provinces
        unit = row.unit("province", on: read.day, in: group, register: context.register)?.id
      }
      let definition = DefinitionID(row.required("indicator"))
      if context.definitions[definition] == nil { row.refuse("indicator", FaultReason.unknownReference) }
      let value = row.number("value")
      if value == nil { row.refuse("value", FaultReason.missingValue) }
      guard let sources = row.sources("source_url", context: context), row.isSound else { return }
      let subject = unit?.description ?? VietnameseText.matchKey(name)
      let id = FactID("obs/\(definition)/\(subject)/\(PeriodCode.write(read.period))/\(sources.first.id)")
      guard seen.insert(id).inserted else {
        row.refuse("indicator", FaultReason.doubleRow)
        return
      }
      batch.observations.append(
        Observation(
          id: id, definition: definition, unit: unit, unitAsStated: row.clean("province"),
          period: read.period,
          value: value, numerator: nil, denominator: nil, asOf: read.asOf,
          reference: row.reference(sources.first.id, column: "value"),
          note: RowScanner.note([], furtherSources: sources.rest)))
    }
  }

  /// The period, the day counted up to or read where it is stated, and a day of the period to match names on.
  static func period(_ text: String) -> (period: Period, asOf: Day?, day: Day)? {
    let words = text.parts(separatedBy: " (")
    guard let first = words.first else { return nil }
    let detail = words.count > 1 ? words[1].filter { $0 != ")" } : ""
    if first.hasSuffix(" year to date") {
      guard let year = Int(first.prefix(4)), let start = Day(year: year, month: 1, day: 1),
        detail.hasPrefix("read "), let read = Day(iso8601: String(detail.dropFirst(5).prefix(10)))
      else { return nil }
      return (.cumulative(from: start, to: read), read, read)
    }
    if detail.hasPrefix("to ") {
      guard let end = Day(iso8601: String(detail.dropFirst(3))) else { return nil }
      return (.cumulative(from: nil, to: end), end, end)
    }
    guard detail.isEmpty, let period = PeriodCode.read(first), let last = lastDay(of: period) else {
      return nil
    }
    return (period, nil, last)
  }

  private static func lastDay(of period: Period) -> Day? {
    switch period {
    case .year(let year): Day(year: year, month: 12, day: 31)
    case .quarter(let year, let quarter):
      Day(year: year, month: quarter * 3, day: Day.daysInMonth(quarter * 3, of: year))
    case .month(let year, let month): Day(year: year, month: month, day: Day.daysInMonth(month, of: year))
    default: nil
    }
  }
}
