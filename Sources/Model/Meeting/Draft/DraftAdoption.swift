/// What the drafts of a meeting become when its record is adopted: directives, reports and extensions, whose source is
/// the meeting. Pure; drafts that cannot become anything stay drafts and are told.
public struct DraftAdoption: Sendable {
  /// A draft that stays one, and why.
  public struct Remaining: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// A directive that it is about is not in the store.
      case unknownDirective(DirectiveID)
      /// The same of a difficulty.
      case unknownDifficulty(DifficultyID)
      /// A unit's line that the directive has none of.
      case noLine(PartyName)
      case missing(DraftContent.Missing)
    }

    public let draft: MeetingDraft
    public let reason: Reason
  }

  public private(set) var directives: [Directive] = []
  public private(set) var assignments: [Assignment] = []
  public private(set) var reports: [ProgressReport] = []
  public private(set) var extensions: [DueExtension] = []
  public private(set) var difficulties: [Difficulty] = []
  /// Those that became something, as adopted.
  public private(set) var adopted: [MeetingDraft] = []
  public private(set) var remaining: [Remaining] = []
  public let source: Source
  public let document: Document

  private let meeting: Meeting
  private var known: [DirectiveID: DirectiveRecord]
  private var knownDifficulties: [DifficultyID: Difficulty]

  /// - Parameters:
  ///   - drafts: of the meeting in any order; only those that are still drafts are looked at.
  ///   - directives: those that the drafts are about, as they stand.
  ///   - workdays: finds the instance of a recurring directive that a report answers.
  public init(
    of drafts: some Sequence<MeetingDraft>, in meeting: Meeting,
    directives known: [DirectiveID: DirectiveRecord], difficulties: [Difficulty], workdays: WorkCalendar
  ) {
    self.meeting = meeting
    self.known = known
    knownDifficulties = Dictionary(difficulties.map { ($0.id, $0) }) { first, _ in first }
    let title = LocalizedText(
      vietnamese: CleanText(cleaning: "Kết luận phiên họp ngày \(DueWords.day(meeting.day))"),
      english: CleanText(cleaning: "Conclusions of the meeting of \(meeting.day)"))
    source = Source(
      id: MeetingConclusions.source(of: meeting.id), kind: .legalDocument, title: title, publisher: .empty,
      address: .empty, published: meeting.day, readOn: nil, note: .empty)
    document = Document(
      id: DocumentID(meeting.id.rawValue), kind: .meeting, province: meeting.province, number: .empty,
      title: title, day: meeting.day, dayAsStated: CleanText(cleaning: DueWords.day(meeting.day)),
      issuer: .empty, reference: SourceReference(source: source.id, file: .empty, row: 0), note: .empty)
    for draft in drafts.filter({ $0.state == .draft && $0.meeting == meeting.id }).sorted(by: {
      $0.number < $1.number
    }) {
      if let reason = adopt(draft, workdays) {
        remaining.append(Remaining(draft: draft, reason: reason))
      } else {
        adopted.append(draft.adopted())
      }
    }
    self.directives = changed.sorted().compactMap { self.known[$0]?.directive }
    self.difficulties = decided.sorted().compactMap { knownDifficulties[$0] }
  }

  /// Directives and difficulties that were made or became others.
  private var changed: Set<DirectiveID> = []
  private var decided: Set<DifficultyID> = []

  // MARK: One draft

  /// - Returns: why it stays a draft; nil where it became something.
  private mutating func adopt(_ draft: MeetingDraft, _ workdays: WorkCalendar) -> Remaining.Reason? {
    let content = draft.content
    if let missing = content.missing { return .missing(missing) }
    if let unknown = content.directives.first(where: { known[$0] == nil }) {
      return .unknownDirective(unknown)
    }
    let ids = content.directives.enumerated().filter { !content.directives[..<$0].contains($1) }.map(
      \.element)
    switch content.kind {
    case .directive: give(draft, kind: content.conclusion, difficulty: nil)
    case .difficulty: return decide(draft)
    case .reassignment: for id in ids { reassign(id, draft) }
    case .progress, .completion, .returned, .suspension, .dueExtension:
      for id in ids {
        guard let record = known[id] else { continue }
        if let stranger = content.leads.first(where: { lead in
          !record.assignments.contains { $0.party.isSameParty(as: lead) }
            && !(record.assignments.isEmpty && record.directive.leads.contains { $0.isSameParty(as: lead) })
        }) {
          return .noLine(stranger)
        }
      }
      for id in ids { report(on: id, draft, workdays) }
    }
    return nil
  }

  private func reference(_ draft: MeetingDraft) -> SourceReference {
    SourceReference(
      source: source.id, file: CleanText(cleaning: "Nội dung ghi số \(draft.number)"), row: 0)
  }

  /// Makes a directive, with a line for each of several leads.
  private mutating func give(_ draft: MeetingDraft, kind: Directive.Kind, difficulty: Difficulty?) {
    let content = draft.content
    let id = DirectiveID(draft.id.rawValue)
    // Leads, coordination and due stand beside the text wherever it is written out; the line as typed stays as a note.
    let task = content.text.isEmpty ? content.asTyped : Self.sentence(content.text)
    let directive = Directive(
      id: id, kind: kind, province: meeting.province,
      title: LocalizedText(vietnamese: task, english: .empty), text: task, document: document.id, item: "",
      assignedOn: meeting.day, leads: content.leads, coordinating: content.coordinating, due: content.due,
      recurrence: content.recurrence, isTracked: true, initialProgress: .notStarted, awaitsReading: nil,
      reference: reference(draft),
      note: content.figure?.line ?? difficulty?.title.vietnamese ?? content.asTyped)
    let lines = content.leads.count > 1 ? self.lines(content.leads, of: id, draft, besides: []) : []
    assignments += lines
    known[id] = DirectiveRecord(directive, assignments: lines)
    changed.insert(id)
  }

  private static func sentence(_ text: CleanText) -> CleanText {
    guard let first = text.string.first else { return text }
    return CleanText(cleaning: first.uppercased() + text.string.dropFirst())
  }

  private func lines(
    _ parties: [PartyName], of directive: DirectiveID, _ draft: MeetingDraft, besides others: [Assignment]
  ) -> [Assignment] {
    let new = parties.enumerated().filter { place, party in
      !others.contains { $0.party.isSameParty(as: party) }
        && !parties[..<place].contains { $0.isSameParty(as: party) }
    }.map(\.element)
    return new.enumerated().map {
      Assignment(
        id: FactID("\(draft.id)/\(directive)/\($0 + 1)"), directive: directive, party: $1,
        reference: reference(draft))
    }
  }

  // MARK: Words on directives

  private mutating func report(on id: DirectiveID, _ draft: MeetingDraft, _ workdays: WorkCalendar) {
    guard let record = known[id] else { return }
    let content = draft.content
    // Stopped or put off as a whole it is for every line; what was done is told line by line.
    let isOfWhole = content.leads.isEmpty && content.kind != .progress && content.kind != .completion
    let wanted = record.assignments.filter { line in
      // A unit that leads no more is told of only by its name.
      !isOfWhole
        && (content.leads.isEmpty
          ? record.latest(of: line, on: meeting.day) != .dropped
          : content.leads.contains { $0.isSameParty(as: line.party) })
    }
    let lines: [Assignment?] = wanted.isEmpty ? [nil] : wanted
    var made = record
    for line in lines {
      let factID = FactID(
        ["\(draft.id)", "\(id)", line?.id.rawValue].compactMap(\.self).joined(separator: "/"))
      if content.kind == .dueExtension {
        guard let window = content.due.window else { continue }
        let granted = DueExtension(
          id: factID, directive: id, assignment: line?.id, grantedOn: meeting.day, window: window,
          document: content.evidence, reason: content.text, reference: reference(draft))
        extensions.append(granted)
        made = made.adding(granted)
      } else {
        let told = progressReport(factID, record, line, draft, workdays)
        reports.append(told)
        made = made.adding(told)
      }
    }
    known[id] = made
    if !wanted.isEmpty, content.kind == .progress || content.kind == .completion { goOn(id, draft) }
  }

  /// Ends a stop of the whole: work that goes on line by line, or under another lead, is stopped no more.
  private mutating func goOn(_ id: DirectiveID, _ draft: MeetingDraft) {
    guard let record = known[id], let stop = record.latest(of: nil, on: meeting.day),
      stop == .onHold || stop == .returned
    else { return }
    let told = underWay(FactID("\(draft.id)/\(id)/tiep"), id, line: nil, draft)
    reports.append(told)
    known[id] = record.adding(told)
  }

  private func underWay(
    _ fact: FactID, _ id: DirectiveID, line: Assignment?, _ draft: MeetingDraft
  ) -> ProgressReport {
    ProgressReport(
      id: fact, directive: id, assignment: line?.id, instance: nil, reportedOn: meeting.day,
      progress: .underWay, finishedOn: nil, percent: nil, text: draft.content.text, evidence: .empty,
      reference: reference(draft))
  }

  private func progressReport(
    _ id: FactID, _ record: DirectiveRecord, _ line: Assignment?, _ draft: MeetingDraft,
    _ workdays: WorkCalendar
  ) -> ProgressReport {
    let content = draft.content
    let progress: Progress =
      switch content.kind {
      case .completion: .done
      case .returned: .returned
      case .suspension: .onHold
      default: .underWay
      }
    let isDone = progress == .done
    return ProgressReport(
      id: id, directive: record.directive.id, assignment: line?.id,
      instance: isDone ? record.instance(of: line, on: meeting.day, workdays) : nil,
      reportedOn: meeting.day, progress: progress,
      finishedOn: isDone ? content.due.window?.last ?? meeting.day : nil,
      percent: isDone ? 100 : content.percent, text: content.text, evidence: content.evidence,
      reference: reference(draft))
  }

  /// Other leads: the directive says so, lines of those that lead no more end, new ones begin.
  private mutating func reassign(_ id: DirectiveID, _ draft: MeetingDraft) {
    guard let record = known[id] else { return }
    let content = draft.content
    let directive = record.directive.led(
      by: content.leads, coordinating: content.coordinating.isEmpty ? nil : content.coordinating)
    var lines = record.assignments
    var told: [ProgressReport] = []
    if !record.assignments.isEmpty || content.leads.count > 1 {
      let new = self.lines(content.leads, of: id, draft, besides: lines)
      assignments += new
      for line in lines {
        let latest = record.latest(of: line, on: meeting.day)
        let fact = FactID("\(draft.id)/\(id)/\(line.id)")
        if content.leads.contains(where: { $0.isSameParty(as: line.party) }) {
          // It leads again.
          if latest == .dropped { told.append(underWay(fact, id, line: line, draft)) }
          continue
        }
        // What is done stays done, whoever leads the rest.
        if latest == .done || latest == .dropped { continue }
        told.append(
          ProgressReport(
            id: fact, directive: id, assignment: line.id, instance: nil,
            reportedOn: meeting.day, progress: .dropped, finishedOn: nil, percent: nil, text: content.text,
            evidence: .empty, reference: reference(draft)))
      }
      lines += new
    }
    known[id] = DirectiveRecord(
      directive, assignments: lines, reports: record.reports + told, extensions: record.extensions)
    reports += told
    changed.insert(id)
    goOn(id, draft)
  }

  private mutating func decide(_ draft: MeetingDraft) -> Remaining.Reason? {
    let content = draft.content
    guard let id = content.difficulty, let difficulty = knownDifficulties[id] else {
      return content.difficulty.map { .unknownDifficulty($0) } ?? .missing(.difficulty)
    }
    var directive = difficulty.directive
    switch content.disposition ?? .decided {
    case .decided: break
    case .assigned:
      give(draft, kind: .task, difficulty: difficulty)
      directive = directive ?? DirectiveID(draft.id.rawValue)
    case .sentUpward: give(draft, kind: .requestUpward, difficulty: difficulty)
    }
    knownDifficulties[id] = Difficulty(
      id: id, province: difficulty.province, title: difficulty.title, statedOn: difficulty.statedOn,
      directive: directive, definition: difficulty.definition, decidedOn: meeting.day,
      decision: content.text, reference: difficulty.reference)
    decided.insert(id)
    return nil
  }

  // MARK: The batch

  /// Everything as one batch, the drafts marked adopted among it; nil where nothing was adopted.
  /// - Parameters:
  ///   - known: what the store has under the key of ``source``: a notice that was recorded keeps its own words.
  ///   - today: whoever adopts before the meeting's day has prepared it, and it was not held yet.
  public func batch(author: CleanText, source known: Source?, today: Day) -> FactBatch? {
    guard !adopted.isEmpty else { return nil }
    var batch = FactBatch(
      kind: .meeting, title: CleanText(cleaning: "Thông qua nội dung ghi tại phiên họp \(meeting.id)"),
      author: author, reason: .empty)
    if known == nil || known == source { batch.sources = [source] }
    if !directives.isEmpty { batch.documents = [document] }
    batch.directives = directives
    batch.assignments = assignments
    batch.reports = reports
    batch.extensions = extensions
    batch.difficulties = difficulties
    batch.drafts = adopted
    // What has conclusions was held. Every adoption says so: where one is withdrawn the others still stand.
    if meeting.state != .cancelled, meeting.day <= today { batch.meetings = [meeting.with(.held)] }
    // Said once more, so that the directive keeps it whatever becomes of the batch its draft came with.
    batch.directiveFigures = DirectiveFigure.all(of: adopted)
    return batch
  }
}

extension DirectiveRecord {
  /// What was told last by a day of the whole, or of one line; nil where nothing was.
  fileprivate func latest(of line: Assignment?, on day: Day) -> Progress? {
    reports.enumerated().filter { $1.assignment == line?.id && $1.reportedOn <= day }
      .max { ($0.element.reportedOn, $0.offset) < ($1.element.reportedOn, $1.offset) }?.element.progress
  }

  fileprivate func adding(_ report: ProgressReport) -> DirectiveRecord {
    DirectiveRecord(
      directive, assignments: assignments, reports: reports + [report], extensions: extensions)
  }

  fileprivate func adding(_ granted: DueExtension) -> DirectiveRecord {
    DirectiveRecord(
      directive, assignments: assignments, reports: reports, extensions: extensions + [granted])
  }

  /// The instance of a recurring directive that a completion answers: the one that matters on the day.
  fileprivate func instance(of line: Assignment?, on day: Day, _ workdays: WorkCalendar) -> Day? {
    switch directive.recurrence.rule {
    case .none, .continuous: return nil
    case .daily, .weekly, .monthly, .quarterly, .halfYearly, .yearly: break
    }
    let outline = DirectiveOutline(
      directive, reports: reports, extensions: extensions, assignment: line)
    return outline.standing(on: day, workdays: workdays, publishedEditions: { _ in nil }).window?.first
  }
}

extension Directive {
  /// The same under other leads.
  fileprivate func led(by leads: [PartyName], coordinating: [PartyName]?) -> Directive {
    Directive(
      id: id, kind: kind, province: province, title: title, text: text, document: document, item: item,
      assignedOn: assignedOn, leads: leads, coordinating: coordinating ?? self.coordinating, due: due,
      recurrence: recurrence, isTracked: isTracked, initialProgress: initialProgress,
      awaitsReading: awaitsReading, reference: reference, note: note)
  }
}

extension PartyName {
  /// Whether both name one unit, or are written alike where no unit is known.
  func isSameParty(as other: PartyName) -> Bool {
    if let unit, let second = other.unit { return unit == second }
    return VietnameseText.matchKey(asStated.string) == VietnameseText.matchKey(other.asStated.string)
  }
}

extension FigureMention {
  /// "Tỷ lệ hồ sơ trực tuyến, Quảng Ngãi, tháng 5/2024: 41,2%, mục tiêu 80%", as the note of the directive keeps it.
  public var line: CleanText {
    let value = CleanText(cleaning: "\(name): \(value)")
    return target.isEmpty ? value : CleanText(cleaning: "\(value), mục tiêu \(target)")
  }
}
