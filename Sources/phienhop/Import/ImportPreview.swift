import Dashboard
import Intake
import Model

/// The preview of an import in words: what each file is, what is refused and why, what does not add up, what would
/// change.
struct ImportPreview {
  /// Lines of one kind that are printed for a file; the count tells how many there are.
  static let mostChanges = 40

  private let plan: ImportPlan
  private let words: ProgramWords

  init(_ plan: ImportPlan, _ words: ProgramWords) {
    self.plan = plan
    self.words = words
  }

  /// All of it, each line ended.
  var text: String {
    let files = plan.files.indices.flatMap { lines(of: $0) + [CleanText.empty] }
    return (files + dossierLines).map { $0.string + "\n" }.joined()
  }

  func number(_ value: Int) -> CleanText { Format(language: words.language).integer(value) }

  private func lines(of position: Int) -> [CleanText] {
    let file = plan.files[position]
    let container = file.container.map { $0.title.text(in: words.language) } ?? "—"
    var lines = [words(.importFile, [CleanText(cleaning: file.name), container])]
    lines += file.notices.map { words(.inspectNotice, [$0.text(in: words.language)]) }
    if let record = plan.known[position] {
      return lines + KnownFileLines(words: words).lines(record, plan.corrected[position])
    }
    for reading in file.readings { lines += self.lines(of: reading, isKept: file.keepsPersonal) }
    if let list = file.list {
      lines.append(words(.importList, [number(list.rows), number(list.refused)]))
      lines += columnLines(personal: file.listPersonalColumns, ignored: file.listIgnoredColumns)
    }
    if !file.sheetsLeftOut.isEmpty {
      lines.append(words(.importSheetsLeftOut, [file.sheetsLeftOut.joined(separator: ", ")]))
    }
    let faults = file.allFaults
    if !faults.isEmpty {
      lines.append(words(.importFaults, [number(faults.count + file.untoldFaults)]))
      lines += faults.map { "  × " + $0.line(words) }
      if file.untoldFaults > 0 { lines.append(words(.importMoreFaults, [number(file.untoldFaults)])) }
    }
    if !file.findings.isEmpty {
      lines.append(words(.importFindings, [number(file.findings.count)]))
      lines += file.findings.map { "  ≠ " + line(of: $0) }
    }
    lines += conflictLines(plan.conflicts[position])
    lines += plan.closed[position].map { $0.line(words) }
    // Of dossiers alone the difference stands at the end.
    return file.batch == nil && plan.dossiers != nil
      ? lines : lines + changes(plan.differences[position], of: file.batch)
  }

  private func conflictLines(_ conflicts: [PlannedConflict]) -> [CleanText] {
    guard !conflicts.isEmpty else { return [] }
    var lines = [words(.importConflicts, [number(conflicts.count)])]
    lines += conflicts.prefix(Self.mostChanges).map { ConflictWords(words: words).line($0) }
    if conflicts.count > Self.mostChanges {
      lines.append(words(.importMoreConflicts, [number(conflicts.count - Self.mostChanges)]))
    }
    return lines
  }

  private func columnLines(
    personal: [PersonalColumn], ignored: [CleanText], isKept: Bool = false
  ) -> [CleanText] {
    var lines: [CleanText] = []
    if !personal.isEmpty {
      lines.append(
        words(
          isKept ? .importPersonalKept : .importPersonal, [personal.map(\.heading).joined(separator: ", ")]))
    }
    if !ignored.isEmpty { lines.append(words(.importIgnored, [ignored.joined(separator: ", ")])) }
    return lines
  }

  // MARK: - Dossiers

  private var dossierLines: [CleanText] {
    guard let dossiers = plan.dossiers, let difference = plan.dossierDifference else { return [] }
    var lines = [
      words(
        .importDossiers, [difference.new, difference.changed, difference.same].map { number($0) })
    ]
    let shown = difference.changes.prefix(Self.mostChanges)
    lines += shown.map { DossierChangeLine(words: words).text($0) }
    if difference.changed > shown.count {
      lines.append(words(.importMore, [number(difference.changed - shown.count)]))
    }
    let repeated = difference.repeatedRows.prefix(Self.mostChanges)
    lines += repeated.map { row in
      let places = dossiers.staging.terms.places
      let file = places.indices.contains(row.place) ? places[row.place].file : .empty
      return words(.importRepeated, [file, CleanText(cleaning: String(row.row)), row.code])
    }
    if difference.repeated > repeated.count {
      lines.append(words(.importMoreFaults, [number(difference.repeated - repeated.count)]))
    }
    return lines + [.empty]
  }

  private func lines(of reading: FormReading, isKept: Bool) -> [CleanText] {
    var head = [CleanText(cleaning: reading.profile)]
    if !reading.sheet.isEmpty { head.append(words(.faultSheet, [reading.sheet])) }
    if let period = reading.period { head.append(Format(language: words.language).period(period)) }
    var lines = [
      words(
        .importForm,
        [
          head.joined(separator: ", "), number(reading.takenRows), number(reading.refusedRows),
          number(reading.skipped.count),
        ])
    ]
    lines += columnLines(
      personal: reading.personalColumns, ignored: reading.ignoredColumns, isKept: isKept)
    return lines
  }

  /// "Trang 1, dòng 14, cột Tiếp nhận / Tổng số: lệch 3, 3 = 4 + 5 + 6; ghi 120, tính 117".
  private func line(of finding: IntakeFinding) -> CleanText {
    var place: [CleanText] = []
    if !finding.sheet.isEmpty { place.append(words(.faultSheet, [finding.sheet])) }
    if finding.row > 0 { place.append(words(.faultRow, [CleanText(cleaning: String(finding.row))])) }
    if !finding.column.isEmpty { place.append(words(.faultColumn, [finding.column])) }
    return words(
      .importFinding, [place.joined(separator: ", "), finding.title, finding.stated, finding.computed])
  }

  private func changes(_ difference: BatchDifference, of batch: FactBatch?) -> [CleanText] {
    var lines = [
      words(
        .importDifference,
        [
          number(difference.new.count), number(difference.changed.count),
          number(difference.sameCount + difference.restatedCount),
        ])
    ]
    let names = FactNames(words: words, context: plan.context, batch: batch)
    for entry in difference.changed.prefix(Self.mostChanges) {
      lines.append(words(.importChanged, [names.name(of: entry), entry.old ?? "—", entry.new]))
    }
    if difference.changed.count > Self.mostChanges {
      lines.append(words(.importMore, [number(difference.changed.count - Self.mostChanges)]))
    }
    return lines
  }
}
