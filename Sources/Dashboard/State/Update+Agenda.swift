import Model

/// The order of an agenda while an item is carried, and until the store tells it back.
struct AgendaOrder: Hashable, Sendable {
  let meeting: MeetingID
  var items: [FactID]
  /// False once it was put down.
  var isCarried = true
}

extension State {
  /// An item of the agenda follows the cursor.
  var carries: Bool { agendaOrder?.isCarried ?? false }

  /// Why the agenda cannot be changed here; nil where it can.
  var reasonAgainstAgenda: CleanText? {
    if let reason = reasonAgainstRecording { return reason }
    return AgendaPage(self)?.selected == nil ? wording[.agendaElsewhere] : nil
  }

  // MARK: Saving the screen as an item

  /// Adds what the screen shows to the meeting that is held or comes next, as soon as that is known.
  mutating func saveAsItem() {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
    } else {
      // As it is now: other keys may come before the meetings are known.
      itemToSave = (itemTitle, view.saved)
    }
  }

  /// Records the item that was asked for, once the meetings are at hand.
  mutating func saveItemWhenReady() -> [Effect] {
    guard let item = itemToSave else { return [] }
    if answers.hasFailed(.meetings) {
      itemToSave = nil
      return []
    }
    guard let book = answers.meetings else { return [] }
    itemToSave = nil
    guard let meeting = book.current(on: today)?.meeting else {
      notice = Notice(.information, wording[.agendaNoMeeting])
      return []
    }
    notice = Notice(.information, wording[.decisionBusy])
    return [.record(.agenda(meeting.id, .add(title: item.title, view: item.view)))]
  }

  /// "Xếp hạng: Quảng Ngãi", "Hồ sơ: QĐ 766 năm 2023" in both languages.
  private var itemTitle: LocalizedText {
    func title(_ language: Language) -> CleanText {
      var copy = self
      copy.language = language
      let unit = view.path.last?.unit.map { copy.catalogue.shortName(of: $0, language) }
      let caption = Screens.screen(screen).caption(copy).string
      let part = caption.split(separator: " · ").first.map { CleanText(cleaning: String($0)) } ?? ""
      let narrowed = copy.narrowingName(copy.wording)
      let subject = unit ?? narrowed ?? (view.filterTyped.map { CleanText(cleaning: $0) } ?? part)
      let name = copy.wording[screen.label]
      return subject.isEmpty ? name : name + ": " + subject
    }
    return LocalizedText(vietnamese: title(.vietnamese), english: title(.english))
  }

  // MARK: Changing the agenda

  /// Picks the selected item up, so that the arrows move it, or puts it down.
  mutating func moveItem() -> [Effect] {
    if carries { return putDown() }
    guard reasonAgainstAgenda == nil, let page = AgendaPage(self) else {
      notice = reasonAgainstAgenda.map { Notice(.information, $0) }
      return []
    }
    agendaOrder = AgendaOrder(meeting: page.id, items: page.agenda.map(\.id))
    return []
  }

  private mutating func putDown() -> [Effect] {
    guard var order = agendaOrder, let record = answers.meetings?[order.meeting] else {
      agendaOrder = nil
      return []
    }
    guard order.items != record.agenda.map(\.id) else {
      agendaOrder = nil
      return []
    }
    order.isCarried = false
    agendaOrder = order
    return [.record(.agenda(order.meeting, .reorder(order.items)))]
  }

  /// A key while an item is carried. Returns nil for a key that has its usual meaning.
  mutating func handleCarrying(_ key: Key) -> [Effect]? {
    guard carries, var order = agendaOrder, let item = view.selected?.fact,
      let position = order.items.firstIndex(of: item)
    else {
      agendaOrder = nil
      return nil
    }
    let target: Int
    switch key {
    case .up: target = max(0, position - 1)
    case .down: target = min(order.items.count - 1, position + 1)
    case .home: target = 0
    case .end: target = order.items.count - 1
    case .enter, .character(" "): return putDown()
    case .escape:
      agendaOrder = nil
      return []
    case .control: return nil
    default: return []
    }
    order.items.remove(at: position)
    order.items.insert(item, at: target)
    agendaOrder = order
    return []
  }

  mutating func renameItem() {
    guard reasonAgainstAgenda == nil, let page = AgendaPage(self), let item = page.selected else {
      notice = reasonAgainstAgenda.map { Notice(.information, $0) }
      return
    }
    overlays.append(
      .prompt(
        Prompt(
          purpose: .itemTitle(page.id, item.id), text: item.title.text(in: language).string, before: view)))
  }

  /// What was typed as a title, in the language it was typed in; the other keeps its own.
  func renaming(_ meeting: MeetingID, _ item: FactID, to text: String) -> [Effect] {
    let title = CleanText(cleaning: text)
    guard title.string.contains(where: { $0 != " " }),
      let old = answers.meetings?[meeting]?.agenda.first(where: { $0.id == item })?.title
    else { return [] }
    let renamed =
      language == .english
      ? LocalizedText(vietnamese: old.vietnamese, english: title)
      : LocalizedText(vietnamese: title, english: .empty)
    return [.record(.agenda(meeting, .rename(item, title: renamed)))]
  }

  /// Takes the selected item off the agenda, when the key is pressed a second time.
  mutating func removeItem() -> [Effect] {
    guard reasonAgainstAgenda == nil, let page = AgendaPage(self), let item = page.selected else {
      notice = reasonAgainstAgenda.map { Notice(.information, $0) }
      return []
    }
    guard removing == item.id else {
      removing = item.id
      notice = Notice(.warning, wording(.agendaRemoveAgain, item.title.text(in: language)))
      return []
    }
    removing = nil
    return [.record(.agenda(page.id, .drop(item.id)))]
  }
}
