import Model

/// A row of the list of meetings and documents.
enum MeetingEntry {
  /// A meeting that is prepared or was held with this program.
  case meeting(MeetingRecord)
  case document(Document)

  var key: ItemKey {
    switch self {
    case .meeting(let record): .meeting(record.meeting.id)
    case .document(let document): .document(document.id)
    }
  }

  func title(_ state: State) -> CleanText {
    switch self {
    case .document(let document): return document.title.text(in: state.language)
    case .meeting(let record):
      let wording = state.wording
      let count = state.format.integer(record.agenda.count)
      let name =
        record.meeting.ordinal.map { wording(.agendaOrdinal, state.format.integer($0)) }
        ?? wording[record.meeting.kind.label]
      let state = record.meeting.state == .planned ? [] : [wording[record.meeting.state.label]]
      return ([name, wording(.agendaCount, count)] + state).joined(separator: " · ")
    }
  }

  /// The cells of its row by column.
  /// - Parameter hasStated: the table has room for the day as the source states it.
  func cells(_ state: State, hasStated: Bool) -> [String: Line] {
    let wording = state.wording
    switch self {
    case .meeting(let record):
      let meeting = record.meeting
      return [
        "day": Line(state.format.day(meeting.day)), "kind": Line(wording[.meetingKindMeeting]),
        "province": province(meeting.province, state), "number": Line("—"), "title": Line(title(state)),
        "stated": .blank, "count": Line("—"),
      ]
    case .document(let document):
      let isLater = document.day.map { $0 > state.today } ?? false
      var title = title(state)
      // Colour alone would not say it.
      if isLater, !hasStated { title = wording[.afterToday] + " · " + title }
      let list = MeetingScreen.list(state)
      let count = list?.byDocument[document.id]?.count ?? 0
      return [
        "day": Line(document.day.map { state.format.day($0) } ?? "—", isLater ? .warning : .text),
        "kind": Line(wording[document.kind.label]), "province": province(document.province, state),
        "number": Line(document.number.isEmpty ? "—" : document.number), "title": Line(title),
        "stated": isLater ? Line(wording[.afterToday], .warning) : Line(document.dayAsStated),
        "count": Line(list == nil ? "…" : count == 0 ? "—" : state.format.integer(count)),
      ]
    }
  }

  private func province(_ unit: UnitID?, _ state: State) -> Line {
    Line(
      unit.map { state.catalogue.shortName(of: $0, state.language) } ?? "—",
      unit != nil && unit == state.home ? .own : .text)
  }

  /// What a second line tells.
  var detail: CleanText {
    switch self {
    case .meeting(let record):
      [record.meeting.chair, record.meeting.place, record.meeting.note].filter { !$0.isEmpty }
        .joined(separator: " · ")
    case .document(let document):
      [document.number, document.issuer, document.dayAsStated, document.note].filter { !$0.isEmpty }
        .joined(separator: " · ")
    }
  }
}

extension Meeting.Kind {
  var label: Label {
    switch self {
    case .monthly: .agendaMonthly
    case .quarterly: .agendaQuarterly
    case .adHoc: .agendaAdHoc
    }
  }
}

extension Meeting.State {
  var label: Label {
    switch self {
    case .planned: .agendaPlanned
    case .held: .agendaHeld
    case .cancelled: .agendaCancelled
    }
  }
}
