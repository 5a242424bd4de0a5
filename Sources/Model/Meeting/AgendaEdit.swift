/// What a person does to an agenda on the screen. Items are named, never counted, so that two people who change one
/// agenda at once do not change each other's items.
public enum AgendaEdit: Hashable, Sendable {
  /// A new last item.
  case add(title: LocalizedText, view: SavedView)
  case rename(FactID, title: LocalizedText)
  /// Takes an item off; it is kept as dropped.
  case drop(FactID)
  /// The order to come; items that are not named follow in theirs.
  case reorder([FactID])

  /// The items that become others.
  /// - Parameters:
  ///   - record: the meeting as it is known when the change is written.
  ///   - all: its items, dropped ones too.
  /// - Returns: nothing where the item is gone or the agenda is so already.
  public func items(in record: MeetingRecord, all: [AgendaItem]) -> [AgendaItem] {
    switch self {
    case .add(let title, let view):
      return [
        AgendaItem(
          id: AgendaItem.newID(in: record.meeting.id, besides: all), meeting: record.meeting.id,
          position: (record.agenda.map(\.position).max() ?? 0) + 1, title: title, view: view)
      ]
    case .rename(let id, let title):
      guard let item = record.agenda.first(where: { $0.id == id }), item.title != title else { return [] }
      return [item.titled(title)]
    case .drop(let id):
      guard let item = record.agenda.first(where: { $0.id == id }) else { return [] }
      let rest = record.agenda.filter { $0.id != id }
      return [item.dropped()] + rest.enumerated().compactMap { $1.position == $0 + 1 ? nil : $1.at($0 + 1) }
    case .reorder(let ids): return record.reordered(ids)
    }
  }
}

extension AgendaItem {
  /// The item under another title.
  public func titled(_ title: LocalizedText) -> AgendaItem {
    AgendaItem(
      id: id, meeting: meeting, position: position, title: title, view: view, minutes: minutes,
      speaker: speaker, preparer: preparer, forms: forms, notes: notes, isDropped: isDropped)
  }
}
