/// What a secretary wrote down in a meeting: a draft until the record of the meeting is adopted (dự thảo).
///
/// It is a fact of its own, so correcting, adopting and withdrawing it are later versions, each with author and time of
/// its batch. What it becomes is told by ``DraftAdoption``; until then no count and no rate knows of it.
public struct MeetingDraft: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Dự thảo.
    case draft
    /// Đã thông qua; what it became is in the store.
    case adopted
    /// Đã rút; kept, because it was written down.
    case withdrawn
  }

  /// `2026-11-30/ghi/003`: meeting and number; of what was typed into a form meeting and the form's own mark, which it
  /// has from its first opening, so that it is known again when it is written a second time.
  public let id: FactID
  public let meeting: MeetingID
  /// 1 the first of its meeting.
  public let number: Int
  public let content: DraftContent
  /// Who wrote this version down.
  public let author: CleanText
  /// When it was written down first, ISO 8601 in UTC; a label that may jump.
  public let moment: String
  public let state: State
  /// Why it was withdrawn; empty otherwise.
  public let reason: CleanText

  public init(
    id: FactID, meeting: MeetingID, number: Int, content: DraftContent, author: CleanText, moment: String,
    state: State = .draft, reason: CleanText = .empty
  ) {
    self.id = id
    self.meeting = meeting
    self.number = number
    self.content = content
    self.author = author
    self.moment = moment
    self.state = state
    self.reason = reason
  }

  /// The next draft of a meeting.
  /// - Parameter drafts: those there are, withdrawn ones too.
  public init(
    _ content: DraftContent, in meeting: MeetingID, after drafts: some Sequence<MeetingDraft>,
    author: CleanText, moment: String
  ) {
    let number = (drafts.map(\.number).max() ?? 0) + 1
    self.init(
      id: Self.id(number, in: meeting), meeting: meeting, number: number, content: content, author: author,
      moment: moment)
  }

  /// The key of what a form writes.
  static func id(ticket: String, in meeting: MeetingID) -> FactID { FactID("\(meeting)/ghi/\(ticket)") }

  /// The same under the key of its form.
  func keyed(_ ticket: String) -> MeetingDraft {
    MeetingDraft(
      id: Self.id(ticket: ticket, in: meeting), meeting: meeting, number: number, content: content,
      author: author, moment: moment, state: state, reason: reason)
  }

  private static func id(_ number: Int, in meeting: MeetingID) -> FactID {
    let digits = String(number)
    return FactID("\(meeting)/ghi/\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)")
  }

  // MARK: Later versions

  public func corrected(_ content: DraftContent, by author: CleanText) -> MeetingDraft {
    MeetingDraft(
      id: id, meeting: meeting, number: number, content: content, author: author, moment: moment,
      state: state)
  }

  public func adopted() -> MeetingDraft {
    MeetingDraft(
      id: id, meeting: meeting, number: number, content: content, author: author, moment: moment,
      state: .adopted)
  }

  public func withdrawn(because reason: CleanText) -> MeetingDraft {
    MeetingDraft(
      id: id, meeting: meeting, number: number, content: content, author: author, moment: moment,
      state: .withdrawn, reason: reason)
  }

  /// The same with the link of its figure, which a store keeps apart.
  public func linked(_ link: FigureLink) -> MeetingDraft {
    var content = content
    content.figure = content.figure?.linked(link)
    return MeetingDraft(
      id: id, meeting: meeting, number: number, content: content, author: author, moment: moment,
      state: state, reason: reason)
  }

  // MARK: Two at once

  /// Other drafts that are open and change a directive that this one changes, or decide the same difficulty: both are
  /// kept, and whoever comes later is told. So is whoever says something of a directive of which somebody else's word
  /// was adopted in the same meeting.
  public func rivals(among drafts: some Sequence<MeetingDraft>) -> [MeetingDraft] {
    drafts.filter { other in
      let isAdopted = other.state == .adopted && other.author != author && other.meeting == meeting
      guard other.id != id, other.state == .draft || isAdopted else { return false }
      if let difficulty = content.difficulty { return other.content.difficulty == difficulty }
      return content.changesDirectives && other.content.changesDirectives
        && !Set(content.directives).isDisjoint(with: other.content.directives)
    }
  }
}
