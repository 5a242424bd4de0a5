import Model

extension State {
  mutating func toggleFreeze() {
    if isFrozen {
      unfreeze()
    } else {
      isFrozen = true
    }
  }

  /// Back to what is now. Everything is asked again, for a change may not have been counted yet.
  mutating func unfreeze() {
    isFrozen = false
    waitingChanges = 0
    takenInChanges = 0
    if let day = waitingDay { today = day }
    waitingDay = nil
    invalidateAnswers()
  }

  /// Takes in what others have written since; asked for by a key and never by itself.
  mutating func takeIn() -> [Effect] {
    presentation?.takesIn = true
    return [.refresh, .redraw]
  }

  /// What was asked for is in the store's reader now.
  mutating func tookIn() {
    presentation?.takesIn = false
    presentation?.ahead = nil
    waitingChanges = 0
    takenInChanges = 0
    if let day = waitingDay { today = day }
    waitingDay = nil
    invalidateAnswers()
    presentation?.renewsItems = true
    presentation?.renewsFigures = true
  }

  /// The agenda as it is by now, once it was asked for; the item shown stays.
  mutating func renewItems() {
    // The answer from before is still shown until the new one comes.
    guard presentation?.renewsItems == true, let id = presentation?.meeting, !answers.isStale(.meetings),
      let agenda = answers.meetings?[id]?.agenda, !agenda.isEmpty
    else { return }
    let shown = presentation?.item?.id
    presentation?.renewsItems = false
    guard let before = presentation, agenda != before.items else { return }
    presentation?.items = agenda
    presentation?.left = Self.moved(before.left, from: before.items, to: agenda)
    presentation?.spent = Self.moved(before.spent, from: before.items, to: agenda)
    let position = agenda.firstIndex { $0.id == shown } ?? min(presentation?.position ?? 0, agenda.count - 1)
    let isSame = agenda[position].id == shown
    presentation?.position = position
    if !isSame { showItem(position, isFirst: true) }
  }

  /// What is known of items by their places, at the places they have now.
  private static func moved<Value>(
    _ known: [Int: Value], from before: [AgendaItem], to now: [AgendaItem]
  ) -> [Int: Value] {
    var result: [Int: Value] = [:]
    for (position, item) in now.enumerated() {
      if let old = before.firstIndex(where: { $0.id == item.id }) { result[position] = known[old] }
    }
    return result
  }
}
