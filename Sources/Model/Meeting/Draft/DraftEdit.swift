/// What a person does to the drafts of a meeting. Drafts are named, never counted, and whoever changes one says what it
/// was like when looked at, so that two secretaries never write over each other.
public enum DraftEdit: Hashable, Sendable {
  /// Writes something down.
  case add(DraftContent)
  /// The same from a form, which has a mark of its own from its first opening: where the answer was lost and it comes a
  /// second time, it is known again.
  case write(DraftContent, ticket: String)
  /// Says it otherwise. Where somebody else corrected it meanwhile, both are kept: this becomes a draft of its own.
  case correct(FactID, seen: DraftContent, to: DraftContent)
  /// Takes it back; it stays, marked so. What somebody else corrected meanwhile is not taken back unseen.
  case withdraw(FactID, seen: DraftContent, reason: CleanText)
  /// Adopts what was shown; what has changed since stays a draft.
  case adopt(seen: [MeetingDraft])

  /// What is to be written, given what the store says at this very moment.
  ///
  /// - Parameters:
  ///   - author: who does it.
  ///   - moment: ISO 8601 in UTC.
  ///   - today: the day where it is done; an adoption makes no meeting of a later day held.
  /// - Throws: what the reader throws.
  public func outcome(
    in meeting: Meeting, from reader: any FactReader, author: CleanText, moment: String, today: Day
  ) throws -> DraftOutcome {
    let drafts = try reader.drafts(of: meeting.id)
    var outcome = DraftOutcome()
    // A number that was withdrawn with its batch is not given again: the batch may come back.
    func next(_ content: DraftContent) throws -> MeetingDraft {
      var draft = MeetingDraft(content, in: meeting.id, after: drafts, author: author, moment: moment)
      while try !reader.history(of: draft.id).isEmpty {
        draft = MeetingDraft(
          content, in: meeting.id, after: [draft], author: author, moment: moment)
      }
      return draft
    }
    switch self {
    case .add(let content):
      let draft = try next(content)
      outcome.written = [draft]
      outcome.rivals = draft.rivals(among: drafts)
    case .write(let content, let ticket):
      let id = MeetingDraft.id(ticket: ticket, in: meeting.id)
      if let known = drafts.first(where: { $0.id == id }) {
        if known.content == content {
          outcome.known = [known]
          return outcome
        }
        if known.state == .draft, try reader.history(of: id).count == 1 {
          // It was typed on after the answer was lost, and nobody else has touched it.
          outcome.written = [known.corrected(content, by: author)]
          break
        }
        outcome.missed = [known]
      }
      var draft = try next(content)
      // What was taken back with its batch may come back under its key.
      if try reader.history(of: id).isEmpty { draft = draft.keyed(ticket) }
      outcome.written = [draft]
      outcome.rivals = draft.rivals(among: drafts)
    case .correct(let id, let seen, let content):
      if let old = drafts.first(where: { $0.id == id }), old.content == content, content != seen {
        // It says so already: the answer to the first time was lost.
        outcome.known = [old]
        return outcome
      }
      guard let old = drafts.first(where: { $0.id == id }), old.state == .draft, old.content == seen else {
        // Adopted, withdrawn or corrected by somebody else: nothing is written over.
        let draft = try next(content)
        outcome.written = [draft]
        outcome.missed = drafts.filter { $0.id == id }
        outcome.rivals = draft.rivals(among: drafts)
        break
      }
      guard content != seen else { return outcome }
      let draft = old.corrected(content, by: author)
      outcome.written = [draft]
      outcome.rivals = draft.rivals(among: drafts)
    case .withdraw(let id, let seen, let reason):
      guard let old = drafts.first(where: { $0.id == id }), old.state == .draft, old.content == seen else {
        outcome.missed = drafts.filter { $0.id == id }
        return outcome
      }
      outcome.written = [old.withdrawn(because: reason)]
    case .adopt(let seen):
      let known = Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
      let same = seen.filter { known[$0.id] == $0 && $0.state == .draft }
      outcome.missed = seen.filter { known[$0.id] != $0 }.compactMap { known[$0.id] }
      let adoption = DraftAdoption(
        of: same, in: meeting,
        directives: try reader.directiveRecords(Set(same.flatMap(\.content.directives)).sorted()),
        difficulties: try reader.difficulties(), workdays: WorkCalendar(holidays: try reader.holidays()))
      outcome.written = adoption.adopted
      outcome.remaining = adoption.remaining
      outcome.batch = adoption.batch(
        author: author, source: try reader.sources().first { $0.id == adoption.source.id }, today: today)
      outcome.batch?.directiveFigures = try DirectiveFigure.versions(of: adoption.adopted, in: reader)
      outcome.makesHeld = meeting.state == .planned && outcome.batch?.meetings.isEmpty == false
      return outcome
    }
    var batch = FactBatch(
      kind: .meeting, title: CleanText(cleaning: title(of: meeting.id)), author: author, reason: reason)
    batch.drafts = outcome.written
    batch.directiveFigures = try DirectiveFigure.versions(of: outcome.written, in: reader)
    outcome.batch = batch
    return outcome
  }

  private var reason: CleanText {
    if case .withdraw(_, _, let reason) = self { reason } else { .empty }
  }

  private func title(of meeting: MeetingID) -> String {
    switch self {
    case .add, .write: "Ghi tại phiên họp \(meeting)"
    case .correct: "Sửa nội dung ghi tại phiên họp \(meeting)"
    case .withdraw: "Rút nội dung ghi tại phiên họp \(meeting)"
    case .adopt: "Thông qua nội dung ghi tại phiên họp \(meeting)"
    }
  }
}

/// What a ``DraftEdit`` comes to.
public struct DraftOutcome: Sendable {
  /// nil where nothing is to be written.
  public fileprivate(set) var batch: FactBatch?
  /// The drafts that are new or changed.
  public fileprivate(set) var written: [MeetingDraft] = []
  /// Open drafts of others about the same directive: both are kept.
  public fileprivate(set) var rivals: [MeetingDraft] = []
  /// What was meant and is another by now.
  public fileprivate(set) var missed: [MeetingDraft] = []
  /// What the store had already, from the same form.
  public fileprivate(set) var known: [MeetingDraft] = []
  /// What could not be adopted.
  public fileprivate(set) var remaining: [DraftAdoption.Remaining] = []
  /// Whether the meeting was planned until now and is held with this.
  public fileprivate(set) var makesHeld = false

  /// Nothing yet.
  public init() {}

  /// The same as whoever asked for it is told.
  public func receipt(_ batch: BatchNumber?) -> DraftReceipt {
    DraftReceipt(
      batch: batch, written: written, rivals: rivals, missed: missed, remaining: remaining, known: known,
      makesHeld: makesHeld)
  }
}

/// What is told of a ``DraftEdit`` that is in the store.
public struct DraftReceipt: Hashable, Sendable {
  /// nil where nothing had to be written.
  public let batch: BatchNumber?
  public let written: [MeetingDraft]
  public let rivals: [MeetingDraft]
  public let missed: [MeetingDraft]
  public let remaining: [DraftAdoption.Remaining]
  public let known: [MeetingDraft]
  /// Whether the meeting was planned until now and is held with this.
  public let makesHeld: Bool

  public init(
    batch: BatchNumber?, written: [MeetingDraft], rivals: [MeetingDraft] = [], missed: [MeetingDraft] = [],
    remaining: [DraftAdoption.Remaining] = [], known: [MeetingDraft] = [], makesHeld: Bool = false
  ) {
    self.known = known
    self.makesHeld = makesHeld
    self.batch = batch
    self.written = written
    self.rivals = rivals
    self.missed = missed
    self.remaining = remaining
  }
}
