import Model

/// Forms as text, for the small file that brings them back after a session was cut off: `form KIND`, then one line for
/// each thing typed. What a later program wrote and this one does not know is left out.
extension RecordForm {
  static func text(of forms: [RecordForm]) -> String {
    forms.map(\.savedLines).joined().map { $0 + "\n" }.joined()
  }

  private var savedLines: [String] {
    var lines = ["form \(kind.rawValue)"]
    lines += directives.map { "directive \($0)" }
    if let difficulty { lines.append("difficulty \(difficulty)") }
    if let meeting { lines.append("meeting \(meeting)") }
    if let correcting { lines.append("correcting \(correcting)") }
    if let ticket { lines.append("ticket \(ticket)") }
    if let mark = seen.map(Self.mark) ?? seenMark { lines.append("seen \(mark)") }
    lines.append("conclusion \(conclusion.rawValue)")
    lines.append("disposition \(disposition.rawValue)")
    if dueChoice > 0 { lines.append("due-choice \(dueChoice)") }
    lines.append("at \(field.rawValue)")
    lines += partyChoices.sorted { $0.key < $1.key }.map { "party \($0.value) \($0.key)" }
    for field in Field.allCases {
      if let text = typed[field] { lines.append("typed \(field.rawValue) \(text)") }
    }
    if let figure {
      if let definition = figure.definition { lines.append("figure-definition \(definition)") }
      if let unit = figure.unit { lines.append("figure-unit \(unit)") }
      lines.append("figure-name \(figure.name)")
      lines.append("figure-value \(figure.value)")
      lines.append("figure-target \(figure.target)")
      if let link = figure.link { lines.append("figure-link \(link.savedText)") }
    }
    return lines
  }

  /// - Returns: those that can be read; text of other kinds is passed over.
  static func forms(from text: String) -> [RecordForm] {
    var forms: [RecordForm] = []
    var figure: [String: String] = [:]
    var isPassedOver = true
    func finish() {
      guard !figure.isEmpty, !forms.isEmpty else { return }
      func clean(_ name: String) -> CleanText { CleanText(cleaning: figure[name] ?? "") }
      forms[forms.count - 1].figure = FigureMention(
        definition: figure["definition"].map { DefinitionID($0) },
        unit: figure["unit"].flatMap { UnitID($0) }, name: clean("name"), value: clean("value"),
        target: clean("target"), link: figure["link"].flatMap { FigureLink(savedText: $0) })
      figure = [:]
    }
    for line in text.split(separator: "\n") {
      let blank = line.firstIndex(of: " ") ?? line.endIndex
      let name = line[..<blank]
      let value = blank < line.endIndex ? String(line[line.index(after: blank)...]) : ""
      if name == "form" {
        finish()
        // What follows belongs to it, and to no other form.
        let kind = forms.count < State.mostForms + 1 ? DraftContent.Kind(rawValue: value) : nil
        isPassedOver = kind == nil
        if let kind {
          forms.append(RecordForm(kind))
          // What was typed is why it was kept.
          forms[forms.count - 1].isTouched = true
        }
      } else if isPassedOver {
        continue
      } else if name.hasPrefix("figure-") {
        figure[String(name.dropFirst(7))] = value
      } else {
        forms[forms.count - 1].take(name, value)
      }
    }
    finish()
    return forms.filter(\.hasText)
  }

  private mutating func take(_ name: Substring, _ value: String) {
    let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch name {
    case "directive": directives.append(DirectiveID(value))
    case "difficulty": difficulty = DifficultyID(value)
    case "meeting": meeting = MeetingID(value)
    case "seen": seenMark = value
    case "ticket": ticket = State.isTicket(value) ? value : nil
    case "correcting": correcting = FactID(value)
    case "conclusion": conclusion = Directive.Kind(rawValue: value) ?? conclusion
    case "disposition": disposition = DraftContent.Disposition(rawValue: value) ?? disposition
    case "due-choice": dueChoice = min(max(0, Int(value) ?? 0), 20)
    case "at": field = Field(rawValue: value).flatMap { fields.contains($0) ? $0 : nil } ?? field
    case "party":
      if parts.count == 2, let choice = Int(parts[0]) { partyChoices[parts[1]] = min(max(0, choice), 99) }
    case "typed":
      guard parts.count == 2, let field = Field(rawValue: parts[0]), fields.contains(field) else { return }
      typed[field] = String(CleanText(cleaning: parts[1]).string.prefix(Self.longest))
    default: break
    }
  }
}
