import Model

extension DirectiveState {
  /// The mark that stands before the word.
  var symbol: CleanText { DirectiveWords.mark(self) }

  /// What the state means for colour; never the only sign of it.
  var role: Role { DirectiveWords.role(self) }

  func word(_ wording: Wording, isShort: Bool = false, isContinuous: Bool = false) -> CleanText {
    isShort
      ? DirectiveWords.shortName(self, isContinuous: isContinuous, wording: wording)
      : DirectiveWords.name(self, isContinuous: isContinuous, wording: wording)
  }
}

extension DirectiveStanding {
  /// The state in a word; what goes on without a date says so.
  func word(_ wording: Wording, isShort: Bool) -> CleanText {
    state.word(wording, isShort: isShort, isContinuous: isContinuous)
  }

  /// Days left or past in words: còn 2 ngày, hôm nay, qua 12 ngày; empty without a day.
  func days(_ wording: Wording, _ format: Format, workingDays: Bool = false) -> CleanText {
    guard workingDays, let daysLeft, daysLeft != 0 else {
      return DirectiveWords.remaining(self, wording: wording, format: format)
    }
    return daysLeft > 0
      ? wording(.directivesLeftWorking, format.integer(daysLeft))
      : wording(.directivesPastWorking, format.integer(-daysLeft))
  }

  /// Days as a number: −2 is left, +12 is past.
  func shortDays(_ format: Format) -> CleanText { DirectiveWords.shortRemaining(self, format: format) }
}

extension Directive.Kind {
  var label: Label {
    switch self {
    case .task: .directiveKindTask
    case .approval: .directiveKindApproval
    case .agreement: .directiveKindAgreement
    case .requestUpward: .directiveKindRequestUpward
    case .commendation: .directiveKindCommendation
    case .generalRequest: .directiveKindGeneralRequest
    case .goal: .directiveKindGoal
    }
  }
}

extension Progress {
  var label: Label {
    switch self {
    case .notStarted: .directiveProgressNotStarted
    case .underWay: .directiveProgressUnderWay
    case .awaitingConfirmation: .directiveProgressAwaiting
    case .done: .directiveProgressDone
    case .onHold: .directiveProgressOnHold
    case .returned: .directiveProgressReturned
    case .dropped: .directiveProgressDropped
    }
  }
}

/// Short texts of directives that lists and panes share.
enum DirectiveTexts {
  /// Who leads, with the province where several are listed, in the longest form that fits: "VP UBND tỉnh
  /// (Quảng Nam)", "VP UBND tỉnh (Q.Nam)", "VP UBND tỉnh".
  static func lead(
    _ directive: Directive, _ state: State, withProvince: Bool, columns: Int
  ) -> CleanText {
    let lead = leadAlone(directive, state)
    guard withProvince, let id = directive.province else { return lead }
    let province = state.catalogue.shortName(of: id, state.language)
    if lead.string.hasSuffix(province.string) { return lead }
    let full = inBrackets(lead, province)
    if full.columns <= columns { return full }
    let short = inBrackets(lead, abbreviated(province))
    return short.columns <= columns ? short : lead
  }

  /// "Sở NV (Kon Tum)"; after a name that has brackets itself a comma: "Sở NV, Tỉnh Mẫu (MÔ PHỎNG)".
  static func inBrackets(_ lead: CleanText, _ province: CleanText) -> CleanText {
    province.string.contains("(") ? lead + ", " + province : lead + " (" + province + ")"
  }

  static func leadAlone(_ directive: Directive, _ state: State) -> CleanText {
    guard let first = directive.leads.first else { return state.wording[.directivesLeadNone] }
    let name = partyName(first, state)
    guard directive.leads.count > 1 else { return name }
    return name + CleanText(cleaning: " +\(directive.leads.count - 1)")
  }

  /// The short form of a party, in English where the unit has one.
  static func partyName(_ party: PartyName, _ state: State) -> CleanText {
    if state.language == .english, let unit = party.unit.flatMap({ state.catalogue.register.unit($0) }) {
      return unit.shortName.text(in: .english)
    }
    return party.short.isEmpty ? party.asStated : party.short
  }

  /// What the row of a directive may write short: its lead and its province.
  static func abbreviations(_ directive: Directive, _ state: State) -> [Abbreviation] {
    var found: [Abbreviation] = []
    if state.language == .vietnamese, let lead = directive.leads.first, !lead.short.isEmpty,
      lead.short != lead.asStated
    {
      found.append(Abbreviation(short: lead.short, meaning: lead.asStated))
    }
    if let province = directive.province.map({ state.catalogue.shortName(of: $0, state.language) }),
      abbreviated(province) != province
    {
      found.append(Abbreviation(short: abbreviated(province), meaning: province))
    }
    return found
  }

  /// "Quảng Nam" as "Q.Nam"; one word stays.
  static func abbreviated(_ name: CleanText) -> CleanText {
    guard let first = name.string.first, let space = name.string.firstIndex(of: " ") else { return name }
    return CleanText(cleaning: "\(first).\(name.string[name.string.index(after: space)...])")
  }

  /// Where a directive stands: the document's number or the source's short name, and the item.
  static func place(_ directive: Directive, _ state: State) -> CleanText {
    var text: String
    if let document = directive.document.flatMap({ state.catalogue.documents[$0] }),
      document.kind == .document, !document.number.isEmpty
    {
      text = document.number.string
    } else {
      let source = directive.reference.source.rawValue
      text = source.lastIndex(of: "-").map { String(source[source.index(after: $0)...]) } ?? source
    }
    if !directive.item.isEmpty { text += "." + directive.item }
    return CleanText(cleaning: text)
  }

  /// The due day or window, or the due text as stated where no day was read.
  static func due(_ directive: Directive?, _ standing: DirectiveStanding, _ state: State, isShort: Bool)
    -> CleanText
  {
    guard let window = standing.window, directive?.awaitsReading == nil else {
      let stated = directive?.due.asStated ?? .empty
      return stated.isEmpty ? "—" : stated
    }
    if !isShort { return state.format.window(window, today: state.today) }
    let text = state.format.window(window, today: state.today)
    return window.first == window.last || text.columns > 8 ? state.format.shortDay(window.last) : text
  }

  /// Shares of overdue tasks, each with its basis; fewer than ten cases without percent.
  static func rates(_ counts: DirectiveCounts, _ state: State) -> Line {
    // A span for each rate, so that a narrow screen shows whole ones.
    Line(
      [Span(state.wording[.directivesRates] + " ", .columnHead)]
        + rateTexts(counts, state).enumerated().map { Span(($0 > 0 ? " · " : "") + $1) }
        + [Span(" "), SourceMarks.computed])
  }

  /// One share after the other.
  /// - Parameter nothing: what stands for a share of no cases.
  static func rateTexts(
    _ counts: DirectiveCounts, _ state: State, nothing: CleanText = "—"
  ) -> [CleanText] {
    let wording = state.wording
    let labels: [(DirectiveCounts.Basis, Label)] = [
      (.finishedOrOverdue, .directivesRateFinished), (.all, .directivesRateAll), (.open, .directivesRateOpen),
    ]
    return labels.map { basis, label -> CleanText in
      let rate = counts.overdueRate(basis)
      var text = state.format.integer(rate.overdue) + "/" + state.format.integer(rate.of)
      if rate.of == 0 { text = nothing }
      var shown = wording(label, text)
      if rate.of > 0, rate.hasFewCases {
        shown = shown + " (" + wording[.directivesFewCases] + ")"
      } else if let percent = rate.percent(scale: 2) {
        shown = shown + " (" + state.format.number(percent, decimals: 2) + "%)"
      }
      return shown
    }
  }

  /// "55 directives: 40 tasks, 7 ongoing …" of a group.
  static func summary(_ group: DirectiveGroup, _ state: State) -> CleanText {
    let wording = state.wording
    var parts = Directive.Kind.allCases.compactMap { kind -> CleanText? in
      guard let count = group.kinds[kind] else { return nil }
      return state.format.integer(count) + " " + wording[kind.label]
    }
    if group.continuousCount > 0, group.continuousCount < group.range.count {
      parts.append(wording(.directivesContinuousCount, state.format.integer(group.continuousCount)))
    }
    return wording(
      .directivesGroupCount, state.format.integer(group.range.count), parts.joined(separator: ", "))
  }
}
