import Model

/// Makes the observations of one row: whom, when and from where they have in common.
struct ObservationMaker {
  let row: RowValues
  var unit: UnitID?
  var name: CleanText
  var period: Period?
  let asOf: Day?
  let source: FormSource
  let cells: CellReader
  var note: CleanText

  /// The same for another unit.
  func of(_ unit: UnitID, _ name: String) -> ObservationMaker {
    var other = self
    other.unit = unit
    other.name = CleanText(cleaning: name)
    return other
  }

  /// The same in another period.
  func `in`(_ period: Period?) -> ObservationMaker {
    var other = self
    other.period = period
    return other
  }

  /// The same with a further note.
  func noted(_ text: String) -> ObservationMaker {
    var other = self
    other.note = [note, CleanText(cleaning: text)].filter { !$0.isEmpty }.joined(separator: "; ")
    return other
  }

  /// - Returns: one observation; none without a period.
  func observation(
    _ definition: DefinitionID, field: String, value: StatedNumber?, numerator: StatedNumber? = nil,
    denominator: StatedNumber? = nil
  ) -> [Observation] {
    guard let period else { return [] }
    let subject = unit?.description ?? "~" + CellText.key(name.string)
    let stated = row.text("note")
    let notes = [note, row.note([field]), stated].filter { !$0.isEmpty }
    return [
      Observation(
        id: FactID("obs/\(definition)/\(subject)/\(period.code)/\(source.source.id)"), definition: definition,
        unit: unit, unitAsStated: name, period: period, value: value, numerator: numerator,
        denominator: denominator, asOf: asOf,
        reference: source.reference(row: row.row.number, column: cells.heading(of: field)),
        note: notes.joined(separator: "; "))
    ]
  }
}

/// The source that a form's facts are of.
///
/// It is named after the form, who reports and the period, so that a corrected file has the same one and its facts
/// supersede those of the file before.
struct FormSource {
  let source: Source
  private let file: CleanText
  private let sheet: CleanText

  init(work: SheetWork) {
    let profile = work.profile
    let reporter = work.reading.reporter.flatMap { work.context.register.unit($0) }
    let whose =
      reporter?.id.description ?? work.context.home?.description ?? "~" + CellText.key(work.file.string)
    let period = work.reading.period.map { "/" + $0.code } ?? ""
    var title = [profile.title.vietnamese]
    if let reporter { title.append(reporter.shortName.vietnamese) }
    if let period = work.reading.period { title.append(CleanText(cleaning: period.code)) }
    source = Source(
      id: SourceID("tep/\(profile.name)/\(whose)\(period)"), kind: .file,
      title: LocalizedText(vietnamese: title.joined(separator: ", "), english: .empty),
      publisher: reporter?.name.vietnamese ?? .empty, address: work.file,
      published: work.options.received ?? work.title.signed, readOn: work.options.today, note: profile.basis)
    file = work.file
    sheet = work.sheetName
  }

  func reference(row: Int, column: CleanText = .empty) -> SourceReference {
    SourceReference(source: source.id, file: file, sheet: sheet, row: row, column: column)
  }
}

extension SheetWork {
  /// Who reports; the home province where nothing says.
  var reporterOrHome: AdministrativeUnit? {
    if let reporter = reading.reporter { return context.register.unit(reporter) }
    return context.home.flatMap { home in
      context.register.current(of: home, on: unitDay) ?? context.register.unit(home)
    }
  }
}
