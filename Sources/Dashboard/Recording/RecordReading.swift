import Model

/// What a form is read against.
public struct RecordGround: Sendable {
  public let register: UnitRegister
  public let home: UnitID?
  public let workdays: WorkCalendar
  /// The day of the meeting: from it days are counted and years completed.
  public let day: Day
  public let nextMeeting: Day?

  public init(register: UnitRegister, home: UnitID?, workdays: WorkCalendar, day: Day, nextMeeting: Day?) {
    self.register = register
    self.home = home
    self.workdays = workdays
    self.day = day
    self.nextMeeting = nextMeeting
  }
}

/// How a form is read: field by field, for a person to confirm, and together as the draft it becomes.
public struct RecordReading: Sendable {
  /// A unit that a field names.
  public struct Party: Sendable {
    let read: DirectiveParty
    /// The unit chosen where the name alone does not settle it.
    let chosen: AdministrativeUnit?

    var asStated: CleanText { read.asStated }
    var choices: [AdministrativeUnit] { read.choices }
    var isChosenAmongSeveral: Bool { read.unit == nil }
    /// Several units under one name, kept as stated.
    public var isGroup: Bool { chosen == nil && read.isGroup }
    public var unit: AdministrativeUnit? { chosen ?? read.unit }
    /// What is open; nil where a unit is found or chosen.
    public var problem: LocalizedText? { chosen == nil ? read.problem : nil }

    var partyName: PartyName {
      chosen.map { PartyName(unit: $0.id, asStated: $0.name.vietnamese, short: $0.shortName.vietnamese) }
        ?? read.partyName
    }
  }

  /// A way to read the due; without a window it is "không thời hạn".
  public struct DueChoice: Hashable, Sendable {
    public let window: DayRange?
    public let words: LocalizedText?
    /// How it comes again in this reading.
    public let recurrence: Recurrence
  }

  public let leads: [Party]
  public let coordinating: [Party]
  public let due: DueReading
  /// The reading proposed, then the others.
  public let dueChoices: [DueChoice]
  /// What each field says, whether typed into it or read from the line.
  public let texts: [RecordForm.Field: String]
  /// The number typed as percent is none from 0 to 100.
  public let hasOddPercent: Bool
  /// The day typed for what is done is none, or is to come.
  public let hasOddFinish: Bool
  public let content: DraftContent

  public init(_ form: RecordForm, _ ground: RecordGround) {
    let reader = DirectiveLineReader(
      register: ground.register, home: ground.home, due: DueReader(workdays: ground.workdays))
    let typedLine = form.typed[.line] ?? ""
    let line =
      typedLine.isEmpty ? nil : reader.read(typedLine, on: ground.day, nextMeeting: ground.nextMeeting)
    func names(_ parties: [DirectiveParty]) -> String {
      parties.map(\.asStated.string).joined(separator: ", ")
    }
    func settled(_ parties: [DirectiveParty]) -> [Party] {
      parties.map { party in
        let choice = form.partyChoices[party.asStated.string]
        let chosen = choice.flatMap { party.choices.indices.contains($0) ? party.choices[$0] : nil }
        return Party(read: party, chosen: party.unit == nil ? chosen : nil)
      }
    }
    func parties(_ field: RecordForm.Field, _ read: [DirectiveParty]?) -> [Party] {
      settled(form.typed[field].map { reader.parties(in: $0, on: ground.day) } ?? read ?? [])
    }
    leads = parties(.leads, line?.leads)
    coordinating = parties(.coordinating, line?.coordinating)
    let dueText = form.typed[.due] ?? line?.dueAsStated.string ?? ""
    due =
      form.typed[.due] == nil && line != nil
      ? line?.due ?? DueReading(window: nil, recurrence: .none, counting: .calendarDays, reading: nil)
      : DueReader(workdays: ground.workdays)
        .read(dueText, assignedOn: ground.day, nextMeeting: ground.nextMeeting)
    let choices =
      [DueChoice(window: due.window, words: due.reading, recurrence: due.recurrence)]
      + due.alternatives.map { [due] in
        DueChoice(window: $0.window, words: $0.reading, recurrence: $0.recurrence ?? due.recurrence)
      }
    // What is done was done by then: "1/9" told in September is not of next year.
    func isOver(_ choice: DueChoice) -> Bool { choice.window.map { $0.last <= ground.day } ?? false }
    dueChoices =
      form.kind == .completion ? choices.filter(isOver) + choices.filter { !isOver($0) } : choices
    var texts = form.typed
    if let line {
      texts[.leads] = texts[.leads] ?? names(line.leads)
      texts[.coordinating] = texts[.coordinating] ?? names(line.coordinating)
      texts[.due] = texts[.due] ?? line.dueAsStated.string
      texts[.text] = texts[.text] ?? line.task.string
    }
    self.texts = texts
    let percent = (texts[.percent] ?? "").filter { $0 != " " && $0 != "%" }
    let number = Int(percent)
    hasOddPercent = !percent.isEmpty && !(number.map { (0...100).contains($0) } ?? false)

    let finish = dueChoices[dueChoices.indices.contains(form.dueChoice) ? form.dueChoice : 0].window?.last
    hasOddFinish =
      form.kind == .completion && dueText.contains { $0 != " " }
      && !(finish.map { $0 <= ground.day } ?? false)

    func clean(_ field: RecordForm.Field) -> CleanText {
      CleanText(cleaning: CleanText(cleaning: texts[field] ?? "").string.trimmed)
    }
    let choice = dueChoices[dueChoices.indices.contains(form.dueChoice) ? form.dueChoice : 0]
    var content = DraftContent(
      form.kind, conclusion: form.conclusion, directives: form.directives, difficulty: form.difficulty,
      disposition: form.kind == .difficulty ? form.disposition : nil, figure: form.figure)
    content.text = clean(.text)
    content.asTyped = form.kind == .directive ? clean(.line) : content.text
    content.leads = leads.map(\.partyName)
    content.coordinating = coordinating.map(\.partyName)
    content.due = Due(
      asStated: clean(.due), reading: choice.words, window: choice.window, counting: due.counting)
    content.recurrence = form.kind == .directive || form.kind == .difficulty ? choice.recurrence : .none
    content.percent = hasOddPercent ? nil : number
    content.evidence = clean(.evidence)
    self.content = content
  }

  public func text(of field: RecordForm.Field) -> String { texts[field] ?? "" }

  /// Units that are not settled, with the field they stand in.
  public var unsettled: (field: RecordForm.Field, problem: LocalizedText)? {
    for (field, parties) in [(RecordForm.Field.leads, leads), (.coordinating, coordinating)] {
      if let problem = parties.lazy.compactMap(\.problem).first { return (field, problem) }
    }
    return nil
  }
}
