import Model

extension MeetingScreen {
  func read(_ state: State, into page: inout PlainWriter) {
    if let part = Self.part(state) { return part.read(into: &page) }
    let wording = state.wording
    guard let id = Self.page(state) else {
      page.heading(wording[.meetingTitle])
      readItems(state, into: &page)
      return
    }
    guard let document = state.catalogue.documents[id] else {
      page.sentence(wording[.meetingMissing])
      return
    }
    page.heading(document.title.text(in: state.language))
    MeetingPage.writer(id, state).read(into: &page)
    let entries = Self.directives(of: id, state)
    page.heading(
      entries.isEmpty
        ? wording[.meetingNoDirectives] : wording(.meetingDirectives, state.format.integer(entries.count)))
    if !entries.isEmpty { readItems(state, into: &page) }
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    if let part = Self.part(state) { return part.plainRow(key) }
    let wording = state.wording
    let list = Self.list(state)
    if let id = key.directive {
      guard let list, let position = list.positions[id] else { return nil }
      return DirectiveTexts.plainRow(
        list.entries[position], withProvince: list.provinceCount > 1, state)
    }
    if let meeting = key.meeting, let record = state.answers.meetings?[meeting] {
      let text = PlainText(wording)
      return text.row(
        key, MeetingEntry.meeting(record).title(state),
        [text.figure(wording[.meetingHeadDay], state.format.day(record.meeting.day))])
    }
    guard let document = key.document.flatMap({ state.catalogue.documents[$0] }) else { return nil }
    let text = PlainText(wording)
    let isLater = document.day.map { $0 > state.today } ?? false
    var day = document.day.map { state.format.day($0) } ?? "—"
    if isLater { day = day + ", " + wording[.afterToday] }
    let count = list?.byDocument[document.id]?.count ?? 0
    return text.row(
      key, document.title.text(in: state.language),
      [
        text.figure(wording[.meetingHeadDay], day),
        text.figure(wording[.meetingHeadKind], wording[document.kind.label]),
        text.figure(
          wording[.meetingHeadProvince],
          document.province.map { state.catalogue.shortName(of: $0, state.language) } ?? "—"),
        text.figure(wording[.meetingHeadNumber], document.number, isDetail: true),
        text.figure(wording[.meetingHeadStated], document.dayAsStated, isDetail: true),
        text.figure(
          wording[.meetingHeadCount],
          list == nil ? "…" : count == 0 ? wording[.plainNone] : state.format.integer(count)),
      ])
  }
}
