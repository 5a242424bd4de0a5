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
    plan.files.indices.flatMap { lines(of: $0) + [CleanText.empty] }.map { $0.string + "\n" }.joined()
  }

  func number(_ value: Int) -> CleanText { Format(language: words.language).integer(value) }

  private func lines(of position: Int) -> [CleanText] {
    let file = plan.files[position]
    let container = file.container.map { $0.title.text(in: words.language) } ?? "—"
    var lines = [words(.importFile, [CleanText(cleaning: file.name), container])]
    lines += file.notices.map { words(.inspectNotice, [$0.text(in: words.language)]) }
    if let record = plan.known[position] {
      return lines + [
        words(
          .importKnown,
          [number(record.number.value), CleanText(cleaning: record.recordedAt), record.author])
      ]
    }
    for reading in file.readings { lines += self.lines(of: reading) }
    if !file.sheetsLeftOut.isEmpty {
      lines.append(words(.importSheetsLeftOut, [file.sheetsLeftOut.joined(separator: ", ")]))
    }
    let faults = file.allFaults
    if !faults.isEmpty {
      lines.append(words(.importFaults, [number(faults.count)]))
      lines += faults.map { "  × " + $0.line(words) }
    }
    if !file.findings.isEmpty {
      lines.append(words(.importFindings, [number(file.findings.count)]))
      lines += file.findings.map { "  ≠ " + line(of: $0) }
    }
    return lines + changes(plan.differences[position])
  }

  private func lines(of reading: FormReading) -> [CleanText] {
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
    if !reading.personalColumns.isEmpty {
      lines.append(
        words(.importPersonal, [reading.personalColumns.map(\.heading).joined(separator: ", ")]))
    }
    if !reading.ignoredColumns.isEmpty {
      lines.append(words(.importIgnored, [reading.ignoredColumns.joined(separator: ", ")]))
    }
    return lines
  }

  /// "Trang 1, dòng 14, cột Tiếp nhận / Tổng số: lệch 3, 3 = 4 + 5 + 6; ghi 120, tính 117".
  private func line(of finding: IntakeFinding) -> CleanText {
    var place: [CleanText] = []
    if !finding.sheet.isEmpty { place.append(words(.faultSheet, [finding.sheet])) }
    if finding.row > 0 { place.append(words(.faultRow, [CleanText(cleaning: String(finding.row))])) }
    if !finding.column.isEmpty { place.append(words(.faultColumn, [finding.column])) }
    return words(
      .importFinding, [place.joined(separator: ", "), finding.note, finding.stated, finding.computed])
  }

  private func changes(_ difference: BatchDifference) -> [CleanText] {
    var lines = [
      words(
        .importDifference,
        [
          number(difference.new.count), number(difference.changed.count),
          number(difference.sameCount + difference.restatedCount),
        ])
    ]
    for entry in difference.changed.prefix(Self.mostChanges) {
      lines.append(
        words(.importChanged, [kind(of: entry), CleanText(cleaning: entry.id), entry.old ?? "—", entry.new]))
    }
    if difference.changed.count > Self.mostChanges {
      lines.append(words(.importMore, [number(difference.changed.count - Self.mostChanges)]))
    }
    return lines
  }

  private func kind(of entry: BatchDifference.Entry) -> CleanText {
    words.text("fact." + entry.kind) ?? CleanText(cleaning: entry.kind)
  }
}
