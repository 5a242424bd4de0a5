import Model

/// A fact as the preview tells it.
struct FactDescription<Fact> {
  let id: String
  let subject: CleanText
  var item = ""
  var period: Period?
  /// What of it may change, in a few words.
  let value: CleanText
  var reference: SourceReference?
  /// Another version of the fact put at this one's place in the file, so that a mere move is no change.
  let placed: (Fact) -> Fact
}

extension Observation {
  var described: FactDescription<Observation> {
    FactDescription(
      id: id.rawValue, subject: unitAsStated, item: definition.rawValue, period: period,
      value: [
        CleanText(cleaning: value?.text ?? "—"),
        asOf.map { CleanText(cleaning: "đến " + CellText.write($0)) } ?? .empty, note,
      ].filter { !$0.isEmpty }.joined(separator: "; "),
      reference: reference,
      placed: { [reference] other in
        Observation(
          id: other.id, definition: other.definition, unit: other.unit, unitAsStated: other.unitAsStated,
          period: other.period, value: other.value, numerator: other.numerator,
          denominator: other.denominator,
          asOf: other.asOf, reference: reference, note: other.note)
      })
  }
}

extension IndexFigure {
  var described: FactDescription<IndexFigure> {
    var parts = [CleanText(cleaning: score?.text ?? "—")]
    if let rank { parts.append(CleanText(cleaning: "hạng \(rank)" + (rankOf.map { "/\($0)" } ?? ""))) }
    if !note.isEmpty { parts.append(note) }
    return FactDescription(
      id: id.rawValue, subject: unitAsStated, item: "\(edition)" + (item.map { "/\($0)" } ?? ""),
      value: parts.joined(separator: "; "), reference: reference,
      placed: { [reference, asOf] other in
        // A table read again on another day says the same.
        IndexFigure(
          id: other.id, edition: other.edition, item: other.item, unit: other.unit,
          unitAsStated: other.unitAsStated, score: other.score, rank: other.rank, rankOf: other.rankOf,
          rankBasis: other.rankBasis, asOf: asOf, reference: reference, note: other.note)
      })
  }
}

extension Document {
  var described: FactDescription<Document> {
    FactDescription(
      id: id.rawValue, subject: number, value: [title.vietnamese, dayAsStated].joined(separator: "; "),
      reference: reference,
      placed: { [reference] other in
        Document(
          id: other.id, kind: other.kind, province: other.province, number: other.number, title: other.title,
          day: other.day, dayAsStated: other.dayAsStated, issuer: other.issuer, reference: reference,
          note: other.note)
      })
  }
}

extension Directive {
  var described: FactDescription<Directive> {
    let leads = leads.map(\.short).joined(separator: ", ")
    return FactDescription(
      id: id.rawValue, subject: title.vietnamese,
      value: [leads, due.asStated, text].filter { !$0.isEmpty }.joined(separator: "; "), reference: reference,
      placed: { [reference] other in
        Directive(
          id: other.id, kind: other.kind, province: other.province, title: other.title, text: other.text,
          document: other.document, item: other.item, assignedOn: other.assignedOn, leads: other.leads,
          coordinating: other.coordinating, due: other.due, recurrence: other.recurrence,
          isTracked: other.isTracked, initialProgress: other.initialProgress,
          awaitsReading: other.awaitsReading,
          reference: reference, note: other.note)
      })
  }
}

extension Assignment {
  var described: FactDescription<Assignment> {
    FactDescription(
      id: id.rawValue, subject: party.short, value: party.asStated, reference: reference,
      placed: { [reference] other in
        Assignment(id: other.id, directive: other.directive, party: other.party, reference: reference)
      })
  }
}

extension ProgressReport {
  var described: FactDescription<ProgressReport> {
    var parts = [CleanText(cleaning: progress.rawValue)]
    if let percent { parts.append(CleanText(cleaning: "\(percent)%")) }
    if !text.isEmpty { parts.append(text) }
    return FactDescription(
      id: id.rawValue, subject: CleanText(cleaning: directive.rawValue), value: parts.joined(separator: "; "),
      reference: reference,
      placed: { [reference] other in
        ProgressReport(
          id: other.id, directive: other.directive, assignment: other.assignment, instance: other.instance,
          reportedOn: other.reportedOn, progress: other.progress, finishedOn: other.finishedOn,
          percent: other.percent, text: other.text, evidence: other.evidence, reference: reference)
      })
  }
}

extension DueExtension {
  var described: FactDescription<DueExtension> {
    FactDescription(
      id: id.rawValue, subject: CleanText(cleaning: directive.rawValue),
      value: CleanText(cleaning: CellText.write(window.last)), reference: reference,
      placed: { [reference] other in
        DueExtension(
          id: other.id, directive: other.directive, assignment: other.assignment, grantedOn: other.grantedOn,
          window: other.window, document: other.document, reason: other.reason, reference: reference)
      })
  }
}

extension Difficulty {
  var described: FactDescription<Difficulty> {
    FactDescription(
      id: id.rawValue, subject: title.vietnamese,
      value: decidedOn == nil ? CleanText("chưa quyết") : decision, reference: reference,
      placed: { [reference] other in
        Difficulty(
          id: other.id, province: other.province, title: other.title, statedOn: other.statedOn,
          directive: other.directive, definition: other.definition, decidedOn: other.decidedOn,
          decision: other.decision, reference: reference)
      })
  }
}
