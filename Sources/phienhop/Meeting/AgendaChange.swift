import Model

/// What `phienhop meeting agenda` is asked to change; nothing where it only prints.
struct AgendaChange {
  /// Title of a new item.
  var add: String?
  /// The item it is about, by its place from 1.
  var item: Int?
  var title: String?
  var view: String?
  var minutes: Int?
  var speaker: String?
  /// The place it goes to.
  var target: Int?
  var drops: Bool

  var isEmpty: Bool {
    add == nil && item == nil && title == nil && view == nil && minutes == nil && speaker == nil
      && target == nil
      && !drops
  }

  /// The items that become others.
  /// - Throws: a ``Failure`` with exit code 2 for options that do not go together, a place that there is not, or a view
  ///   that is none.
  func items(of record: MeetingRecord, all: [AgendaItem]) throws -> [AgendaItem] {
    let saved = try savedView()
    if let minutes, !(1...600).contains(minutes) {
      throw Failure.usage(.usageUnusableValue, String(minutes), "--minutes")
    }
    if let add {
      guard item == nil, title == nil, !drops else { throw Failure.usage(.meetingAddAlone) }
      guard !CleanText(cleaning: add).string.trimmed.isEmpty else {
        throw Failure.usage(.usageUnusableValue, add, "--add")
      }
      return try placed(new(add, saved, record, all), in: record)
    }
    guard let item else { throw Failure.usage(.meetingNeedsItem) }
    let old = try found(item, record)
    if drops {
      guard title == nil, view == nil, minutes == nil, speaker == nil, target == nil else {
        throw Failure.usage(.meetingDropAlone)
      }
      let rest = record.agenda.filter { $0.id != old.id }
      return [old.dropped()] + rest.enumerated().compactMap { $1.position == $0 + 1 ? nil : $1.at($0 + 1) }
    }
    let changed = AgendaItem(
      id: old.id, meeting: old.meeting, position: old.position,
      title: title.map { LocalizedText(vietnamese: CleanText(cleaning: $0), english: .empty) } ?? old.title,
      view: view == nil ? old.view : saved, minutes: minutes ?? old.minutes,
      speaker: speaker.map { CleanText(cleaning: $0) } ?? old.speaker, preparer: old.preparer,
      forms: old.forms,
      notes: old.notes)
    guard target != nil else { return changed == old ? [] : [changed] }
    return try placed(changed, in: record)
  }

  /// "none" takes the view away.
  private func savedView() throws -> SavedView? {
    guard let view, view != "none" else { return nil }
    guard let saved = SavedView.read(view) else { throw Failure.usage(.meetingNoView, view) }
    return saved
  }

  private func found(_ place: Int, _ record: MeetingRecord) throws -> AgendaItem {
    guard record.agenda.indices.contains(place - 1) else {
      throw Failure.usage(
        .meetingNoItem, record.meeting.id.rawValue, String(place), String(record.agenda.count))
    }
    return record.agenda[place - 1]
  }

  private func new(
    _ title: String, _ view: SavedView?, _ record: MeetingRecord, _ all: [AgendaItem]
  ) -> AgendaItem {
    AgendaItem(
      id: AgendaItem.newID(in: record.meeting.id, besides: all), meeting: record.meeting.id,
      position: record.agenda.count + 1,
      title: LocalizedText(vietnamese: CleanText(cleaning: title), english: .empty), view: view,
      minutes: minutes, speaker: speaker.map { CleanText(cleaning: $0) } ?? .empty)
  }

  /// The item at its place and the others that move for it.
  private func placed(_ item: AgendaItem, in record: MeetingRecord) throws -> [AgendaItem] {
    var order = record.agenda.filter { $0.id != item.id }
    let place = target ?? item.position
    guard (1...(order.count + 1)).contains(place) else {
      throw Failure.usage(
        .meetingNoItem, record.meeting.id.rawValue, String(place), String(order.count + 1))
    }
    order.insert(item, at: place - 1)
    return order.enumerated().compactMap { position, other in
      let moved = other.at(position + 1)
      return record.agenda.contains(moved) ? nil : moved
    }
  }
}
