import Dashboard
import Intake
import Model
import Store

/// A plan as the screen shows it: row by row what is refused, what does not add up, what is changed, new, and the same.
struct ImportTableMaker {
  private let plan: ImportPlan

  init(_ plan: ImportPlan) {
    self.plan = plan
  }

  var table: ImportTable {
    var counts = ImportTable.Counts()
    var rows: [ImportTable.Row] = []
    var facts: [ImportTable.Row] = []
    var same: [ImportTable.Row] = []
    for (position, file) in plan.files.enumerated() {
      rows += file.notices.map { .note($0) }
      if let known = plan.known[position] {
        rows += notes(known, plan.corrected[position])
        continue
      }
      counts.refused += file.allFaults.count + file.untoldFaults
      counts.failing += file.findings.count
      rows += file.allFaults.map(refused) + file.findings.map(failing)
      counts.conflicts += plan.conflicts[position].count
      rows += plan.conflicts[position].map(conflict)
      rows += plan.closed[position].map { change in .note(inBoth { change.line($0) }) }
      rows += notes(file)
      guard let batch = file.batch else { continue }
      let difference = plan.differences[position]
      counts.new += difference.new.count
      counts.changed += difference.changed.count
      counts.same += difference.sameCount + difference.restatedCount
      let found = self.facts(of: batch, difference)
      facts += found.changed + found.new
      same += found.same
    }
    rows += repeated
    counts.refused += plan.dossierDifference?.repeated ?? 0
    return ImportTable(
      rows: rows + dossierChanges + facts + same, counts: counts, dossiers: dossierCounts,
      isRefused: plan.isRefused, isEmpty: plan.isEmpty, doubts: plan.doubts,
      choices: [
        .sheet: sheets, .encoding: ImportRequest.encodings, .locale: NumberLocale.allCases.map(\.rawValue),
        .profile: plan.profileNames,
      ])
  }

  // MARK: What is wrong

  private func refused(_ fault: IntakeFault) -> ImportTable.Row {
    .refused(
      place: place(fault.file, fault.sheet, fault.row, fault.column), value: fault.value,
      reason: told(fault), suggestion: fault.suggestion)
  }

  /// The reason with the key that settles it: nobody can add an option on the screen.
  private func told(_ fault: IntakeFault) -> LocalizedText {
    guard let choice = fault.doubt?.choice else { return fault.reason }
    return inBoth { words in
      [fault.reason.text(in: words.language), words.text("advice.key.\(choice.rawValue)") ?? .empty]
        .filter { !$0.isEmpty }.joined(separator: "; ")
    }
  }

  /// The sheets of all files by name, each once.
  private var sheets: [String] {
    var known: Set<String> = []
    return plan.files.flatMap(\.sheetNames).filter { known.insert($0).inserted }
  }

  private func failing(_ finding: IntakeFinding) -> ImportTable.Row {
    .failing(
      place: place(finding.file, finding.sheet, finding.row, finding.column),
      check: KeptCheck(
        difference: finding.difference, rule: finding.rule, stated: finding.stated,
        computed: finding.computed))
  }

  private func conflict(_ conflict: PlannedConflict) -> ImportTable.Row {
    let own = conflict.own.reference
    return .conflict(
      place: place(own.file, own.sheet, own.row, own.column),
      subject: inBoth { ConflictWords(words: $0).subject(conflict) },
      own: inBoth { ConflictWords(words: $0).value(conflict.own) },
      others: inBoth { ConflictWords(words: $0).others(conflict) })
  }

  private func place(
    _ file: CleanText, _ sheet: CleanText, _ row: Int, _ column: CleanText
  ) -> SourceReference {
    // The folder is the one that was chosen.
    let name = file.string.split(separator: "/").last.map { CleanText(cleaning: String($0)) } ?? file
    return SourceReference(source: "", file: name, sheet: sheet, row: row, column: column)
  }

  /// The same line in both languages.
  private func inBoth(_ make: (ProgramWords) -> CleanText) -> LocalizedText {
    LocalizedText(vietnamese: make(ProgramWords(.vietnamese)), english: make(ProgramWords(.english)))
  }

  private func notes(_ known: BatchRecord, _ corrected: FileCorrection?) -> [ImportTable.Row] {
    (0..<(corrected == nil ? 1 : 2)).map { line in
      .note(inBoth { KnownFileLines(words: $0).lines(known, corrected)[line] })
    }
  }

  /// What is left out, and in which form a file was read.
  private func notes(_ file: ImportedFile) -> [ImportTable.Row] {
    var notes: [LocalizedText] = []
    for reading in file.readings {
      notes.append(
        inBoth { words in
          let format = Format(language: words.language)
          var head = [CleanText(cleaning: reading.profile)]
          if !reading.sheet.isEmpty { head.append(words(.faultSheet, [reading.sheet])) }
          if let period = reading.period { head.append(format.period(period)) }
          return words(
            .importForm,
            [
              head.joined(separator: ", "), format.integer(reading.takenRows),
              format.integer(reading.refusedRows), format.integer(reading.skipped.count),
            ])
        })
    }
    let personal = file.readings.flatMap(\.personalColumns) + file.listPersonalColumns
    if !personal.isEmpty {
      notes.append(
        inBoth { words in
          let names = personal.map(\.heading).joined(separator: ", ")
          if file.keepsPersonal { return words(.importPersonalKept, [names]) }
          // Lists that are read row by row have no place for such columns.
          let left = words(.importPersonal, [names])
          return file.list == nil ? left + "; " + words[.importPersonalKey] : left
        })
    }
    let ignored = file.readings.flatMap(\.ignoredColumns) + file.listIgnoredColumns
    if !ignored.isEmpty { notes.append(inBoth { $0(.importIgnored, [ignored.joined(separator: ", ")]) }) }
    if !file.sheetsLeftOut.isEmpty {
      notes.append(inBoth { $0(.importSheetsLeftOut, [file.sheetsLeftOut.joined(separator: ", ")]) })
    }
    if !file.sheetNames.isEmpty {
      let names = file.sheetNames.map { CleanText(cleaning: $0) }.joined(separator: ", ")
      notes.append(inBoth { $0(.importSheetsKey, [names]) })
    }
    return notes.map { .note($0) }
  }

  // MARK: Facts

  private typealias Rows = (
    changed: [ImportTable.Row], new: [ImportTable.Row], same: [ImportTable.Row]
  )

  private func facts(of batch: FactBatch, _ difference: BatchDifference) -> Rows {
    let new = Set(difference.new.map(\.name))
    let changed = Dictionary(
      difference.changed.map { ($0.name, $0.old ?? "—") }, uniquingKeysWith: { first, _ in first })
    var rows: Rows = ([], [], [])
    func add(_ kind: String, _ id: String, _ content: BatchRow.Content) {
      let name = kind + "\t" + id
      func row(_ change: BatchRow.Change) -> ImportTable.Row {
        let position = BatchRow.Position(table: 0, row: rows.changed.count + rows.new.count)
        return .fact(BatchRow(content: content, change: change, position: position))
      }
      if let old = changed[name] {
        rows.changed.append(row(.changed(old: old)))
      } else if new.contains(name) {
        rows.new.append(row(.new))
      } else {
        rows.same.append(row(.same))
      }
    }
    for observation in batch.observations {
      add("observation", observation.id.rawValue, .observation(observation))
    }
    for figure in batch.indexFigures { add("index_figure", figure.id.rawValue, .figure(figure)) }
    // Everything else by the one line that the comparison has of it.
    for entry in difference.changed + difference.new
    where !["observation", "index_figure"].contains(entry.kind) {
      add(entry.kind, entry.id, .other(kind: entry.kind, id: entry.id, line: entry.new, reference: nil))
    }
    return rows
  }

  // MARK: Dossiers

  private var dossierCounts: BatchPage.DossierCounts? {
    plan.dossierDifference.map {
      BatchPage.DossierCounts(new: $0.new, changed: $0.changed, same: $0.same, repeated: $0.repeated)
    }
  }

  private var dossierChanges: [ImportTable.Row] {
    (plan.dossierDifference?.changes ?? []).map { change in
      .dossier(inBoth { DossierChangeLine(words: $0).text(change) })
    }
  }

  private var repeated: [ImportTable.Row] {
    guard let dossiers = plan.dossiers, let difference = plan.dossierDifference else { return [] }
    let places = dossiers.staging.terms.places
    return difference.repeatedRows.map { row in
      let file = places.indices.contains(row.place) ? places[row.place].file : .empty
      return .note(inBoth { $0(.importRepeated, [file, CleanText(cleaning: String(row.row)), row.code]) })
    }
  }
}

extension BatchDifference.Entry {
  /// Tells facts apart, of whatever kind.
  fileprivate var name: String { kind + "\t" + id }
}
