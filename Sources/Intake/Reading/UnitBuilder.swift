import Model

/// Makes units of the rows of a list: their codes, since when and until when they exist, and whom they belong to.
///
/// A unit of the list may name another of the list, above or below it, or one that is known already.
struct UnitBuilder {
  private let cells: CellReader
  private let context: ReadingContext
  private let source: FormSource
  /// Where the list says nothing of the day from which a unit exists.
  private let today: Day

  init(work: SheetWork, cells: CellReader) {
    self.cells = cells
    context = work.context
    source = FormSource(work: work)
    today = work.options.today
  }

  func build(into work: inout SheetWork) {
    let named = Set(work.rows.compactMap { id(of: $0) })
    var seen: Set<UnitID> = []
    for row in work.rows {
      var row = row
      guard let unit = unit(of: &row, order: work.reading.batch.units.count, named) else {
        work.refuse(row)
        continue
      }
      guard seen.insert(unit.id).inserted else {
        cells.refuse(&row, cells.columnOfField["code"], FaultReason.doubleRow)
        work.refuse(row)
        continue
      }
      work.reading.takenRows += 1
      work.reading.batch.units.append(unit)
    }
    if work.reading.takenRows > 0 { work.reading.batch.sources.append(source.source) }
  }

  /// A code with the day from which it is meant: that of the row, else that of the unit of this code that is known.
  private func id(of row: RowValues) -> UnitID? {
    let code = row.text("code").string
    guard !code.isEmpty else { return nil }
    let day = row.day("valid_from") ?? context.register.unit(code: code, on: today)?.id.validFrom
    return UnitID(code: code, validFrom: day ?? today)
  }

  private func unit(of row: inout RowValues, order: Int, _ named: Set<UnitID>) -> AdministrativeUnit? {
    guard let id = id(of: row), let kind = row.word("kind").flatMap(AdministrativeUnit.Kind.init(rawValue:)),
      let group = row.word("group").flatMap(AdministrativeUnit.Group.init(rawValue:))
    else {
      for field in ["kind", "group"] where row.word(field) == nil {
        cells.refuse(&row, cells.columnOfField[field], FaultReason.missingValue)
      }
      return nil
    }
    let validTo = row.day("valid_to")
    if let validTo, validTo < id.validFrom {
      cells.refuse(&row, cells.columnOfField["valid_to"], FaultReason.daysReversed)
    }
    let parent = references("parent", &row, on: validTo ?? today, named).first
    let successors = references("successors", &row, on: validTo.map { $0 + 1 } ?? today, named)
    guard row.isSound else { return nil }
    let name = LocalizedText(vietnamese: row.text("name"), english: row.text("english"))
    let short = row.text("short")
    let shortEnglish = row.text("short_english")
    return AdministrativeUnit(
      id: id, kind: kind, group: group, name: name,
      shortName: LocalizedText(
        vietnamese: short.isEmpty ? name.vietnamese : short,
        english: shortEnglish.isEmpty ? name.english : shortEnglish),
      validTo: validTo, parent: parent, successors: successors,
      officialOrder: context.register.unit(id)?.officialOrder ?? Self.firstOrder + order,
      aliases: row.text("aliases").string.parts(separatedBy: ";").map { CleanText(cleaning: $0) })
  }

  /// Units of lists stand behind those that the program ships.
  private static let firstOrder = 10_000

  /// The units that a cell names by code, several with semicolons between them.
  private func references(
    _ field: String, _ row: inout RowValues, on day: Day, _ named: Set<UnitID>
  ) -> [UnitID] {
    var found: [UnitID] = []
    for code in row.text(field).string.parts(separatedBy: ";") {
      let own = named.filter { $0.code == code }
      if let unit = own.filter({ $0.validFrom <= day }).max(by: { $0.validFrom < $1.validFrom }) ?? own.first
      {
        found.append(unit)
      } else if let known = context.register.unit(code: code, on: day) {
        found.append(known.id)
      } else {
        cells.refuse(&row, cells.columnOfField[field], FaultReason.unknownReference, value: code)
      }
    }
    return found
  }
}
