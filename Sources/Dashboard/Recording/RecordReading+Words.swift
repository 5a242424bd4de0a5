import Model

extension RecordReading {
  /// How a form is read, a line for each field that says something, for places without a screen.
  public func lines(_ form: RecordForm, _ language: Language) -> [(label: CleanText, text: CleanText)] {
    let wording = Wording(language)
    func names(_ parties: [Party]) -> CleanText {
      parties.map { party in
        party.problem.map { "! " + $0.text(in: language) } ?? party.unit?.name.text(in: language)
          ?? (party.isGroup ? party.asStated + " (" + wording[.recordGroup] + ")" : party.asStated)
      }.joined(separator: "; ")
    }
    var lines: [(label: CleanText, text: CleanText)] = [
      (wording[.recordFieldKind], content.kindWords(wording))
    ]
    if let disposition = content.disposition {
      lines.append((wording[.recordFieldDisposition], wording[disposition.label]))
    }
    if !content.directives.isEmpty {
      lines.append(
        (
          wording[.recordAbout],
          CleanText(cleaning: content.directives.map(\.rawValue).joined(separator: ", "))
        ))
    }
    let isOfLines = form.kind == .progress || form.kind == .completion
    lines.append((wording[isOfLines ? .recordFieldUnits : .recordFieldLeads], names(leads)))
    lines.append((wording[.recordFieldCoordinating], names(coordinating)))
    if form.fields.contains(.due) {
      lines.append(
        (wording[form.kind == .completion ? .recordFieldFinished : .recordFieldDue], dueWords(form, language))
      )
    }
    lines.append((wording[.recordFieldText], content.text))
    if let percent = content.percent {
      lines.append((wording[.recordFieldPercent], CleanText(cleaning: "\(percent)%")))
    }
    lines.append(
      (wording[form.kind == .dueExtension ? .recordFieldBasis : .recordFieldEvidence], content.evidence))
    return lines.filter { !$0.text.isEmpty }
  }

  /// "15/09/2026 · chưa nêu năm, lấy ngày gần nhất; 2: 14/09/2026".
  private func dueWords(_ form: RecordForm, _ language: Language) -> CleanText {
    let wording = Wording(language)
    if form.kind == .completion, text(of: .due).isEmpty { return .empty }
    let position = dueChoices.indices.contains(form.dueChoice) ? form.dueChoice : 0
    func words(_ index: Int) -> CleanText {
      dueChoices[index].words?.text(in: language) ?? wording[.recordNoDue]
    }
    var told = [words(position)]
    if position == 0, form.kind != .completion {
      told += due.remarks.map { $0.words.text(in: language) }
      if dueChoices[0].window == nil, dueChoices[0].words == nil, !text(of: .due).isEmpty,
        let problem = due.problem
      {
        told.append(problem.words.text(in: language))
      }
    }
    let others = dueChoices.indices.filter { $0 != position }.map {
      CleanText(cleaning: "\($0 + 1): ") + words($0)
    }
    return ([told.joined(separator: " · ")] + others).joined(separator: "; ")
  }

  /// What keeps it from being written down; nil where nothing does.
  public func missing(_ language: Language) -> CleanText? {
    if hasOddPercent { return Wording(language)[.recordOddPercent] }
    if hasOddFinish { return Wording(language)[.recordOddFinish] }
    return content.missing.map { Wording(language)[$0.label] }
  }
}

extension MeetingDraft {
  /// "Gia hạn", as the screen calls it.
  public func kindWords(_ language: Language) -> CleanText { content.kindWords(Wording(language)) }
  /// "dự thảo".
  public func stateWords(_ language: Language) -> CleanText { Wording(language)[state.label] }
  public func line(_ language: Language) -> CleanText { content.line(Wording(language)) }
}

extension DraftAdoption.Remaining {
  /// Why it stays a draft.
  public func words(_ language: Language) -> CleanText { reason.words(Wording(language)) }
}
