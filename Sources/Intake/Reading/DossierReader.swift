import Model

/// Reads a list of dossiers row by row, for files of millions of rows: nothing grows with the rows except what is
/// remembered of names that repeat (units, procedures, words).
public struct DossierReader {
  public enum Outcome: Sendable {
    case dossier(DossierEntry)
    case refused([IntakeFault])
    /// No dossier: a total, a group, a note.
    case skipped(SkippedRow.Reason)
  }

  private let cells: CellReader
  private let classifier: DossierRows
  /// Findings of the last row that was read.
  public private(set) var findings: [IntakeFinding] = []
  /// For each name and code what they led to, by the days on which they mean it.
  private var units: [String: [UnitMemory]] = [:]
  private var words: [String: [String: String?]] = [:]
  /// Texts as cells have them, cleaned: names of procedures and fields repeat.
  private var cleaned: [String: CleanText] = [:]

  /// What a name and a code led to on some days.
  private struct UnitMemory {
    let from: Day
    let to: Day
    let found: Found

    enum Found {
      case unit(UnitID?, CleanText)
      case refused(LocalizedText, CleanText)
    }
  }

  init(cells: CellReader) {
    self.cells = cells
    classifier = DossierRows(columnOfField: cells.columnOfField)
  }

  /// Reads the next row.
  public mutating func read(_ row: RawRow) -> Outcome {
    findings = []
    if let reason = classifier.reason(toSkip: row) { return .skipped(reason) }
    var result = RowValues(row: row)
    if let column = row.cells.firstIndex(where: {
      $0.isText && SecretMark.mayBe($0) && SecretMark($0.text) != nil
    }) {
      cells.refuse(&result, column, ReadingReason.secret)
      return .refused(result.faults)
    }
    let code = text("code", row)
    if code.isEmpty { cells.refuse(&result, column("code"), FaultReason.missingValue) }
    let received = day("received", row, &result)
    let (unit, unitName) = unit(row, on: received?.day, &result)
    if received == nil, result.isSound { cells.refuse(&result, column("received"), FaultReason.missingValue) }
    let due = day("due", row, &result)?.day
    let finished = day("finished", row, &result)?.day
    let channel = word("channel", row, &result).flatMap { DossierEntry.Channel(rawValue: $0) }
    let level = word("level", row, &result).flatMap { DossierEntry.Level(rawValue: $0) }
    let status = word("status", row, &result).flatMap { DossierEntry.Status(rawValue: $0) }
    let hasFee = flag("has_fee", row, &result)
    let paidOnline = flag("paid_online", row, &result)
    let digitised = flag("digitised", row, &result)
    let electronicResult = flag("electronic_result", row, &result)
    let isSynced = flag("synced", row, &result)
    guard result.isSound, let received else { return .refused(result.faults) }
    checkOrder(row, received.day, due: due, finished: finished)
    return .dossier(
      DossierEntry(
        code: code, unit: unit, unitAsStated: unitName, procedureCode: text("procedure_code", row),
        procedure: clean("procedure", row), sector: clean("sector", row),
        channel: channel, level: level, received: received.day, receivedSecond: received.second, due: due,
        finished: finished, status: status, hasFee: hasFee, paidOnline: paidOnline, digitised: digitised,
        electronicResult: electronicResult, isSynced: isSynced, row: row.number))
  }

  private func column(_ field: String) -> Int? { cells.columnOfField[field] }

  private func text(_ field: String, _ row: RawRow) -> String {
    guard let column = cells.columnOfField[field] else { return "" }
    if case .text(let text) = row[column].content, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      return text
    }
    return row[column].text
  }

  /// The text of a cell as stored, to know it again without cleaning it; nil for what is no text.
  private func stored(_ field: String, _ row: RawRow) -> String? {
    guard let column = cells.columnOfField[field], case .text(let text) = row[column].content,
      row[column].font == nil
    else { return nil }
    return text
  }

  private mutating func clean(_ field: String, _ row: RawRow) -> CleanText {
    let stored = stored(field, row)
    if let stored, let known = cleaned[stored] { return known }
    let text = CleanText(cleaning: text(field, row))
    if let stored, cleaned.count < 20_000 { cleaned[stored] = text }
    return text
  }

  /// The unit on the day the dossier was received, as everywhere: a list may go beyond the day of a merger.
  private mutating func unit(
    _ row: RawRow, on day: Day?, _ result: inout RowValues
  ) -> (UnitID?, CleanText) {
    guard let column = cells.columnOfField["unit"] else { return (nil, .empty) }
    if let name = stored("unit", row), cells.columnOfField["unit_code"] == nil, let day,
      let known = units[name]?.first(where: { $0.from <= day && day <= $0.to }),
      case .unit(let unit, let stated) = known.found
    {
      return (unit, stated)
    }
    let name = text("unit", row)
    let code = text("unit_code", row)
    guard !name.isEmpty || !code.isEmpty else {
      cells.refuse(&result, column, FaultReason.missingValue)
      return (nil, .empty)
    }
    let key = name + "\u{1}" + code
    let known = units[key]?.first { memory in
      day.map { memory.from <= $0 && $0 <= memory.to } ?? true
    }
    let memory = known ?? remember(name, code, key, on: day)
    switch memory.found {
    case .unit(let unit, let stated):
      if code.isEmpty, let stored = stored("unit", row), units.count < 20_000, units[stored]?.count ?? 0 < 100
      {
        units[stored, default: []].append(memory)
      }
      return (unit, stated)
    case .refused(let reason, let suggestion):
      cells.refuse(&result, column, reason, suggestion: suggestion.string)
      return (nil, .empty)
    }
  }

  private mutating func remember(
    _ name: String, _ code: String, _ key: String, on day: Day?
  ) -> UnitMemory {
    let stated = CleanText(cleaning: UnitFinder.plain(name))
    let finder = day.map { cells.units.on($0, cells.context) } ?? cells.units
    // Looking for the nearest names takes long, and what bears the name on no day needs no second look.
    var isOfSomeDay = true
    if case .none = cells.context.register.match(UnitFinder.plain(name), on: nil) { isOfSomeDay = false }
    let asked = isOfSomeDay || !code.isEmpty ? day : nil
    let (first, last) = (asked ?? Day(number: .min), asked ?? Day(number: .max))
    let memory: UnitMemory =
      switch finder.find(name, code: code) {
      case .unit(let unit):
        // Another unit may bear the name on other days of its time, but not inside one province.
        UnitMemory(
          from: unit.id.validFrom, to: unit.validTo ?? Day(number: .max),
          found: .unit(unit.id, stated.isEmpty ? unit.name.vietnamese : stated))
      case .foreign: UnitMemory(from: first, to: last, found: .refused(FaultReason.unknownUnit, .empty))
      case .refused(let reason, let suggestion):
        UnitMemory(from: first, to: last, found: .refused(reason, suggestion))
      }
    // Misspelt names may be as many as rows; known ones are few.
    if units.count < 20_000, units[key]?.count ?? 0 < 100 { units[key, default: []].append(memory) }
    return memory
  }

  private func day(_ field: String, _ row: RawRow, _ result: inout RowValues) -> (day: Day, second: Int?)? {
    guard let column = cells.columnOfField[field] else { return nil }
    switch row[column].content {
    case .blank: return nil
    case .day(let day, let second): return (day, second)
    case .text(let text):
      if let quick = QuickDay.read(text) { return quick }
      let clean = row[column].text
      guard !clean.isEmpty, !CellText.isDash(clean) else { return nil }
      switch DayText.read(clean, in: cells.period) {
      case .day(let day, let second): return (day, second)
      case .span: cells.refuse(&result, column, ReadingReason.severalDays)
      case .refused(let refusal): cells.refuse(&result, column, CellReader.reason(refusal))
      }
      return nil
    case .number, .flag: cells.refuse(&result, column, ReadingReason.notADay)
    case .error: cells.refuse(&result, column, ReadingReason.formulaError)
    }
    return nil
  }

  private mutating func word(_ field: String, _ row: RawRow, _ result: inout RowValues) -> String? {
    guard let column = cells.columnOfField[field], let table = cells.words[field] else { return nil }
    let stored = stored(field, row)
    if let stored, let known = words[field]?[stored] ?? nil { return known }
    let text = text(field, row)
    if let known = words[field]?[text] {
      if let known {
        if let stored, words[field, default: [:]].count < 2_000 {
          words[field, default: [:]][stored] = .some(known)
        }
        return known
      }
    } else {
      let found = table.word(for: CellText.isDash(text) ? "" : text)
      if words[field, default: [:]].count < 2_000 { words[field, default: [:]][text] = .some(found) }
      if let found { return found }
    }
    if !text.isEmpty, !CellText.isDash(text) {
      cells.refuse(&result, column, ReadingReason.unknownWord, suggestion: table.nearest(to: text))
    }
    return nil
  }

  private mutating func flag(_ field: String, _ row: RawRow, _ result: inout RowValues) -> Bool? {
    switch word(field, row, &result) {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  /// A dossier that ends before it begins is taken in and told.
  private mutating func checkOrder(_ row: RawRow, _ received: Day, due: Day?, finished: Day?) {
    for (field, day) in [("finished", finished), ("due", due)] {
      guard let day, day < received else { continue }
      findings.append(
        IntakeFinding(
          kind: .order, file: cells.file, sheet: cells.sheet, row: row.number,
          column: cells.heading(of: field),
          rule: cells.heading(of: field) + CleanText(" không trước ") + cells.heading(of: "received"),
          stated: CleanText(cleaning: CellText.write(day)),
          computed: CleanText(cleaning: CellText.write(received)),
          difference: nil))
    }
  }
}

/// Days as portals write them, `28/05/2024` and `28/05/2024 19:42[:05]`, without taking the text apart.
enum QuickDay {
  static func read(_ text: String) -> (day: Day, second: Int?)? {
    var bytes: (day: Int, month: Int, year: Int, second: Int?) = (0, 0, 0, nil)
    let isRead = text.utf8.withContiguousStorageIfAvailable { utf8 -> Bool in
      guard utf8.count >= 10, utf8[2] == 0x2F, utf8[5] == 0x2F, let day = two(utf8, 0),
        let month = two(utf8, 3),
        let century = two(utf8, 6), let year = two(utf8, 8)
      else { return false }
      bytes = (day, month, century * 100 + year, nil)
      if utf8.count == 10 { return true }
      guard utf8.count == 16 || utf8.count == 19, utf8[10] == 0x20, utf8[13] == 0x3A,
        let hour = two(utf8, 11),
        let minute = two(utf8, 14), hour < 24, minute < 60
      else { return false }
      var second = 0
      if utf8.count == 19 {
        guard utf8[16] == 0x3A, let last = two(utf8, 17), last < 60 else { return false }
        second = last
      }
      bytes.second = hour * 3600 + minute * 60 + second
      return true
    }
    guard isRead == true, let day = Day(year: bytes.year, month: bytes.month, day: bytes.day) else {
      return nil
    }
    return (day, bytes.second)
  }

  private static func two(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let (tens, ones) = (utf8[index], utf8[index + 1])
    guard (48...57).contains(tens), (48...57).contains(ones) else { return nil }
    return Int(tens - 48) * 10 + Int(ones - 48)
  }
}

/// What of a list of dossiers is no dossier, row by row.
private struct DossierRows {
  private let code: Int?
  private let received: Int?
  private let columns: [Int]

  init(columnOfField: [String: Int]) {
    code = columnOfField["code"]
    received = columnOfField["received"]
    columns = Array(columnOfField.values)
  }

  func reason(toSkip row: RawRow) -> SkippedRow.Reason? {
    guard let code, let received, row[code].isBlank, row[received].isBlank else { return nil }
    if ColumnNumbersRow.read(row) != nil { return .columnNumbers }
    let texts = row.cells.filter { !$0.isBlank }
    if texts.contains(where: { RowClassifier.totalWords.contains($0.key) }) { return .total }
    return texts.count <= 2 ? .group : nil
  }
}

/// Takes in a list of dossiers that is in memory as a whole.
struct DossierBuilder {
  private let cells: CellReader

  init(cells: CellReader) {
    self.cells = cells
  }

  func build(into work: inout SheetWork) {
    var reader = DossierReader(cells: cells)
    var seen: Set<String> = []
    for (position, kind) in work.kinds where kind == .data {
      let row = work.sheet.rows[position]
      switch reader.read(row) {
      case .dossier(let entry):
        guard seen.insert(entry.code).inserted else {
          var values = RowValues(row: row)
          cells.refuse(&values, cells.columnOfField["code"], FaultReason.doubleRow)
          work.refuse(values)
          continue
        }
        work.reading.dossiers.append(entry)
        work.reading.findings += reader.findings
        work.reading.takenRows += 1
      case .refused(let faults):
        var values = RowValues(row: row)
        values.faults = faults
        work.refuse(values)
      case .skipped(let reason): work.skip(row, reason)
      }
    }
    if work.reading.takenRows > 0 { work.reading.batch.sources.append(FormSource(work: work).source) }
  }
}

extension FormReader {
  /// A reader for the rows of a long list of dossiers, which are not all in memory.
  ///
  /// - Parameter sample: the first rows of the sheet, headings included; columns with personal data are told from them.
  /// - Returns: nil for a form of anything else, or a sheet that is refused as a whole; `reading` says why.
  public func dossierReader(sample: RawSheet, file: String) -> (reader: DossierReader?, reading: FormReading)
  {
    var work = SheetWork(reader: self, sheet: sample, file: CleanText(cleaning: file))
    guard match.profile.facts == .dossiers, let cells = work.prepare() else { return (nil, work.reading) }
    return (DossierReader(cells: cells), work.reading)
  }
}
